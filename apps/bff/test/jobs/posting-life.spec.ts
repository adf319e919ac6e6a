import { jobsRoutes as routes } from '@yizhan/contract';
import type { PostingState } from '@yizhan/jobs/vocabulary';
import { postingStates } from '@yizhan/jobs/vocabulary';
import { atLocal } from '@yizhan/kernel';
import { PublishingService } from '../../src/modules/jobs/publishing.service';
import { type Person, runningApp } from '../support/app';
import { aForm, anEmployer, aPosting, aStaff, codeOf, type Staff, unwrapAnswer } from './builders';

const app = runningApp();

const events = [
  'submit',
  'approve',
  'sendBack',
  'takeDown',
  'pause',
  'resume',
  'place freed',
  'last place taken',
  'over, nobody came',
  'over, somebody came',
] as const;
type Event = (typeof events)[number];

const no = 'jobs.posting_state';
/**
 * What becomes of a posting, written by hand: a row a state, a column an event in the order above.
 * A word is the state afterwards, a code the refusal; the product's own events change or leave it.
 */
const table: Readonly<Record<PostingState, readonly string[]>> = {
  draft: ['published', no, 'draft', no, no, no, 'draft', 'draft', 'expired', 'expired'],
  in_review: [
    'in_review',
    'published',
    'draft',
    'taken_down',
    no,
    no,
    'in_review',
    'in_review',
    'expired',
    'expired',
  ],
  published: [
    'published',
    'published',
    no,
    'taken_down',
    'paused',
    'published',
    'published',
    'filled',
    'expired',
    'finished',
  ],
  paused: [
    no,
    no,
    no,
    'taken_down',
    'paused',
    'published',
    'paused',
    'paused',
    'expired',
    'finished',
  ],
  filled: [
    no,
    no,
    no,
    'taken_down',
    'paused',
    'filled',
    'published',
    'filled',
    'expired',
    'finished',
  ],
  finished: [no, no, no, no, no, no, 'finished', 'finished', 'finished', 'finished'],
  taken_down: [
    no,
    no,
    no,
    'taken_down',
    no,
    no,
    'taken_down',
    'taken_down',
    'taken_down',
    'taken_down',
  ],
  expired: [no, no, no, no, no, no, 'expired', 'expired', 'expired', 'expired'],
};

describe('the life of a posting, state by event', () => {
  let employer: Person & { employerId: string };
  let staff: Staff;
  beforeAll(async () => {
    employer = await anEmployer(app);
    staff = await aStaff(app);
  });

  const stateOf = async (postingId: string) => {
    const [row] = await app.database.query<{ state: string }>(
      'select state from postings where id = ?',
      [postingId],
    );
    return row?.state ?? '';
  };

  async function inState(state: PostingState): Promise<string> {
    const { postingId } = unwrapAnswer(
      await employer.call(routes.createPosting, { body: aForm({ headcount: 2 }) }),
    );
    const isOpen = state === 'published' || state === 'filled';
    const sentAt = state === 'draft' ? null : app.clock.now();
    await app.database.execute(
      `update postings set state = ?, submitted_at = ?, state_reason = ? where id = ?`,
      [state, sentAt, state === 'taken_down' || state === 'draft' ? '地址不实' : null, postingId],
    );
    await app.database.execute('update shifts set is_open = ?, taken = ? where posting_id = ?', [
      Number(isOpen),
      state === 'filled' ? 2 : 0,
      postingId,
    ]);
    return postingId;
  }

  const taken = (postingId: string, places: number) =>
    app.database.execute('update shifts set taken = ? where posting_id = ?', [places, postingId]);

  async function happens(event: Event, postingId: string): Promise<{ ok: boolean } | null> {
    const params = { postingId };
    const publishing = app.service(PublishingService);
    const over = atLocal('2026-11-23', '17:00');
    switch (event) {
      case 'submit':
        return employer.call(routes.submitPosting, { params });
      case 'approve':
        return staff.call(routes.approve, { params, body: {} });
      case 'sendBack':
        return staff.call(routes.sendBack, { params, body: { reason: '地址不实' } });
      case 'takeDown':
        return staff.call(routes.takeDown, { params, body: { reason: '地址不实' } });
      case 'pause':
        return employer.call(routes.pausePosting, { params });
      case 'resume':
        return employer.call(routes.resumePosting, { params });
      case 'place freed':
        await taken(postingId, 1);
        await publishing.reopen(postingId);
        return null;
      case 'last place taken':
        await taken(postingId, 2);
        await publishing.markFilled(postingId, app.clock.now());
        return null;
      case 'over, nobody came':
        await taken(postingId, 0);
        await publishing.closeEnded(over);
        return null;
      case 'over, somebody came':
        await taken(postingId, 1);
        await publishing.closeEnded(over);
        return null;
    }
  }

  // `filled` is resumed and approved only in the sense that nothing changes.
  it.each(postingStates)('%s', async (state) => {
    const became: string[] = [];
    for (const event of events) {
      const postingId = await inState(state);
      const answer = await happens(event, postingId);
      const after = await stateOf(postingId);
      if (answer && !answer.ok) {
        expect(after).toBe(state);
        became.push(String(codeOf(answer)));
      } else became.push(after);
    }
    const told = (states: readonly string[]) =>
      Object.fromEntries(events.map((event, at) => [event, states[at]]));
    expect(told(became)).toEqual(told(table[state]));
  });
});

