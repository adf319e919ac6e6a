import { jobErrors as errors, objectionSubjects, payMethods } from '@yizhan/jobs/vocabulary';
import * as z from 'zod/mini';
import { fen, id, instant, localDate, part, text } from './common';
import { employer, employerForm } from './job-forms';
import {
  absence,
  applicationState,
  byApplication,
  byPosting,
  byWage,
  count,
  face,
  hours,
  objection,
  postingState,
  wage,
  wageUnit,
} from './job-words';
import { defineRoute } from './route';

const ownPosting = z.object({
  postingId: id,
  state: postingState,
  title: z.string(),
  occupation: z.string(),
  wageFen: fen,
  wageUnit,
  headcount: count,
  /** The shift that runs, else the next one, else the last; null while there is none. */
  shift: z.nullable(z.object({ startsAt: instant, phase: z.enum(['running', 'coming', 'over']) })),
  /** Places of all its shifts, and those taken. */
  places: count,
  hired: count,
  /** Those of them who checked in. */
  arrived: count,
  waiting: count,
  applied: count,
  /** Shifts whose hours wait for the employer. */
  hoursToConfirm: count,
  wagesDue: count,
  stateReason: z.nullable(z.string()),
});
export type OwnPosting = z.output<typeof ownPosting>;

const personOfPosting = z.object({
  applicationId: id,
  shiftId: id,
  date: localDate,
  startsAt: instant,
  endsAt: instant,
  /** In full for who was taken on, masked for who only asked or waits. */
  name: z.string(),
  /** The order of sign-up within the shift, from 1: no two rows of a shift share it. */
  number: count,
  /** The last four digits of who was taken on; null without a phone, and for everybody else. */
  phoneTail: z.nullable(z.string()),
  /** I may ask for the number now. */
  callable: z.boolean(),
  state: applicationState,
  queuePosition: z.nullable(count),
  /** Scheduled paid minutes. */
  scheduledMinutes: count,
  hours,
  absence: z.nullable(absence),
  wage: z.nullable(wage),
  actions: z.array(z.string()),
});
export type PersonOfPosting = z.output<typeof personOfPosting>;

/** What an employer does with its company and its people. */
export const jobEmployerRoutes = {
  company: defineRoute({
    id: 'jobs.company',
    method: 'GET',
    path: '/employer',
    access: ['employer'],
    summary: 'My company: standing, public face, and counts of what waits for me',
    response: z.object({
      employer: z.nullable(employer),
      face: part(z.nullable(face)),
      postings: z.array(ownPosting),
      /** Mine, the newest first. */
      objections: z.array(objection),
    }),
    errors: [],
  }),
  registerEmployer: defineRoute({
    id: 'jobs.registerEmployer',
    method: 'POST',
    path: '/employers',
    access: ['employer', 'worker'],
    summary: 'Register a firm or a household as an employer',
    body: employerForm,
    response: employer,
    errors: [errors.employer_exists],
    creates: true,
  }),
  updateEmployer: defineRoute({
    id: 'jobs.updateEmployer',
    method: 'PUT',
    path: '/employer',
    access: ['employer'],
    summary: 'Change my company; a verified one keeps its name until staff have seen the new one',
    body: employerForm,
    response: employer,
    errors: [
      errors.employer_missing,
      errors.employer_exists,
      errors.employer_changed,
      errors.credit_code_fixed,
    ],
  }),
  object: defineRoute({
    id: 'jobs.object',
    method: 'POST',
    path: '/employer/objections',
    access: ['employer'],
    summary: 'Object to a card, to my face, to a refused verification, to a posting sent back',
    body: z.object({
      subject: z.enum(objectionSubjects),
      /** The posting that was sent back or taken down. */
      postingId: z.optional(id),
      text: text(5, 500),
    }),
    response: objection,
    errors: [
      errors.employer_missing,
      errors.employer_changed,
      errors.posting_not_found,
      errors.nothing_to_object,
    ],
    creates: true,
  }),
  people: defineRoute({
    id: 'jobs.people',
    method: 'GET',
    path: '/employer/postings/:postingId/people',
    access: ['employer'],
    summary: 'People of a posting by shift: sign-ups, hours, wages',
    params: byPosting,
    response: z.object({
      postingId: id,
      title: z.string(),
      state: postingState,
      wageFen: fen,
      wageUnit,
      people: z.array(personOfPosting),
    }),
    errors: [errors.posting_not_found],
  }),
  accept: defineRoute({
    id: 'jobs.accept',
    method: 'POST',
    path: '/applications/:applicationId/acceptance',
    access: ['employer'],
    summary: 'Take someone who applied',
    params: byApplication,
    response: z.object({ state: applicationState }),
    errors: [
      errors.application_not_found,
      errors.application_state,
      errors.shift_full,
      errors.shift_started,
    ],
  }),
  decline: defineRoute({
    id: 'jobs.decline',
    method: 'POST',
    path: '/applications/:applicationId/refusal',
    access: ['employer'],
    summary: 'Decline someone who applied',
    params: byApplication,
    response: z.object({ state: applicationState }),
    errors: [errors.application_not_found, errors.application_state],
  }),
  markNoShow: defineRoute({
    id: 'jobs.markNoShow',
    method: 'POST',
    path: '/applications/:applicationId/absence',
    access: ['employer'],
    summary: 'Someone accepted did not come, the lateness that costs nothing being over',
    params: byApplication,
    response: z.object({ state: applicationState }),
    errors: [
      errors.application_not_found,
      errors.application_state,
      errors.too_early_absent,
      errors.claim_waiting,
    ],
  }),
  confirmHours: defineRoute({
    id: 'jobs.confirmHours',
    method: 'POST',
    path: '/applications/:applicationId/hours',
    access: ['employer'],
    summary: 'Confirm hours; other than recorded they need a reason and the worker’s consent',
    params: byApplication,
    body: z.object({
      minutes: z.int().check(z.minimum(0), z.maximum(1440)),
      pieces: z.optional(z.int().check(z.minimum(0), z.maximum(100_000))),
      reason: z.optional(text(0, 200)),
    }),
    response: z.object({ state: applicationState, wage: z.nullable(wage) }),
    errors: [
      errors.application_not_found,
      errors.application_state,
      errors.work_not_over,
      errors.correction_reason,
      errors.hours_impossible,
      errors.objection_closed,
      errors.pieces_missing,
    ],
  }),
  recordPayment: defineRoute({
    id: 'jobs.recordPayment',
    method: 'POST',
    path: '/wages/:wageId/payment',
    access: ['employer'],
    summary: 'I have paid this wage: how, and a reference',
    params: byWage,
    body: z.object({ method: z.enum(payMethods), reference: z.optional(text(0, 60)) }),
    response: wage,
    errors: [errors.wage_not_found, errors.wage_state, errors.wage_nothing],
  }),
} as const;
