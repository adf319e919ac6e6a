import { caseSettings } from '@yizhan/cases';
import { casesRoutes as routes } from '@yizhan/contract';
import { limits } from '@yizhan/identity/vocabulary';
import { MINUTE } from '@yizhan/kernel';
import { CaseDoor } from '../../src/modules/cases/case-door';
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

describe('raising cases from one address', () => {
  it('lets a hall of eighty people file, and stops a machine', async () => {
    // Whoever knocks is counted, with work done or not.
    for (let person = 1; person < 80; person++)
      expect(codeOf(await file())).toBe('cases.proof_missing');
    expect((await file(await aProof(app.visitor))).ok).toBe(true);
    for (let more = 80; more < limits.case.perAddress.calls; more++) await file();
    expect(codeOf(await file())).toBe('request.limited');
  });
});
