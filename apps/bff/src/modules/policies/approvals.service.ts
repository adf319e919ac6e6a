import { Inject, Injectable } from '@nestjs/common';
import { type Clock, err, type Instant, localDate, MINUTE, ok, raise } from '@yizhan/kernel';
import { mayApprove, policyErrors } from '@yizhan/policies';
import { compareAndSet, Database, Rollback } from '@yizhan/storage';
import { IsNull, Not } from 'typeorm';
import { CLOCK } from '../../platform/clock';
import { LedgerService } from '../../platform/ledger';
import { Schedule } from '../../platform/schedule';
import { Policy, PolicyVersion } from './persistence/entities';
import { hasFaults, reportOn } from './rule-report';

export interface Approver {
  readonly userId: string;
  readonly isAdministrator: boolean;
  readonly isOfficer: boolean;
}

/** A draft with its policy, as it was found. */
export interface Draft {
  readonly policy: Policy;
  readonly version: PolicyVersion;
}

/** From a draft to being in force: approved by another than who wrote it, and from its first day on. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerService,
    @Inject(CLOCK) private readonly clock: Clock,
    schedule: Schedule,
  ) {
    schedule.every('policies.effective', MINUTE, () => this.takeEffect());
  }

  /**
   * Approves a draft, in a transaction of its own once its rule has been looked over. With a first day
   * still to come the one in force stays until then. Errors: policies.own_version, rule_faults,
   * version_changed.
   */
  async approve({ policy, version }: Draft, lock: number, by: Approver, now: Instant) {
    if (!mayApprove(version.authors, by)) return err(raise(policyErrors.own_version));
    const today = localDate(now);
    const report = await reportOn(version.rule, today);
    if (hasFaults(report))
      return err(raise(policyErrors.rule_faults, { findings: report.findings }));
    const waits = version.content.validFrom > today && policy.publishedVersionId !== null;
    const state = waits ? ('scheduled' as const) : ('published' as const);
    const changes = { state, publishedAt: now, publishedBy: by.userId };
    const placed = await this.database.transaction<boolean>(async () => {
      const seen = { id: version.id, version: lock, state: 'draft' as const };
      const moved = await compareAndSet(this.database.manager, PolicyVersion, seen, changes);
      if (!moved || !(await this.place(policy, version, waits, now))) return new Rollback(false);
      await this.record(version, by, now);
      return true;
    });
    if (!placed) return err(raise(policyErrors.version_changed));
    return ok({ version: { ...version, ...changes, version: lock + 1 }, report });
  }

  private async record(version: PolicyVersion, by: Approver, now: Instant): Promise<void> {
    await this.ledger.append({
      stream: `policy:${version.policyId}`,
      type: 'approved',
      at: now,
      content: {
        version: version.number,
        validFrom: version.content.validFrom,
        authors: version.authors ?? [],
        by: by.userId,
      },
    });
  }

  /** Points the policy to what holds now and what comes; whatever made way is set aside. */
  private async place(
    policy: Policy,
    version: PolicyVersion,
    waits: boolean,
    now: Instant,
  ): Promise<boolean> {
    const { manager } = this.database;
    const pointers = waits
      ? { scheduledVersionId: version.id }
      : { publishedVersionId: version.id };
    const placed = await compareAndSet(
      manager,
      Policy,
      { id: policy.id, version: policy.version },
      { ...pointers, draftVersionId: null, changedAt: now },
    );
    const former = waits ? policy.scheduledVersionId : policy.publishedVersionId;
    if (placed && former)
      await manager.update(PolicyVersion, { id: former }, { state: 'superseded' });
    return placed;
  }

  /** Versions whose first day has come take the place of those before them. */
  async takeEffect(): Promise<void> {
    const waiting = await this.database.manager.find(Policy, {
      where: { scheduledVersionId: Not(IsNull()) },
    });
    for (const { id } of waiting) await this.database.transaction(() => this.move(id));
  }

  private async move(policyId: string): Promise<void> {
    const { manager } = this.database;
    const now = this.clock.now();
    const policy = await manager.findOneBy(Policy, { id: policyId });
    const id = policy?.scheduledVersionId ?? '';
    const version = await manager.findOneBy(PolicyVersion, { id, state: 'scheduled' });
    if (!policy || !version || version.content.validFrom > localDate(now)) return;
    const moved = await compareAndSet(
      manager,
      Policy,
      { id: policyId, version: policy.version },
      { publishedVersionId: id, scheduledVersionId: null, changedAt: now },
    );
    // Another process, or an officer, was faster.
    if (!moved) return;
    await manager.update(PolicyVersion, { id }, { state: 'published' });
    if (policy.publishedVersionId)
      await manager.update(
        PolicyVersion,
        { id: policy.publishedVersionId },
        { state: 'superseded' },
      );
  }
}
