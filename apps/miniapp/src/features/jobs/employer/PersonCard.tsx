import { routes } from '@yizhan/contract';
import { applicationStateLabels, payMethodLabels, wageStateLabels } from '@yizhan/jobs/vocabulary';
import { useState } from 'react';
import { Box, Button, CallButton, Card, DateTime, Money, StatusBadge } from '../../../components';
import { useCommand } from '../../../shell';
import { HoursClock } from '../HoursClock';
import { HoursLine } from '../HoursLine';
import { applicationTones, wageTones } from '../words';
import { Absence } from './Absence';
import { HoursSheet } from './HoursSheet';
import { PaySheet } from './PaySheet';
import { Proposal } from './Proposal';
import type { PersonProps } from './person';

/** Tells one person of a shift from every other: by the order of sign-up and the last digits. */
function nameOf({ name, phoneTail, number, queuePosition }: PersonProps['person']): string {
  if (phoneTail !== null) return `${name}（${number} 号，尾号 ${phoneTail}）`;
  return queuePosition === null
    ? `${name}（${number} 号）`
    : `${name}（候补第 ${queuePosition} 位）`;
}

/** One person of a shift: who, where things stand, and what the employer does next. */
export function PersonCard({ person, byPiece, onChanged }: PersonProps) {
  const who = nameOf(person);
  return (
    <Card
      title={who}
      aside={
        <StatusBadge
          state={person.state}
          labels={{ ...applicationStateLabels, hours_confirmed: '等对方同意' }}
          tones={applicationTones}
        />
      }
    >
      <HoursLine hours={person.hours} />
      <HoursClock hours={person.hours} side="employer" />
      <Proposal person={person} onChanged={onChanged} />
      <Absence person={person} />
      <Wage person={person} />
      <Choices person={person} onChanged={onChanged} />
      <Steps person={person} byPiece={byPiece} onChanged={onChanged} />
      {person.callable && <CallButton applicationId={person.applicationId} to="worker" who={who} />}
    </Card>
  );
}

function Wage({ person }: Pick<PersonProps, 'person'>) {
  const { wage } = person;
  if (!wage) return null;
  if (wage.amountFen <= 0) return <Box className="yz-soft">没有要发的工资</Box>;
  return (
    <Box className="yz-row yz-row--spread">
      <Box>
        <Money fen={wage.amountFen} size="small" />
        {wage.overdueDays > 0 && <Box>{`已经晚了 ${wage.overdueDays} 天`}</Box>}
        {wage.state === 'due' && wage.overdueDays === 0 && (
          <Box className="yz-row yz-soft">
            <Box>最晚</Box>
            <DateTime at={wage.dueAt} />
          </Box>
        )}
        {wage.payMethod && <Box className="yz-soft">{payMethodLabels[wage.payMethod]}</Box>}
      </Box>
      <StatusBadge state={wage.state} labels={wageStateLabels} tones={wageTones} />
    </Box>
  );
}

/** Taking someone who applied or waits, or not. */
function Choices({ person, onChanged }: Pick<PersonProps, 'person' | 'onChanged'>) {
  const done = { onDone: () => onChanged() };
  const accept = useCommand(routes.jobs.accept, { ...done, success: '已录用，已通知对方' });
  const decline = useCommand(routes.jobs.decline, done);
  if (!person.actions.includes('accept')) return null;
  const params = { applicationId: person.applicationId };
  return (
    <Box className="yz-row">
      <Button
        label={`录用 ${nameOf(person)}`}
        pending={accept.pending}
        onTap={() => accept.run({ params })}
      >
        录用
      </Button>
      <Button
        kind="secondary"
        label={`不录用 ${nameOf(person)}`}
        pending={decline.pending}
        onTap={() => decline.run({ params })}
      >
        不录用
      </Button>
    </Box>
  );
}

/** Hours after work, then the wage; or that nobody came. */
function Steps({ person, byPiece, onChanged }: PersonProps) {
  const [open, setOpen] = useState<'hours' | 'pay' | null>(null);
  const miss = useCommand(routes.jobs.markNoShow, {
    success: '已记为未到岗',
    onDone: () => onChanged(),
  });
  const { actions, wage } = person;
  const isOwed = wage !== null && wage.amountFen > 0;
  const isPayable = isOwed && (wage.state === 'due' || wage.state === 'disputed');
  const close = () => setOpen(null);
  return (
    <>
      {actions.includes('confirm_hours') && (
        <Button wide onTap={() => setOpen('hours')}>
          确认工时
        </Button>
      )}
      {actions.includes('object_hours') && (
        <Button small kind="plain" onTap={() => setOpen('hours')}>
          工时不对
        </Button>
      )}
      {isPayable && (
        <Button wide icon="money" onTap={() => setOpen('pay')}>
          登记已发工钱
        </Button>
      )}
      {actions.includes('miss') && (
        <Button
          small
          kind="plain"
          pending={miss.pending}
          onTap={() => miss.run({ params: { applicationId: person.applicationId } })}
        >
          记未到岗
        </Button>
      )}
      {open === 'hours' && (
        <HoursSheet person={person} byPiece={byPiece} onClose={close} onChanged={onChanged} />
      )}
      {open === 'pay' && wage && <PaySheet wage={wage} onClose={close} onChanged={onChanged} />}
    </>
  );
}
