import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CaseClock,
  type CaseCommand,
  type CaseFacts,
  caseStates,
  categoryTree,
  decide,
  openCase,
} from '@yizhan/cases';
import { atLocal, newId } from '@yizhan/kernel';
import { chinaCalendar } from '@yizhan/working-time';
import type { RawRow } from '../../src/modules/importing/files/row';
import type { CaseStep } from '../../src/modules/importing/rows/case-steps';
import { type CaseRow, caseRow } from '../../src/modules/importing/rows/cases';
import { readRows } from '../../src/modules/importing/rows/fields';
import { unitRow } from '../../src/modules/importing/rows/units';
import { sampleFolder } from '../../src/modules/importing/sample-data';
import { uncommonMoments } from './moments';

function readSample(name: string): RawRow[] {
  return JSON.parse(readFileSync(join(sampleFolder, name), 'utf8')) as RawRow[];
}

const units = readRows(readSample('units.json'), unitRow);
const unitCodes = new Set(units.values.map(({ code }) => code));

function casesAt(now: number): CaseRow[] {
  const { values, faults } = readRows(readSample('cases.json'), caseRow(now));
  expect(faults).toEqual([]);
  return values;
}

/** The command as the rules know it: here a code serves as the id. */
function commandOf({ command }: CaseStep): CaseCommand {
  if (command.action === 'dispatch') {
    const { leadUnitCode, jointUnitCodes, ...rest } = command;
    return { ...rest, leadUnitId: leadUnitCode, jointUnitIds: jointUnitCodes };
  }
  if (command.action === 'merge') return { action: 'merge', into: command.intoCode };
  return command as CaseCommand;
}

/** Lives a case's history by the rules; the first refusal, or where it ends. */
function live(row: CaseRow): string {
  const reporter = row.reporter ?? { name: null, phone: null };
  const opened = openCase({ ...row, reporter }, row.at);
  if (!opened.ok) return opened.error.code;
  let facts: CaseFacts = opened.value.facts;
  let clocks: CaseClock[] = opened.value.clocks.map((clock) => ({ id: newId(row.at), ...clock }));
  for (const step of row.history) {
    const actor = { roles: [step.by], unitIds: step.unitCode ? [step.unitCode] : [] };
    const situation = { facts, actor, clocks, now: step.at, calendar: chinaCalendar() };
    const decided = decide(situation, commandOf(step));
    if (!decided.ok) return `${step.command.action}: ${decided.error.message}`;
    const { started, changed } = decided.value.clocks;
    const kept = clocks.map((clock) => changed.find(({ id }) => id === clock.id) ?? clock);
    clocks = [...kept, ...started.map((clock) => ({ id: newId(step.at), ...clock }))];
    facts = decided.value.facts;
  }
  return facts.state;
}

describe('the cases of the sample data', () => {
  // Whatever the day of the import: a Monday morning, a Friday night, a long holiday, and the rest.
  it.each(['2026-11-23 06:00', '2026-11-20 23:30', '2026-10-03 12:00', ...uncommonMoments])(
    'have histories that the rules allow, imported on %s',
    (moment) => {
      const [date = '', time] = moment.split(' ');
      const wrong = casesAt(atLocal(date, time))
        .map((row) => ({ code: row.code, is: live(row), should: row.state }))
        .filter(({ is, should }) => is !== should);
      expect(wrong).toEqual([]);
    },
  );

  const cases = casesAt(atLocal('2026-11-23', '06:00'));

  it('are 200, in all states, of every category', () => {
    expect(cases).toHaveLength(200);
    expect(new Set(cases.map(({ state }) => state))).toEqual(new Set(caseStates));
    const leaves = categoryTree.flatMap(({ categories }) => categories.map(({ code }) => code));
    expect(leaves.filter((code) => !cases.some(({ category }) => category === code))).toEqual([]);
  });

  it('name units and cases that are there', () => {
    expect(units.faults).toEqual([]);
    const known = new Set(cases.map(({ code }) => code));
    for (const { history } of cases)
      for (const { unitCode, command } of history) {
        if (unitCode) expect(unitCodes).toContain(unitCode);
        if (command.action === 'dispatch')
          for (const code of [command.leadUnitCode, ...command.jointUnitCodes])
            expect(unitCodes).toContain(code);
        if (command.action === 'merge') expect(known).toContain(command.intoCode);
      }
  });

  it('keep an anonymous reporter nameless', () => {
    const anonymous = cases.filter(({ privacy }) => privacy === 'anonymous');
    expect(anonymous.length).toBeGreaterThan(5);
    expect(anonymous.every(({ reporter }) => reporter === null)).toBe(true);
  });
});
