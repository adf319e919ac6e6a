import { Injectable } from '@nestjs/common';
import type { PolicyDeskPolicy, PolicyRuleReport, PolicyVersionView } from '@yizhan/contract';
import { err, type Instant, localDate, newId, ok, raise, toIso } from '@yizhan/kernel';
import { mayApprove, type PolicyContent, policyErrors, statusOn } from '@yizhan/policies';
import { compareAndSet, Database, insert, insertIgnore } from '@yizhan/storage';
import { In, LessThan } from 'typeorm';
import { ApprovalsService, type Approver } from './approvals.service';
import { Policy, PolicyVersion } from './persistence/entities';
import { fitsBounds, reportOn, stamped } from './rule-report';

const PAGE = 30;

type RuleJson = Record<string, unknown> | null;

/** The policy officer's desk: drafts, checks, publishing. */
@Injectable()
export class DeskService {
  constructor(
    private readonly database: Database,
    private readonly approvals: ApprovalsService,
  ) {}

  async list(cursor: string | undefined, now: Instant) {
    const rows = await this.database.manager.find(Policy, {
      where: cursor ? { id: LessThan(cursor) } : {},
      order: { id: 'DESC' },
      take: PAGE + 1,
    });
    const shown = rows.slice(0, PAGE);
    const versions = await this.versionsOf(shown);
    return {
      items: shown.flatMap((row) => deskRow(row, versions, now)),
      next: rows.length > PAGE ? (shown[shown.length - 1]?.id ?? null) : null,
    };
  }

  async policy(policyId: string, by: Approver, now: Instant) {
    const policy = await this.database.manager.findOneBy(Policy, { id: policyId });
    const versions = await this.database.manager.find(PolicyVersion, {
      where: { policyId },
      order: { number: 'DESC' },
    });
    const currentId =
      policy?.draftVersionId ?? policy?.scheduledVersionId ?? policy?.publishedVersionId;
    const current = versions.find((version) => version.id === currentId);
    if (!policy || !current) return err(raise(policyErrors.not_found));
    return ok<PolicyDeskPolicy>({
      policyId,
      code: policy.code,
      versions: versions.map((version) => ({
        versionId: version.id,
        number: version.number,
        state: version.state,
        validFrom: version.content.validFrom,
        publishedAt: version.publishedAt === null ? null : toIso(version.publishedAt),
      })),
      current: await this.shown(policy.code, current, by, now),
    });
  }

  async create(code: string, content: PolicyContent, rule: RuleJson, by: Approver, now: Instant) {
    const small = fitsBounds(rule);
    if (!small.ok) return small;
    const authors = [by.userId];
    const version = { ...draftOf(newId(now), 1, content, stamped(rule, code, 1), now), authors };
    const fresh = await insertIgnore(this.database.manager, Policy, {
      id: version.policyId,
      code,
      publishedVersionId: null,
      draftVersionId: version.id,
      scheduledVersionId: null,
      sample: false,
      changedAt: now,
      createdAt: now,
      version: 0,
    });
    if (!fresh) return err(raise(policyErrors.code_taken));
    await insert(this.database.manager, PolicyVersion, version);
    return ok(await this.shown(code, version, by, now));
  }

  /** The next version, as a copy of the newest that was approved. */
  async draft(policyId: string, by: Approver, now: Instant) {
    const policy = await this.database.manager.findOneBy(Policy, { id: policyId });
    if (!policy) return err(raise(policyErrors.not_found));
    if (policy.draftVersionId) return err(raise(policyErrors.draft_exists));
    const id = policy.scheduledVersionId ?? policy.publishedVersionId ?? '';
    const base = await this.database.manager.findOneBy(PolicyVersion, { id });
    if (!base) return err(raise(policyErrors.not_found));
    const number = (await this.lastNumber(policyId)) + 1;
    const rule = stamped(base.rule as RuleJson, policy.code, number);
    const authors = [by.userId];
    const version = { ...draftOf(policyId, number, base.content, rule, now), authors };
    const claimed = await compareAndSet(
      this.database.manager,
      Policy,
      { id: policyId, version: policy.version },
      { draftVersionId: version.id, changedAt: now },
    );
    if (!claimed) return err(raise(policyErrors.draft_exists));
    await insert(this.database.manager, PolicyVersion, version);
    return ok(await this.shown(policy.code, version, by, now));
  }

