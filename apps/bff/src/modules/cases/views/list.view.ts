import { Injectable } from '@nestjs/common';
import {
  type CaseClock,
  categoryOf,
  clockInShort,
  divisions,
  openGates,
  stateInWords,
} from '@yizhan/cases';
import type { CaseRole } from '@yizhan/cases/vocabulary';
import type { CaseCard, InboxRow } from '@yizhan/contract';
import { type Instant, toIso } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { In, IsNull, LessThan } from 'typeorm';
import { PeopleService } from '../../identity/people.service';
import { CaseStore } from '../case-store';
import { isOfTheLead, readingOf } from '../clock-columns';
import { CaseClockRecord, CaseRecord } from '../persistence';
import { ReporterTracks } from '../reporter-tracks';
import { UnitsService } from '../units.service';

const PAGE = 20;
const EXCERPT = 48;

/** Rows of cases: the reporter's own, and those of a desk. */
@Injectable()
export class CaseListView {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly units: UnitsService,
    private readonly tracks: ReporterTracks,
    private readonly people: PeopleService,
  ) {}

  async mine(reporterId: string, cursor: string | undefined, now: Instant, size = PAGE) {
    const rows = await this.database.manager.find(CaseRecord, {
      where: await this.ofReporter(reporterId, cursor),
      order: { id: 'DESC' },
      take: size + 1,
    });
    const shown = rows.slice(0, size);
    const items = await this.cards(shown, now);
    return { items, next: rows.length > size ? (shown[size - 1]?.id ?? null) : null };
  }

  /** Raised with the account, or by someone who left the account's phone. */
  private async ofReporter(reporterId: string, cursor: string | undefined) {
    const before = cursor ? { id: LessThan(cursor) } : {};
    const contactIndex = await this.people.phoneIndexOf(reporterId);
    const own = { reporterId, ...before };
    return contactIndex ? [own, { reporterId: IsNull(), contactIndex, ...before }] : [own];
  }

  async cards(rows: readonly CaseRecord[], now: Instant): Promise<CaseCard[]> {
    const clocks = await this.running(rows.map(({ id }) => id));
    return rows.map((row) => this.card(row, clocks.get(row.id) ?? [], now));
  }

  /** @param roles what the one who looks is: a confidential reporter is starred for most */
  async inboxRows(
    rows: readonly CaseRecord[],
    roles: readonly CaseRole[],
    now: Instant,
  ): Promise<Omit<InboxRow, 'joint'>[]> {
    const cards = await this.cards(rows, now);
    const untold = await this.untold(rows.map(({ id }) => id));
    const names = await this.units.byIds(rows.flatMap(({ leadUnitId }) => leadUnitId ?? []));
    return Promise.all(
      rows.map(async (row, index) => {
        const progress = this.store.progressOf(row);
        return {
          ...(cards[index] as CaseCard),
          privacy: row.privacy,
          division: divisions.find(({ code }) => code === row.division)?.name ?? null,
          leadUnit: (row.leadUnitId && names.get(row.leadUnitId)?.shortName) || null,
          urgency: row.urgency,
          excerpt: await this.excerpt(row, roles),
          pressed: row.pressed,
          untold: untold.get(row.id) ?? 0,
          missing: openGates({ progress }).length,
        };
      }),
    );
  }

  private async excerpt(row: CaseRecord, roles: readonly CaseRole[]): Promise<string> {
    const content = this.store.contentOf(row);
    const star = await this.tracks.starringOwn({ row, content }, roles);
    return content.title === null ? shortened(star(content.text)) : star(content.title);
  }

  /** How many notices of each case no channel took. */
  private async untold(caseIds: readonly string[]): Promise<Map<string, number>> {
    if (caseIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; count: number | string }>(
      `select n.case_id as id, count(*) as count from notices n
       where n.case_id in (?) and n.delivery in ('failed', 'no_channel') group by n.case_id`,
      [caseIds],
    );
    return new Map(rows.map(({ id, count }) => [id, Number(count)]));
  }

  private card(row: CaseRecord, clocks: readonly CaseClock[], now: Instant): CaseCard {
    return {
      caseId: row.id,
      number: row.number,
      kind: row.kind,
      category: categoryOf(row.category)?.name ?? '',
      state: row.state,
      stateWords: stateInWords[row.state],
      openedAt: toIso(row.createdAt),
      dueAt: row.dueAt === null ? null : toIso(row.dueAt),
      colour: row.colour,
      remaining: remainingOf(clocks, now),
      waitsForMe: this.waitsForReporter(row),
      sample: row.sample,
    };
  }

  private waitsForReporter(row: CaseRecord): boolean {
    if (row.state === 'closed') return row.rating === null;
    return this.store.progressOf(row).waitingSince !== undefined;
  }

  private async running(caseIds: readonly string[]): Promise<Map<string, CaseClock[]>> {
    const found = new Map<string, CaseClock[]>();
    if (caseIds.length === 0) return found;
    const rows = await this.database.manager.findBy(CaseClockRecord, { caseId: In([...caseIds]) });
    // What the reporter owes isn't the time that is left to whoever works on it.
    for (const row of rows)
      if (row.stoppedAt === null && isOfTheLead(row.kind))
        found.set(row.caseId, [...(found.get(row.caseId) ?? []), this.store.clockOf(row)]);
    return found;
  }
}

/** Of the clock that comes first; paused ones only when nothing else runs. */
function remainingOf(clocks: readonly CaseClock[], now: Instant): string | null {
  const readings = clocks.flatMap(({ clock }) => {
    const reading = readingOf(clock, now);
    return reading ? [{ clock, reading, due: reading.due ?? Number.POSITIVE_INFINITY }] : [];
  });
  const [first] = readings.sort((a, b) => a.due - b.due);
  return first ? clockInShort(first.clock, first.reading) : null;
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= EXCERPT ? text : `${letters.slice(0, EXCERPT - 1).join('')}…`;
}
