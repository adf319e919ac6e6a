import { identityRoutes, jobsRoutes, policiesRoutes } from '@yizhan/contract';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { DevelopmentSms } from '../../src/modules/identity/gateways/sms';
import { AuditService } from '../../src/platform/audit';
import { opened } from '../cases/builders';
import { anUnpaidWage } from '../cases/wages';
import { anEmployer, aPosting, codeOf, unwrapAnswer } from '../jobs/builders';
import { type Person, runningApp } from '../support/app';

const app = runningApp();

const called = async (person: Person, displayName: string): Promise<Person> => {
  unwrapAnswer(await person.call(identityRoutes.updateMe, { body: { displayName } }));
  return person;
};
const leave = (person: Person) =>
  person.call(identityRoutes.deleteAccount, { body: { confirm: '注销' } });

async function settled(work: { employer: Person; worker: Person; wageId: string }) {
  const params = { wageId: work.wageId };
  const employer = await app.signInAgain(work.employer.userId);
  const body = { method: 'cash' as const };
  unwrapAnswer(await employer.call(jobsRoutes.recordPayment, { params, body }));
  unwrapAnswer(await work.worker.call(jobsRoutes.confirmPaid, { params }));
}

it('gives a person all that is theirs, nothing of others, and writes that down', async () => {
  const work = await anUnpaidWage(app);
  const worker = await called(await app.signInAgain(work.worker.userId), '田小满');
  const other = await called(await app.signIn('worker'), '别人家的');
  await opened(worker, { text: '少算了两个钟头' });
  await opened(other, { text: '别人的事' });
  await opened(worker, { privacy: 'anonymous', text: '匿名说的话' });
  const facts = { audience: 'person' as const, facts: {} };
  unwrapAnswer(await worker.call(policiesRoutes.keepFacts, { body: facts }));
  await app.deliver();
  const answer = unwrapAnswer(await worker.call(identityRoutes.ownData, {}));
  const text = JSON.stringify(answer);
  for (const mine of ['田小满', '仓库搬运', '200 元', '少算了两个钟头', '待支付'])
    expect(text).toContain(mine);
  for (const foreign of ['别人家的', '别人的事', '余老板', '13900001210', '匿名说的话'])
    expect(text).not.toContain(foreign);
  const told = { action: 'data_exported' as const, actorId: worker.userId };
  expect(await app.service(AuditService).search(told, 5)).toMatchObject([{ outcome: 'done' }]);
});

it('keeps the account while something is under way, and says what', async () => {
  const work = await anUnpaidWage(app);
  const worker = await app.signInAgain(work.worker.userId);
  await opened(worker);
  const { waitsFor, kept } = unwrapAnswer(await worker.call(identityRoutes.leaving, {}));
  expect(waitsFor).toEqual([expect.stringMatching(/1 笔工资/), expect.stringMatching(/1 件诉求/)]);
  expect(kept.map(({ label }) => label)).toContain('工时和工资');
  expect(codeOf(await leave(worker))).toBe('identity.account_waits');
  expect((await worker.call(identityRoutes.me, {})).ok).toBe(true);
  const employer = await app.signInAgain(work.employer.userId);
  expect(codeOf(await leave(employer))).toBe('identity.account_waits');
  const staff = await app.signIn('supervisor');
  expect(codeOf(await leave(staff))).toBe('identity.account_of_staff');
});

