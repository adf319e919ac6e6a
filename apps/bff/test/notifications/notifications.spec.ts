import { notificationsRoutes as routes } from '@yizhan/contract';
import { newId } from '@yizhan/kernel';
import { Outbox } from '@yizhan/storage';
import { runningApp } from '../support/app';

const app = runningApp();

const notice = (userId: string, title: string) => ({
  userId,
  title,
  body: '请按时到站签到',
  link: '/pages/home/index',
});

async function tell(userId: string, title: string, key: string = newId()) {
  await app.service(Outbox).put({ topic: 'jobs.promoted', key, payload: notice(userId, title) });
}

describe('a person’s notices', () => {
  it('come from the outbox, newest first, and once', async () => {
    const worker = await app.signIn('worker');
    await tell(worker.userId, '第一条', 'first');
    await tell(worker.userId, '第一条', 'first');
    await tell(worker.userId, '第二条');
    await app.deliver();
    await app.deliver();
    const listed = await worker.call(routes.list, {});
    expect(listed.ok && listed.value).toMatchObject({
      unread: 2,
      next: null,
      items: [
        { title: '第二条', read: false, link: '/pages/home/index' },
        { title: '第一条', read: false },
      ],
    });
  });

  it('are read one by one or all', async () => {
    const worker = await app.signIn('worker');
    for (const title of ['甲', '乙', '丙']) await tell(worker.userId, title);
    await app.deliver();
    const listed = await worker.call(routes.list, {});
    const id = listed.ok ? (listed.value.items[0]?.id ?? '') : '';
    await worker.call(routes.read, { params: { notificationId: id } });
    const after = await worker.call(routes.list, {});
    expect(after.ok && after.value.unread).toBe(2);
    await worker.call(routes.readAll, {});
    const last = await worker.call(routes.list, {});
    expect(last.ok && last.value.unread).toBe(0);
  });

  it('are nobody else’s', async () => {
    const [mine, other] = [await app.signIn('worker'), await app.signIn('worker')];
    await tell(mine.userId, '只给我');
    await app.deliver();
    const listed = await mine.call(routes.list, {});
    const id = listed.ok ? (listed.value.items[0]?.id ?? '') : '';
    const foreign = await other.call(routes.read, { params: { notificationId: id } });
    expect(foreign).toMatchObject({ ok: false, error: { code: 'notifications.not_yours' } });
  });

  it('come in pages', async () => {
    const worker = await app.signIn('worker');
    for (let n = 0; n < 35; n += 1) await tell(worker.userId, `第 ${n} 条`);
    await app.deliver();
    const first = await worker.call(routes.list, {});
    if (!first.ok) throw new Error(first.error.code);
    const second = await worker.call(routes.list, { query: { cursor: first.value.next ?? '' } });
    if (!second.ok) throw new Error(second.error.code);
    const titles = [...first.value.items, ...second.value.items].map((item) => item.title);
    expect(new Set(titles).size).toBe(35);
    expect(second.value.next).toBeNull();
  });

  it('are sealed at rest', async () => {
    const rows = await app.database.query('SELECT * FROM notifications');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('签到');
  });
});
