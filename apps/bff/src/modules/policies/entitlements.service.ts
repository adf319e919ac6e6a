import { Injectable } from '@nestjs/common';
import {
  bind,
  type CompiledRule,
  dayNumber,
  type Facts,
  type Flip,
  factsOfRule,
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
  isInForce,
  missingShown,
  policyCatalogue,
  policySettings,
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

const WORK = 'worked_days';

/** One person on one day. */
interface Subject {
  readonly facts: Facts;
  readonly today: LocalDate;
  /** The facts as rules read them. */
  readonly bound: ReturnType<typeof bind>;
}

/** Entitlements found from what is known of a person, without their asking. */
@Injectable()
export class Entitlements {
  constructor(
    private readonly library: Library,
    private readonly facts: FactsService,
  ) {}

  /** The certain ones first, then by worth. Empty for someone of whom nothing is known. */
  async entitlementsFor(userId: string, now: Instant): Promise<Entitlement[]> {
    const facts = await this.facts.factsOf(userId, 'person', now);
    if (Object.keys(facts).length === 0) return [];
    const today = localDate(now);
    const bound = bind(policyCatalogue, facts, today);
    return (await this.library.all())
      .flatMap(({ compiled, ...policy }) => {
        const { audiences } = policy.content;
        const open = isInForce(policy.content, today) && audiences.includes('person');
        return open && compiled ? [{ policy, compiled, outcome: outcomeOf(compiled, bound) }] : [];
      })
      .sort((a, b) => byWorth(a.outcome, b.outcome))
      .flatMap((candidate) => findOne(candidate, { facts, today, bound }))
      .sort((a, b) => certainty(a) - certainty(b));
  }
}

interface Candidate {
  readonly policy: Omit<PublishedPolicy, 'compiled'>;
  readonly compiled: CompiledRule;
  readonly outcome: Outcome;
}

function findOne({ policy, compiled, outcome }: Candidate, subject: Subject): Entitlement[] {
  const base = {
    policyId: policy.policyId,
    code: policy.code,
    title: policy.content.title,
    headline: policy.content.headline,
    verdict: outcome.verdict,
    ...broughtBy(compiled, outcome),
    flip: null,
  };
  if (outcome.verdict === 'yes') return [{ ...base, note: '您符合条件，可以去申请' }];
  if (outcome.verdict === 'unknown') {
    if (base.missing.length > MOST_MISSING) return [];
    return [{ ...base, note: `还差：${base.missing.join('、')}` }];
  }
  const turning = turningOf(compiled, subject);
  if (turning) return [{ ...base, ...turning }];
  const days = workStillNeeded(compiled, subject);
  return days ? [{ ...base, note: days }] : [];
}

/** What is sure, what is sure from a day on, what may be, what takes more work. */
function certainty({ verdict, flip }: Entitlement): number {
  if (verdict === 'yes') return 0;
  if (flip) return 1;
  return verdict === 'unknown' ? 2 : 3;
}

function broughtBy(compiled: CompiledRule, { amount, missing }: Outcome) {
  return {
    amount: amountShown(compiled, amount, missing)?.text ?? null,
    missing: missingShown(missing).map((one) => one.label),
  };
}

/** The near day on which a no turns by itself, and what it then brings. */
function turningOf(compiled: CompiledRule, subject: Subject) {
  const horizonDays = policySettings.flipAheadDays.value;
  const flip = nextFlip(compiled, subject.facts, subject.today, { horizonDays, factsStay: true });
  if (!flip) return null;
  const day = dayNumber(flip.on);
  const then = broughtBy(compiled, outcomeOf(compiled, { ...subject.bound, day }));
  if (then.missing.length > MOST_MISSING) return null;
  const [, month, date] = flip.on.split('-').map(Number);
  const isBooked = countsWork(compiled) && bookedDays(subject).includes(flip.on);
  const when = `${isBooked ? '报上的班都去，' : ''}${month}月${date}日起`;
  const note = flip.to === 'yes' ? `${when}符合` : `${when}只差：${then.missing.join('、')}`;
  return { ...then, flip, note };
}

function countsWork(compiled: CompiledRule): boolean {
  return factsOfRule(compiled.rule).includes(WORK);
}

function bookedDays({ facts, today }: Subject): readonly LocalDate[] {
  const days = facts[WORK]?.value;
  return Array.isArray(days) ? days.filter((day) => day > today) : [];
}

/** Where nothing but days of work is in the way. */
function workStillNeeded(compiled: CompiledRule, { bound }: Subject): string | null {
  const sets = minimalChanges(compiled, bound, { most: 1 });
  const change = sets.flatMap((set) => set.changes).find((one) => one.fact === WORK);
  return change ? `打卡出工到 ${change.to}就符合，现在 ${change.from}` : null;
}