describe('a posting with people in it', () => {
  const signUp = async (worker: Person, shiftId = '') =>
    unwrapAnswer(await worker.call(routes.signUp, { params: { shiftId }, body: {} }));
  const isListed = async (postingId: string) => {
    const { items } = unwrapAnswer(await app.visitor.call(routes.list, { query: {} }));
    return items.some((item) => item.postingId === postingId);
  };

  it('is full again when it was full, paused and resumed', async () => {
    const employer = await anEmployer(app);
    const { postingId, shiftIds } = await aPosting(app, employer, { headcount: 1 });
    await signUp(await app.signIn('worker'), shiftIds[0]);
    const params = { postingId };
    unwrapAnswer(await employer.call(routes.pausePosting, { params }));
    expect(unwrapAnswer(await employer.call(routes.resumePosting, { params })).state).toBe(
      'filled',
    );
    expect(await isListed(postingId)).toBe(false);
  });

  it('stays paused when somebody leaves it, and when it gets full', async () => {
    const employer = await anEmployer(app);
    const { postingId, shiftIds } = await aPosting(app, employer, { headcount: 1 });
    const worker = await app.signIn('worker');
    const { applicationId } = await signUp(worker, shiftIds[0]);
    const params = { postingId };
    unwrapAnswer(await employer.call(routes.pausePosting, { params }));
    unwrapAnswer(await worker.call(routes.withdraw, { params: { applicationId } }));
    const company = unwrapAnswer(await employer.call(routes.company, {}));
    expect(company.postings.map((posting) => posting.state)).toEqual(['paused']);
    expect(await isListed(postingId)).toBe(false);
    const late = await app.signIn('worker');
    const closed = await late.call(routes.signUp, {
      params: { shiftId: shiftIds[0] ?? '' },
      body: {},
    });
    expect(codeOf(closed)).toBe('jobs.posting_closed');
  });

  it('is not resumed when all its shifts have begun', async () => {
    const employer = await anEmployer(app);
    const { postingId } = await aPosting(app, employer);
    const params = { postingId };
    unwrapAnswer(await employer.call(routes.pausePosting, { params }));
    app.clock.set(atLocal('2026-11-23', '08:00'));
    const again = await app.signInAgain(employer.userId);
    expect(codeOf(await again.call(routes.resumePosting, { params }))).toBe('jobs.posting_over');
  });

  it('gives everybody the day back when it is taken down, and tells each once, with the reason', async () => {
    const employer = await anEmployer(app);
    const day = { date: '2026-11-24', from: '08:00', to: '18:00', breakMinutes: 60 };
    const { postingId, shiftIds } = await aPosting(app, employer, { headcount: 1, shifts: [day] });
    const other = await aPosting(app, employer, {
      shifts: [{ ...day, from: '09:00', to: '17:00' }],
    });
    // Neighbours: the same worker in another posting, another worker of the same employer.
    const apart = await aPosting(app, employer, { shifts: [{ ...day, date: '2026-11-25' }] });
    const [first, second] = [await app.signIn('worker'), await app.signIn('worker')];
    await signUp(first, shiftIds[0]);
    await signUp(second, shiftIds[0]);
    await signUp(first, apart.shiftIds[0]);
    const staff = await aStaff(app);
    const down = { params: { postingId }, body: { reason: '工地停工了' } };
    unwrapAnswer(await staff.call(routes.takeDown, down));
    // Tapped twice.
    unwrapAnswer(await staff.call(routes.takeDown, down));
    for (const worker of [first, second]) {
      const mine = unwrapAnswer(await worker.call(routes.myShifts, {}));
      const off = mine.past.find((shift) => shift.postingId === postingId);
      expect(off).toMatchObject({ state: 'cancelled', actions: [] });
      expect(mine.coming.map((shift) => shift.postingId)).toEqual(
        worker === first ? [apart.postingId] : [],
      );
      expect((await signUp(worker, other.shiftIds[0])).state).toBe('accepted');
    }
    const news = await app.database.query<{ payload: string; message_key: string }>(
      "select payload, message_key from outbox_messages where topic = 'jobs.posting_taken_down'",
    );
    const told = news.map(
      ({ payload }) =>
        JSON.parse(app.database.sealing.open(payload)) as { userId: string; body: string },
    );
    expect(told.map((one) => one.userId).sort()).toEqual([first.userId, second.userId].sort());
    expect(told.every((one) => one.body.includes('工地停工了'))).toBe(true);
    const [shift] = await app.database.query<{ taken: number; waiting: number }>(
      'select taken, waiting from shifts where id = ?',
      [shiftIds[0] ?? ''],
    );
    expect(shift).toEqual({ taken: 0, waiting: 0 });
  });

  it('taken down during a shift, that shift stands', async () => {
    const employer = await anEmployer(app);
    const days = ['2026-11-23', '2026-11-24'].map((date) => ({
      date,
      from: '08:00',
      to: '17:00',
      breakMinutes: 60,
    }));
    const { postingId, shiftIds } = await aPosting(app, employer, { shifts: days });
    const worker = await app.signIn('worker');
    for (const shiftId of shiftIds) await signUp(worker, shiftId);
    app.clock.set(atLocal('2026-11-23', '09:00'));
    const staff = await aStaff(app);
    const body = { reason: '工地停工了' };
    unwrapAnswer(await staff.call(routes.takeDown, { params: { postingId }, body }));
    const again = await app.signInAgain(worker.userId);
    const mine = unwrapAnswer(await again.call(routes.myShifts, {}));
    expect(mine.today.map((shift) => shift.state)).toEqual(['accepted']);
    expect(mine.past.map((shift) => shift.state)).toEqual(['cancelled']);
  });

  it('sent in twice at once gives the same answer twice', async () => {
    const employer = await anEmployer(app);
    const { postingId } = unwrapAnswer(
      await employer.call(routes.createPosting, { body: aForm({ description: '交押金' }) }),
    );
    const send = () => employer.call(routes.submitPosting, { params: { postingId } });
    const [one, other] = await Promise.all([send(), send()]);
    const third = await send();
    expect(unwrapAnswer(one).state).toBe('in_review');
    expect(unwrapAnswer(other)).toEqual(unwrapAnswer(one));
    expect(unwrapAnswer(third)).toEqual(unwrapAnswer(one));
  });
});
