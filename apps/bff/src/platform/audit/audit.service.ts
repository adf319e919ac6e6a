import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Route } from '@yizhan/contract';
import {
  type AuditRule,
  type AuditSubject,
  auditSettings,
  type Caller,
} from '@yizhan/identity/vocabulary';
import { type Clock, DAY, type Instant, newId } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { LessThan, MoreThan } from 'typeorm';
import { Alarms } from '../alarms';
import { CLOCK } from '../clock';
import { LedgerService } from '../ledger';
import { AuditEntryRow } from '../persistence/audit-entry';
import { PersonalData } from '../personal-data';
import { Purges } from '../purges';
import { Schedule } from '../schedule';
import { type Audited, asStored, digestOf, isAudited, rolesOf, textAt } from './entry';

/** From where and under which id a call came. */
export interface CallOrigin {
  readonly ip: string;
  readonly requestId: string;
}

/** What narrows a search; instants in milliseconds. */
export interface AuditSearch {
  readonly action?: AuditEntryRow['action'] | undefined;
  readonly actorId?: string | undefined;
  readonly subjectKind?: AuditEntryRow['subjectKind'] | undefined;
  readonly subjectId?: string | undefined;
  readonly refused?: boolean | undefined;
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
  /** The id of the last one seen. */
  readonly before?: string | undefined;
}

const BATCH = 500;
/** Entries looked at again by one nightly check. */
const CHECKED = 5000;
const ALARM = 'audit.changed';

/**
 * Who did what: written in the transaction of what was done, chained in the ledger per actor, kept for
 * `auditSettings.keptFor`, then deleted. Which calls are written down is data at the routes.
 */
