import { randomUUID } from 'node:crypto';
import { caseSettings } from '@yizhan/cases';
import { casesRoutes as routes } from '@yizhan/contract';
import { limits, type Role } from '@yizhan/identity/vocabulary';
import { MINUTE } from '@yizhan/kernel';
import { CaseDoor } from '../../src/modules/cases/case-door';
import { RateLimits } from '../../src/platform/rate-limits';
import { codeOf } from '../jobs/builders';
import { runningApp } from '../support/app';
import { aCase, aProof, opened } from './builders';

const app = runningApp();
const nobody = { privacy: 'anonymous', contactName: '', contactPhone: '' } as const;
const file = (proof?: { challenge: string; answer: string }) =>
  app.visitor.call(routes.open, { body: aCase({ ...nobody, ...(proof ? { proof } : {}) }) });

describe('raising a case without a login', () => {
  it('takes a little work, once for each case', async () => {
    expect(codeOf(await file())).toBe('cases.proof_missing');
    const proof = await aProof(app.visitor);
    expect((await file(proof)).ok).toBe(true);
    expect(codeOf(await file(proof))).toBe('cases.proof_missing');
  });

  it('takes work that was asked for here, done right and in time', async () => {
    const { challenge, answer } = await aProof(app.visitor);
    const [expires, id, mac] = challenge.split('.');
    const later = `${(Number.parseInt(expires ?? '', 36) + MINUTE).toString(36)}.${id}.${mac}`;
    for (const forged of [
      { challenge: later, answer },
      { challenge: 'a.b.c', answer },
      { challenge, answer: 'wrong' },
    ])
      expect(codeOf(await file(forged))).toBe('cases.proof_missing');
    app.clock.advance(caseSettings.puzzle.lifeMinutes * MINUTE);
    expect(codeOf(await file({ challenge, answer }))).toBe('cases.proof_missing');
    expect(await app.service(CaseDoor).forget(app.clock.now())).toBeGreaterThan(0);
  });

  it('asks none of those who are signed in', async () => {
    expect((await opened(await app.signIn('worker'))).number).toMatch(/^\d{8}-\d{6}$/);
  });
});

it('is of what has happened: a day to come is refused', async () => {
  const worker = await app.signIn('worker');
  const on = (happenedOn: string) => worker.call(routes.open, { body: aCase({ happenedOn }) });
  expect(codeOf(await on('2026-11-24'))).toBe('cases.not_happened_yet');
  expect((await on('2026-11-23')).ok).toBe(true);
});

describe('a phone that others name', () => {
  const phone = '13712340001';
  const named = aCase({ contactPhone: phone });
  const from = async (ip: string, work?: { challenge: string; answer: string }) => {
    const answer = await app.nest.inject({
      method: 'POST',
      url: '/api/v1/cases',
      payload: { ...named, ...(work ? { proof: work } : {}) },
      headers: { 'idempotency-key': randomUUID() },
      remoteAddress: ip,
    });
    return answer.statusCode < 300 ? 'ok' : answer.json<{ code: string }>().code;
  };

  it('is not stopped by tries that came to nothing', async () => {
    for (let n = 0; n < 60; n++) expect(await from('203.0.113.7')).toBe('cases.proof_missing');
    expect(await from('203.0.113.7', await aProof(app.visitor))).toBe('ok');
    expect(await from('203.0.113.8', await aProof(app.visitor))).toBe('ok');
    const worker = await app.signIn('worker');
    expect((await worker.call(routes.open, { body: named })).ok).toBe(true);
    const operator = await app.signIn('operator');
    const body = { ...named, onBehalf: true };
    expect((await operator.call(routes.open, { body })).ok).toBe(true);
  });

  it('is named by strangers at one address a few times a day, its owner and the staff go on', async () => {
    const { calls } = limits.case.per.allowance;
    for (let n = 1; n < calls; n++)
      expect(await from('203.0.113.7', await aProof(app.visitor))).toBe('ok');
    expect(await from('203.0.113.7', await aProof(app.visitor))).toBe('request.limited');
    expect(await from('203.0.113.9', await aProof(app.visitor))).toBe('ok');
    const worker = await app.signIn('worker');
    expect((await worker.call(routes.open, { body: named })).ok).toBe(true);
  });
});

describe('an operator at the hotline', () => {
  it('takes down many cases without a name or of one phone a day', async () => {
    const spender = { ip: '203.0.113.20', subject: null, callerId: 'hotline' };
    const budget = app.service(RateLimits);
    const of = (roles: readonly Role[]) => budget.spend('case', { ...spender, roles });
    for (let n = 0; n < 400; n++) expect(await of(['operator'])).toBe(0);
    for (let n = 0; n < limits.case.signedIn.person.calls; n++)
      expect(await of(['worker'])).toBe(0);
    expect(await of(['worker'])).toBeGreaterThan(0);
  });
});

describe('raising cases from one address', () => {
  it('lets a hall of eighty people file, and stops a machine', async () => {
    // Whoever knocks is counted, with work done or not.
    for (let person = 1; person < 80; person++)
      expect(codeOf(await file())).toBe('cases.proof_missing');
    expect((await file(await aProof(app.visitor))).ok).toBe(true);
    for (let more = 80; more < limits.case.perAddress.calls; more++) await file();
    expect(codeOf(await file())).toBe('request.limited');
    // Nobody signed in is shut out by what others do behind the same address.
    await opened(await app.signIn('worker'));
  });
});
