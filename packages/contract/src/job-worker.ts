import {
  callPurposes,
  callSides,
  jobErrors as errors,
  occupationGroups,
  pickModes,
} from '@yizhan/jobs/vocabulary';
import * as z from 'zod/mini';
import {
  cursor,
  fen,
  id,
  instant,
  latitude,
  localDate,
  longitude,
  page,
  part,
  text,
} from './common';
import {
  absence,
  application,
  applicationState,
  byApplication,
  byPosting,
  byWage,
  count,
  division,
  face,
  hours,
  postingState,
  settlement,
  wage,
  wageUnit,
} from './job-words';
import { defineRoute } from './route';

/** One row of the job list. */
export const jobCard = z.object({
  postingId: id,
  title: z.string(),
  occupation: z.string(),
  group: z.enum(occupationGroups),
  /** Fen for one `wageUnit`. */
  wageFen: fen,
  wageUnit,
  settlement,
  headcount: count,
  division: z.string(),
  address: z.string(),
  latitude,
  longitude,
  /** Metres in a straight line; null when the caller's place isn't known. */
  distance: z.nullable(count),
  employerName: z.string(),
  verified: z.boolean(),
  /** The first shift still to come. */
  firstStartsAt: instant,
  lastEndsAt: instant,
  sample: z.boolean(),
});
export type JobCard = z.output<typeof jobCard>;

const shift = z.object({
  shiftId: id,
  date: localDate,
  startsAt: instant,
  endsAt: instant,
  breakMinutes: count,
  headcount: count,
  placesLeft: count,
  waiting: count,
});

/** A policy that a hire brings to the worker or the employer. */
const hirePolicy = z.object({
  policyId: z.string(),
  title: z.string(),
  side: z.enum(['worker', 'employer']),
  note: z.string(),
});

const jobDetail = z.object({
  postingId: id,
  state: postingState,
  title: z.string(),
  description: z.string(),
  requirements: z.string(),
  benefits: z.string(),
  insurance: z.string(),
  occupation: z.string(),
  occupationCode: z.string(),
  group: z.enum(occupationGroups),
  wageFen: fen,
  wageUnit,
  settlement,
  pickMode: z.enum(pickModes),
  headcount: count,
  division: z.string(),
  address: z.string(),
  latitude,
  longitude,
  distance: z.nullable(count),
  /** The station that looks after it, where one does. */
  station: part(z.nullable(z.object({ stationId: id, name: z.string() }))),
  contactName: z.string(),
  /** For the employer itself and its station; a worker taken on asks for it by `call`. */
  contactPhone: z.nullable(z.string()),
  shifts: z.array(shift),
  mine: z.array(application),
  employer: part(face),
  policies: part(z.array(hirePolicy)),
  sample: z.boolean(),
  /** schema.org JobPosting as JSON-LD text. */
  jsonLd: z.string(),
});
export type JobDetail = z.output<typeof jobDetail>;

export const myShift = z.object({
  applicationId: id,
  postingId: id,
  title: z.string(),
  employerName: z.string(),
  address: z.string(),
  latitude,
  longitude,
  stationId: z.nullable(id),
  date: localDate,
  startsAt: instant,
  endsAt: instant,
  state: applicationState,
  queuePosition: z.nullable(count),
  wageFen: fen,
  wageUnit,
  /** From when to when I may call the employer; null unless I am taken on. */
  contact: z.nullable(z.object({ from: instant, until: z.nullable(instant) })),
  /** While I may still cancel the sign-up: until when, and from when on it counts as late. */
  withdrawal: z.nullable(z.object({ until: instant, freeUntil: instant, isLate: z.boolean() })),
  hours,
  absence: z.nullable(absence),
  wage: z.nullable(wage),
  /** My case about that wage while it is open; its state in words. */
  wageCase: z.nullable(z.object({ caseId: id, number: z.string(), state: z.string() })),
  /** What I may do now. */
  actions: z.array(z.string()),
});
export type MyShift = z.output<typeof myShift>;

