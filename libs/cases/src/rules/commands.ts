import type { CaseAction, Letter, ReplyOutcome } from '../vocabulary';
import type { Classing } from './facts';

interface Reasoned {
  readonly reason: string;
}

interface Plain {
  readonly text?: string | undefined;
}

/** What each action carries. Texts are a person's words: kept sealed, outside the chain. */
export interface CommandContent {
  accept: { readonly classing: Classing; readonly category?: string | undefined };
  decline: Reasoned & {
    readonly article: string;
    /** The statutory route where one exists: court, arbitration, review. */
    readonly route?: string | undefined;
  };
  appeal: Reasoned;
  ask_reporter: Reasoned;
  supply: Reasoned;
  end_waiting: Plain;
  merge: { readonly into: string };
  withdraw: Plain;
  classify: { readonly classing: Classing; readonly category?: string | undefined };
  dispatch: {
    readonly leadUnitId: string;
    readonly jointUnitIds: readonly string[];
    readonly text?: string | undefined;
  };
  transfer: Reasoned & { readonly letter: Letter; readonly to: string };
  sign: Plain;
  object: Reasoned;
  note: { readonly text: string; readonly internal: boolean };
  link_employer: { readonly employerId: string };
  /** `disclosed` is all that those reported get to read. */
  ask_accused: { readonly disclosed: string };
  joint_reply: { readonly text: string; readonly evidence: readonly string[] };
  /** In the unit of the handling limit. */
  ask_extension: Reasoned & { readonly amount: number };
  grant_extension: Plain;
  refuse_extension: Reasoned;
  finish_remedy: { readonly title: string; readonly text?: string | undefined };
  reply: {
    readonly outcome: ReplyOutcome;
    readonly text: string;
    readonly evidence: readonly string[];
    readonly remedies: readonly { readonly title: string; readonly done: boolean }[];
  };
  /** Completes a reply that stands; `outcome` only where it said that nothing is settled. */
  supplement_reply: {
    readonly text: string;
    readonly evidence: readonly string[];
    readonly outcome?: ReplyOutcome | undefined;
  };
  begin_callback: Plain;
  return: Reasoned;
  call_satisfied: Plain;
  call_unreachable: Plain;
  call_dissatisfied: Reasoned;
  end_disagreement: Reasoned;
  close: Plain;
  override_close: Reasoned;
  reopen: Reasoned;
  rate: { readonly stars: number; readonly text?: string | undefined };
  press: Plain;
  ask_review: Reasoned;
  give_review: Reasoned;
  ask_rereview: Reasoned;
  give_rereview: Reasoned;
}

/** What someone wants done; with `A`, the command of that action alone. */
export type CaseCommand<A extends CaseAction = CaseAction> = {
  [K in A]: { readonly action: K } & CommandContent[K];
}[A];
