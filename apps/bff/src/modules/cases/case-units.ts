import { Injectable } from '@nestjs/common';
import { type CaseClock, type CaseFacts, missingJoints, runningOf } from '@yizhan/cases';
import { type Instant, newId } from '@yizhan/kernel';
import { Database, insertIgnore } from '@yizhan/storage';
import { chinaCalendar, dueOf } from '@yizhan/working-time';
import { CaseUnitRecord } from './persistence';

/** States in which an answer of a joint unit is still of use. */
const answerable: readonly string[] = ['dispatched', 'in_progress'];

/** The units asked to help with a case, as rows that inboxes and figures can ask for. */
@Injectable()
export class CaseUnits {
  constructor(private readonly database: Database) {}

  /** Brings the rows of a case in line with what its rules remember. */
  async keep(
    caseId: string,
    facts: CaseFacts,
    clocks: readonly CaseClock[],
    now: Instant,
  ): Promise<void> {
    const { jointUnitIds, jointAnswers = {} } = facts.progress;
    const known = await this.database.manager.findBy(CaseUnitRecord, { caseId });
    if (known.length === 0 && jointUnitIds.length === 0) return;
    const missing = answerable.includes(facts.state) ? missingJoints(facts) : [];
    const dueAt = dueOfJoint(clocks);
    for (const unitId of jointUnitIds) {
      const open = missing.includes(unitId);
      const columns = {
        answeredAt: jointAnswers[unitId] ?? null,
        open,
        ...(open ? { dueAt } : {}),
      };
      await this.put(caseId, unitId, columns, known, now);
    }
    for (const { id, unitId } of known)
      if (!jointUnitIds.includes(unitId))
        await this.database.manager.update(CaseUnitRecord, { id }, { open: false });
  }

  private async put(
    caseId: string,
    unitId: string,
    columns: Pick<CaseUnitRecord, 'answeredAt' | 'open'> & { dueAt?: number | null },
    known: readonly CaseUnitRecord[],
    now: Instant,
  ): Promise<void> {
    const row = known.find((each) => each.unitId === unitId);
    if (row) {
      const isSame = row.open === columns.open && row.answeredAt === columns.answeredAt;
      if (!isSame) await this.database.manager.update(CaseUnitRecord, { id: row.id }, columns);
      return;
    }
    const fresh = { id: newId(now), caseId, unitId, askedAt: now, createdAt: now, dueAt: null };
    await insertIgnore(this.database.manager, CaseUnitRecord, { ...fresh, ...columns });
  }
}

function dueOfJoint(clocks: readonly CaseClock[]): number | null {
  const clock = runningOf(clocks, 'joint');
  const due = clock && dueOf(clock.clock, chinaCalendar());
  return due?.ok ? (due.value ?? null) : null;
}
