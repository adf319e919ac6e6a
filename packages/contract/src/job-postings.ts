import { jobErrors as errors } from '@yizhan/jobs/vocabulary';
import * as z from 'zod/mini';
import { id } from './common';
import { postingEditor, postingForm } from './job-forms';
import { assessment, byPosting, changed, finding, postingState } from './job-words';
import { defineRoute } from './route';

/** What an employer does with a posting. */
export const jobPostingRoutes = {
  checkPosting: defineRoute({
    id: 'jobs.checkPosting',
    method: 'POST',
    path: '/employer/checks',
    access: ['employer'],
    summary: 'What the checks would say of this posting; nothing is kept',
    body: postingForm,
    response: assessment,
    errors: [errors.employer_missing],
  }),
  createPosting: defineRoute({
    id: 'jobs.createPosting',
    method: 'POST',
    path: '/employer/postings',
    access: ['employer'],
    summary: 'Keep a new posting as a draft',
    body: postingForm,
    response: z.object({ postingId: id, state: postingState }),
    errors: [errors.employer_missing],
    creates: true,
  }),
  newPosting: defineRoute({
    id: 'jobs.newPosting',
    method: 'GET',
    path: '/employer/new-posting',
    access: ['employer'],
    summary: 'A blank posting with what is known of my company filled in',
    response: postingEditor,
    errors: [errors.employer_missing],
  }),
  ownPosting: defineRoute({
    id: 'jobs.ownPosting',
    method: 'GET',
    path: '/employer/postings/:postingId',
    access: ['employer'],
    summary: 'One of my postings, to go on filling in',
    params: byPosting,
    response: postingEditor,
    errors: [errors.posting_not_found],
  }),
  updatePosting: defineRoute({
    id: 'jobs.updatePosting',
    method: 'PUT',
    path: '/employer/postings/:postingId',
    access: ['employer'],
    summary: 'Change a draft',
    params: byPosting,
    body: postingForm,
    response: changed,
    errors: [errors.posting_not_found, errors.posting_state],
  }),
  submitPosting: defineRoute({
    id: 'jobs.submitPosting',
    method: 'POST',
    path: '/employer/postings/:postingId/submission',
    access: ['employer'],
    summary: 'Send a draft in: published at once, or to be reviewed',
    params: byPosting,
    response: z.object({ state: postingState, findings: z.array(finding) }),
    errors: [
      errors.posting_not_found,
      errors.posting_state,
      errors.posting_incomplete,
      errors.posting_refused,
    ],
  }),
  pausePosting: defineRoute({
    id: 'jobs.pausePosting',
    method: 'POST',
    path: '/employer/postings/:postingId/pause',
    access: ['employer'],
    summary: 'Take no more sign-ups for now',
    params: byPosting,
    response: changed,
    errors: [errors.posting_not_found, errors.posting_state],
  }),
  resumePosting: defineRoute({
    id: 'jobs.resumePosting',
    method: 'POST',
    path: '/employer/postings/:postingId/resumption',
    access: ['employer'],
    summary: 'Take sign-ups again',
    params: byPosting,
    response: changed,
    errors: [
      errors.posting_not_found,
      errors.posting_state,
      errors.posting_over,
      errors.employer_stopped,
    ],
  }),
} as const;
