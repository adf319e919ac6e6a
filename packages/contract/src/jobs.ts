import { jobDeskRoutes } from './job-desk';
import { jobEmployerRoutes } from './job-employer';
import { jobHoursRoutes } from './job-hours';
import { jobPostingRoutes } from './job-postings';
import { jobWorkerRoutes } from './job-worker';

export type { ReviewItem } from './job-desk';
export type { OwnPosting, PersonOfPosting } from './job-employer';
export {
  type DeskEmployer,
  type EmployerView,
  type PostingEditor,
  type PostingForm,
  postingForm,
} from './job-forms';
export type { EmployerFaceView, JobAssessment, JobFinding, ObjectionView } from './job-words';
export { type JobCard, type JobDetail, jobCard, type MyShift, myShift } from './job-worker';

/** Every route of the jobs area. */
export const jobsRoutes = {
  ...jobWorkerRoutes,
  ...jobEmployerRoutes,
  ...jobHoursRoutes,
  ...jobPostingRoutes,
  ...jobDeskRoutes,
} as const;
