import type { CSSProperties, ReactNode } from 'react';

/** What a part of the screen is; H5 gets the element, WeChat the matching role. */
export type BoxKind =
  | 'box'
  | 'main'
  | 'nav'
  | 'aside'
  | 'section'
  | 'header'
  | 'footer'
  | 'article'
  | 'form'
  | 'list'
  | 'item'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'p';

export interface BoxProps {
  readonly as?: BoxKind;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly role?: string;
  readonly label?: string;
  readonly hidden?: boolean;
  /** Read aloud when it changes. */
  readonly live?: 'polite' | 'assertive';
  readonly busy?: boolean;
  /** Scrolls by itself: a keyboard reaches it. */
  readonly scrolls?: boolean;
  readonly id?: string;
  readonly children?: ReactNode;
}

export interface TapProps {
  readonly onTap: () => void;
  readonly className?: string;
  readonly style?: CSSProperties;
  /** What it is called when the text on it doesn't say. */
  readonly label?: string;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox' | 'switch';
  /** For tab, radio, checkbox and switch. */
  readonly checked?: boolean;
  /** The place one is at, in navigation. */
  readonly current?: boolean;
  readonly expanded?: boolean;
  readonly children?: ReactNode;
}

/** What the keyboard should offer. */
export type InputKind = 'text' | 'number' | 'decimal' | 'phone' | 'code' | 'password' | 'search';

export interface TextInputProps {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: InputKind;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  readonly className?: string;
  readonly autoFocus?: boolean;
  /** Return, or the key that stands for it. */
  readonly onEnter?: () => void;
}

export interface TextBoxProps extends Omit<TextInputProps, 'kind' | 'onEnter' | 'autoFocus'> {
  readonly rows?: number;
}

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectProps<V extends string = string> {
  readonly id?: string;
  readonly label: string;
  readonly value: V | null;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  readonly className?: string;
}

export interface MomentInputProps {
  readonly id?: string;
  readonly label: string;
  /** `date`: YYYY-MM-DD; `time`: HH:mm. Empty when nothing is chosen. */
  readonly mode: 'date' | 'time';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly min?: string;
  readonly max?: string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  readonly className?: string;
}
