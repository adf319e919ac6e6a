import { View } from '@tarojs/components';
import type { TapProps } from './props';

/** Anything one taps. WeChat's own button brings a look that can't be taken off; a View doesn't. */
export function Tap(props: TapProps) {
  const { onTap, className, style, label, disabled, role = 'button', checked, children } = props;
  return (
    <View
      className={className ? `yz-tap ${className}` : 'yz-tap'}
      style={style}
      ariaRole={role}
      ariaLabel={checked && label ? `${label}，已选中` : label}
      hoverClass={disabled ? 'none' : 'yz-tap--down'}
      onClick={disabled ? undefined : onTap}
    >
      {children}
    </View>
  );
}
