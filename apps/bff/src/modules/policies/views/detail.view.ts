import { Injectable } from '@nestjs/common';
import type { PolicyDetail, PolicyVerdict } from '@yizhan/contract';
import { evaluate } from '@yizhan/eligibility';
import type { Caller } from '@yizhan/identity/vocabulary';
import { err, type Instant, localDate, ok, raise, toIso } from '@yizhan/kernel';
import { policyErrors, verdictShown } from '@yizhan/policies';
import { Database } from '@yizhan/storage';
import { In } from 'typeorm';
import { part } from '../../../platform/parts';
import { FactsService } from '../facts.service';
import { Library, type PublishedPolicy } from '../library.service';
import { PolicyVersion } from '../persistence/entities';
import { cardOf } from './shown';

const VERDICT_BUDGET = 800;
const VERSIONS_BUDGET = 500;

/** One policy's page. */
@Injectable()
export class DetailView {
  constructor(
    private readonly database: Database,
    private readonly library: Library,
    private readonly facts: FactsService,
  ) {}

  async of(codeOrId: string, caller: Caller | null, now: Instant) {
    const policy = await this.library.find(codeOrId);
    if (!policy) return err(raise(policyErrors.not_found));
    const [mine, versions] = await Promise.all([
      part('policies.verdict', VERDICT_BUDGET, () => this.verdict(policy, caller, now)),
      part('policies.versions', VERSIONS_BUDGET, () => this.versions(policy.policyId)),
    ]);
    return ok<PolicyDetail>({
      ...textOf(policy),
      ...cardOf(policy, localDate(now)),
      version: policy.number,
      publishedAt: toIso(policy.publishedAt),
      rule: policy.rule as unknown as PolicyDetail['rule'],
      mine,
      versions,
    });
  }

  private async verdict(
    policy: PublishedPolicy,
    caller: Caller | null,
    now: Instant,
  ): Promise<PolicyVerdict | null> {
    if (!policy.compiled) return null;
    // One page speaks to the first audience that the policy names.
    const audience = policy.content.audiences[0] ?? 'person';
    const facts = caller ? await this.facts.factsOf(caller.userId, audience, now) : {};
    const found = evaluate(policy.compiled, facts, localDate(now), { factsStay: true });
    return verdictShown(policy.compiled, found);
  }

  private async versions(policyId: string) {
    const rows = await this.database.manager.find(PolicyVersion, {
      select: { id: true, number: true, publishedAt: true },
      where: { policyId, state: In(['published', 'superseded']) },
      order: { number: 'DESC' },
    });
    return rows.map((row) => ({ number: row.number, publishedAt: toIso(row.publishedAt ?? 0) }));
  }
}

function textOf({ content }: PublishedPolicy) {
  return {
    ...content,
    benefits: [...content.benefits],
    conditions: [...content.conditions],
    steps: [...content.steps],
    materials: content.materials.map((material) => ({ ...material })),
    windows: content.windows.map((window) => ({ ...window })),
  };
}
