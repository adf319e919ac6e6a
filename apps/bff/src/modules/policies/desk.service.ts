import { Injectable } from '@nestjs/common';
import type { PolicyDeskPolicy, PolicyRuleReport, PolicyVersionView } from '@yizhan/contract';
import { err, type Instant, localDate, newId, ok, raise, toIso } from '@yizhan/kernel';
import { type PolicyContent, policyErrors, statusOn } from '@yizhan/policies';
import { compareAndSet, Database, insert, insertIgnore } from '@yizhan/storage';
import { In, LessThan } from 'typeorm';
import { Policy, PolicyVersion } from './persistence/entities';
import { hasFaults, reportOn, stamped } from './rule-report';

const PAGE = 30;

type RuleJson = Record<string, unknown> | null;

/** The policy officer's desk: drafts, checks, publishing. */
@Injectable()
export class DeskService {
  constructor(private readonly database: Database) {}

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

  async policy(policyId: string, now: Instant) {
    const policy = await this.database.manager.findOneBy(Policy, { id: policyId });
    const versions = await this.database.manager.find(PolicyVersion, {
      where: { policyId },
      order: { number: 'DESC' },
    });
    const currentId = policy?.draftVersionId ?? policy?.publishedVersionId;
    const current = versions.find((version) => version.id === currentId);
    if (!policy || !current) return err(raise(policyErrors.not_found));
    return ok<PolicyDeskPolicy>({
      policyId,
      code: policy.code,
      versions: versions.map((version) => ({
        versionId: version.id,
        number: version.number,
        state: version.state,
        publishedAt: version.publishedAt === null ? null : toIso(version.publishedAt),
      })),
      current: shownVersion(policy.code, current, now),
    });
  }

  async create(code: string, content: PolicyContent, rule: RuleJson, now: Instant) {
    const version = draftOf(newId(now), 1, content, stamped(rule, code, 1), now);
    const fresh = await insertIgnore(this.database.manager, Policy, {
      id: version.policyId,
      code,
      publishedVersionId: null,
      draftVersionId: version.id,
      sample: false,
      changedAt: now,
      createdAt: now,
      version: 0,
    });
    if (!fresh) return err(raise(policyErrors.code_taken));
    await insert(this.database.manager, PolicyVersion, version);
    return ok(shownVersion(code, version, now));
  }

  /** The next version, as a copy of the one in force. */
  async draft(policyId: string, now: Instant) {
    const policy = await this.database.manager.findOneBy(Policy, { id: policyId });
    if (!policy) return err(raise(policyErrors.not_found));
    if (policy.draftVersionId) return err(raise(policyErrors.draft_exists));
    const id = policy.publishedVersionId ?? '';
    const base = await this.database.manager.findOneBy(PolicyVersion, { id });
    if (!base) return err(raise(policyErrors.not_found));
    const number = base.number + 1;
    const rule = stamped(base.rule as RuleJson, policy.code, number);
    const version = draftOf(policyId, number, base.content, rule, now);
    const claimed = await compareAndSet(
      this.database.manager,
      Policy,
      { id: policyId, version: policy.version },
      { draftVersionId: version.id, changedAt: now },
    );
    if (!claimed) return err(raise(policyErrors.draft_exists));
    await insert(this.database.manager, PolicyVersion, version);
    return ok(shownVersion(policy.code, version, now));
  }

  async edit(
    versionId: string,
    lock: number,
    content: PolicyContent,
    rule: RuleJson,
    now: Instant,
  ) {
    const found = await this.findDraft(versionId);
    if (!found.ok) return found;
    const { policy, version } = found.value;
    const changes = { content, rule: stamped(rule, policy.code, version.number) };
    const saved = await compareAndSet(
      this.database.manager,
      PolicyVersion,
      { id: versionId, version: lock, state: 'draft' },
      changes,
    );
    if (!saved) return err(raise(policyErrors.version_changed));
    return ok(shownVersion(policy.code, { ...version, ...changes, version: lock + 1 }, now));
  }

  check(rule: Record<string, unknown>, now: Instant): PolicyRuleReport {
    return reportOn(rule, localDate(now));
  }

  /** Puts a draft in force and the former version aside. */
  async publish(versionId: string, lock: number, userId: string, now: Instant) {
    const found = await this.findDraft(versionId);
    if (!found.ok) return found;
    const { policy, version } = found.value;
    const report = reportOn(version.rule, localDate(now));
    if (hasFaults(report))
      return err(raise(policyErrors.rule_faults, { findings: report.findings }));
    const { manager } = this.database;
    const changes = { state: 'published' as const, publishedAt: now, publishedBy: userId };
    const seen = { id: versionId, version: lock, state: 'draft' as const };
    const moved = await compareAndSet(manager, PolicyVersion, seen, changes);
    const placed =
      moved &&
      (await compareAndSet(
        manager,
        Policy,
        { id: policy.id, version: policy.version },
        { publishedVersionId: versionId, draftVersionId: null, changedAt: now },
      ));
    if (!placed) return err(raise(policyErrors.version_changed));
    if (policy.publishedVersionId)
      await manager.update(
        PolicyVersion,
        { id: policy.publishedVersionId },
        { state: 'superseded' },
      );
    return ok(shownVersion(policy.code, { ...version, ...changes, version: lock + 1 }, now));
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
      .flatMap((policy) => [policy.publishedVersionId, policy.draftVersionId])
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
      draft: draft?.number ?? null,
      changedAt: toIso(policy.changedAt),
    },
  ];
}

function shownVersion(code: string, version: PolicyVersion, now: Instant): PolicyVersionView {
  return {
    versionId: version.id,
    policyId: version.policyId,
    code,
    number: version.number,
    state: version.state,
    lock: version.version,
    content: version.content as PolicyVersionView['content'],
    rule: version.rule as RuleJson,
    report: reportOn(version.rule, localDate(now)),
  };
}
