import type { MomentInputProps } from './props';

/** A day or a time of day, in the browser's own picker. */
export function MomentInput(props: MomentInputProps) {
  return (
    <input
      id={props.id}
      className={props.className ? `yz-input ${props.className}` : 'yz-input'}
      type={props.mode}
      aria-label={props.label}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      value={props.value}
      min={props.min}
      max={props.max}
      disabled={props.disabled}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