@Injectable()
export class AuditService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerService,
    private readonly personalData: PersonalData,
    private readonly schedule: Schedule,
    private readonly purges: Purges,
    private readonly alarms: Alarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.purges.every('audit.purge', DAY, (now) => this.purge(now));
    this.schedule.every('audit.check', DAY, () => this.check());
  }

  /** A call that was done, or refused with a code. Joins the running transaction, or takes its own. */
  async note(
    route: Route,
    caller: Caller | null,
    call: Audited,
    outcome: string,
    origin: CallOrigin,
  ): Promise<void> {
    if (!isAudited(route, caller, call)) return;
    if (outcome !== 'done' && !route.audit.refusals) return;
    const now = this.clock.now();
    const entry = this.entryOf(route.audit, caller, call, outcome, origin, now);
    await this.database.transaction(() => this.write(entry));
  }

  /** Entries about something, newest first: e.g. who has seen the reporter of a case. */
  about(
    kind: AuditSubject,
    id: string,
    action: AuditEntryRow['action'],
    most: number,
  ): Promise<AuditEntryRow[]> {
    return this.database.manager.find(AuditEntryRow, {
      where: { subjectKind: kind, subjectId: id, action },
      order: { id: 'DESC' },
      take: most,
    });
  }

  /** Newest first; each part of the search narrows it. */
  search(wanted: AuditSearch, most: number): Promise<AuditEntryRow[]> {
    const { action, actorId, subjectKind, subjectId, refused, since, until, before } = wanted;
    const query = this.database.manager
      .createQueryBuilder(AuditEntryRow, 'e')
      .orderBy('e.id', 'DESC')
      .limit(most);
    const equal = { action, actorId, subjectKind, subjectId };
    for (const [field, value] of Object.entries(equal))
      if (value !== undefined) query.andWhere(`e.${field} = :${field}`, { [field]: value });
    if (refused !== undefined)
      query.andWhere(`e.outcome ${refused ? '<>' : '='} :done`, { done: 'done' });
    if (since !== undefined) query.andWhere('e.createdAt >= :since', { since });
    if (until !== undefined) query.andWhere('e.createdAt < :until', { until });
    if (before !== undefined) query.andWhere('e.id < :before', { before });
    return query.getMany();
  }

  /** Deletes what has been kept long enough; the digests in the ledger stay. */
  async purge(now: Instant): Promise<number> {
    const until = now - auditSettings.keptFor.value;
    for (let gone = 0; ; ) {
      const rows = await this.database.manager.find(AuditEntryRow, {
        select: { id: true },
        where: { createdAt: LessThan(until) },
        order: { createdAt: 'ASC' },
        take: BATCH,
      });
      if (rows.length === 0) return gone;
      await this.database.manager.delete(
        AuditEntryRow,
        rows.map(({ id }) => id),
      );
      gone += rows.length;
    }
  }

  /**
   * Holds the newest entries against the digests in the ledger, and these against the entries; an alarm
   * when one was changed, made up or taken away.
   */
  async check(): Promise<readonly string[]> {
    const since = this.clock.now() - auditSettings.keptFor.value;
    const rows = await this.database.manager.find(AuditEntryRow, {
      where: { createdAt: MoreThan(since) },
      order: { createdAt: 'DESC' },
      take: CHECKED,
    });
    const events = await this.database.query<{ content: string }>(
      `select content from ledger_events where type = 'audit' and created_at > ?
       order by created_at desc limit ${CHECKED}`,
      [since],
    );
    const known = new Map(
      events.map(({ content }) => {
        const { entry, digest } = JSON.parse(content) as { entry: string; digest: string };
        return [entry, digest];
      }),
    );
    const wrong = rows
      .filter((row) => {
        const digest = known.get(row.id);
        return digest !== digestOf(row, this.print) && digest !== digestOf(row, asStored);
      })
      .map(({ id }) => id);
    const standing = new Set(rows.map(({ id }) => id));
    const gone = rows.length < CHECKED ? [...known.keys()].filter((id) => !standing.has(id)) : [];
    const differing = [...wrong, ...gone];
    if (differing.length > 0) this.alarms.raise(ALARM, `${differing.length} entries differ`);
    else this.alarms.clear(ALARM);
    return differing;
  }

  /** Of what it says, not of how it is sealed: keys change. One that can't be opened fits nothing. */
  private readonly print = (sealed: string): string => {
    try {
      return this.personalData.blindIndex(`audit:${this.personalData.open(sealed)}`);
    } catch {
      return '';
    }
  };

  private async write(entry: Omit<AuditEntryRow, 'stream' | 'seq'>): Promise<void> {
    const event = await this.ledger.append({
      stream: streamOf(entry),
      type: 'audit',
      at: entry.createdAt,
      content: { entry: entry.id, action: entry.action, digest: digestOf(entry, this.print) },
    });
    await this.database.manager.insert(AuditEntryRow, {
      ...entry,
      stream: event.stream,
      seq: event.seq,
    });
  }

  private entryOf(
    rule: AuditRule,
    caller: Caller | null,
    call: Audited,
    outcome: string,
    { ip, requestId }: CallOrigin,
    now: Instant,
  ): Omit<AuditEntryRow, 'stream' | 'seq'> {
    const subject = textAt(call, rule.subject?.at);
    const reason = textAt(call, rule.reason);
    const isPhone = rule.subject?.kind === 'phone';
    return {
      id: newId(now),
      action: rule.action,
      outcome: outcome.slice(0, 80),
      actorId: caller?.userId ?? textAt(call, rule.actor),
      actorRoles: rolesOf(caller),
      subjectKind: subject === null ? null : (rule.subject?.kind ?? null),
      subjectId:
        subject && (isPhone ? this.personalData.blindIndex(subject) : subject.slice(0, 80)),
      reasonSealed: reason === null ? null : this.personalData.seal(reason),
      addressSealed: this.personalData.seal(ip),
      requestId,
      createdAt: now,
    };
  }
}

/** A chain for each who acts, so that people don't wait for each other; some for those at the door. */
function streamOf({
  actorId,
  subjectId,
  requestId,
}: Omit<AuditEntryRow, 'stream' | 'seq'>): string {
  return `audit:${actorId ?? `door-${(subjectId ?? requestId).slice(-1)}`}`;
}
