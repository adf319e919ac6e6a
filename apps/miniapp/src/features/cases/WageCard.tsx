import type { LinkedWage } from '@yizhan/contract';
import { fromIso, localTime, MINUTE } from '@yizhan/kernel';
import { Box, Card, DateTime, Money, Tag } from '../../components';
import { sayDuration } from '../../shell/dates';

/** The record behind an unpaid wage: work, check-ins, hours, sum. */
export function LinkedWageCard({ wage }: { readonly wage: LinkedWage }) {
  const time = (at: string | null) => (at ? localTime(fromIso(at)) : '没有');
  return (
    <Card
      tone="wait"
      title="这笔工资的记录"
      aside={wage.wageState ? <Tag tone="wait">{wage.wageState}</Tag> : undefined}
    >
      <Box className="yz-row yz-row--spread">
        <Box className="yz-strong">{wage.title}</Box>
        <Money fen={wage.owedFen} />
      </Box>
      <Box className="yz-wrap">
        <DateTime day={wage.shiftDate} />
        <Box>{`签到 ${time(wage.checkedInAt)}，签退 ${time(wage.checkedOutAt)}`}</Box>
        <Box>{`确认工时 ${sayDuration(wage.minutes * MINUTE)}`}</Box>
      </Box>
      <Box className="yz-soft">{`${wage.employerName} · ${wage.place}`}</Box>
    </Card>
  );
}
