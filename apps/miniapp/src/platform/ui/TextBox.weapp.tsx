import { Textarea } from '@tarojs/components';
import type { TextBoxProps } from './props';

/** Several lines of text. */
export function TextBox(props: TextBoxProps) {
  return (
    <Textarea
      id={props.id}
      className={
        props.className ? `yz-input yz-input--box ${props.className}` : 'yz-input yz-input--box'
      }
      autoHeight
      ariaLabel={props.label}
      value={props.value}
      placeholder={props.placeholder}
      placeholderClass="yz-input__placeholder"
      maxlength={props.maxLength ?? -1}
      disabled={props.disabled}
      onInput={(event) => props.onChange(event.detail.value)}
    />
  );
}
