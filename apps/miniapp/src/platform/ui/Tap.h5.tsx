import type { AriaAttributes } from 'react';
import type { TapProps } from './props';

/** Anything one taps: a real button, so that keyboards and readers find it. */
export function Tap(props: TapProps) {
  const { onTap, className, style, label, disabled, role, children } = props;
  return (
    <button
      type="button"
      className={className ? `yz-tap ${className}` : 'yz-tap'}
      style={style}
      aria-label={label}
      disabled={disabled}
      role={role === 'button' ? undefined : role}
      onClick={onTap}
      {...stateOf(props)}
    >
      {children}
    </button>
  );
}

function stateOf({ role, checked, current, expanded, busy }: TapProps): AriaAttributes {
  return {
    'aria-busy': busy,
    'aria-current': current ? 'page' : undefined,
    'aria-expanded': expanded,
    [role === 'tab' ? 'aria-selected' : 'aria-checked']: checked,
  };
}
