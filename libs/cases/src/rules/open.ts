import { err, type Instant, ok, type Result, raise } from '@yizhan/kernel';
import {
  type CaseKind,
  caseErrors,
  divisions,
  type NoticeKind,
  type OpenError,
  type Privacy,
} from '../vocabulary';
import { categoryOf, regimeOf } from './categories';
import { clockChanges, type StartedClock } from './clock-changes';
import { type CaseFacts, freshProgress } from './facts';
import type { ReporterIdentity } from './reporter';

export interface NewCase {
  readonly kind: CaseKind;
  readonly privacy: Privacy;
  readonly category: string;
  readonly division: string | null;
  readonly reporter: ReporterIdentity;
}

export interface Opened {
  readonly facts: CaseFacts;
  readonly clocks: readonly StartedClock[];
  readonly notices: readonly NoticeKind[];
}

/** Takes a case in. Errors: cases.unknown_category, cases.unknown_division, cases.identity_missing. */
export function openCase(draft: NewCase, now: Instant): Result<Opened, OpenError> {
  const { kind, privacy, category, division, reporter } = draft;
  if (!categoryOf(category)) return err(raise(caseErrors.unknown_category));
  if (division !== null && !divisions.some(({ code }) => code === division))
    return err(raise(caseErrors.unknown_division));
  if (privacy !== 'anonymous' && (!reporter.name || !reporter.phone))
    return err(raise(caseErrors.identity_missing));
  const notices: NoticeKind[] = ['received'];
  return ok({
    facts: {
      state: 'submitted',
      kind,
      privacy,
      category,
      leadUnitId: null,
      stateSince: now,
      progress: { ...freshProgress, notices, happened: { submit: { first: now, last: now } } },
    },
    clocks: clockChanges('submit', regimeOf(category, kind), [], now).started,
    notices,
  });
}
