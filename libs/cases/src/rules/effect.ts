import type { Result } from '@yizhan/kernel';
import type { CaseAction, NoticeKind, StepError } from '../vocabulary';
import type { ClockEvent } from './clock-plan';
import type { CaseCommand } from './commands';
import type { CaseProgress } from './facts';
import type { Situation } from './guards';

/** Values kept in the chain for ever: nothing personal. */
export type EventContent = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What an action changes beside the state. */
export interface Effect {
  readonly progress?: Partial<CaseProgress>;
  readonly leadUnitId?: string;
  readonly category?: string;
  readonly content?: EventContent;
  /** Someone's words: sealed, only a commitment to them enters the chain. */
  readonly text?: string;
  /** Evidence by name, with the text. */
  readonly evidence?: readonly string[];
  /** True when the reporter doesn't see the event. */
  readonly internal?: boolean;
  /** Notices beside those that the action always sends. */
  readonly notices?: readonly NoticeKind[];
  /** What it amounts to for the clocks, beside the step itself. */
  readonly also?: readonly ClockEvent[];
}

/** What one action does; a refusal when what it carries can't be. */
export type EffectOf<A extends CaseAction> = (
  situation: Situation,
  command: CaseCommand<A>,
) => Result<Effect, StepError>;
