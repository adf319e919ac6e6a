import type { PostingForm } from '@yizhan/contract';
import { jobsRoutes as routes } from '@yizhan/contract';
import { creditCodeCheck } from '@yizhan/jobs';
import { aStation } from '../stations/builders';
import type { Person, RunningApp } from '../support/app';

/** Yueliangwan, where the story of the product begins. */
export const home = { latitude: 30.04702, longitude: 112.4169 };

export function aForm(changes: Partial<PostingForm> = {}): PostingForm {
  return {
    title: '仓库搬运',
    description: '卸货、码垛，有叉车',
    requirements: '能搬 25 公斤',
    benefits: '管一顿午饭',
    insurance: '雇主购买意外险',
    occupationCode: '4-02-05-01',
    wageFen: 20_000,
    wageUnit: 'day',
    settlement: 'day',
    headcount: 2,
    pickMode: 'first_come',
    division: '421024',
    address: '江陵县郝穴镇沿江路 7 号',
    ...home,
    stationId: null,
    contactName: '余老板',
    contactPhone: '13900001210',
    shifts: [{ date: '2026-11-23', from: '08:00', to: '17:00', breakMinutes: 60 }],
    ...changes,
  };
}

let codes = 0;

/** A unified social credit code of nobody. */
export function aCreditCode(): string {
  codes += 1;
  const first = `91421000MA${String(codes).padStart(7, '0')}`;
  return first + creditCodeCheck(first);
}

/** A member of the staff of a station of its own, in the division where the postings are. */
export async function aStaff(app: RunningApp, division = '421024'): Promise<Staff> {
  const { id } = await aStation(app, { divisionCode: division });
  const person = await app.signIn('station_staff', { scopeId: id });
  return { ...person, stationId: id };
}

export interface Staff extends Person {
  readonly stationId: string;
}

/** A firm of its own, verified by staff and known for three filled postings. */
export async function anEmployer(
  app: RunningApp,
  changes: { verified?: boolean; filled?: number } = {},
): Promise<Person & { employerId: string }> {
  const { verified = true, filled = 3 } = changes;
  codes += 1;
  const person = await app.signIn('employer');
  const form = {
    kind: 'firm' as const,
    name: `荆州江畔装卸 ${codes}`,
    creditCode: aCreditCode(),
    contactName: '余老板',
    contactPhone: '13900001210',
    division: '421024',
    address: '江陵县郝穴镇沿江路 7 号',
  };
  const { employerId } = unwrapAnswer(await person.call(routes.registerEmployer, { body: form }));
  if (verified) {
    const staff = await aStaff(app);
    const answer = { params: { employerId }, body: { verified: true } };
    unwrapAnswer(await staff.call(routes.verifyEmployer, answer));
  }
  await app.database.execute('update employers set filled_postings = ? where id = ?', [
    filled,
    employerId,
  ]);
  return { ...(await app.signInAgain(person.userId)), employerId };
}

export interface Published {
  readonly postingId: string;
  readonly shiftIds: string[];
}

/** A posting as the employer fills it in, sent in and published at once. */
export async function aPosting(
  app: RunningApp,
  employer: Person,
  changes: Partial<PostingForm> = {},
): Promise<Published> {
  const { postingId } = unwrapAnswer(
    await employer.call(routes.createPosting, { body: aForm(changes) }),
  );
  const sent = unwrapAnswer(await employer.call(routes.submitPosting, { params: { postingId } }));
  if (sent.state !== 'published') throw new Error(`not published: ${JSON.stringify(sent)}`);
  const detail = unwrapAnswer(
    await app.visitor.call(routes.detail, { params: { postingId }, query: {} }),
  );
  return { postingId, shiftIds: detail.shifts.map((shift) => shift.shiftId) };
}

/** The value of an answer; a refusal fails the test with all it says. */
export function unwrapAnswer<T>(answer: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (answer.ok) return answer.value;
  throw new Error(`refused: ${JSON.stringify(answer.error)}`);
}

/** The code of a refusal, or the value that should not have come. */
export function codeOf(answer: { ok: boolean; error?: unknown; value?: unknown }): unknown {
  return answer.ok ? answer.value : (answer.error as { code: string }).code;
}
