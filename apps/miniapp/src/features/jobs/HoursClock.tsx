import type { MyShift } from '@yizhan/contract';
import { hoursBasisLabels } from '@yizhan/jobs/vocabulary';
import { Box } from '../../components';
import { sayMoment } from '../../shell/dates';
import { sayMinutes } from './words';

interface Props {
  readonly hours: MyShift['hours'];
  readonly side: 'worker' | 'employer';
}

/** What becomes of the hours by themselves, and until when something can be said against it. */
export function HoursClock({ hours, side }: Props) {
  const { countsAt, recordedMinutes, basis, objectUntil } = hours;
  const now = Date.now();
  const who = side === 'worker' ? '雇主' : '您';
  if (countsAt !== null)
    return (
      <Box className="yz-soft">
        {`${who} ${sayMoment(countsAt, now)} 前没确认，就按签到记录的 ${sayMinutes(recordedMinutes ?? 0)} 算工资`}
      </Box>
    );
  if (basis === null || objectUntil === null) return null;
  return (
    <Box className="yz-soft">
      {`${hoursBasisLabels[basis]}，不对可以在 ${sayMoment(objectUntil, now)} 前提出`}
    </Box>
  );
}
