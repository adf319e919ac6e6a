import type { AttendanceView, MyShift } from '@yizhan/contract';
import { applicationStateLabels } from '@yizhan/jobs/vocabulary';
import { fromIso, localTime } from '@yizhan/kernel';
import { directionLabels } from '@yizhan/stations/vocabulary';
import { useState } from 'react';
import { Box, Button, Card, CodeDigits, Empty, Icon, List, ListRow, Tag } from '../../components';
import { scanCode } from '../../platform/scan';
import { go } from '../../shell';
import { sayMoment, saySpan } from '../../shell/dates';
import './CheckInDesk.scss';
import { type CheckIn, type CheckInState, useCheckIn } from './useCheckIn';

export interface CheckInDeskProps {
  /** Null while they aren't known, e.g. without a network. */
  readonly today: readonly MyShift[] | null;
  readonly onRecorded: () => void;
}

/** Scan or type the code on the station's screen; the result is large. */
export function CheckInDesk({ today, onRecorded }: CheckInDeskProps) {
  const checkIn = useCheckIn(onRecorded);
  return (
    <Box className="yz-stack">
      {checkIn.held.length > 0 && checkIn.state.status !== 'held' && (
        <Card tone="wait" title={`有 ${checkIn.held.length} 次签到还没发出去`}>
          <Box as="p">已经记在手机里，有网络后自动发送，不用再扫</Box>
        </Card>
      )}
      {checkIn.state.status === 'idle' ? (
        <ScanOrType checkIn={checkIn} />
      ) : (
        <Outcome
          state={checkIn.state}
          onAgain={checkIn.reset}
          onLeave={(code) => checkIn.send({ ...code, leavingNow: true })}
        />
      )}
      {today && <TodayShifts today={today} />}
    </Box>
  );
}

function ScanOrType({ checkIn }: { readonly checkIn: CheckIn }) {
  const [digits, setDigits] = useState('');
  const scan = async (): Promise<void> => {
    const answer = await scanCode();
    if (answer.ok) await checkIn.send({ code: answer.value });
    else checkIn.refuse(answer.reason);
  };
  return (
    <Card title="签到、签退">
      <Box className="yz-stack">
        <Box as="p" className="yz-soft">
          驿站屏幕上的码每 30 秒换一次，照片和转发的码无效
        </Box>
        <Button wide icon="scan" pending={checkIn.pending} onTap={scan}>
          扫屏幕上的码
        </Button>
        <CodeDigits
          label="或者输入屏幕上的六位数字"
          length={6}
          value={digits}
          onChange={setDigits}
          onFull={(full) => void checkIn.send({ digits: full })}
        />
      </Box>
    </Card>
  );
}

interface OutcomeProps {
  readonly state: Exclude<CheckInState, { status: 'idle' }>;
  readonly onAgain: () => void;
  readonly onLeave: CheckIn['send'];
}

function Outcome({ state, onAgain, onLeave }: OutcomeProps) {
  return (
    <Box live="assertive" className="yz-stack">
      {state.status === 'recorded' && <Recorded attendance={state.attendance} />}
      {state.status === 'held' && (
        <Card tone="wait">
          <Big icon="offline" text="没有网络，已记下" />
          <Box as="p">
            时间和码都存在手机里了，有网络后自动发送；到时由驿站核对，请先开工，不要退出登录
          </Box>
        </Card>
      )}
      {state.status === 'at_once' && (
        <Card tone="wait">
          <Big icon="clock" text="没有签退" />
          <Box as="p">{state.reason}</Box>
          <Button wide kind="secondary" onTap={() => onLeave(state.code)}>
            现在就走，签退
          </Button>
        </Card>
      )}
      {state.status === 'refused' && (
        <Card tone="bad">
          <Big icon="alert" text="没有成功" />
          <Box as="p">{state.reason}</Box>
        </Card>
      )}
      <Button wide kind="secondary" onTap={onAgain}>
        {state.status === 'refused' ? '再试一次' : '再扫一个'}
      </Button>
    </Box>
  );
}

function Recorded({ attendance }: { readonly attendance: AttendanceView }) {
  const { direction, state, at, placeName, title, startsAt, endsAt, again } = attendance;
  const word = directionLabels[direction];
  const waits = state === 'to_verify';
  return (
    <Card tone={waits ? 'wait' : 'good'}>
      <Big icon={waits ? 'clock' : 'check'} text={waits ? `${word}待核对` : `${word}成功`} />
      {waits && <Box as="p">网络恢复后才发到，驿站会核对您当时在不在，核对好了告诉您</Box>}
      <Box className="yz-strong">{`${localTime(fromIso(at))} · ${placeName}`}</Box>
      <Box>{title}</Box>
      <Box className="yz-soft">{saySpan(startsAt, endsAt, Date.now())}</Box>
      {again && (
        <Box className="yz-soft">{`之前已经${word}过，时间是 ${sayMoment(at, Date.now())}`}</Box>
      )}
    </Card>
  );
}

function Big({
  icon,
  text,
}: {
  readonly icon: 'check' | 'clock' | 'alert' | 'offline';
  readonly text: string;
}) {
  return (
    <Box className="yz-outcome">
      <Icon name={icon} className="yz-outcome__icon" />
      <Box as="h2" className="yz-outcome__text">
        {text}
      </Box>
    </Box>
  );
}

function TodayShifts({ today }: { readonly today: readonly MyShift[] }) {
  if (today.length === 0)
    return (
      <Empty
        icon="work"
        title="今天没有已录用的活"
        hint="先报名，录用后就能在这里签到"
        action={<Button onTap={() => go('pages/jobs/index')}>去找活</Button>}
      />
    );
  return (
    <Card title="今天的活">
      <List label="今天的活">
        {today.map((shift) => (
          <ListRow
            key={shift.applicationId}
            title={shift.title}
            hint={`${saySpan(shift.startsAt, shift.endsAt, Date.now())} · ${shift.address}`}
            value={<Tag>{applicationStateLabels[shift.state]}</Tag>}
          />
        ))}
      </List>
    </Card>
  );
}
