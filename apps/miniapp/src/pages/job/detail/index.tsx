import { type JobDetail as Job, routes } from '@yizhan/contract';
import { useState } from 'react';
import { Screen } from '../../../components';
import { JobDetail } from '../../../features/jobs/JobDetail';
import { isOpen } from '../../../features/jobs/ShiftPicker';
import { SignUpBar } from '../../../features/jobs/SignUpBar';
import { useParams, usePlace, useScreen } from '../../../shell';

export default function JobPage() {
  const { id } = useParams('id');
  const { query } = usePlace();
  const screen = useScreen(routes.jobs.detail, { params: { postingId: id }, query });
  const [picked, setPicked] = useState<string | null>(null);
  const chosenOf = (job: Job): string | null =>
    picked ?? job.shifts.find((shift) => isOpen(job, shift, Date.now()))?.shiftId ?? null;
  return (
    <Screen
      title="岗位"
      state={screen}
      footer={(job) => (
        <SignUpBar
          job={job}
          chosen={chosenOf(job)}
          onDone={async () => {
            setPicked(null);
            await screen.refresh();
          }}
        />
      )}
    >
      {(job) => <JobDetail job={job} chosen={chosenOf(job)} onChoose={setPicked} />}
    </Screen>
  );
}
