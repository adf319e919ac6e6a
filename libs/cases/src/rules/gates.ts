import { type Gate, gates, type NoticeKind, noticeLabels } from '../vocabulary';
import { missingTries } from './calls';
import type { CaseFacts, CaseProgress } from './facts';
import { caseSettings } from './settings';

export interface OpenGate {
  readonly gate: Gate;
  /** What is missing, each in one plain phrase. */
  readonly missing: readonly string[];
}

/** 三告知一反馈: the notices that must have gone out before a case is closed. */
export const demandedNotices: readonly NoticeKind[] = [
  'accepted',
  'dispatched',
  'handler',
  'result',
];

const missingOf: Readonly<Record<Gate, (progress: CaseProgress) => string[]>> = {
  settled: ({ reply }) =>
    reply && reply.outcome !== 'unsettled' ? [] : ['答复里写明问题已解决或已解释说明'],
  complete: ({ reply, notices, untold = [] }) => [
    ...(reply ? [] : ['书面答复']),
    ...(reply && reply.evidence > 0 ? [] : ['办理依据或凭证']),
    ...demandedNotices
      .filter((kind) => !notices.includes(kind) || untold.includes(kind))
      .map((kind) => `${noticeLabels[kind]}的通知`),
  ],
  remedied: ({ reply }) =>
    (reply?.remedies ?? []).filter(({ done }) => !done).map(({ title }) => `整改：${title}`),
  content: (progress) =>
    contentmentOf(progress)
      ? []
      : ['诉求人认可，或者分歧正式终结', ...missingTries(progress.calls)],
};

/** How a callback ended; null while the reporter is neither content nor past asking. */
export function contentmentOf({
  calls,
  disagreementEnded,
}: CaseProgress): 'satisfied' | 'unreachable' | 'ended' | null {
  if (calls.satisfied) return 'satisfied';
  if (disagreementEnded) return 'ended';
  return calls.unreachable >= caseSettings.unreachable.tries ? 'unreachable' : null;
}

/** The gates (四个不结) that are still open, each with what is missing; none: it may be closed. */
export function openGates({ progress }: Pick<CaseFacts, 'progress'>): OpenGate[] {
  return gates
    .map((gate) => ({ gate, missing: missingOf[gate](progress) }))
    .filter(({ missing }) => missing.length > 0);
}

/** The gates that must be shut before the reporter is called: only the call itself may be missing. */
export function openGatesBeforeCall(facts: Pick<CaseFacts, 'progress'>): OpenGate[] {
  return openGates(facts).filter(({ gate }) => gate === 'settled' || gate === 'complete');
}
