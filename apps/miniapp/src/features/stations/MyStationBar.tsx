import { FilterBar } from '../../components';
import type { MyStation } from './useMyStations';

export interface MyStationBarProps {
  readonly stations: readonly MyStation[];
  readonly value: string;
  readonly onChange: (stationId: string) => void;
}

/** Which station, for someone who works at several. */
export function MyStationBar({ stations, value, onChange }: MyStationBarProps) {
  if (stations.length < 2) return null;
  const options = stations.map(({ id, name }) => ({ value: id, label: name }));
  return <FilterBar label="驿站" options={options} value={value} onChange={onChange} />;
}
