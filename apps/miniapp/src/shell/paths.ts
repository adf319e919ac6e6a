/**
 * Screens that more than one feature opens, by name: `go(paths.jobDetail, { id })`. The server's
 * notifications link to the same paths. A test keeps each of them a page of app.config.ts.
 */
export const paths = {
  home: 'pages/home/index',
  jobs: 'pages/jobs/index',
  cases: 'pages/cases/index',
  me: 'pages/me/index',
  signIn: 'pages/account/login/index',
  /** What an unknown address shows. */
  missing: 'pages/account/missing/index',
  /** Registration of a firm or a household that looks for people. */
  registerEmployer: 'pages/employer/register/index',
  /** The employer's own page. */
  company: 'pages/employer/company/index',
  /** The rules of handling personal information. */
  privacy: 'pages/account/privacy/index',
  notices: 'pages/account/notices/index',
  /** `id`: posting. */
  jobDetail: 'pages/job/detail/index',
  /** What I signed up for, hours and wages. */
  myShifts: 'pages/job/shifts/index',
  /** Scan or type the station's code. */
  checkIn: 'pages/station/checkin/index',
  stations: 'pages/station/near/index',
  /** `id`: station. */
  stationDetail: 'pages/station/detail/index',
  policies: 'pages/policy/list/index',
  /** `id`: policy. */
  policyDetail: 'pages/policy/detail/index',
  /** `wageId` when it is about a wage that wasn't paid. */
  newCase: 'pages/case/new/index',
  /** What units asked the employer to explain. */
  inquiries: 'pages/employer/inquiries/index',
  /** `id`: case. */
  caseDetail: 'pages/case/detail/index',
  /** `id`: case. Who of the staff has seen its reporter. */
  caseOpenings: 'pages/case/openings/index',
} as const;
