import { createElement } from 'react';
import type { BoxKind, BoxProps } from './props';

const elements: Record<BoxKind, string> = {
  box: 'div',
  main: 'main',
  nav: 'nav',
  aside: 'aside',
  section: 'section',
  header: 'header',
  footer: 'footer',
  article: 'article',
  form: 'div',
  list: 'ul',
  item: 'li',
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  p: 'p',
};

/** A part of the screen as the element that says what it is. */
export function Box(props: BoxProps) {
  const {
    as = 'box',
    className,
    style,
    role,
    label,
    hidden,
    live,
    busy,
    id,
    scrolls,
    children,
  } = props;
  return createElement(
    elements[as],
    {
      className,
      style,
      id,
      role,
      'aria-label': label,
      'aria-hidden': hidden,
      'aria-live': live,
      'aria-busy': busy,
      tabIndex: scrolls ? 0 : undefined,
    },
    children,
  );
}
