import type { TextBoxProps } from './props';

/** Several lines of text. */
export function TextBox(props: TextBoxProps) {
  return (
    <textarea
      id={props.id}
      className={props.className ? `yz-input ${props.className}` : 'yz-input'}
      rows={props.rows ?? 4}
      aria-label={props.label}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      value={props.value}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      disabled={props.disabled}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
