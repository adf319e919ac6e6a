import { Picker, View } from '@tarojs/components';
import type { SelectProps } from './props';

/** One of several, in WeChat's wheel. */
export function Select<V extends string>(props: SelectProps<V>) {
  const chosen = props.options.findIndex((option) => option.value === props.value);
  const label = props.options[chosen]?.label;
  return (
    <Picker
      mode="selector"
      range={props.options.map((option) => option.label)}
      value={Math.max(chosen, 0)}
      disabled={props.disabled}
      onChange={(event) => {
        const option = props.options[Number(event.detail.value)];
        if (option) props.onChange(option.value);
      }}
    >
      <View
        id={props.id}
        className={`yz-input yz-input--select ${props.className ?? ''}`}
        ariaRole="button"
        ariaLabel={`${props.label}：${label ?? '未选择'}`}
      >
        {label ?? <View className="yz-input__placeholder">{props.placeholder ?? '请选择'}</View>}
      </View>
    </Picker>
  );
}
