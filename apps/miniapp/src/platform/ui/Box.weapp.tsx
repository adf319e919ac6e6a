import { View } from '@tarojs/components';
import type { BoxKind, BoxProps } from './props';

const roles: Partial<Record<BoxKind, string>> = {
  main: 'main',
  nav: 'navigation',
  list: 'list',
  item: 'listitem',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
};

/** A part of the screen; the role tells WeChat's reader what an element would. */
export function Box(props: BoxProps) {
  const { as = 'box', className, style, role, label, id, children } = props;
  return (
    <View
      className={className}
      style={style}
      id={id}
      ariaRole={role ?? roles[as]}
      ariaLabel={label}
    >
      {children}
    </View>
  );
}