  async edit(
    versionId: string,
    lock: number,
    content: PolicyContent,
    rule: RuleJson,
    by: Approver,
    now: Instant,
  ) {
    const small = fitsBounds(rule);
    if (!small.ok) return small;
    const found = await this.findDraft(versionId);
    if (!found.ok) return found;
    const { policy, version } = found.value;
    // Whoever changes a draft has written of it: another must approve it.
    const authors = [...new Set([...(version.authors ?? []), by.userId])];
    const changes = { content, rule: stamped(rule, policy.code, version.number), authors };
    const saved = await compareAndSet(
      this.database.manager,
      PolicyVersion,
      { id: versionId, version: lock, state: 'draft' },
      changes,
    );
    if (!saved) return err(raise(policyErrors.version_changed));
    const changed = { ...version, ...changes, version: lock + 1 };
    return ok(await this.shown(policy.code, changed, by, now));
  }

  /** Errors: policies.rule_too_large. */
  async check(rule: Record<string, unknown>, now: Instant) {
    const small = fitsBounds(rule);
    return small.ok ? ok<PolicyRuleReport>(await reportOn(rule, localDate(now))) : small;
  }

  /** Approves a draft: in force at once, or from its first day on. */
  async publish(versionId: string, lock: number, by: Approver, now: Instant) {
    const found = await this.findDraft(versionId);
    if (!found.ok) return found;
    const approved = await this.approvals.approve(found.value, lock, by, now);
    if (!approved.ok) return approved;
    const { version, report } = approved.value;
    return ok(shownVersion(found.value.policy.code, version, by, report));
  }

  private async shown(code: string, version: PolicyVersion, by: Approver, now: Instant) {
    return shownVersion(code, version, by, await reportOn(version.rule, localDate(now)));
  }

  private async lastNumber(policyId: string): Promise<number> {
    const [last] = await this.database.manager.find(PolicyVersion, {
      select: { number: true },
      where: { policyId },
      order: { number: 'DESC' },
      take: 1,
    });
    return last?.number ?? 0;
  }

  private async findDraft(versionId: string) {
    const { manager } = this.database;
    const version = await manager.findOneBy(PolicyVersion, { id: versionId });
    const policy = version && (await manager.findOneBy(Policy, { id: version.policyId }));
    if (!version || !policy) return err(raise(policyErrors.version_not_found));
    if (version.state !== 'draft') return err(raise(policyErrors.version_state));
    return ok({ policy, version });
  }

  private async versionsOf(policies: readonly Policy[]): Promise<Map<string, PolicyVersion>> {
    const ids = policies
      .flatMap((policy) => [
        policy.publishedVersionId,
        policy.scheduledVersionId,
        policy.draftVersionId,
      ])
      .filter((id) => id !== null);
    const rows = await this.database.manager.find(PolicyVersion, { where: { id: In(ids) } });
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function draftOf(
  policyId: string,
  number: number,
  content: PolicyContent,
  rule: PolicyVersion['rule'],
  now: Instant,
): PolicyVersion {
  return {
    id: newId(now),
    policyId,
    number,
    state: 'draft',
    content,
    rule,
    publishedAt: null,
    publishedBy: null,
    authors: null,
    createdAt: now,
    version: 0,
  };
}

function deskRow(policy: Policy, versions: ReadonlyMap<string, PolicyVersion>, now: Instant) {
  const published = versions.get(policy.publishedVersionId ?? '');
  const draft = versions.get(policy.draftVersionId ?? '');
  const shown = published ?? draft;
  if (!shown) return [];
  return [
    {
      policyId: policy.id,
      code: policy.code,
      title: shown.content.title,
      status: statusOn(shown.content, localDate(now)),
      hasRule: shown.rule !== null,
      published: published?.number ?? null,
      scheduled: versions.get(policy.scheduledVersionId ?? '')?.number ?? null,
      draft: draft?.number ?? null,
      changedAt: toIso(policy.changedAt),
    },
  ];
}

function shownVersion(
  code: string,
  version: PolicyVersion,
  by: Approver,
  report: PolicyRuleReport,
): PolicyVersionView {
  return {
    versionId: version.id,
    policyId: version.policyId,
    code,
    number: version.number,
    state: version.state,
    lock: version.version,
    content: version.content as PolicyVersionView['content'],
    rule: version.rule as RuleJson,
    report,
    mayPublish: version.state === 'draft' && mayApprove(version.authors, by),
    mayEdit: by.isOfficer,
  };
}
