import { Box } from '../platform/ui';
import './Tag.scss';

/** What a state means to the person: done, on its way, waiting for someone, wrong, or nothing of it. */
export type Tone = 'good' | 'active' | 'wait' | 'bad' | 'quiet';

export interface TagProps {
  readonly children: string;
  readonly tone?: Tone;
}

/** A word on a coloured ground; the word alone says it, the colour repeats it. */
export function Tag({ children, tone = 'quiet' }: TagProps) {
  return <Box className={`yz-tag yz-tag--${tone}`}>{children}</Box>;
}

export interface StatusBadgeProps<S extends string> {
  readonly state: S;
  readonly labels: Readonly<Record<S, string>>;
  readonly tones: Readonly<Partial<Record<S, Tone>>>;
}

/** A state by its vocabulary's label. */
export function StatusBadge<S extends string>({ state, labels, tones }: StatusBadgeProps<S>) {
  return <Tag tone={tones[state] ?? 'quiet'}>{labels[state]}</Tag>;
}

/** Marks what isn't anybody's real record. */
export function SampleDataBadge() {
  return <Box className="yz-tag yz-tag--sample">示例数据</Box>;
}
