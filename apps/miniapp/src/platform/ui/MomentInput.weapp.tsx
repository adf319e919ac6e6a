import { Picker, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { MomentInputProps } from './props';

/** A day or a time of day, in WeChat's wheel. */
export function MomentInput(props: MomentInputProps) {
  const { value, min, max, disabled } = props;
  const onChange = (event: { detail: { value: string } }): void =>
    props.onChange(event.detail.value);
  const shown: ReactNode = (
    <View
      id={props.id}
      className={props.className ? `yz-input ${props.className}` : 'yz-input'}
      ariaRole="button"
      ariaLabel={`${props.label}：${value || '未选择'}`}
    >
      {value || <View className="yz-input__placeholder">请选择</View>}
    </View>
  );
  return props.mode === 'date' ? (
    <Picker mode="date" value={value} start={min} end={max} disabled={disabled} onChange={onChange}>
      {shown}
    </Picker>
  ) : (
    <Picker mode="time" value={value} start={min} end={max} disabled={disabled} onChange={onChange}>
      {shown}
    </Picker>
  );
}
