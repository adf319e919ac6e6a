import { type Facility, facilityLabels } from '@yizhan/stations/vocabulary';
import { Box } from '../../components';
import './Facilities.scss';

export interface FacilitiesProps {
  readonly facilities: readonly Facility[];
  /** Only so many, e.g. in a list. */
  readonly most?: number;
}

/** What a station offers, each a picture and a word. */
export function Facilities({ facilities, most }: FacilitiesProps) {
  const shown = most === undefined ? facilities : facilities.slice(0, most);
  const rest = facilities.length - shown.length;
  return (
    <Box as="list" label="设施" className="yz-facilities">
      {shown.map((facility) => (
        <Box as="item" key={facility} className="yz-facilities__one">
          <Box hidden className={`yz-facilities__icon yz-facilities__icon--${facility}`} />
          <Box>{facilityLabels[facility]}</Box>
        </Box>
      ))}
      {rest > 0 && (
        <Box as="item" className="yz-facilities__one">
          {`等 ${facilities.length} 项`}
        </Box>
      )}
    </Box>
  );
}
