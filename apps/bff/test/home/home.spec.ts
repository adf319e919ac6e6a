import { homeRoutes as routes } from '@yizhan/contract';
import { newId } from '@yizhan/kernel';
import { Outbox } from '@yizhan/storage';
import { NotificationsService } from '../../src/modules/notifications/notifications.service';
import { runningApp } from '../support/app';

const app = runningApp();
const here = { latitude: 30.04, longitude: 112.42 };

describe('home', () => {
  it('has something for a visitor who tells nothing', async () => {
    const home = await app.visitor.call(routes.show, {});
    expect(home.ok && home.value).toEqual({
      station: { ok: true, value: null },
      jobs: { ok: true, value: [] },
      shift: { ok: true, value: null },
      cases: { ok: true, value: [] },
      entitlements: { ok: true, value: [] },
      notices: { ok: true, value: { unread: 0, latest: [] } },
      sample: false,
    });
  });

  it('tells a person what is new', async () => {
    const worker = await app.signIn('worker');
    const payload = { userId: worker.userId, title: '候补成功', body: '明天见', link: null };
    await app.service(Outbox).put({ topic: 'jobs.promoted', key: newId(), payload });
    await app.deliver();
    const home = await worker.call(routes.show, { query: here });
    expect(home.ok && home.value.notices).toMatchObject({
      ok: true,
      value: { unread: 1, latest: [{ title: '候补成功' }] },
    });
  });

  it('stands when a part fails', async () => {
    const worker = await app.signIn('worker');
    const broken = jest
      .spyOn(app.service(NotificationsService), 'unread')
      .mockRejectedValueOnce(new Error('the table is gone'));
    const home = await worker.call(routes.show, {});
    broken.mockRestore();
    expect(home.ok && home.value.notices).toMatchObject({ ok: false });
    expect(home.ok && home.value.jobs).toEqual({ ok: true, value: [] });
  });
});
