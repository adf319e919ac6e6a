import { casesRoutes as routes } from '@yizhan/contract';
import { limits } from '@yizhan/identity/vocabulary';
import { codeOf } from '../jobs/builders';
import { runningApp } from '../support/app';
import { aCase } from './builders';

const app = runningApp();
const nobody = { privacy: 'anonymous', contactName: '', contactPhone: '' } as const;

describe('raising cases from one address', () => {
  it('lets a hall of eighty people file, and stops a machine', async () => {
    const { calls } = limits.case.perAddress;
    const file = () => app.visitor.call(routes.open, { body: aCase(nobody) });
    for (let person = 0; person < 80; person++) expect((await file()).ok).toBe(true);
    const wrong = { ...aCase(nobody), category: 'none' };
    const tries = Array.from({ length: calls - 80 }, () => wrong);
    for (const body of tries) await app.visitor.call(routes.open, { body });
    expect(codeOf(await file())).toBe('request.limited');
  });
});
