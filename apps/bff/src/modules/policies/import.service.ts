import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { type PolicyRow, policyRow } from '@yizhan/contract';
import { type Clock, type Instant, localDate, newId } from '@yizhan/kernel';
import type { PolicyContent } from '@yizhan/policies';
import { Database, insert } from '@yizhan/storage';
import { CLOCK } from '../../platform/clock';
import { Policy, PolicyVersion } from './persistence/entities';
import { reportOn, stamped } from './rule-report';

/** What is wrong with a row; `row` counts from 1. */
export interface PolicyRowFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

export type PolicyImportOutcome =
  | { readonly ok: true; readonly created: number; readonly updated: number }
  | { readonly ok: false; readonly faults: readonly PolicyRowFault[] };

/** Policies from a file: all or none, and again as often as one likes. */
@Injectable()
export class PoliciesImport {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is wrong with the rows; nothing is written. */
  async preview(rows: readonly unknown[]): Promise<PolicyRowFault[]> {
    return (await readRows(rows, this.clock.now())).faults;
  }

  /**
   * Writes the rows in one transaction, each put in force at once, or from its first day on where another
   * version of it is in force until then. A code that is known already
   * gets a new version where its text or rule differs, and is left alone where it doesn't.
   *
   * @param sample marked as sample data on screens
   */
  async importPolicies(
    rows: readonly unknown[],
    { sample }: { readonly sample: boolean },
  ): Promise<PolicyImportOutcome> {
    const now = this.clock.now();
    const { policies, faults } = await readRows(rows, now);
    if (faults.length > 0) return { ok: false, faults };
    return this.database.transaction(async () => {
      let created = 0;
      let updated = 0;
      for (const row of policies) {
        const done = await this.write(row, sample, now);
        if (done === 'created') created += 1;
        if (done === 'updated') updated += 1;
      }
      return { ok: true, created, updated };
    });
  }

  private async write(
    { code, rule, ...content }: PolicyRow,
    sample: boolean,
    now: Instant,
  ): Promise<'created' | 'updated' | 'same'> {
    const { manager } = this.database;
    const known = await manager.findOneBy(Policy, { code });
    const id = known?.scheduledVersionId ?? known?.publishedVersionId ?? '';
    const present = known && (await manager.findOneBy(PolicyVersion, { id }));
    const number = (await this.lastNumber(known?.id)) + 1;
    const text = content as PolicyContent;
    if (present && isSame(present, text, stamped(rule, code, present.number))) return 'same';
    const waits = known?.publishedVersionId != null && text.validFrom > localDate(now);
    const version = publishedNow(known?.id ?? newId(now), number, text, now);
    const state = waits ? ('scheduled' as const) : version.state;
    await insert(manager, PolicyVersion, { ...version, state, rule: stamped(rule, code, number) });
    if (!known) {
      await insert(manager, Policy, {
        id: version.policyId,
        code,
        publishedVersionId: version.id,
        draftVersionId: null,
        scheduledVersionId: null,
        sample,
        changedAt: now,
        createdAt: now,
        version: 0,
      });
      return 'created';
    }
    const former = waits ? known.scheduledVersionId : known.publishedVersionId;
    if (former) await manager.update(PolicyVersion, { id: former }, { state: 'superseded' });
    const pointer = waits ? { scheduledVersionId: version.id } : { publishedVersionId: version.id };
    const changes = { ...pointer, changedAt: now, version: known.version + 1 };
    await manager.update(Policy, { id: known.id }, changes);
    return 'updated';
  }

  private async lastNumber(policyId: string | undefined): Promise<number> {
    if (!policyId) return 0;
    const [last] = await this.database.manager.find(PolicyVersion, {
      select: { number: true },
      where: { policyId },
      order: { number: 'DESC' },
      take: 1,
    });
    return last?.number ?? 0;
  }
}

function publishedNow(policyId: string, number: number, content: PolicyContent, now: Instant) {
  return {
    id: newId(now),
    policyId,
    number,
    state: 'published' as const,
    content,
    publishedAt: now,
    publishedBy: null,
    authors: null,
    createdAt: now,
    version: 0,
  };
}

function isSame(present: PolicyVersion, content: PolicyContent, rule: PolicyVersion['rule']) {
  return isDeepStrictEqual(plain([present.content, present.rule]), plain([content, rule]));
}

/** As it comes back from a JSON column: without what is undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Row after row, in slices: a long file holds nobody up. */
async function readRows(rows: readonly unknown[], now: Instant) {
  const policies: PolicyRow[] = [];
  const faults: PolicyRowFault[] = [];
  const seen = new Set<string>();
  for (const [index, json] of rows.entries()) {
    const row = index + 1;
    const read = policyRow.safeParse(json);
    if (!read.success) {
      for (const issue of read.error.issues)
        faults.push({ row, column: issue.path.join('.'), message: issue.message });
      continue;
    }
    const policy = read.data;
    if (seen.has(policy.code)) faults.push({ row, column: 'code', message: '文件里有重复的代码' });
    seen.add(policy.code);
    faults.push(...(await ruleRowFaults(policy, row, now)));
    policies.push(policy);
  }
  return { policies, faults };
}

async function ruleRowFaults(
  policy: PolicyRow,
  row: number,
  now: Instant,
): Promise<PolicyRowFault[]> {
  const { findings } = await reportOn(stamped(policy.rule, policy.code, 1), localDate(now));
  return findings
    .filter((finding) => finding.severity === 'fault')
    .map(({ path, message }) => ({ row, column: `rule.${path}`, message }));
}
