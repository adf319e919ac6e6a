import { addDays, localDate } from '@yizhan/kernel';
import { Box, Button, Card, DateField, Stepper, TimeField } from '../../../components';
import { sayDay } from '../../../shell/dates';
import type { StepProps } from './step';

const MOST = 31;

/** On which days and hours. A further day takes over the hours of the last one. */
export function StepShifts({ form, change, wrong }: StepProps) {
  const { shifts } = form;
  const today = localDate(Date.now());
  const put = (index: number, fields: Partial<(typeof shifts)[number]>): void =>
    change({ shifts: shifts.map((one, at) => (at === index ? { ...one, ...fields } : one)) });
  const add = (): void => {
    const last = shifts[shifts.length - 1];
    const next = last
      ? { ...last, date: addDays(last.date, 1) }
      : { date: addDays(today, 1), from: '08:00', to: '17:00', breakMinutes: 60 };
    change({ shifts: [...shifts, next] });
  };
  // Days may be chosen twice by mistake: the place in the list tells them apart.
  const rows = shifts.map((shift, index) => ({ key: `shift-${index}`, shift, index }));
  return (
    <Box className="yz-stack">
      {wrong('shifts') && <Box>{wrong('shifts')}</Box>}
      {rows.map(({ key, shift, index }) => (
        <Card
          key={key}
          title={`第 ${index + 1} 班 · ${sayDay(shift.date, today)}`}
          aside={
            <Button
              small
              kind="plain"
              label={`删去第 ${index + 1} 班`}
              onTap={() => change({ shifts: shifts.filter((_, at) => at !== index) })}
            >
              删去
            </Button>
          }
        >
          <DateField
            label="日期"
            value={shift.date}
            min={today}
            error={wrong(`shifts.${index}`)}
            onChange={(date) => put(index, { date })}
          />
          <TimeField label="上班" value={shift.from} onChange={(from) => put(index, { from })} />
          <TimeField
            label="下班"
            hint={shift.to <= shift.from ? '到第二天' : undefined}
            value={shift.to}
            onChange={(to) => put(index, { to })}
          />
          <Stepper
            label="中间休息（不计工钱）"
            value={shift.breakMinutes}
            min={0}
            max={240}
            step={30}
            unit="分钟"
            onChange={(breakMinutes) => put(index, { breakMinutes })}
          />
        </Card>
      ))}
      {shifts.length < MOST && (
        <Button wide kind="secondary" icon="plus" onTap={add}>
          {shifts.length === 0 ? '加一个班次' : '再加一天'}
        </Button>
      )}
    </Box>
  );
}
