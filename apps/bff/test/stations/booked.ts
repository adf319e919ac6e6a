import { jobsRoutes } from '@yizhan/contract';
import { anEmployer, aPosting, unwrapAnswer } from '../jobs/builders';
import type { Person, RunningApp } from '../support/app';
import { TODAY } from './builders';

interface Booking {
  readonly stationId?: string | null;
  readonly date?: string;
  readonly from?: string;
  readonly to?: string;
  /** Another one than the suite's own: what one leaves undone weighs on the next posting. */
  readonly employer?: Person;
}

const employers = new WeakMap<RunningApp, ReturnType<typeof anEmployer>>();

/** One employer for all of a suite's postings. */
function employerOf(app: RunningApp): ReturnType<typeof anEmployer> {
  const known = employers.get(app);
  const employer = known ?? anEmployer(app);
  employers.set(app, employer);
  return employer;
}

/** A shift of the jobs area that the worker was accepted for: 08:00 to 17:00 unless told. */
export async function aBookedShift(app: RunningApp, worker: Person, over: Booking = {}) {
  const { stationId = null, date = TODAY, from = '08:00', to = '17:00' } = over;
  const { userId } = over.employer ?? (await employerOf(app));
  const employer = await app.signInAgain(userId);
  const shifts = [{ date, from, to, breakMinutes: 0 }];
  const { postingId, shiftIds } = await aPosting(app, employer, {
    title: '搬运工',
    ...{ stationId, shifts, headcount: 1 },
  });
  const signedUp = await worker.call(jobsRoutes.signUp, {
    params: { shiftId: shiftIds[0] ?? '' },
    body: {},
  });
  const { applicationId } = unwrapAnswer(signedUp);
  return { applicationId, postingId, employer, workerId: worker.userId };
}

/** What the jobs know of an application's attendance. */
export async function attended(app: RunningApp, applicationId: string) {
  const [row] = await app.database.query<Record<string, string | number | null>>(
    `select a.state, h.checked_in_at as cameAt, h.checked_out_at as leftAt
     from applications a left join work_hours h on h.application_id = a.id where a.id = ?`,
    [applicationId],
  );
  return row;
}
