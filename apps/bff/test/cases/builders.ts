import type { CaseCommandForm, CaseDetail, NewCaseForm, OpenedCase } from '@yizhan/contract';
import { casesRoutes as routes } from '@yizhan/contract';
import { solve } from '@yizhan/proof-of-work';
import { UnitsService } from '../../src/modules/cases/units.service';
import { unwrapAnswer } from '../jobs/builders';
import type { Person, RunningApp } from '../support/app';

export const classing = { particularity: 'individual', urgency: 'normal', impact: 'low' } as const;

export function aCase(over: Partial<NewCaseForm> = {}): NewCaseForm {
  return {
    kind: 'complaint',
    privacy: 'named',
    category: 'labour.wage_short',
    division: '421024',
    text: '干了十个小时，只按八小时给钱。',
    place: '江陵县郝穴镇沿江路',
    happenedOn: '2026-11-22',
    employerName: '江畔装卸',
    contactName: '田小满',
    contactPhone: '13900000001',
    channel: 'wechat',
    ...over,
  };
}

let codes = 0;

/** A unit with these duties, and its id. */
export async function aUnit(
  app: RunningApp,
  duties = ['LABOUR'],
  division: string | null = '421024',
): Promise<string> {
  codes += 1;
  const code = `TEST-${codes}`;
  const row = {
    code,
    name: `江陵县劳动保障监察大队${codes}`,
    shortName: `劳监${codes}`,
    divisionCode: division,
    duties,
    phone: '0716-0002040',
  };
  await app.service(UnitsService).importUnits([row], { sample: false, now: app.clock.now() });
  return (await app.service(UnitsService).idsByCode([code])).get(code) ?? '';
}

/** The work that is asked of whoever isn't signed in. */
export async function aProof(who: Pick<Person, 'call'>) {
  const puzzle = unwrapAnswer(await who.call(routes.puzzle, {}));
  return { challenge: puzzle.challenge, answer: await solve(puzzle) };
}

/** A case, and the code that its reporter was given ('' where it went to a phone). */
export async function opened(
  who: Pick<Person, 'call'>,
  over: Partial<NewCaseForm> = {},
): Promise<OpenedCase & { readonly queryCode: string }> {
  const proof = 'userId' in who ? {} : { proof: await aProof(who) };
  const one = unwrapAnswer(await who.call(routes.open, { body: aCase({ ...over, ...proof }) }));
  return { ...one, queryCode: one.queryCode ?? '' };
}

export async function detailOf(who: Person, caseId: string): Promise<CaseDetail> {
  return unwrapAnswer(await who.call(routes.detail, { params: { caseId } }));
}

/** A step as the screen takes it: it sends the version that it saw. */
export async function act(who: Person, caseId: string, command: CaseCommandForm) {
  const { version } = await detailOf(who, caseId);
  return who.call(routes.act, { params: { caseId }, body: { version, command } });
}

export async function done(
  who: Person,
  caseId: string,
  command: CaseCommandForm,
): Promise<CaseDetail> {
  return unwrapAnswer(await act(who, caseId, command));
}

export interface Desk {
  readonly operator: Person;
  readonly handler: Person;
  readonly unitId: string;
}

export async function aDesk(app: RunningApp): Promise<Desk> {
  const unitId = await aUnit(app);
  return {
    unitId,
    operator: await app.signIn('operator'),
    handler: await app.signIn('handler', { scopeId: unitId }),
  };
}

export const reply: Extract<CaseCommandForm, { action: 'reply' }> = {
  action: 'reply',
  outcome: 'settled',
  text: '经调解，用工方已补发工资。',
  evidence: ['转账回单'],
  remedies: [],
};

/** Leads a case up to where its unit works on it. */
export async function toInProgress(
  { operator, handler, unitId }: Desk,
  caseId: string,
): Promise<void> {
  await done(operator, caseId, { action: 'accept', classing });
  await done(operator, caseId, { action: 'dispatch', leadUnitId: unitId, jointUnitIds: [] });
  await done(handler, caseId, { action: 'sign' });
}

/** Leads a case up to the callback, as its desk would. */
export async function toCallback(
  { operator, handler, unitId }: Desk,
  caseId: string,
  answer: Partial<typeof reply> = {},
): Promise<void> {
  await done(operator, caseId, { action: 'accept', classing });
  await done(operator, caseId, { action: 'dispatch', leadUnitId: unitId, jointUnitIds: [] });
  await done(handler, caseId, { action: 'sign' });
  await done(handler, caseId, { ...reply, ...answer });
  await done(operator, caseId, { action: 'begin_callback' });
}
