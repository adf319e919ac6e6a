import { Injectable } from '@nestjs/common';
import {
  bind,
  type CompiledRule,
  type Facts,
  type Flip,
  minimalChanges,
  nextFlip,
  type Outcome,
  outcomeOf,
  type Verdict,
} from '@yizhan/eligibility';
import { type Instant, type LocalDate, localDate } from '@yizhan/kernel';
import {
  amountShown,
  byWorth,
  missingShown,
  policyCatalogue,
  policySettings,
  statusOn,
} from '@yizhan/policies';
import { FactsService } from './facts.service';
import { Library, type PublishedPolicy } from './library.service';

/** A policy that someone has, or is close to having. */
export interface Entitlement {
  readonly policyId: string;
  readonly code: string;
  readonly title: string;
  readonly headline: string;
  /** Now; a no is listed only where it is about to turn. */
  readonly verdict: Verdict;
  readonly amount: string | null;
  readonly flip: Flip | null;
  /** Facts still unknown, by name. */
  readonly missing: readonly string[];
  /** One sentence for the home page. */
  readonly note: string;
}

/** More open questions than this, and it is no find but a guess. */
const MOST_MISSING = 3;

/** Entitlements found from what is known of a person, without their asking. */
@Injectable()
export class Entitlements {
  constructor(
    private readonly library: Library,
    private readonly facts: FactsService,
  ) {}

  /** The certain ones first. Empty for someone of whom nothing is known. */
  async entitlementsFor(userId: string, now: Instant): Promise<Entitlement[]> {
    const facts = await this.facts.factsOf(userId, 'person');
    if (Object.keys(facts).length === 0) return [];
    const today = localDate(now);
    const subject = bind(policyCatalogue, facts, today);
    return (await this.library.all())
      .flatMap(({ compiled, ...policy }) => {
        const { audiences } = policy.content;
        const open = statusOn(policy.content, today) !== 'expired' && audiences.includes('person');
        return open && compiled
          ? [{ policy, compiled, outcome: outcomeOf(compiled, subject) }]
          : [];
      })
      .sort((a, b) => byWorth(a.outcome, b.outcome))
      .flatMap((candidate) => findOne(candidate, facts, today));
  }
}

interface Candidate {
  readonly policy: Omit<PublishedPolicy, 'compiled'>;
  readonly compiled: CompiledRule;
  readonly outcome: Outcome;
}

function findOne(
  { policy, compiled, outcome }: Candidate,
  facts: Facts,
  today: LocalDate,
): Entitlement[] {
  const missing = missingShown(outcome.missing).map((one) => one.label);
  const base = {
    policyId: policy.policyId,
    code: policy.code,
    title: policy.content.title,
    headline: policy.content.headline,
    verdict: outcome.verdict,
    amount: amountShown(compiled, outcome.amount, outcome.missing)?.text ?? null,
    flip: null,
    missing,
  };
  if (outcome.verdict === 'yes') return [{ ...base, note: '您符合条件，可以去申请' }];
  if (outcome.verdict === 'unknown') {
    if (missing.length > MOST_MISSING) return [];
    return [{ ...base, note: `还差：${missing.join('、')}` }];
  }
  const flip = flipWithin(compiled, facts, today);
  if (flip) return [{ ...base, flip, note: `${flip.on} 起就符合了` }];
  const days = workStillNeeded(compiled, facts, today);
  return days ? [{ ...base, note: days }] : [];
}

/** The near day on which a no turns by itself. */
function flipWithin(compiled: CompiledRule, facts: Facts, today: LocalDate): Flip | null {
  const horizonDays = policySettings.flipAheadDays.value;
  return nextFlip(compiled, facts, today, { horizonDays, factsStay: true }) ?? null;
}

/** Where nothing but days of work is in the way. */
function workStillNeeded(compiled: CompiledRule, facts: Facts, today: LocalDate): string | null {
  const sets = minimalChanges(compiled, bind(policyCatalogue, facts, today), { most: 1 });
  const change = sets.flatMap((set) => set.changes).find((one) => one.fact === 'worked_days');
  return change ? `打卡出工到 ${change.to}就符合，现在 ${change.from}` : null;
}
