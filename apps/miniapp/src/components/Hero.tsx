import type { ReactNode } from 'react';
import { Box } from '../platform/ui';
import './Hero.scss';

export interface HeroProps {
  readonly title: string;
  /** Over the title, small: the day, the place. */
  readonly above?: string;
  readonly line?: string;
  readonly children?: ReactNode;
}

/** The lacquer head of a screen: black ground, vermilion clouds. Give it to Screen as `hero`. */
export function Hero({ title, above, line, children }: HeroProps) {
  return (
    <Box as="header" className="yz-hero">
      {above && <Box className="yz-hero__above">{above}</Box>}
      <Box as="h1" className="yz-hero__title yz-serif">
        {title}
      </Box>
      {line && <Box className="yz-hero__line">{line}</Box>}
      {children}
      <Box hidden className="yz-hero__band" />
    </Box>
  );
}
