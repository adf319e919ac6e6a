import { type ObjectionView, type ResponseOf, routes } from '@yizhan/contract';
import {
  type ObjectionSubject,
  objectionStateLabels,
  objectionSubjectLabels,
} from '@yizhan/jobs/vocabulary';
import { useState } from 'react';
import { Box, Button, Card, Sheet, StatusBadge, TextArea } from '../../../components';
import { useCommand } from '../../../shell';
import { sayMoment } from '../../../shell/dates';

type CompanyPage = ResponseOf<typeof routes.jobs.company>;

interface Target {
  readonly subject: ObjectionSubject;
  readonly postingId?: string;
  readonly about: string;
}

interface Props {
  readonly page: CompanyPage;
  readonly onChanged: () => void;
}

/** What may be objected to now, and what became of earlier objections. */
export function Objections({ page, onChanged }: Props) {
  const [target, setTarget] = useState<Target | null>(null);
  const targets = targetsOf(page).filter((one) => !isOpen(page.objections, one));
  if (targets.length === 0 && page.objections.length === 0) return null;
  return (
    <Card title="异议">
      {targets.map((one) => (
        <Button
          key={`${one.subject}:${one.postingId ?? ''}`}
          small
          kind="secondary"
          label={`对${one.about}提出异议`}
          onTap={() => setTarget(one)}
        >
          {`对${one.about}提出异议`}
        </Button>
      ))}
      {page.objections.map((one) => (
        <Raised key={one.objectionId} objection={one} />
      ))}
      {target && (
        <ObjectionSheet target={target} onClose={() => setTarget(null)} onDone={onChanged} />
      )}
    </Card>
  );
}

const tones = { open: 'wait', upheld: 'good', dismissed: 'quiet' } as const;

function Raised({ objection }: { readonly objection: ObjectionView }) {
  const { subject, state, text, answer, dueAt } = objection;
  return (
    <Box>
      <Box className="yz-row yz-row--spread">
        <Box>{objectionSubjectLabels[subject]}</Box>
        <StatusBadge state={state} labels={objectionStateLabels} tones={tones} />
      </Box>
      <Box className="yz-soft">{text}</Box>
      {state === 'open' && (
        <Box className="yz-soft">{`驿站最晚 ${sayMoment(dueAt, Date.now())} 答复，过期转给管理员`}</Box>
      )}
      {answer && <Box>{`答复：${answer}`}</Box>}
    </Box>
  );
}

interface SheetProps {
  readonly target: Target;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function ObjectionSheet({ target, onClose, onDone }: SheetProps) {
  const [text, setText] = useState('');
  const { subject, postingId, about } = target;
  const command = useCommand(routes.jobs.object, {
    draft: `objection:${subject}:${postingId ?? ''}`,
    success: '已交给驿站，会按期答复',
    onDone: () => {
      onClose();
      onDone();
    },
  });
  const body = { subject, text, ...(postingId ? { postingId } : {}) };
  return (
    <Sheet
      title={`对${about}提出异议`}
      open
      onClose={onClose}
      footer={
        <Button
          wide
          pending={command.pending}
          disabled={text.trim().length < 5}
          onTap={() => command.run({ body })}
        >
          提交异议
        </Button>
      }
    >
      <TextArea
        label="哪里不对，有什么依据"
        value={text}
        maxLength={500}
        rows={4}
        error={command.fieldError('text')}
        onChange={setText}
      />
    </Sheet>
  );
}

function targetsOf({ employer, face, postings }: CompanyPage): Target[] {
  if (!employer) return [];
  const level = face.ok ? face.value?.level : undefined;
  const isBad = level === 'yellow' || level === 'red';
  return [
    ...(employer.card === 'none' ? [] : [{ subject: 'card' as const, about: '红黄牌' }]),
    ...(isBad && employer.card === 'none' ? [{ subject: 'face' as const, about: '信用' }] : []),
    ...(employer.state === 'rejected'
      ? [{ subject: 'verification' as const, about: '核验结果' }]
      : []),
    ...postings.flatMap(({ postingId, state, stateReason, title }) =>
      stateReason !== null && (state === 'taken_down' || state === 'draft')
        ? [{ subject: 'review' as const, postingId, about: `“${title}”的处理` }]
        : [],
    ),
  ];
}

function isOpen(objections: readonly ObjectionView[], target: Target): boolean {
  return objections.some(
    (one) =>
      one.state === 'open' &&
      one.subject === target.subject &&
      (one.postingId ?? '') === (target.postingId ?? ''),
  );
}
