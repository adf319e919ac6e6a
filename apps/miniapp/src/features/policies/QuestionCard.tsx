import type { PolicyFactDefinition, ToldAnswers } from '@yizhan/contract';
import { localDate } from '@yizhan/kernel';
import { useState } from 'react';
import { Box, Button, Card, Choice, DateField, Input } from '../../components';

type Answer = ToldAnswers[string];

export interface QuestionCardProps {
  readonly definition: PolicyFactDefinition;
  /** Which one it is, from 1, and how many policies wait for it. */
  readonly number: number;
  readonly waiting: number;
  readonly pending: boolean;
  /** Null: skipped. */
  readonly onAnswer: (answer: Answer) => void;
  readonly onBack: (() => void) | null;
}

/** One question, answered by one tap where that is possible; any may be skipped. */
export function QuestionCard(props: QuestionCardProps) {
  const { definition, number, waiting, pending, onAnswer, onBack } = props;
  return (
    <Card>
      <Box className="yz-stack" live="polite">
        <Box className="yz-question__step">{`第 ${number} 题 · ${waiting} 项政策等这一题`}</Box>
        <Box as="h2" className="yz-question__text">
          {definition.question}
        </Box>
        {definition.help && <Box className="yz-soft">{definition.help}</Box>}
        <Answers definition={definition} pending={pending} onAnswer={onAnswer} />
        <Box className="yz-row yz-row--spread">
          {onBack ? (
            <Button kind="plain" icon="back" onTap={onBack}>
              上一题
            </Button>
          ) : (
            <Box />
          )}
          <Button kind="plain" disabled={pending} onTap={() => onAnswer(null)}>
            不清楚，跳过
          </Button>
        </Box>
      </Box>
    </Card>
  );
}

interface AnswersProps {
  readonly definition: PolicyFactDefinition;
  readonly pending: boolean;
  readonly onAnswer: (answer: Answer) => void;
}

function Answers({ definition, pending, onAnswer }: AnswersProps) {
  if (definition.kind === 'boolean')
    return (
      <Box className="yz-question__answers">
        <Button wide disabled={pending} onTap={() => onAnswer(true)}>
          是
        </Button>
        <Button wide kind="secondary" disabled={pending} onTap={() => onAnswer(false)}>
          不是
        </Button>
      </Box>
    );
  if (definition.kind === 'code')
    return (
      <Choice
        label="选一个"
        value={null}
        options={definition.values.map(({ code, label }) => ({ value: code, label }))}
        onChange={onAnswer}
      />
    );
  if (definition.kind === 'date') return <DayAnswer pending={pending} onAnswer={onAnswer} />;
  return <NumberAnswer definition={definition} pending={pending} onAnswer={onAnswer} />;
}

function DayAnswer({ pending, onAnswer }: Omit<AnswersProps, 'definition'>) {
  const [day, setDay] = useState('');
  return (
    <Box className="yz-stack">
      <DateField label="日期" value={day} onChange={setDay} max={localDate(Date.now())} />
      <Button wide pending={pending} disabled={day === ''} onTap={() => onAnswer(day)}>
        下一题
      </Button>
    </Box>
  );
}

const units: Partial<Record<PolicyFactDefinition['kind'], string>> = {
  money: '元',
  months: '个月',
};

function NumberAnswer({ definition, pending, onAnswer }: AnswersProps) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const read = readNumber(typed, definition);
  const send = (): void => {
    setTried(true);
    if (read.ok) onAnswer(read.value);
  };
  return (
    <Box className="yz-stack">
      <Input
        label={definition.label}
        kind={definition.kind === 'money' ? 'decimal' : 'number'}
        value={typed}
        onChange={setTyped}
        onEnter={send}
        suffix={units[definition.kind] ?? definition.unit ?? undefined}
        error={tried && !read.ok ? read.reason : undefined}
      />
      <Button wide pending={pending} disabled={typed === ''} onTap={send}>
        下一题
      </Button>
    </Box>
  );
}

type ReadNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: string };

/** What was typed, in the unit of the fact: yuan become fen. */
export function readNumber(typed: string, definition: PolicyFactDefinition): ReadNumber {
  const scale = definition.kind === 'money' ? 100 : 1;
  const pattern = scale === 100 ? /^\d{1,9}(\.\d{1,2})?$/ : /^\d{1,9}$/;
  if (!pattern.test(typed.trim())) return { ok: false, reason: '请填数字' };
  const value = Math.round(Number(typed) * scale);
  if (definition.max !== null && value > definition.max)
    return { ok: false, reason: `最多填 ${definition.max / scale}` };
  if (definition.min !== null && value < definition.min)
    return { ok: false, reason: `最少填 ${definition.min / scale}` };
  return { ok: true, value };
}
