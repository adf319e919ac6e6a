import { type ReactNode, useState } from 'react';
import { Box, Tap } from '../platform/ui';
import { Sheet } from './Sheet';
import './Figure.scss';

export interface FigureProps {
  readonly label: string;
  readonly value: string | number;
  readonly unit?: string;
  /** What is counted, what isn't, from when to when: shown when the number is tapped. */
  readonly counts: ReactNode;
  readonly tone?: 'plain' | 'good' | 'bad';
}

/** A number that tells what it counts. */
export function Figure({ label, value, unit, counts, tone = 'plain' }: FigureProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Tap onTap={() => setOpen(true)} className={`yz-figure yz-figure--${tone}`}>
        <Box className="yz-figure__number">
          {value}
          {unit && <Box className="yz-figure__unit">{unit}</Box>}
        </Box>
        <Box className="yz-figure__label">{label}</Box>
        <Box className="yz-aside">看怎么算的</Box>
      </Tap>
      <Sheet title={`${label}：怎么算的`} open={open} onClose={() => setOpen(false)}>
        {counts}
      </Sheet>
    </>
  );
}

/** Figures side by side. */
export function Figures({ children }: { readonly children: ReactNode }) {
  return <Box className="yz-figures">{children}</Box>;
}
