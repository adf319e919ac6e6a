import type { HTMLAttributes, ReactNode } from 'react';

type StandIn = HTMLAttributes<HTMLDivElement> & { readonly children?: ReactNode };

/** Thin stand-ins for Taro's components: what H5 shows without their machinery. */
export function View({ children, ...rest }: StandIn) {
  return <div {...rest}>{children}</div>;
}

export function Text({ children, ...rest }: StandIn) {
  return <span {...rest}>{children}</span>;
}

export function ScrollView({ children, className }: StandIn) {
  return <div className={className}>{children}</div>;
}

export function Image({ src, alt }: { readonly src: string; readonly alt?: string }) {
  return <img src={src} alt={alt ?? ''} />;
}
