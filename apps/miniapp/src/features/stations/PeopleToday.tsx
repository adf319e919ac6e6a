import { type PersonExpected, type ResponseOf, routes } from '@yizhan/contract';
import { fromIso, localTime } from '@yizhan/kernel';
import {
  attendanceMethodLabels,
  type Direction,
  directionLabels,
} from '@yizhan/stations/vocabulary';
import { useState } from 'react';
import { Box, Button, CallButton, Card, Empty, FilterBar, Tag } from '../../components';
import { useCommand } from '../../shell';
import { saySpan } from '../../shell/dates';
import { OnBehalf } from './OnBehalf';
import { ReleaseSheet } from './ReleaseSheet';
import './PeopleToday.scss';
import { TodayFigures } from './StationDetailView';

type People = ResponseOf<typeof routes.stations.people>;
type Shown = 'all' | 'expected' | 'in' | 'to_verify';

export interface PeopleTodayProps {
  readonly stationId: string;
  readonly day: People;
  readonly onChanged: () => Promise<void>;
}

/** Who is expected at the station today, and what staff can do for each. */
export function PeopleToday({ stationId, day, onChanged }: PeopleTodayProps) {
  const [shown, setShown] = useState<Shown>('all');
  const [actingFor, setActingFor] = useState<{
    person: PersonExpected;
    direction: Direction;
  } | null>(null);
  const [releasing, setReleasing] = useState<PersonExpected | null>(null);
  const people = day.people.filter((person) => shown === 'all' || standingOf(person) === shown);
  return (
    <Box className="yz-stack">
      <TodayFigures figures={day.figures} />
      <FilterBar<Shown>
        label="按状态"
        value={shown}
        onChange={setShown}
        options={[
          { value: 'all', label: `全部 ${day.people.length}` },
          { value: 'expected', label: `还没到 ${count(day, 'expected')}` },
          { value: 'in', label: `已到 ${count(day, 'in')}` },
          { value: 'to_verify', label: `待核 ${count(day, 'to_verify')}` },
        ]}
      />
      {people.length === 0 && <Empty icon="people" title="没有这样的人" />}
      <Box className="yz-people">
        {people.map((person) => (
          <PersonCard
            key={person.applicationId}
            person={person}
            onAct={(direction) => setActingFor({ person, direction })}
            onRelease={() => setReleasing(person)}
            onChanged={onChanged}
          />
        ))}
      </Box>
      {releasing && (
        <ReleaseSheet person={releasing} onClose={() => setReleasing(null)} onDone={onChanged} />
      )}
      {actingFor && (
        <OnBehalf
          stationId={stationId}
          {...actingFor}
          onClose={() => setActingFor(null)}
          onDone={onChanged}
        />
      )}
    </Box>
  );
}

function standingOf(person: PersonExpected): Exclude<Shown, 'all'> {
  if (person.in?.state === 'to_verify' || person.out?.state === 'to_verify') return 'to_verify';
  return person.in ? 'in' : 'expected';
}

function count(day: People, standing: Shown): number {
  return day.people.filter((person) => standingOf(person) === standing).length;
}

interface PersonCardProps {
  readonly person: PersonExpected;
  readonly onAct: (direction: Direction) => void;
  readonly onRelease: () => void;
  readonly onChanged: () => Promise<void>;
}

function PersonCard({ person, onAct, onRelease, onChanged }: PersonCardProps) {
  const { name, phone, title, employerName, startsAt, endsAt } = person;
  const waiting = [person.in, person.out].filter((row) => row?.state === 'to_verify');
  return (
    <Card title={phone ? `${name} ${phone}` : name} aside={<StandingTag person={person} />}>
      <Box className="yz-stack">
        <Box>
          <Box>{`${title} · ${employerName}`}</Box>
          <Box className="yz-soft">{saySpan(startsAt, endsAt, Date.now())}</Box>
        </Box>
        <Times person={person} />
        {waiting.map(
          (row) => row && <Verify key={row.attendanceId} claim={row} onDone={onChanged} />,
        )}
        <Box className="yz-wrap">
          {phone && <CallButton applicationId={person.applicationId} to="worker" who={name} />}
          {!person.in && (
            <Button small kind="secondary" label={`为 ${name} 代签到`} onTap={() => onAct('in')}>
              代签到
            </Button>
          )}
          {!person.in && (
            <Button small kind="plain" label={`替 ${name} 取消报名`} onTap={onRelease}>
              取消报名
            </Button>
          )}
          {person.in?.state === 'accepted' && !person.out && (
            <Button small kind="secondary" label={`为 ${name} 代签退`} onTap={() => onAct('out')}>
              代签退
            </Button>
          )}
          {[person.in, person.out].map(
            (row) =>
              row?.state === 'accepted' && (
                <Button
                  key={row.direction}
                  small
                  kind="plain"
                  label={`改 ${name} 的${directionLabels[row.direction]}时间`}
                  onTap={() => onAct(row.direction)}
                >
                  {`改${directionLabels[row.direction]}时间`}
                </Button>
              ),
          )}
        </Box>
      </Box>
    </Card>
  );
}

function StandingTag({ person }: { readonly person: PersonExpected }) {
  const standing = standingOf(person);
  if (standing === 'to_verify') return <Tag tone="wait">待核</Tag>;
  if (person.absent) return <Tag tone="bad">记了未到岗</Tag>;
  if (standing === 'expected') return <Tag>还没到</Tag>;
  return person.out ? <Tag tone="good">已签退</Tag> : <Tag tone="good">已签到</Tag>;
}

function Times({ person }: { readonly person: PersonExpected }) {
  const rows = [person.in, person.out].filter((row) => row !== null);
  if (rows.length === 0) return null;
  const said = rows.map(
    (row) =>
      `${directionLabels[row.direction]} ${localTime(fromIso(row.at))}（${attendanceMethodLabels[row.method]}）`,
  );
  return <Box>{said.join('　')}</Box>;
}

interface VerifyProps {
  readonly claim: NonNullable<PersonExpected['in']>;
  readonly onDone: () => Promise<void>;
}

/** A claim that a phone held without network: someone who was there says whether it is true. */
function Verify({ claim, onDone }: VerifyProps) {
  const word = directionLabels[claim.direction];
  const command = useCommand(routes.stations.verifyAttendance, {
    success: '已核对',
    onDone: () => onDone(),
  });
  const settle = (accept: boolean) =>
    command.run({ params: { attendanceId: claim.attendanceId }, body: { accept } });
  return (
    <Box className="yz-stack">
      <Box>{`手机当时没有网络，说 ${localTime(fromIso(claim.at))} 在这里${word}。人当时在吗？`}</Box>
      <Box className="yz-row">
        <Button small pending={command.pending} onTap={() => settle(true)}>
          在，算数
        </Button>
        <Button small kind="danger" pending={command.pending} onTap={() => settle(false)}>
          不在，不算
        </Button>
      </Box>
    </Box>
  );
}
