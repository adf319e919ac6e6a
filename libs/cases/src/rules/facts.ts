import type { Instant, LocalDate } from '@yizhan/kernel';
import type { Clock } from '@yizhan/working-time';
import type {
  CaseKind,
  CaseRole,
  CaseState,
  ClockKind,
  Impact,
  NoticeKind,
  Particularity,
  Privacy,
  ReplyOutcome,
  Urgency,
} from '../vocabulary';
import type { ClockEvent } from './clock-plan';

/** 分类研判, done before a case is dispatched. */
export interface Classing {
  readonly particularity: Particularity;
  readonly urgency: Urgency;
  readonly impact: Impact;
}

/** What was promised in a reply: a refund to one payer, a repair, a payment. */
export interface Remedy {
  readonly title: string;
  readonly done: boolean;
}

export interface ReplyFacts {
  readonly at: Instant;
  readonly outcome: ReplyOutcome;
  /** How many pieces of evidence are in the file. */
  readonly evidence: number;
  readonly remedies: readonly Remedy[];
}

/** When each event of this round first and last came; a case taken up again begins a new round. */
export type Happened = Readonly<
  Partial<Record<ClockEvent, { readonly first: Instant; readonly last: Instant }>>
>;

/** What the rules remember of a case beside its state; kept as one JSON value. */
export interface CaseProgress {
  readonly classing?: Classing;
  readonly jointUnitIds: readonly string[];
  /** When each joint unit answered in this round; those that haven't are missing. */
  readonly jointAnswers?: Readonly<Record<string, Instant>>;
  /** Every unit that has handled it, this one and earlier ones. */
  readonly handlingUnitIds: readonly string[];
  /** Designated after adjudication: the unit can't object again. */
  readonly designated: boolean;
  readonly waitingSince?: Instant;
  /** Waiting ended by itself in this state: material may still come. */
  readonly waitedInVain?: boolean;
  readonly reply?: ReplyFacts;
  readonly calls: {
    /** Calls without an answer that count. */
    readonly unreachable: number;
    /** When they were made. */
    readonly tries?: readonly Instant[];
    readonly satisfied: boolean;
  };
  readonly disagreementEnded: boolean;
  readonly extension?: { readonly amount: number; readonly reason: string };
  /** What was to be told. */
  readonly notices: readonly NoticeKind[];
  /** Of it, what no channel has taken; read from the notices themselves. */
  readonly untold?: readonly NoticeKind[];
  readonly reopened: number;
  readonly appealed: boolean;
  readonly pressedOn?: LocalDate;
  /** Set when a supervisor closed it over an open gate; counted in the public figures. */
  readonly overridden?: boolean;
  readonly rating?: number;
  /** Missing for cases begun before it was kept. */
  readonly happened?: Happened;
}

/** A case as the rules see it. */
export interface CaseFacts {
  readonly state: CaseState;
  readonly kind: CaseKind;
  readonly privacy: Privacy;
  readonly category: string;
  readonly leadUnitId: string | null;
  /** When the present state was entered. */
  readonly stateSince: Instant;
  readonly progress: CaseProgress;
}

/** Who acts, as seen from one case. */
export interface Actor {
  readonly roles: readonly CaseRole[];
  /** Units the person belongs to. */
  readonly unitIds: readonly string[];
}

/** One of the clocks of a case. */
export interface CaseClock {
  readonly id: string;
  readonly kind: ClockKind;
  readonly clock: Clock;
  /** Why another law's limit took its place; missing: none did. */
  readonly superseded?: string;
  /** How far people have been told that it runs out: the level of an alert rule. */
  readonly alertLevel?: number;
}

export const freshProgress: CaseProgress = {
  jointUnitIds: [],
  handlingUnitIds: [],
  designated: false,
  calls: { unreachable: 0, satisfied: false },
  disagreementEnded: false,
  notices: [],
  reopened: 0,
  appealed: false,
};
