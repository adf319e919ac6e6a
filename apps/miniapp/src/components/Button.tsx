import { useRef, useState } from 'react';
import { Box, Tap } from '../platform/ui';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import './Button.scss';

export interface ButtonProps {
  readonly children: string;
  /** A promise keeps the button busy until it settles: a second tap does nothing meanwhile. */
  readonly onTap: () => unknown;
  readonly kind?: 'primary' | 'secondary' | 'danger' | 'plain';
  /** As wide as its row; the usual thing on a phone. */
  readonly wide?: boolean;
  readonly small?: boolean;
  readonly pending?: boolean;
  readonly disabled?: boolean;
  readonly icon?: IconName;
  /** What a reader says when the text alone is unclear, e.g. 「接受 王**」. */
  readonly label?: string;
}

export function Button(props: ButtonProps) {
  const { children, onTap, kind = 'primary', wide, small, disabled, icon, label } = props;
  const [running, setRunning] = useState(false);
  const busy = useRef(false);
  const pending = props.pending || running;

  const tap = (): void => {
    if (busy.current || props.pending || disabled) return;
    const outcome = onTap();
    if (!(outcome instanceof Promise)) return;
    busy.current = true;
    setRunning(true);
    const settle = (): void => {
      busy.current = false;
      setRunning(false);
    };
    outcome.then(settle, (cause) => {
      settle();
      throw cause;
    });
  };

  return (
    <Tap
      onTap={tap}
      label={label}
      disabled={disabled || pending}
      busy={pending}
      className={classes(
        'yz-button',
        `yz-button--${kind}`,
        wide && 'yz-button--wide',
        small && 'yz-button--small',
        (disabled || pending) && 'yz-button--off',
      )}
    >
      {pending ? <Box hidden className="yz-button__pulse" /> : icon && <Icon name={icon} />}
      {children}
    </Tap>
  );
}
