import type { HTMLInputTypeAttribute, InputHTMLAttributes } from 'react';
import type { InputKind, TextInputProps } from './props';

type Mode = InputHTMLAttributes<HTMLInputElement>['inputMode'];

const kinds: Record<InputKind, { type: HTMLInputTypeAttribute; inputMode?: Mode; fill?: string }> =
  {
    text: { type: 'text' },
    number: { type: 'text', inputMode: 'numeric' },
    decimal: { type: 'text', inputMode: 'decimal' },
    phone: { type: 'tel', inputMode: 'tel', fill: 'tel-national' },
    code: { type: 'text', inputMode: 'numeric', fill: 'one-time-code' },
    password: { type: 'password', fill: 'current-password' },
    search: { type: 'search' },
  };

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { kind = 'text', onEnter } = props;
  const { type, inputMode, fill } = kinds[kind];
  return (
    <input
      id={props.id}
      className={props.className ? `yz-input ${props.className}` : 'yz-input'}
      type={type}
      inputMode={inputMode}
      autoComplete={fill ?? 'off'}
      aria-label={props.label}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      value={props.value}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      disabled={props.disabled}
      ref={props.autoFocus ? focusOnce : undefined}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.();
      }}
    />
  );
}

function focusOnce(element: HTMLInputElement | null): void {
  element?.focus();
}