it('takes the person out of what has to be kept, ends the sessions and frees the phone', async () => {
  const work = await anUnpaidWage(app);
  const worker = await called(await app.signInAgain(work.worker.userId), '田小满');
  await settled({ ...work, worker });
  const facts = { audience: 'person' as const, facts: {} };
  unwrapAnswer(await worker.call(policiesRoutes.keepFacts, { body: facts }));
  await app.deliver();
  const before = await app.database.query<{ phone_index: string }>(
    'select phone_index from users where id = ?',
    [worker.userId],
  );
  unwrapAnswer(await leave(worker));
  expect((await worker.call(identityRoutes.me, {})).ok).toBe(false);
  const { userId } = worker;
  const [row] = await app.database.query<Record<string, string | null>>(
    'select name_sealed, phone_sealed, phone_index, wechat_index from users where id = ?',
    [userId],
  );
  const { name_sealed: name, ...rest } = row ?? {};
  expect(app.database.sealing.open(name ?? '')).toBe('已注销');
  expect(rest).toEqual({ phone_sealed: null, phone_index: null, wechat_index: null });
  for (const table of ['role_grants', 'policy_facts', 'notifications'])
    expect(await app.database.query(`select id from ${table} where user_id = ?`, [userId])).toEqual(
      [],
    );
  const wages = await app.database.query('select id, state from wages where worker_id = ?', [
    userId,
  ]);
  expect(wages).toEqual([{ id: work.wageId, state: 'confirmed' }]);
  const told = { action: 'account_deleted' as const, actorId: userId, refused: false };
  expect(await app.service(AuditService).search(told, 5)).toHaveLength(1);
  // The same phone is somebody new.
  const again = await app.database.query('select id from users where phone_index = ?', [
    before[0]?.phone_index ?? '',
  ]);
  expect(again).toEqual([]);
});

it('takes an employer’s people and address away, and leaves the firm its name', async () => {
  const employer = await anEmployer(app);
  const { postingId } = await aPosting(app, employer);
  expect(codeOf(await leave(employer))).toBe('identity.account_waits');
  unwrapAnswer(await employer.call(jobsRoutes.pausePosting, { params: { postingId } }));
  unwrapAnswer(await leave(employer));
  const [row] = await app.database.query<Record<string, string | null>>(
    'select owner_id, name, contact_name_sealed, contact_phone_sealed, address from employers where id = ?',
    [employer.employerId],
  );
  expect(row).toMatchObject({ owner_id: null, name: expect.stringContaining('荆州江畔装卸') });
  const { open } = app.database.sealing;
  for (const field of ['contact_name_sealed', 'contact_phone_sealed', 'address'])
    expect(open(row?.[field] ?? '')).toBe('已注销');
});

it('lets nobody in who has not agreed to the present rules, and keeps when they did', async () => {
  const phone = '13977770055';
  unwrapAnswer(await app.visitor.call(identityRoutes.sendCode, { body: { phone } }));
  const code = app.service(DevelopmentSms).sent[0]?.code ?? '';
  const enter = (notice: string) =>
    app.visitor.call(identityRoutes.signInByPhone, { body: { phone, code, notice } });
  expect(codeOf(await enter('2000-01-01'))).toBe('identity.notice_not_agreed');
  const account = { account: 'nobody', password: 'x', notice: '2000-01-01' };
  expect(codeOf(await app.visitor.call(identityRoutes.signInByPassword, { body: account }))).toBe(
    'identity.notice_not_agreed',
  );
  const wechat = { code: 'dev-hua.1', notice: '2000-01-01' };
  expect(codeOf(await app.visitor.call(identityRoutes.signInByWechat, { body: wechat }))).toBe(
    'identity.notice_not_agreed',
  );
  // The code that was sent is still good.
  const { userId } = unwrapAnswer(await enter(privacyNotice.version));
  const [row] = await app.database.query(
    'select notice_version, created_at from notice_consents where user_id = ?',
    [userId],
  );
  expect(row).toEqual({ notice_version: privacyNotice.version, created_at: app.clock.now() });
});

it('asks whoever is signed in again when the rules have changed', async () => {
  const person = await app.signIn('worker');
  expect(unwrapAnswer(await person.call(identityRoutes.me, {})).noticeDue).toBe(true);
  const agree = (notice: string) => person.call(identityRoutes.agreeToNotice, { body: { notice } });
  expect(codeOf(await agree('2000-01-01'))).toBe('identity.notice_not_agreed');
  expect(unwrapAnswer(await agree(privacyNotice.version)).noticeDue).toBe(false);
  expect(unwrapAnswer(await agree(privacyNotice.version)).noticeDue).toBe(false);
});
