import { Input, type InputProps } from '@tarojs/components';
import type { InputKind, TextInputProps } from './props';

const types: Record<InputKind, InputProps['type']> = {
  text: 'text',
  number: 'number',
  decimal: 'digit',
  phone: 'number',
  code: 'number',
  password: 'text',
  search: 'text',
};

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { kind = 'text' } = props;
  return (
    <Input
      id={props.id}
      className={props.className ? `yz-input ${props.className}` : 'yz-input'}
      type={types[kind]}
      password={kind === 'password'}
      confirmType={kind === 'search' ? 'search' : 'done'}
      ariaLabel={props.label}
      value={props.value}
      placeholder={props.placeholder}
      placeholderClass="yz-input__placeholder"
      maxlength={props.maxLength ?? -1}
      disabled={props.disabled}
      focus={props.autoFocus}
      onInput={(event) => props.onChange(event.detail.value)}
      onConfirm={props.onEnter}
    />
  );
}
