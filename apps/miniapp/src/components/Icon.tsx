import { Box } from '../platform/ui';
import { classes } from './classes';
import './Icon.scss';

export type IconName =
  | 'home'
  | 'work'
  | 'voice'
  | 'me'
  | 'back'
  | 'right'
  | 'down'
  | 'refresh'
  | 'search'
  | 'close'
  | 'check'
  | 'plus'
  | 'minus'
  | 'phone'
  | 'copy'
  | 'scan'
  | 'place'
  | 'clock'
  | 'calendar'
  | 'alert'
  | 'info'
  | 'money'
  | 'policy'
  | 'station'
  | 'people'
  | 'chart'
  | 'bell'
  | 'offline'
  | 'swap'
  | 'type'
  | 'edit'
  | 'shield'
  | 'desk'
  | 'out';

export interface IconProps {
  readonly name: IconName;
  readonly className?: string;
}

/** A line drawing in the colour of the text beside it; readers pass it by. */
export function Icon({ name, className }: IconProps) {
  return <Box hidden className={classes('yz-icon', `yz-icon--${name}`, className)} />;
}
