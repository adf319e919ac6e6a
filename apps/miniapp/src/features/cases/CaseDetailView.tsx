import {
  caseKindLabels,
  caseStateLabels,
  divisions,
  privacyLabels,
  replyOutcomeLabels,
} from '@yizhan/cases/vocabulary';
import type { CaseDetail } from '@yizhan/contract';
import {
  Box,
  Card,
  List,
  ListRow,
  Part,
  SampleDataBadge,
  StatusBadge,
  Timeline,
} from '../../components';
import { callPhone } from '../../platform/phone';
import { sayMoment } from '../../shell/dates';
import { ClockCard, PastClocks } from './ClockCard';
import { LinkedWageCard } from './WageCard';
import { caseTones } from './words';
import './cases.scss';

/** What stands at the top: where it is, and what that means. */
export function CaseHead({ one }: { readonly one: CaseDetail }) {
  return (
    <Card
      title={one.category.name}
      aside={<StatusBadge state={one.state} labels={caseStateLabels} tones={caseTones} />}
    >
      {one.roles.includes('reporter') && <Box className="yz-strong">{one.stateWords}</Box>}
      <Box className="yz-wrap yz-soft">
        <Box>{`编号 ${one.number}`}</Box>
        <Box>{`${caseKindLabels[one.kind]} · ${privacyLabels[one.privacy]}`}</Box>
        {one.queryCode && <Box>{`查询码 ${one.queryCode}`}</Box>}
        {one.sample && <SampleDataBadge />}
      </Box>
      {one.mergedInto && (
        <Box>{`并入 ${one.mergedInto.number}：${one.mergedInto.stateWords}。${whatIsLeft(one)}`}</Box>
      )}
    </Card>
  );
}

/** What the reporter of a joined case can count on: no more once the other one has ended. */
function whatIsLeft({ actions }: CaseDetail): string {
  const mayAdd = actions.some(({ action, allowed }) => action === 'supply' && allowed);
  return mayAdd ? '有进展会告知您，您也可以继续补充。' : '';
}

/** Limits that run, each with its article and how it is counted. */
export function RunningClocks({ one }: { readonly one: CaseDetail }) {
  const running = one.clocks.filter(({ stoppedAt }) => stoppedAt === null);
  return (
    <>
      {running.map((clock) => (
        <ClockCard key={clock.clockId} clock={clock} />
      ))}
    </>
  );
}

/** The answer as it stands now. */
export function Answer({ one }: { readonly one: CaseDetail }) {
  const event = one.timeline.find(({ action }) => action === 'reply');
  if (!one.reply || !event) return null;
  // The newest first: what stands before the reply came after it.
  const later = one.timeline
    .slice(0, one.timeline.indexOf(event))
    .filter(({ action }) => action === 'supplement_reply')
    .reverse();
  const evidence = [event, ...later].flatMap((each) => each.evidence);
  return (
    <Card tone="good" title={`答复：${replyOutcomeLabels[one.reply.outcome]}`}>
      <Box className="yz-case-words">{event.text}</Box>
      {one.reply.remedies.map(({ title, done }) => (
        <Box key={title} className="yz-soft">{`${done ? '已完成' : '还没完成'}：${title}`}</Box>
      ))}
      {later.map(({ seq, text }) => (
        <Box key={seq} className="yz-case-words">{`补充：${text ?? ''}`}</Box>
      ))}
      {evidence.length > 0 && <Box className="yz-soft">{`依据和凭证：${evidence.join('、')}`}</Box>}
      <Box className="yz-soft">{`${event.by} · ${sayMoment(event.at, Date.now())}`}</Box>
    </Card>
  );
}

/** What was told at the beginning, and the work it is about. */
export function Told({ one }: { readonly one: CaseDetail }) {
  const division = divisions.find(({ code }) => code === one.division)?.name;
  const where = [division, one.place].filter(Boolean).join(' ');
  return (
    <>
      <Part part={one.wage} title="工资记录">
        {(wage) => wage && <LinkedWageCard wage={wage} />}
      </Part>
      <Card title="诉求内容">
        <Box className="yz-case-words">{one.text}</Box>
        {where && <Box className="yz-soft">{`地点：${where}`}</Box>}
        {one.happenedOn && <Box className="yz-soft">{`时间：${one.happenedOn}`}</Box>}
        {one.employerName && <Box className="yz-soft">{`涉及：${one.employerName}`}</Box>}
      </Card>
    </>
  );
}

/** Who handles it, one tap to call. */
export function Handlers({ one }: { readonly one: CaseDetail }) {
  if (!one.leadUnit) return null;
  const units = [
    { ...one.leadUnit, part: '承办单位' },
    ...one.jointUnits.map((unit) => ({
      ...unit,
      part: `协办单位，${unit.answeredAt === null ? '还没答复' : '已答复'}`,
    })),
  ];
  return (
    <List label="承办单位">
      {units.map((unit) => (
        <ListRow
          key={unit.unitId}
          icon="people"
          title={unit.name}
          hint={`${unit.part} ${unit.phone}`}
          label={`打电话给${unit.name}`}
          onTap={() => callPhone(unit.phone)}
        />
      ))}
    </List>
  );
}

/** Every step so far, the newest first. */
export function Steps({ one }: { readonly one: CaseDetail }) {
  const steps = one.timeline.map((event) => ({
    key: `${event.seq}`,
    title: `${event.label}（${event.by}）${event.internal ? ' · 内部' : ''}`,
    at: event.at,
    detail: event.text ? <Box className="yz-case-words">{event.text}</Box> : undefined,
  }));
  const past = one.clocks.filter(({ stoppedAt }) => stoppedAt !== null);
  return (
    <>
      <Card title="办理经过">
        <Timeline label="办理经过" steps={steps} />
      </Card>
      <PastClocks clocks={past} />
    </>
  );
}
