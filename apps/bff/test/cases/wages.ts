import { jobsRoutes } from '@yizhan/contract';
import { atLocal } from '@yizhan/kernel';
import { JobsService } from '../../src/modules/jobs/jobs.service';
import { anEmployer, aPosting, unwrapAnswer } from '../jobs/builders';
import type { RunningApp } from '../support/app';

/** A day's work whose wage is owed, by an employer of its own or the one given. */
export async function anUnpaidWage(app: RunningApp, by?: Awaited<ReturnType<typeof anEmployer>>) {
  const employer = by ?? (await anEmployer(app));
  const { shiftIds } = await aPosting(app, employer);
  const worker = await app.signIn('worker');
  const { applicationId } = unwrapAnswer(
    await worker.call(jobsRoutes.signUp, { params: { shiftId: shiftIds[0] ?? '' }, body: {} }),
  );
  const jobs = app.service(JobsService);
  for (const [direction, time] of [
    ['in', '07:55'],
    ['out', '17:02'],
  ] as const)
    unwrapAnswer(
      await jobs.recordAttendance(applicationId, direction, atLocal('2026-11-23', time)),
    );
  app.clock.set(atLocal('2026-11-23', '18:00'));
  const { wage } = unwrapAnswer(
    await employer.call(jobsRoutes.confirmHours, {
      params: { applicationId },
      body: { minutes: 480 },
    }),
  );
  app.clock.set(atLocal('2026-11-24', '08:00'));
  return { employer, worker, wageId: wage?.wageId ?? '' };
}
