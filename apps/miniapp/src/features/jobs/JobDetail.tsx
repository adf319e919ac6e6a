import type { JobDetail as Job } from '@yizhan/contract';
import { Box, Part } from '../../components';
import { EmployerFace } from './EmployerFace';
import { HirePolicies, JobHead, JobPlace, JobWords } from './JobFacts';
import { ShiftPicker, type ShiftPickerProps } from './ShiftPicker';

/** A job's page: what, when, where, for whom, and what it brings. */
export function JobDetail({ job, chosen, onChoose }: { readonly job: Job } & ShiftPickerProps) {
  return (
    <Box className="yz-stack">
      <JobHead job={job} />
      <ShiftPicker job={job} chosen={chosen} onChoose={onChoose} />
      <JobWords job={job} />
      <JobPlace job={job} />
      <Part part={job.employer} title="雇主">
        {(face) => <EmployerFace face={face} />}
      </Part>
      <Part part={job.policies} title="能享受的政策">
        {(policies) => <HirePolicies policies={policies} />}
      </Part>
    </Box>
  );
}
