import {
  applicationStates,
  cards,
  employerKinds,
  employerStates,
  jobErrors as errors,
  occupationGroups,
  payMethods,
  pickModes,
  postingStates,
  settlements,
  wageStates,
  wageUnits,
} from '@yizhan/jobs/vocabulary';
import * as z from 'zod/mini';
import {
  cursor,
  fen,
  id,
  instant,
  latitude,
  localDate,
  localTime,
  longitude,
  mobile,
  page,
  part,
  text,
} from './common';
import { defineRoute } from './route';

const postingState = z.enum(postingStates);
const applicationState = z.enum(applicationStates);
const wageState = z.enum(wageStates);
const employerState = z.enum(employerStates);
const wageUnit = z.enum(wageUnits);
const settlement = z.enum(settlements);
const count = z.int().check(z.minimum(0));
const division = z.string().check(z.regex(/^\d{6,12}$/, '行政区划代码不对'));
const occupationCode = z.string().check(z.regex(/^\d-\d{2}-\d{2}-\d{2}$/, '请选择工种'));
const byPosting = z.object({ postingId: id });
const byApplication = z.object({ applicationId: id });
const byWage = z.object({ wageId: id });
const byEmployer = z.object({ employerId: id });

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

const finding = z.object({
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

const assessment = z.object({
  outcome: z.enum(['published', 'in_review', 'refused']),
  findings: z.array(finding),
  /** Fields still missing; empty when complete. */
  missing: z.array(z.object({ path: z.string(), message: z.string() })),
});
export type JobAssessment = z.output<typeof assessment>;

const face = z.object({
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

const application = z.object({
  applicationId: id,
  shiftId: id,
  state: applicationState,
  /** Place in the queue while waiting, from 1. */
  queuePosition: z.nullable(count),
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
  /** Shown to those accepted; null for everyone else. */
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

const wage = z.object({
  wageId: id,
  amountFen: fen,
  dueAt: instant,
  state: wageState,
  overdueDays: count,
  paidAt: z.nullable(instant),
  payMethod: z.nullable(z.enum(payMethods)),
  payReference: z.nullable(z.string()),
});

const hours = z.object({
  checkedInAt: z.nullable(instant),
  checkedOutAt: z.nullable(instant),
  recordedMinutes: z.nullable(count),
  /** What the employer confirmed, or wishes to confirm. */
  minutes: z.nullable(count),
  pieces: z.nullable(count),
  reason: z.nullable(z.string()),
  awaitsConsent: z.boolean(),
});

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
  contactPhone: z.nullable(z.string()),
  hours,
  wage: z.nullable(wage),
  /** What I may do now. */
  actions: z.array(z.string()),
});
export type MyShift = z.output<typeof myShift>;

const employer = z.object({
  employerId: id,
  kind: z.enum(employerKinds),
  name: z.string(),
  /** Unified social credit code; null for a household. */
  creditCode: z.nullable(z.string()),
  contactName: z.string(),
  /** Masked. */
  contactPhone: z.string(),
  division: z.string(),
  address: z.string(),
  state: employerState,
  stateReason: z.nullable(z.string()),
  card: z.enum(cards),
  cardReason: z.nullable(z.string()),
});
export type EmployerView = z.output<typeof employer>;

/** GB 32100-2015: 18 characters without I, O, S, V, Z. */
const creditCode = z
  .string()
  .check(z.regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, '统一社会信用代码是 18 位数字和大写字母'));

const employerForm = z.object({
  kind: z.enum(employerKinds),
  name: text(2, 60),
  creditCode: z.nullable(creditCode),
  contactName: text(2, 20),
  contactPhone: mobile,
  division,
  address: text(2, 120),
});

const shiftForm = z.object({
  date: localDate,
  from: localTime,
  /** An end that isn't later than the start is on the next day. */
  to: localTime,
  breakMinutes: z.int().check(z.minimum(0), z.maximum(480)),
});

/** A posting as an employer fills it in; a draft may be unfinished. */
export const postingForm = z.object({
  title: text(0, 40),
  description: text(0, 2000),
  requirements: text(0, 500),
  benefits: text(0, 500),
  insurance: text(0, 200),
  occupationCode: z.union([occupationCode, z.literal('')]),
  wageFen: fen,
  wageUnit,
  settlement,
  headcount: z.int().check(z.minimum(0), z.maximum(500)),
  pickMode: z.enum(pickModes),
  division,
  address: text(0, 120),
  latitude,
  longitude,
  stationId: z.nullable(id),
  contactName: text(0, 20),
  contactPhone: z.union([mobile, z.literal('')]),
  shifts: z.array(shiftForm).check(z.maxLength(31)),
});
export type PostingForm = z.output<typeof postingForm>;

/** What the form of a posting needs: the form itself, and stations to look after it. */
const postingEditor = z.object({
  /** null for a new one. */
  postingId: z.nullable(id),
  state: postingState,
  stateReason: z.nullable(z.string()),
  form: postingForm,
  findings: z.array(finding),
  stations: part(
    z.array(
      z.object({
        stationId: id,
        name: z.string(),
        division: z.string(),
        latitude,
        longitude,
      }),
    ),
  ),
});
export type PostingEditor = z.output<typeof postingEditor>;

const ownPosting = z.object({
  postingId: id,
  state: postingState,
  title: z.string(),
  occupation: z.string(),
  wageFen: fen,
  wageUnit,
  headcount: count,
  firstStartsAt: z.nullable(instant),
  accepted: count,
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
  /** Masked. */
  name: z.string(),
  state: applicationState,
  queuePosition: z.nullable(count),
  /** Scheduled paid minutes. */
  scheduledMinutes: count,
  hours,
  wage: z.nullable(wage),
  actions: z.array(z.string()),
});
export type PersonOfPosting = z.output<typeof personOfPosting>;

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

const reason = text(2, 200);
const changed = z.object({ state: postingState });

export const jobsRoutes = {
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
    errors: [],
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
    ],
    creates: true,
  }),
  withdraw: defineRoute({
    id: 'jobs.withdraw',
    method: 'POST',
    path: '/applications/:applicationId/withdrawal',
    access: ['worker', 'station_staff'],
    summary: 'Give a place back; it goes to the next on the waiting list',
    params: byApplication,
    response: application,
    errors: [errors.application_not_found, errors.application_state],
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
  consentHours: defineRoute({
    id: 'jobs.consentHours',
    method: 'POST',
    path: '/applications/:applicationId/hours/consent',
    access: ['worker'],
    summary: 'Agree to a correction of my hours, or refuse it',
    params: byApplication,
    body: z.object({ agree: z.boolean() }),
    response: z.object({ state: applicationState }),
    errors: [errors.application_not_found, errors.application_state, errors.pieces_missing],
  }),
  confirmPaid: defineRoute({
    id: 'jobs.confirmPaid',
    method: 'POST',
    path: '/wages/:wageId/confirmation',
    access: ['worker'],
    summary: 'I have received this wage',
    params: byWage,
    response: wage,
    errors: [errors.wage_not_found, errors.wage_state],
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
    errors: [errors.wage_not_found, errors.wage_state],
  }),
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
    summary: 'Change my company; a changed name or code is verified anew',
    body: employerForm,
    response: employer,
    errors: [errors.employer_missing, errors.employer_exists],
  }),
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
    errors: [errors.posting_not_found, errors.posting_state],
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
    errors: [errors.application_not_found, errors.application_state, errors.shift_full],
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
    summary: 'Someone accepted did not come',
    params: byApplication,
    response: z.object({ state: applicationState }),
    errors: [errors.application_not_found, errors.application_state],
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
      errors.correction_reason,
      errors.hours_impossible,
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
    errors: [errors.wage_not_found, errors.wage_state],
  }),
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
      employers: z.array(employer),
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
      employer,
      face: part(face),
      actions: z.array(z.string()),
    }),
    errors: [errors.posting_not_found],
  }),
  approve: defineRoute({
    id: 'jobs.approve',
    method: 'POST',
    path: '/desk/postings/:postingId/approval',
    access: ['station_staff', 'administrator'],
    summary: 'Publish a reviewed posting',
    params: byPosting,
    response: changed,
    errors: [errors.posting_not_found, errors.posting_state],
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
    errors: [errors.posting_not_found, errors.posting_state],
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
    errors: [errors.posting_not_found, errors.posting_state],
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
    errors: [errors.employer_not_found],
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
    errors: [errors.employer_not_found],
  }),
} as const;
