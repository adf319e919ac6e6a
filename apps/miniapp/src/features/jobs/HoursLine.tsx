import type { MyShift } from '@yizhan/contract';
import { leavingBasisLabels } from '@yizhan/jobs/vocabulary';
import { fromIso, localTime } from '@yizhan/kernel';
import { Box } from '../../components';
import { sayMinutes } from './words';

/** Where the time of leaving comes from, when it wasn't a check-out. */
function markOf({ leavingBasis }: MyShift['hours']): string {
  if (leavingBasis === null || leavingBasis === 'recorded') return '';
  return `（${leavingBasisLabels[leavingBasis]}）`;
}

/** What the check-ins and the employer say of the hours; nothing before the first check-in. */
export function HoursLine({ hours }: { readonly hours: MyShift['hours'] }) {
  if (hours.checkedInAt === null && hours.minutes === null) return null;
  const time = (at: string | null) => (at === null ? '还没有' : localTime(fromIso(at)));
  const counted = hours.minutes ?? hours.recordedMinutes;
  const pieces = hours.pieces === null ? '' : `，${hours.pieces} 件`;
  return (
    <Box className="yz-wrap yz-soft">
      <Box>{`签到 ${time(hours.checkedInAt)}`}</Box>
      <Box>{`签退 ${time(hours.checkedOutAt)}${markOf(hours)}`}</Box>
      {counted !== null && (
        <Box className="yz-strong">{`工时 ${sayMinutes(counted)}${pieces}`}</Box>
      )}
    </Box>
  );
}
