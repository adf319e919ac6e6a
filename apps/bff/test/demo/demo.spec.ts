import { demoRoutes, identityRoutes } from '@yizhan/contract';
import { runningApp } from '../support/app';

describe('the demonstration', () => {
  const app = runningApp({ sampleData: true });

  it('lists a login for each role, and codes of its own people only', async () => {
    const first = await app.visitor.call(demoRoutes.show, {});
    if (!first.ok) throw new Error(first.error.code);
    const roles = new Set(first.value.people.flatMap((person) => person.roles));
    expect(roles.size).toBe(8);
    const phone = first.value.people.find((person) => person.phone)?.phone ?? '';
    for (const each of [phone, '13811112222'])
      await app.visitor.call(identityRoutes.sendCode, { body: { phone: each } });
    const second = await app.visitor.call(demoRoutes.show, {});
    expect(second.ok && second.value.codes.map((code) => code.phone)).toEqual([phone]);
  });
});

describe('a real installation', () => {
  const app = runningApp({ sampleData: false });

  it('shows no demonstration', async () => {
    const answer = await app.visitor.call(demoRoutes.show, {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'demo.off', status: 404 } });
  });
});
