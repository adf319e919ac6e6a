import type { ReactNode } from 'react';
import { Box, Tap } from '../platform/ui';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import './ListRow.scss';

export interface ListProps {
  /** What the list is of, for readers. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Rows on one sheet, divided by lines. */
export function List({ label, children }: ListProps) {
  return (
    <Box as="list" label={label} className="yz-list">
      {children}
    </Box>
  );
}

export interface ListRowProps {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly icon?: IconName;
  /** At the right: a sum, a tag. */
  readonly value?: ReactNode;
  readonly onTap?: () => void;
  /** Only when the row's own text doesn't say it; it replaces that text for readers. */
  readonly label?: string;
  readonly selected?: boolean;
}

export function ListRow({ title, hint, icon, value, onTap, label, selected }: ListRowProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} className="yz-list-row__icon" />}
      <Box className="yz-list-row__text">
        <Box className="yz-list-row__title">{title}</Box>
        {hint && <Box className="yz-list-row__hint">{hint}</Box>}
      </Box>
      {value !== undefined && <Box className="yz-list-row__value">{value}</Box>}
      {onTap && <Icon name="right" className="yz-list-row__arrow" />}
    </>
  );
  const className = classes('yz-list-row', selected && 'yz-list-row--selected');
  return (
    <Box as="item" className="yz-list__item">
      {onTap ? (
        <Tap onTap={onTap} role="link" label={label} current={selected} className={className}>
          {inside}
        </Tap>
      ) : (
        <Box className={className}>{inside}</Box>
      )}
    </Box>
  );
}
