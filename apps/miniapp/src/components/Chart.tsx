import type { ReactNode } from 'react';
import { Box, Tap } from '../platform/ui';
import type { Tone } from './Tag';
import './Chart.scss';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The value as people read it, e.g. 96.2%. */
  readonly text: string;
  readonly tone?: Tone;
  /** To what it counts. */
  readonly onTap?: () => void;
}

export interface ChartProps {
  /** What is compared, for readers. */
  readonly label: string;
  readonly bars: readonly Bar[];
  /** The full length; the largest value when left out. */
  readonly max?: number;
}

const share = (value: number, max: number): string =>
  `${max <= 0 ? 0 : Math.max(0, Math.min(100, (value / max) * 100))}%`;

const largest = (bars: readonly Bar[]): number =>
  bars.reduce((most, bar) => Math.max(most, bar.value), 0);

/** Lying bars, for names of any length. */
export function RowChart({ label, bars, max = largest(bars) }: ChartProps) {
  return (
    <Box as="list" label={label} className="yz-rows">
      {bars.map((bar) => (
        <Box as="item" key={bar.key}>
          <Tappable bar={bar} className="yz-rows__row">
            <Box className="yz-rows__label">{bar.label}</Box>
            <Box className="yz-rows__track">
              <Box
                className={`yz-bar yz-bar--${bar.tone ?? 'active'}`}
                style={{ width: share(bar.value, max) }}
              />
            </Box>
            <Box className="yz-rows__text">{bar.text}</Box>
          </Tappable>
        </Box>
      ))}
    </Box>
  );
}

/** Standing bars, for what goes on in time; labels are short. */
export function ColumnChart({ label, bars, max = largest(bars) }: ChartProps) {
  return (
    <Box as="list" label={label} className="yz-columns">
      {bars.map((bar) => (
        <Box as="item" key={bar.key} className="yz-columns__item">
          <Tappable bar={bar} className="yz-columns__column">
            <Box className="yz-columns__text">{bar.text}</Box>
            <Box className="yz-columns__track">
              <Box
                className={`yz-bar yz-bar--${bar.tone ?? 'active'}`}
                style={{ height: share(bar.value, max) }}
              />
            </Box>
            <Box className="yz-columns__label">{bar.label}</Box>
          </Tappable>
        </Box>
      ))}
    </Box>
  );
}

interface TappableProps {
  readonly bar: Bar;
  readonly className: string;
  readonly children: ReactNode;
}

function Tappable({ bar, className, children }: TappableProps) {
  if (!bar.onTap) return <Box className={className}>{children}</Box>;
  return (
    <Tap onTap={bar.onTap} label={`${bar.label} ${bar.text}`} className={className}>
      {children}
    </Tap>
  );
}