/** What everyone may see, and what a worker does. */
export const jobWorkerRoutes = {
  list: defineRoute({
    id: 'jobs.list',
    method: 'GET',
    path: '/jobs',
    access: 'public',
    summary: 'Published jobs: by distance when a place is given, else the newest first',
    query: z.object({
      group: z.optional(z.enum(occupationGroups)),
      date: z.optional(localDate),
      minDayWage: z.optional(fen),
      settlement: z.optional(settlement),
      division: z.optional(division),
      stationId: z.optional(id),
      words: z.optional(z.string().check(z.maxLength(40))),
      latitude: z.optional(latitude),
      longitude: z.optional(longitude),
      cursor,
    }),
    response: page(jobCard),
    errors: [errors.words_unusable],
  }),
  detail: defineRoute({
    id: 'jobs.detail',
    method: 'GET',
    path: '/jobs/:postingId',
    access: 'public',
    summary: 'One job with its shifts, employer, policies and my application',
    params: byPosting,
    query: z.object({ latitude: z.optional(latitude), longitude: z.optional(longitude) }),
    response: jobDetail,
    errors: [errors.posting_not_found],
  }),
  signUp: defineRoute({
    id: 'jobs.signUp',
    method: 'POST',
    path: '/shifts/:shiftId/applications',
    access: ['worker', 'station_staff'],
    summary: 'Sign up for a shift; staff may act for a worker without a phone',
    params: z.object({ shiftId: id }),
    body: z.object({ forWorkerId: z.optional(id) }),
    response: application,
    errors: [
      errors.shift_not_found,
      errors.posting_closed,
      errors.shift_started,
      errors.shift_overlap,
      errors.already_applied,
      errors.acts_for_other,
      errors.own_posting,
      errors.waiting_closed,
      errors.late_withdrawals,
      errors.not_your_station,
    ],
    creates: true,
  }),
  withdraw: defineRoute({
    id: 'jobs.withdraw',
    method: 'POST',
    path: '/applications/:applicationId/withdrawal',
    access: ['worker'],
    summary: 'Give my place back, until the shift starts; it goes to the next on the waiting list',
    params: byApplication,
    response: application,
    errors: [errors.application_not_found, errors.application_state, errors.withdrawal_closed],
  }),
  myShifts: defineRoute({
    id: 'jobs.myShifts',
    method: 'GET',
    path: '/me/shifts',
    access: ['worker'],
    summary: 'My shifts: today and to come, and those past with hours and wages',
    response: z.object({
      today: z.array(myShift),
      coming: z.array(myShift),
      past: z.array(myShift),
    }),
    errors: [],
  }),
  call: defineRoute({
    id: 'jobs.call',
    method: 'POST',
    path: '/applications/:applicationId/calls',
    access: ['worker', 'employer', 'station_staff'],
    summary:
      'The other side’s number, near the shift and only for who was taken on; each look is kept',
    params: byApplication,
    body: z.object({ to: z.enum(callSides), purpose: z.enum(callPurposes) }),
    response: z.object({ name: z.string(), phone: z.string(), until: z.nullable(instant) }),
    errors: [
      errors.application_not_found,
      errors.contact_closed,
      errors.contact_not_yet,
      errors.contact_limited,
      errors.no_phone,
    ],
    audit: {
      action: 'contact_shown',
      subject: { kind: 'application', at: 'params.applicationId' },
      reason: 'body.purpose',
    },
  }),
  consentHours: defineRoute({
    id: 'jobs.consentHours',
    method: 'POST',
    path: '/applications/:applicationId/hours/consent',
    access: ['worker'],
    summary: 'Agree to a correction of my hours, or refuse it',
    params: byApplication,
    body: z.object({ agree: z.boolean() }),
    response: z.object({ state: applicationState }),
    errors: [errors.application_not_found, errors.application_state],
  }),
  confirmPaid: defineRoute({
    id: 'jobs.confirmPaid',
    method: 'POST',
    path: '/wages/:wageId/confirmation',
    access: ['worker'],
    summary: 'I have received this wage',
    params: byWage,
    response: wage,
    errors: [errors.wage_not_found, errors.wage_state, errors.wage_nothing],
  }),
  disputeWage: defineRoute({
    id: 'jobs.disputeWage',
    method: 'POST',
    path: '/wages/:wageId/dispute',
    access: ['worker'],
    summary: 'I have not received this wage, or not all of it',
    params: byWage,
    body: z.object({ note: z.optional(text(0, 300)) }),
    response: wage,
    errors: [
      errors.wage_not_found,
      errors.wage_state,
      errors.wage_nothing,
      errors.wage_not_due,
      errors.wage_received,
      errors.wage_lapsed,
    ],
  }),
} as const;
