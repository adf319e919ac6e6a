import { jobsRoutes as routes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { PublishingService } from '../../src/modules/jobs/publishing.service';
import { SeatsService } from '../../src/modules/jobs/seats.service';
import { type Person, runningApp } from '../support/app';
import { aForm, anEmployer, aPosting, aStaff, type Staff, unwrapAnswer } from './builders';

const app = runningApp();

type Who = 'first' | 'second' | 'employer' | 'staff';

/**
 * Step → who is told, by which topic; by hand from what each of them has to know. The first holds the
 * one place, the second waits (or asked, where the employer picks); a stranger of each role stands
 * beside them and is told nothing. Whoever acts sees the answer and isn't told besides.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  'a worker signs up': [],
  'a worker asks where the employer picks': ['employer application_received'],
  'the employer accepts': ['second application_accepted'],
  'the employer declines': ['second application_declined'],
  'staff sign somebody up': ['second signed_up_for_you'],
  'the first withdraws near the start': ['second application_accepted', 'employer worker_left'],
  'the second stops waiting': [],
  'staff release the first': [
    'first application_released',
    'second application_accepted',
    'employer worker_left',
  ],
  'the waiting list ends': ['second waiting_ended'],
  'the posting is taken down': [
    'first posting_taken_down',
    'second posting_taken_down',
    'employer posting_reviewed',
  ],
  'the posting is paused': [],
  'a full posting is resumed': [],
  'a posting is approved': ['employer posting_reviewed'],
  'a posting is sent back': ['employer posting_reviewed'],
  'a posting expires': ['employer posting_expired'],
  'a posting is filled for the first time': ['employer posting_filled'],
  'the employer is verified': ['employer employer_verified'],
  'a card is given': ['employer employer_carded'],
  'a number is asked for': [],
  'the employer objects': ['staff objection_raised'],
  'staff answer an objection': ['employer objection_answered'],
};

interface Scene {
  readonly employer: Person & { employerId: string };
  readonly staff: Staff;
  readonly first: Person;
  readonly second: Person;
  readonly postingId: string;
  readonly shiftId: string;
  readonly firstId: string;
  readonly secondId: string;
}

const signUp = (worker: Person, shiftId: string) =>
  worker.call(routes.signUp, { params: { shiftId }, body: {} });

async function aScene(): Promise<Scene> {
  const employer = await anEmployer(app);
  const staff = await aStaff(app);
  const form = { headcount: 1, stationId: staff.stationId };
  const { postingId, shiftIds } = await aPosting(app, employer, form);
  // Neighbours that nothing here concerns.
  await aPosting(app, await anEmployer(app), { headcount: 1 });
  await aStaff(app);
  const [first, second] = [await app.signIn('worker'), await app.signIn('worker')];
  const shiftId = shiftIds[0] ?? '';
  const firstId = unwrapAnswer(await signUp(first, shiftId)).applicationId;
  const secondId = unwrapAnswer(await signUp(second, shiftId)).applicationId;
  return { employer, staff, first, second, postingId, shiftId, firstId, secondId };
}

async function asked(scene: Scene, headcount = 2) {
  const { shiftIds } = await aPosting(app, scene.employer, {
    headcount,
    pickMode: 'employer_picks',
    shifts: [{ date: '2026-11-24', from: '08:00', to: '17:00', breakMinutes: 60 }],
  });
  return shiftIds[0] ?? '';
}

async function sentIn(scene: Scene): Promise<string> {
  const body = aForm({ description: '交押金', stationId: scene.staff.stationId });
  const { postingId } = unwrapAnswer(await scene.employer.call(routes.createPosting, { body }));
  unwrapAnswer(await scene.employer.call(routes.submitPosting, { params: { postingId } }));
  return postingId;
}

/** What goes before a step, untold, and the step itself. */
const steps: Readonly<Record<string, (scene: Scene) => Promise<() => Promise<unknown>>>> = {
  'a worker signs up': async (scene) => {
    const { shiftIds } = await aPosting(app, scene.employer, {
      shifts: [{ date: '2026-11-24', from: '08:00', to: '17:00', breakMinutes: 60 }],
    });
    return () => signUp(scene.second, shiftIds[0] ?? '');
  },
  'a worker asks where the employer picks': async (scene) => {
    const shiftId = await asked(scene);
    return () => signUp(scene.second, shiftId);
  },
  'the employer accepts': async (scene) => {
    const { applicationId } = unwrapAnswer(await signUp(scene.second, await asked(scene)));
    return () => scene.employer.call(routes.accept, { params: { applicationId } });
  },
  'the employer declines': async (scene) => {
    const { applicationId } = unwrapAnswer(await signUp(scene.second, await asked(scene)));
    return () => scene.employer.call(routes.decline, { params: { applicationId } });
  },
  'staff sign somebody up': async (scene) => {
    const { shiftIds } = await aPosting(app, scene.employer, {
      stationId: scene.staff.stationId,
      shifts: [{ date: '2026-11-24', from: '08:00', to: '17:00', breakMinutes: 60 }],
    });
    const call = {
      params: { shiftId: shiftIds[0] ?? '' },
      body: { forWorkerId: scene.second.userId },
    };
    return () => scene.staff.call(routes.signUp, call);
  },
  'the first withdraws near the start': async ({ first, firstId }) => {
    return () => first.call(routes.withdraw, { params: { applicationId: firstId } });
  },
  'the second stops waiting': async ({ second, secondId }) => {
    return () => second.call(routes.withdraw, { params: { applicationId: secondId } });
  },
  'staff release the first': async ({ staff, firstId }) => {
    const call = { params: { applicationId: firstId }, body: { reason: '病了' } };
    return () => staff.call(routes.release, call);
  },
  'the waiting list ends': async () => {
    const at = atLocal('2026-11-23', '07:30');
    return () => app.service(SeatsService).dismissWaiting(at);
  },
  'the posting is taken down': async ({ staff, postingId }) => {
    const call = { params: { postingId }, body: { reason: '工地停工了' } };
    return () => staff.call(routes.takeDown, call);
  },
  'the posting is paused': async ({ employer, postingId }) => {
    return () => employer.call(routes.pausePosting, { params: { postingId } });
  },
  'a full posting is resumed': async ({ employer, postingId }) => {
    const params = { postingId };
    unwrapAnswer(await employer.call(routes.pausePosting, { params }));
    return () => employer.call(routes.resumePosting, { params });
  },
  'a posting is approved': async (scene) => {
    const postingId = await sentIn(scene);
    return () =>
      scene.staff.call(routes.approve, {
        params: { postingId },
        body: { reason: '押金字样系误写' },
      });
  },
  'a posting is sent back': async (scene) => {
    const postingId = await sentIn(scene);
    const call = { params: { postingId }, body: { reason: '请删去押金' } };
    return () => scene.staff.call(routes.sendBack, call);
  },
  'a posting expires': async ({ employer }) => {
    await aPosting(app, employer);
    await app.database.execute("delete from outbox_messages where topic = 'jobs.posting_expired'");
    const at = atLocal('2026-11-23', '17:00');
    return () => app.service(PublishingService).closeEnded(at);
  },
  'a posting is filled for the first time': async ({ employer }) => {
    const { shiftIds } = await aPosting(app, employer, {
      headcount: 1,
      shifts: [{ date: '2026-11-24', from: '08:00', to: '17:00', breakMinutes: 60 }],
    });
    const worker = await app.signIn('worker');
    return () => signUp(worker, shiftIds[0] ?? '');
  },
  'the employer is verified': async ({ employer, staff }) => {
    const params = { employerId: employer.employerId };
    const no = { verified: false, reason: '证照不符' };
    unwrapAnswer(await staff.call(routes.verifyEmployer, { params, body: no }));
    return () => staff.call(routes.verifyEmployer, { params, body: { verified: true } });
  },
  'a card is given': async ({ employer, staff }) => {
    const params = { employerId: employer.employerId };
    const body = { card: 'yellow' as const, reason: '拖欠工资' };
    return () => staff.call(routes.giveCard, { params, body });
  },
  'a number is asked for': async ({ employer, firstId }) => {
    const body = { to: 'worker' as const, purpose: 'meeting' as const };
    return () => employer.call(routes.call, { params: { applicationId: firstId }, body });
  },
  'the employer objects': async (scene) => {
    const call = await objected(scene);
    // Other stations of the division answer as well: of those only this one is looked at.
    await app.database.execute(
      "delete from role_grants where role = 'station_staff' and user_id <> ?",
      [scene.staff.userId],
    );
    return () => scene.employer.call(routes.object, call);
  },
  'staff answer an objection': async (scene) => {
    const raised = await scene.employer.call(routes.object, await objected(scene));
    const params = { objectionId: unwrapAnswer(raised).objectionId };
    const body = { upheld: false, answer: '记录核对无误' };
    return () => scene.staff.call(routes.answerObjection, { params, body });
  },
};

async function objected({ employer, staff }: Scene) {
  const params = { employerId: employer.employerId };
  const body = { card: 'yellow' as const, reason: '拖欠工资' };
  unwrapAnswer(await staff.call(routes.giveCard, { params, body }));
  return { body: { subject: 'card' as const, text: '工资当天就发清了' } };
}

async function toldOf(scene: Scene): Promise<string[]> {
  const rows = await app.database.query<{ topic: string; payload: string }>(
    "select topic, payload from outbox_messages where topic like 'jobs.%'",
  );
  const names = new Map<string, Who>([
    [scene.first.userId, 'first'],
    [scene.second.userId, 'second'],
    [scene.employer.userId, 'employer'],
    [scene.staff.userId, 'staff'],
  ]);
  return rows.map(({ topic, payload }) => {
    const { userId } = JSON.parse(app.database.sealing.open(payload)) as { userId: string };
    return `${names.get(userId) ?? 'a stranger'} ${topic.replace('jobs.', '')}`;
  });
}

describe('who is told by a step', () => {
  it('has a step for every row, and a row for every step', () => {
    expect(Object.keys(steps)).toEqual(Object.keys(table));
  });

  it.each(Object.keys(table))('%s', async (name) => {
    // Each scene alone in the world: what sweeps find is of this scene.
    await app.database.execute(
      "update applications set state = 'declined', holds_time = 0 where holds_time = 1",
    );
    await app.database.execute("update postings set state = 'taken_down' where state <> 'draft'");
    const scene = await aScene();
    const step = await steps[name]?.(scene);
    await app.database.execute("delete from outbox_messages where topic like 'jobs.%'");
    const answer = (await step?.()) as { ok?: boolean } | number | undefined;
    if (typeof answer === 'object') expect(answer).toMatchObject({ ok: true });
    const told = (await toldOf(scene)).filter((line) => line !== 'a stranger posting_expired');
    expect(told.sort()).toEqual([...(table[name] ?? [])].sort());
    // Once more: the same news isn't told twice.
    await step?.();
    const again = (await toldOf(scene)).filter((line) => line !== 'a stranger posting_expired');
    expect(again.sort()).toEqual([...(table[name] ?? [])].sort());
  });
});
