import type { SelectProps } from './props';

/** One of several, in the phone's own wheel or list. */
export function Select<V extends string>(props: SelectProps<V>) {
  return (
    <select
      id={props.id}
      className={`yz-input yz-input--select ${props.className ?? ''}`}
      aria-label={props.label}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      value={props.value ?? ''}
      disabled={props.disabled}
      onChange={(event) => {
        const chosen = props.options.find((option) => option.value === event.target.value);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      {props.value === null && <option value="">{props.placeholder ?? '请选择'}</option>}
      {props.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
