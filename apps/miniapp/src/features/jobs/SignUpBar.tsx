import { type JobDetail, routes } from '@yizhan/contract';
import { localDate } from '@yizhan/kernel';
import { Box, Button } from '../../components';
import { go, goSignIn, paths, toast, useCommand, useSession } from '../../shell';
import { sayDay } from '../../shell/dates';
import { isOpen } from './ShiftPicker';

interface Props {
  readonly job: JobDetail;
  readonly chosen: string | null;
  readonly onDone: () => Promise<void>;
}

/** The one thing to do on a job's page, under the thumb. */
export function SignUpBar({ job, chosen, onDone }: Props) {
  const { signedIn, roles } = useSession();
  const signUp = useCommand(routes.jobs.signUp, {
    draft: `sign-up:${chosen ?? ''}`,
    onDone: (application) => {
      toast(sayOutcome(application), 'good');
      return onDone();
    },
  });
  const shift = job.shifts.find((one) => one.shiftId === chosen);
  const now = Date.now();
  if (!shift || !isOpen(job, shift, now)) return <NothingOpen job={job} />;
  if (!signedIn)
    return (
      <Button wide onTap={goSignIn}>
        登录后报名
      </Button>
    );
  if (!roles.includes('worker')) return <Box className="yz-soft">用求职者身份登录后可以报名</Box>;
  const day = sayDay(shift.date, localDate(now));
  const verb = shift.placesLeft > 0 || job.pickMode === 'employer_picks' ? '报名' : '排候补';
  return (
    <Button
      wide
      pending={signUp.pending}
      onTap={() => signUp.run({ params: { shiftId: shift.shiftId }, body: {} })}
    >
      {`${verb}：${day}这一班`}
    </Button>
  );
}

function NothingOpen({ job }: { readonly job: JobDetail }) {
  const has = job.mine.some((one) => one.state !== 'withdrawn');
  if (has)
    return (
      <Button wide kind="secondary" onTap={() => go(paths.myShifts)}>
        看我的班次
      </Button>
    );
  return (
    <Button wide kind="secondary" onTap={() => go(paths.jobs)}>
      现在不能报名，看看别的活
    </Button>
  );
}

function sayOutcome(application: { state: string; queuePosition: number | null }): string {
  if (application.state === 'accepted') return '报上了，已录用，记得按时签到';
  if (application.state === 'applied') return '报上了，等雇主确认';
  return `人满了，您候补第 ${application.queuePosition ?? 1} 位，有空位马上通知您`;
}
