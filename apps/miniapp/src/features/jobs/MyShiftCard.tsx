import { type MyShift, routes } from '@yizhan/contract';
import { jingzhouSettings } from '@yizhan/jobs';
import { applicationStateLabels, wageUnitLabels } from '@yizhan/jobs/vocabulary';
import { formatYuan, fromIso, localDate } from '@yizhan/kernel';
import { Box, Button, CallButton, Card, confirm, DateTime, StatusBadge } from '../../components';
import { openMap } from '../../platform/map';
import { go, paths, useCommand } from '../../shell';
import { sayMoment } from '../../shell/dates';
import { HoursLine } from './HoursLine';
import { MyAbsence } from './MyAbsence';
import { MyHours } from './MyHours';
import { MyWage } from './MyWage';
import { applicationTones } from './words';

interface Props {
  readonly shift: MyShift;
  readonly onChanged: () => Promise<void>;
}

/** One of my shifts with the next thing to do about it. */
export function MyShiftCard({ shift, onChanged }: Props) {
  return (
    <Card
      title={shift.title}
      aside={
        <StatusBadge state={shift.state} labels={applicationStateLabels} tones={applicationTones} />
      }
    >
      <Box className="yz-strong">
        <DateTime at={shift.startsAt} until={shift.endsAt} />
      </Box>
      <Box className="yz-soft">{`${shift.employerName} · ${shift.address}`}</Box>
      <Box className="yz-soft">{`${formatYuan(shift.wageFen)} ${wageUnitLabels[shift.wageUnit]}`}</Box>
      {shift.queuePosition !== null && (
        <Box>{`前面还有 ${shift.queuePosition - 1} 人，有空位马上通知您`}</Box>
      )}
      <HoursLine hours={shift.hours} />
      <MyHours shift={shift} onChanged={onChanged} />
      <MyAbsence shift={shift} onChanged={onChanged} />
      <CheckInButton shift={shift} />
      {shift.wage && <MyWage wage={shift.wage} wageCase={shift.wageCase} onChanged={onChanged} />}
      {shift.state === 'accepted' && <CancelUntil {...shift} />}
      <Ways shift={shift} onChanged={onChanged} />
    </Card>
  );
}

/** Today's shift: to the code, in and out. */
function CheckInButton({ shift }: { readonly shift: MyShift }) {
  const now = Date.now();
  const isToday =
    shift.date === localDate(now) || localDate(fromIso(shift.endsAt)) === localDate(now);
  if (!isToday || !['accepted', 'no_show', 'checked_in'].includes(shift.state)) return null;
  if (shift.state === 'no_show' && now > fromIso(shift.endsAt)) return null;
  return (
    <Button wide icon="scan" onTap={() => go(paths.checkIn)}>
      {shift.state === 'checked_in' ? '签退' : '签到'}
    </Button>
  );
}

function Ways({ shift, onChanged }: Props) {
  const withdraw = useCommand(routes.jobs.withdraw, {
    success: '已取消报名',
    onDone: () => onChanged(),
  });
  const leave = async (): Promise<void> => {
    const sure = await confirm({
      title: '取消这一班的报名？',
      text: consequenceOf(shift),
      yes: '确定取消',
      danger: true,
    });
    if (sure) await withdraw.run({ params: { applicationId: shift.applicationId } });
  };
  return (
    <Box className="yz-wrap">
      <Button small kind="plain" onTap={() => go(paths.jobDetail, { id: shift.postingId })}>
        看岗位
      </Button>
      <Button small kind="plain" icon="place" onTap={() => openMap(shift, shift.title)}>
        地图
      </Button>
      {isCallable(shift) && (
        <CallButton applicationId={shift.applicationId} to="employer" who={shift.employerName} />
      )}
      {shift.actions.includes('withdraw') && (
        <Button small kind="plain" onTap={leave}>
          取消报名
        </Button>
      )}
    </Box>
  );
}

/** What cancelling means now; near the start it counts as late. */
function consequenceOf({ withdrawal }: MyShift): string {
  const usual = '名额会马上让给候补的人，取消了就不一定能再报上。';
  if (!withdrawal?.isLate) return usual;
  const { value: times } = jingzhouSettings.lateWithdrawals;
  const { value: days } = jingzhouSettings.lateWithdrawalDays;
  return `${usual}快开工了，会记一次临时取消并马上告诉雇主；${days} 天内满 ${times} 次，就要到驿站由工作人员替您报名。去不了又没别的办法，请先打电话给雇主。`;
}

/** Until when the sign-up may be cancelled, as long as it may be. */
function CancelUntil({ withdrawal }: MyShift) {
  if (!withdrawal) return null;
  const now = Date.now();
  const text = withdrawal.isLate
    ? `开工前还能取消报名，会记一次临时取消`
    : `${sayMoment(withdrawal.freeUntil, now)}前可以随时取消报名，之后取消会记一次临时取消`;
  return <Box className="yz-soft">{text}</Box>;
}

/** The employer may be called near the shift; the server decides again. */
function isCallable({ contact }: MyShift): boolean {
  if (!contact) return false;
  const now = Date.now();
  const isOpen = contact.until === null || now < fromIso(contact.until);
  return now >= fromIso(contact.from) && isOpen;
}
