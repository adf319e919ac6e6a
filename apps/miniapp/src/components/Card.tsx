import type { ReactNode } from 'react';
import { Box, Tap } from '../platform/ui';
import { classes } from './classes';
import { Icon } from './Icon';
import './Card.scss';

export interface CardProps {
  readonly title?: string;
  /** At the right of the title: a tag, a small button. */
  readonly aside?: ReactNode;
  readonly tone?: 'plain' | 'good' | 'wait' | 'bad' | 'lacquer';
  /** The whole card leads somewhere; put nothing else to tap inside. */
  readonly onTap?: () => void;
  readonly label?: string;
  readonly children?: ReactNode;
}

/** One subject on a sheet of its own. */
export function Card({ title, aside, tone = 'plain', onTap, label, children }: CardProps) {
  const className = classes('yz-card', `yz-card--${tone}`, onTap && 'yz-card--taps');
  const inside = (
    <>
      {(title || aside) && (
        <Box className="yz-card__head">
          {title && (
            <Box as={onTap ? 'box' : 'h2'} className="yz-card__title">
              {title}
            </Box>
          )}
          {aside}
        </Box>
      )}
      {children}
    </>
  );
  if (!onTap)
    return (
      <Box as="section" label={label ?? title} className={className}>
        {inside}
      </Box>
    );
  return (
    <Tap onTap={onTap} label={label} role="link" className={className}>
      <Box className="yz-card__body">{inside}</Box>
      <Icon name="right" className="yz-card__arrow" />
    </Tap>
  );
}
