import type { JobDetail } from '@yizhan/contract';
import { applicationStateLabels } from '@yizhan/jobs/vocabulary';
import { Box, Card, Icon, StatusBadge, Tag, Tap } from '../../components';
import { saySpan } from '../../shell/dates';
import './ShiftPicker.scss';
import { applicationTones } from './words';

type Shift = JobDetail['shifts'][number];
type Mine = JobDetail['mine'][number];

export interface ShiftPickerProps {
  readonly job: JobDetail;
  readonly chosen: string | null;
  readonly onChoose: (shiftId: string) => void;
}

/** The application that still counts for a shift. */
export function mineOf(job: JobDetail, shiftId: string): Mine | undefined {
  return job.mine.find((one) => one.shiftId === shiftId && one.state !== 'withdrawn');
}

/** Whether a shift can be signed up for: it is to come, and I haven't yet. */
export function isOpen(job: JobDetail, shift: Shift, now: number): boolean {
  const takesPeople = job.state === 'published' || job.state === 'filled';
  return takesPeople && Date.parse(shift.startsAt) > now && !mineOf(job, shift.shiftId);
}

/** The shifts of a job with places left; one is chosen for signing up. */
export function ShiftPicker({ job, chosen, onChoose }: ShiftPickerProps) {
  const now = Date.now();
  return (
    <Card title="哪天干">
      <Box role="radiogroup" label="选一班" className="yz-shifts">
        {job.shifts.map((shift) => (
          <ShiftRow
            key={shift.shiftId}
            shift={shift}
            mine={mineOf(job, shift.shiftId)}
            open={isOpen(job, shift, now)}
            chosen={shift.shiftId === chosen}
            onChoose={() => onChoose(shift.shiftId)}
          />
        ))}
      </Box>
    </Card>
  );
}

interface RowProps {
  readonly shift: Shift;
  readonly mine: Mine | undefined;
  readonly open: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function ShiftRow({ shift, mine, open, chosen, onChoose }: RowProps) {
  const when = saySpan(shift.startsAt, shift.endsAt, Date.now());
  const rest = shift.breakMinutes > 0 ? `，中间歇 ${shift.breakMinutes} 分钟` : '';
  return (
    <Tap
      role="radio"
      checked={chosen}
      disabled={!open}
      label={when}
      onTap={onChoose}
      className={`yz-shifts__one${chosen ? ' yz-shifts__one--on' : ''}`}
    >
      <Box className="yz-shifts__text">
        <Box className="yz-strong">{when}</Box>
        <Box className="yz-soft">{placesOf(shift, open) + rest}</Box>
      </Box>
      {mine ? (
        <StatusBadge state={mine.state} labels={applicationStateLabels} tones={applicationTones} />
      ) : chosen ? (
        <Icon name="check" />
      ) : (
        !open && <Tag>不能报了</Tag>
      )}
    </Tap>
  );
}

function placesOf(shift: Shift, open: boolean): string {
  if (!open) return `招 ${shift.headcount} 人`;
  if (shift.placesLeft > 0) return `还差 ${shift.placesLeft} 人`;
  return `已满，${shift.waiting} 人候补`;
}
