import { type Fen, formatYuan } from '@yizhan/kernel';
import { Box } from '../platform/ui';
import { classes } from './classes';
import './Money.scss';

export interface MoneyProps {
  readonly fen: Fen;
  /** As the vocabulary says it, e.g. `wageUnitLabels.day`: 元/天. */
  readonly unit?: string;
  readonly size?: 'small' | 'normal' | 'large';
}

/** An amount in yuan, e.g. 200 元/天. */
export function Money({ fen, unit = '元', size = 'normal' }: MoneyProps) {
  return (
    <Box className={classes('yz-money', `yz-money--${size}`)}>
      <Box className="yz-money__sum">{formatYuan(fen)}</Box>
      <Box className="yz-money__unit">{unit}</Box>
    </Box>
  );
}
