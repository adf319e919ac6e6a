import { type Fen, formatYuan } from '@yizhan/kernel';
import { Box } from '../platform/ui';
import { classes } from './classes';
import './Money.scss';

export interface MoneyProps {
  readonly fen: Fen;
  /** What it is paid for, e.g. 天, 小时, 件. */
  readonly per?: string;
  readonly size?: 'small' | 'normal' | 'large';
}

/** An amount in yuan, e.g. 200 元/天. */
export function Money({ fen, per, size = 'normal' }: MoneyProps) {
  return (
    <Box className={classes('yz-money', `yz-money--${size}`)}>
      <Box className="yz-money__sum">{formatYuan(fen)}</Box>
      <Box className="yz-money__unit">{per ? `元/${per}` : '元'}</Box>
    </Box>
  );
}
