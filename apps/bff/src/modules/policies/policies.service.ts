import { Injectable } from '@nestjs/common';
import type { PolicyCard } from '@yizhan/contract';
import { factsOfRule } from '@yizhan/eligibility';
import { type Instant, localDate } from '@yizhan/kernel';
import {
  isInForce,
  type PolicyAudience,
  type PolicyStatus,
  type PolicySubject,
} from '@yizhan/policies';
import { Library } from './library.service';
import { cardOf } from './views/shown';

const PAGE = 20;

export interface PolicyFilter {
  readonly words?: string | undefined;
  readonly audience?: PolicyAudience | undefined;
  readonly subject?: PolicySubject | undefined;
  readonly status?: PolicyStatus | undefined;
}

/** A policy that a hire brings to one side. */
export interface PolicyOfHire {
  readonly policyId: string;
  readonly title: string;
  readonly side: 'worker' | 'employer';
  readonly note: string;
}

/** The library as others may ask it. */
@Injectable()
export class PoliciesService {
  constructor(private readonly library: Library) {}

  /** Those in force first; with words, the best match first among them. */
  async list(filter: PolicyFilter, cursor: string | undefined, now: Instant) {
    const today = localDate(now);
    const found = filter.words?.trim()
      ? await this.library.search(filter.words)
      : await this.library.all();
    const cards = found.map((policy) => cardOf(policy, today)).filter((card) => fits(card, filter));
    const ordered = [
      ...cards.filter(({ status }) => status !== 'expired' && status !== 'upcoming'),
      ...cards.filter(({ status }) => status === 'upcoming'),
      ...cards.filter(({ status }) => status === 'expired'),
    ];
    const from = Number.parseInt(cursor ?? '0', 10) || 0;
    const next = from + PAGE < ordered.length ? String(from + PAGE) : null;
    return { items: ordered.slice(from, from + PAGE), next };
  }

  /**
   * What a day's hire brings: to the worker the policies that count days of checked-in work, to the
   * employer those that reward hiring.
   */
  async policiesForHire(now: Instant): Promise<PolicyOfHire[]> {
    const today = localDate(now);
    const policies = await this.library.all();
    const open = policies.filter(({ content }) => isInForce(content, today));
    return open.flatMap(({ policyId, content, rule }): PolicyOfHire[] => {
      const brought = { policyId, title: content.title, note: content.headline };
      if (rule && factsOfRule(rule).includes('worked_days'))
        return [{ ...brought, side: 'worker' }];
      const rewards =
        content.audiences.includes('enterprise') && content.subjects.includes('hiring');
      return rewards ? [{ ...brought, side: 'employer' }] : [];
    });
  }
}

function fits(card: PolicyCard, { audience, subject, status }: PolicyFilter): boolean {
  if (audience && !card.audiences.includes(audience)) return false;
  if (subject && !card.subjects.includes(subject)) return false;
  return !status || card.status === status;
}
