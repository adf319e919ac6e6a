import { type MyShift, routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Card, Input, Sheet } from '../../components';
import { forgetTyped, useCommand, useTyped } from '../../shell';
import { sayMoment } from '../../shell/dates';
import type { ShiftProps, ShiftSheetProps } from './shiftProps';

/** I was marked absent: check in all the same, or object. */
export function MyAbsence({ shift, onChanged }: ShiftProps) {
  const [open, setOpen] = useState(false);
  const { absence, actions } = shift;
  if (!absence) return null;
  return (
    <Card tone="wait">
      <Box>{wordsOf(absence, Date.now())}</Box>
      {actions.includes('object_absence') && (
        <Button small kind="secondary" onTap={() => setOpen(true)}>
          我去了，提异议
        </Button>
      )}
      {open && (
        <ObjectionSheet shift={shift} onChanged={onChanged} onClose={() => setOpen(false)} />
      )}
    </Card>
  );
}

function wordsOf(absence: NonNullable<MyShift['absence']>, now: number): string {
  if (!absence.counts) return '您的异议没有人答复，这次未到岗不算数';
  if (absence.answerUntil !== null)
    return `异议已告诉雇主和驿站，${sayMoment(absence.answerUntil, now)} 前没人答复就不算数`;
  if (Date.parse(absence.objectUntil) < now) return '这一班记了未到岗';
  return `这一班记了未到岗。还在班上就去签到，签到就撤销；不对可以在 ${sayMoment(absence.objectUntil, now)} 前提异议`;
}

function ObjectionSheet({ shift, onChanged, onClose }: ShiftSheetProps) {
  const typed = `object-absence:${shift.applicationId}`;
  const [note, setNote] = useTyped('note', '', typed);
  const object = useCommand(routes.jobs.objectAbsence, {
    success: '已告诉雇主和驿站',
    onDone: () => {
      forgetTyped(typed);
      onClose();
      return onChanged();
    },
  });
  const params = { applicationId: shift.applicationId };
  return (
    <Sheet
      title="说说当天的情况"
      open
      typed={typed}
      onClose={onClose}
      footer={
        <Button
          wide
          pending={object.pending}
          disabled={note.trim().length < 2}
          onTap={() => object.run({ params, body: { note } })}
        >
          提异议
        </Button>
      }
    >
      <Input
        label="当天的情况"
        hint="几点到的、在哪儿干的、谁看见了"
        value={note}
        maxLength={300}
        error={object.failure?.detail}
        onChange={setNote}
      />
    </Sheet>
  );
}
