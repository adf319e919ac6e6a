import {
  applicationStates,
  employerKinds,
  employerStates,
  hoursBases,
  leavingBases,
  objectionStates,
  objectionSubjects,
  payMethods,
  postingStates,
  proposers,
  settlements,
  wageStates,
  wageUnits,
} from '@yizhan/jobs/vocabulary';
import * as z from 'zod/mini';
import { fen, id, instant, text } from './common';

export const postingState = z.enum(postingStates);
export const applicationState = z.enum(applicationStates);
export const wageState = z.enum(wageStates);
export const employerState = z.enum(employerStates);
export const wageUnit = z.enum(wageUnits);
export const settlement = z.enum(settlements);
export const count = z.int().check(z.minimum(0));
export const division = z.string().check(z.regex(/^\d{6,12}$/, '行政区划代码不对'));
export const occupationCode = z.string().check(z.regex(/^\d-\d{2}-\d{2}-\d{2}$/, '请选择工种'));
export const byPosting = z.object({ postingId: id });
export const byApplication = z.object({ applicationId: id });
export const byWage = z.object({ wageId: id });
export const byEmployer = z.object({ employerId: id });

export const finding = z.object({
  id: z.string(),
  label: z.string(),
  advice: z.string(),
  note: z.nullable(z.string()),
  consequence: z.enum(['refuse', 'review']),
  source: z.string(),
  article: z.nullable(z.string()),
  /** Places in the posting's texts, end excluded. */
  marks: z.array(z.object({ field: z.string(), start: count, end: count, words: z.string() })),
});
export type JobFinding = z.output<typeof finding>;

export const assessment = z.object({
  outcome: z.enum(['published', 'in_review', 'refused']),
  findings: z.array(finding),
  /** Fields still missing; empty when complete. */
  missing: z.array(z.object({ path: z.string(), message: z.string() })),
});
export type JobAssessment = z.output<typeof assessment>;

export const face = z.object({
  employerId: id,
  name: z.string(),
  kind: z.enum(employerKinds),
  verified: z.boolean(),
  filledPostings: count,
  medianDaysToPay: z.nullable(count),
  wageCases: z.object({ open: count, settled: count, upheld: count }),
  level: z.enum(['green', 'yellow', 'red', 'new']),
  reasons: z.array(z.string()),
});
export type EmployerFaceView = z.output<typeof face>;

export const application = z.object({
  applicationId: id,
  shiftId: id,
  state: applicationState,
  /** Place in the queue while waiting, from 1. */
  queuePosition: z.nullable(count),
});

export const wage = z.object({
  wageId: id,
  amountFen: fen,
  dueAt: instant,
  state: wageState,
  overdueDays: count,
  paidAt: z.nullable(instant),
  payMethod: z.nullable(z.enum(payMethods)),
  payReference: z.nullable(z.string()),
  /** 没拿到工资 can be said of it now. */
  claimable: z.boolean(),
  /** When a recorded payment that nobody denies counts as received. */
  assumedAt: z.nullable(instant),
  /** Until when it can be said. */
  claimUntil: instant,
});

/** Hours that one side wishes to be others, and until when the other side can answer. */
const proposal = z.object({
  by: z.enum(proposers),
  minutes: count,
  pieces: z.nullable(count),
  reason: z.nullable(z.string()),
  until: instant,
});

export const hours = z.object({
  checkedInAt: z.nullable(instant),
  checkedOutAt: z.nullable(instant),
  recordedMinutes: z.nullable(count),
  /** What counts; null while nothing does. */
  minutes: z.nullable(count),
  pieces: z.nullable(count),
  reason: z.nullable(z.string()),
  awaitsConsent: z.boolean(),
  /** How they came to count. */
  basis: z.nullable(z.enum(hoursBases)),
  /** Where the time of leaving comes from. */
  leavingBasis: z.nullable(z.enum(leavingBases)),
  /** Pieces by the worker's word. */
  statedPieces: z.nullable(count),
  /** When what was recorded counts by itself; null when it counts already, or isn't whole. */
  countsAt: z.nullable(instant),
  /** Until when either side can object; null when nobody can. */
  objectUntil: z.nullable(instant),
  proposal: z.nullable(proposal),
});

/** A mark of absence, as both sides see it. */
export const absence = z.object({
  markedAt: instant,
  /** Marked by itself, nobody having said anything. */
  byItself: z.boolean(),
  objectUntil: instant,
  objectedAt: z.nullable(instant),
  /** Until when the objection is to be answered. */
  answerUntil: z.nullable(instant),
  /** False: the objection wasn't answered in time, the mark doesn't count. */
  counts: z.boolean(),
});

export const reason = text(2, 200);
export const changed = z.object({ state: postingState });

/** An employer's objection with staff's answer. */
export const objection = z.object({
  objectionId: id,
  employerId: id,
  employerName: z.string(),
  subject: z.enum(objectionSubjects),
  postingId: z.nullable(id),
  text: z.string(),
  state: z.enum(objectionStates),
  /** Until when staff answer; then it goes to the administrators. */
  dueAt: instant,
  answer: z.nullable(z.string()),
  createdAt: instant,
});
export type ObjectionView = z.output<typeof objection>;
