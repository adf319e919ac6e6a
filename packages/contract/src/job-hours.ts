import { jobErrors as errors } from '@yizhan/jobs/vocabulary';
import * as z from 'zod/mini';
import { instant, text } from './common';
import { applicationState, byApplication } from './job-words';
import { defineRoute } from './route';

const stated = z.object({ state: applicationState });
const minutes = z.int().check(z.minimum(0), z.maximum(1440));
const pieces = z.int().check(z.minimum(0), z.maximum(100_000));

/** Hours and absences as the other side of them sees it: what can be said and objected to. */
export const jobHoursRoutes = {
  stateWork: defineRoute({
    id: 'jobs.stateWork',
    method: 'POST',
    path: '/applications/:applicationId/hours/statement',
    access: ['worker'],
    summary: 'Say when my work ended, having forgotten to check out, or how many pieces I made',
    params: byApplication,
    body: z.object({ leftAt: z.optional(instant), pieces: z.optional(pieces) }),
    response: stated,
    errors: [errors.application_not_found, errors.application_state, errors.leaving_time],
  }),
  objectHours: defineRoute({
    id: 'jobs.objectHours',
    method: 'POST',
    path: '/applications/:applicationId/hours/objection',
    access: ['worker'],
    summary: 'Object to hours that count already: how many there were, and why',
    params: byApplication,
    body: z.object({ minutes, pieces: z.optional(pieces), reason: text(2, 200) }),
    response: stated,
    errors: [
      errors.application_not_found,
      errors.application_state,
      errors.hours_impossible,
      errors.objection_closed,
    ],
  }),
  answerHours: defineRoute({
    id: 'jobs.answerHours',
    method: 'POST',
    path: '/applications/:applicationId/hours/answer',
    access: ['employer'],
    summary: 'Agree to the hours that the worker says there were, or refuse',
    params: byApplication,
    body: z.object({ agree: z.boolean() }),
    response: stated,
    errors: [errors.application_not_found, errors.application_state],
  }),
  objectAbsence: defineRoute({
    id: 'jobs.objectAbsence',
    method: 'POST',
    path: '/applications/:applicationId/absence/objection',
    access: ['worker'],
    summary: 'Object to having been marked absent',
    params: byApplication,
    body: z.object({ note: text(2, 300) }),
    response: stated,
    errors: [errors.application_not_found, errors.absence_not_found, errors.objection_closed],
  }),
} as const;
