import { type MyShift, routes } from '@yizhan/contract';
import { fromIso } from '@yizhan/kernel';
import { useState } from 'react';
import { Box, Button, Card } from '../../components';
import { useCommand } from '../../shell';
import { sayMoment } from '../../shell/dates';
import { HoursClock } from './HoursClock';
import { LeavingSheet } from './LeavingSheet';
import { ObjectHoursSheet } from './ObjectHoursSheet';
import { PiecesSheet } from './PiecesSheet';
import type { ShiftProps } from './shiftProps';
import { sayMinutes } from './words';

type Open = 'leaving' | 'pieces' | 'object' | null;

/** What I can say about my hours: agree, object, say when I left or how many pieces I made. */
export function MyHours({ shift, onChanged }: ShiftProps) {
  const [open, setOpen] = useState<Open>(null);
  const { hours, actions } = shift;
  const sheet = { shift, onChanged, onClose: () => setOpen(null) };
  return (
    <>
      <HoursClock hours={hours} side="worker" />
      {hours.proposal?.by === 'employer' && <Consent shift={shift} onChanged={onChanged} />}
      {hours.proposal?.by === 'worker' && <Waiting proposal={hours.proposal} />}
      <Box className="yz-wrap">
        {actions.includes('state_leaving') && (
          <Button small kind="secondary" onTap={() => setOpen('leaving')}>
            忘了签退，填下班时间
          </Button>
        )}
        {actions.includes('state_pieces') && (
          <Button small kind="secondary" onTap={() => setOpen('pieces')}>
            {hours.statedPieces === null ? '填做了多少件' : `报了 ${hours.statedPieces} 件，改一下`}
          </Button>
        )}
        {actions.includes('object_hours') && (
          <Button small kind="plain" onTap={() => setOpen('object')}>
            工时不对
          </Button>
        )}
      </Box>
      {open === 'leaving' && <LeavingSheet {...sheet} />}
      {open === 'pieces' && <PiecesSheet {...sheet} />}
      {open === 'object' && <ObjectHoursSheet {...sheet} />}
    </>
  );
}

type Proposal = NonNullable<MyShift['hours']['proposal']>;

/** The employer wishes the hours to be others: both have to agree; silence leaves the record. */
function Consent({ shift, onChanged }: ShiftProps) {
  const answer = useCommand(routes.jobs.consentHours, { onDone: () => onChanged() });
  const { proposal } = shift.hours;
  if (!proposal) return null;
  const params = { applicationId: shift.applicationId };
  const reply = (agree: boolean) => answer.run({ params, body: { agree } });
  return (
    <Card tone="wait">
      <Box>{`雇主想记为 ${sayMinutes(proposal.minutes)}，原因：${proposal.reason ?? ''}`}</Box>
      <Box className="yz-soft">{endOf(proposal)}</Box>
      <Box className="yz-row">
        <Button small pending={answer.pending} onTap={() => reply(true)}>
          同意
        </Button>
        <Button small kind="secondary" pending={answer.pending} onTap={() => reply(false)}>
          不同意
        </Button>
      </Box>
    </Card>
  );
}

function Waiting({ proposal }: { readonly proposal: Proposal }) {
  return (
    <Card tone="wait">
      <Box>{`您提出记为 ${sayMinutes(proposal.minutes)}，等雇主答复`}</Box>
      <Box className="yz-soft">{endOf(proposal)}</Box>
    </Card>
  );
}

function endOf({ until, by }: Proposal): string {
  const then = by === 'employer' ? '就按原来的记录算' : '排班时间以内的就按您说的算';
  return `${sayMoment(fromIso(until), Date.now())} 前没有答复，${then}`;
}
