import { cards, jobErrors as errors } from '@yizhan/jobs/vocabulary';
import * as z from 'zod/mini';
import { cursor, id, instant, part } from './common';
import { deskEmployer, employer, postingForm } from './job-forms';
import {
  application,
  byApplication,
  byEmployer,
  byPosting,
  changed,
  face,
  finding,
  objection,
  postingState,
  reason,
} from './job-words';
import { defineRoute } from './route';

const reviewItem = z.object({
  postingId: id,
  state: postingState,
  title: z.string(),
  employerName: z.string(),
  submittedAt: z.nullable(instant),
  /** Labels of the findings. */
  reasons: z.array(z.string()),
});
export type ReviewItem = z.output<typeof reviewItem>;

/** What station staff do with postings and employers. */
export const jobDeskRoutes = {
  reviewQueue: defineRoute({
    id: 'jobs.reviewQueue',
    method: 'GET',
    path: '/desk/postings',
    access: ['station_staff', 'administrator'],
    summary: 'Postings that wait for review, and employers that wait to be verified',
    query: z.object({ cursor }),
    response: z.object({
      postings: z.array(reviewItem),
      next: z.nullable(z.string()),
      employers: z.array(deskEmployer),
      /** Employers' objections that wait for an answer, the most urgent first. */
      objections: z.array(objection),
    }),
    errors: [],
  }),
  review: defineRoute({
    id: 'jobs.review',
    method: 'GET',
    path: '/desk/postings/:postingId',
    access: ['station_staff', 'administrator'],
    summary: 'One posting to review, with the words marked',
    params: byPosting,
    response: z.object({
      postingId: id,
      state: postingState,
      stateReason: z.nullable(z.string()),
      form: postingForm,
      findings: z.array(finding),
      employer: deskEmployer,
      face: part(face),
      actions: z.array(z.string()),
    }),
    errors: [errors.posting_not_found, errors.not_your_station],
  }),
  approve: defineRoute({
    id: 'jobs.approve',
    method: 'POST',
    path: '/desk/postings/:postingId/approval',
    access: ['station_staff', 'administrator'],
    summary: 'Publish a reviewed posting; with a reason where its words look unlawful',
    params: byPosting,
    body: z.object({ reason: z.optional(reason) }),
    response: changed,
    errors: [
      errors.posting_not_found,
      errors.posting_state,
      errors.not_your_station,
      errors.employer_stopped,
      errors.employer_not_verified,
      errors.approval_unreasoned,
    ],
    audit: {
      action: 'posting_decided',
      subject: { kind: 'posting', at: 'params.postingId' },
      reason: 'body.reason',
    },
  }),
  sendBack: defineRoute({
    id: 'jobs.sendBack',
    method: 'POST',
    path: '/desk/postings/:postingId/return',
    access: ['station_staff', 'administrator'],
    summary: 'Send a posting back with a reason',
    params: byPosting,
    body: z.object({ reason }),
    response: changed,
    errors: [
      errors.posting_not_found,
      errors.posting_state,
      errors.not_your_station,
      errors.employer_stopped,
    ],
    audit: {
      action: 'posting_decided',
      subject: { kind: 'posting', at: 'params.postingId' },
      reason: 'body.reason',
    },
  }),
  takeDown: defineRoute({
    id: 'jobs.takeDown',
    method: 'POST',
    path: '/desk/postings/:postingId/removal',
    access: ['station_staff', 'administrator'],
    summary: 'Take a posting down with a reason; those signed up are told',
    params: byPosting,
    body: z.object({ reason }),
    response: changed,
    errors: [
      errors.posting_not_found,
      errors.posting_state,
      errors.not_your_station,
      errors.employer_stopped,
    ],
    audit: {
      action: 'posting_decided',
      subject: { kind: 'posting', at: 'params.postingId' },
      reason: 'body.reason',
    },
  }),
  release: defineRoute({
    id: 'jobs.release',
    method: 'POST',
    path: '/applications/:applicationId/release',
    access: ['station_staff', 'administrator'],
    summary: 'Take someone off the list of my station’s posting with a reason; both sides are told',
    params: byApplication,
    body: z.object({ reason }),
    response: application,
    errors: [errors.application_not_found, errors.application_state, errors.not_your_station],
    audit: {
      action: 'posting_decided',
      subject: { kind: 'application', at: 'params.applicationId' },
      reason: 'body.reason',
    },
  }),
  verifyEmployer: defineRoute({
    id: 'jobs.verifyEmployer',
    method: 'POST',
    path: '/desk/employers/:employerId/verification',
    access: ['station_staff', 'administrator'],
    summary: 'Licence or identity checked: verified, or rejected with a reason',
    params: byEmployer,
    body: z.object({ verified: z.boolean(), reason: z.optional(reason) }),
    response: employer,
    errors: [errors.employer_not_found, errors.employer_changed, errors.not_your_station],
    audit: {
      action: 'employer_verified',
      subject: { kind: 'employer', at: 'params.employerId' },
      reason: 'body.reason',
    },
  }),
  answerObjection: defineRoute({
    id: 'jobs.answerObjection',
    method: 'POST',
    path: '/desk/objections/:objectionId/answer',
    access: ['station_staff', 'administrator'],
    summary:
      'Answer an employer’s objection; upheld, a card is cleared and a refusal looked at anew',
    params: z.object({ objectionId: id }),
    body: z.object({ upheld: z.boolean(), answer: reason }),
    response: objection,
    errors: [
      errors.objection_not_found,
      errors.objection_answered,
      errors.employer_changed,
      errors.not_your_station,
    ],
    audit: {
      action: 'objection_decided',
      subject: { kind: 'employer', at: 'response.employerId' },
      reason: 'body.answer',
    },
  }),
  giveCard: defineRoute({
    id: 'jobs.giveCard',
    method: 'POST',
    path: '/desk/employers/:employerId/card',
    access: ['station_staff', 'administrator'],
    summary: 'Give an employer a card, or clear it, with a reason',
    params: byEmployer,
    body: z.object({ card: z.enum(cards), reason }),
    response: employer,
    errors: [errors.employer_not_found, errors.employer_changed, errors.not_your_station],
    audit: {
      action: 'employer_carded',
      subject: { kind: 'employer', at: 'params.employerId' },
      reason: 'body.reason',
    },
  }),
} as const;
