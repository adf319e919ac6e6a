import { Box, Tap } from '../platform/ui';
import { Icon, type IconName } from './Icon';
import './Tiles.scss';

export interface Tile {
  readonly key: string;
  readonly icon: IconName;
  readonly text: string;
  readonly onTap: () => void;
}

/** A few ways to go on, each a picture and a word. */
export function Tiles({
  label,
  tiles,
}: {
  readonly label: string;
  readonly tiles: readonly Tile[];
}) {
  return (
    <Box as="nav" label={label} className="yz-tiles">
      {tiles.map((tile) => (
        <Tap key={tile.key} role="link" onTap={tile.onTap} className="yz-tiles__tile">
          <Box className="yz-tiles__ground">
            <Icon name={tile.icon} />
          </Box>
          <Box>{tile.text}</Box>
        </Tap>
      ))}
    </Box>
  );
}
