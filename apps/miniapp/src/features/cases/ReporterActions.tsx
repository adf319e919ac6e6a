import type { CaseAction } from '@yizhan/cases/vocabulary';
import type { CaseDetail } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Card, confirm, Sheet } from '../../components';
import { forgetTyped } from '../../shell';
import { isReasoned, RateForm, ReasonForm, typedInto, wordsOf } from './forms';
import type { CaseSteps } from './useSteps';

interface Props {
  readonly one: CaseDetail;
  readonly steps: CaseSteps;
}

/** In this order: what is waited for first, what is rarely wanted last. */
const reporterActions: readonly CaseAction[] = [
  'supply',
  'rate',
  'appeal',
  'press',
  'reopen',
  'ask_review',
  'ask_rereview',
  'withdraw',
];

/** What the reporter can do next; what can't be done yet says why. */
export function ReporterActions({ one, steps }: Props) {
  const [chosen, setChosen] = useState<CaseAction | null>(null);
  const offered = reporterActions.flatMap((name) =>
    one.actions.filter(({ action }) => action === name),
  );
  const open = offered.filter(({ action, allowed }) => allowed && !isRated(one, action));
  const shut = offered.filter(({ allowed, action }) => !allowed && action === 'press');
  if (open.length === 0 && shut.length === 0) return null;
  const choose = async (action: CaseAction): Promise<void> => {
    if (action !== 'press' && action !== 'withdraw') return setChosen(action);
    const sure = await confirm(questions[action]);
    if (sure) await steps.take({ action });
  };
  return (
    <Card title="您现在可以">
      <Box className="yz-stack">
        {open.map(({ action, label }) => (
          <Button
            key={action}
            wide
            kind={kindOf(action)}
            pending={steps.pending}
            onTap={() => choose(action)}
          >
            {label}
          </Button>
        ))}
        {shut.map(({ action, reason }) => (
          <Box key={action} className="yz-soft">
            {reason}
          </Box>
        ))}
      </Box>
      <ReporterSheet one={one} chosen={chosen} steps={steps} onClose={() => setChosen(null)} />
    </Card>
  );
}

/** What is waited for stands out; what is only possible doesn't. */
function kindOf(action: CaseAction): 'primary' | 'secondary' | 'plain' {
  if (action === 'withdraw') return 'plain';
  return action === 'supply' || action === 'rate' ? 'primary' : 'secondary';
}

const questions = {
  press: { title: '催办一次？', text: '承办单位和督办会看到。一个工作日可以催一次。', yes: '催办' },
  withdraw: {
    title: '撤回这件诉求？',
    text: '撤回后不再办理，需要时可以重新提。',
    yes: '撤回',
    danger: true,
  },
} as const;

function isRated({ rating }: CaseDetail, action: CaseAction): boolean {
  return action === 'rate' && rating !== null;
}

interface SheetProps extends Props {
  readonly chosen: CaseAction | null;
  readonly onClose: () => void;
}

function ReporterSheet({ one, chosen, steps, onClose }: SheetProps) {
  if (chosen === null) return null;
  const typed = typedInto(one, chosen);
  const done = (): void => {
    forgetTyped(typed);
    onClose();
  };
  return (
    <Sheet title={wordsOf(chosen).title} open typed={typed} onClose={onClose}>
      {chosen === 'rate' && <RateForm steps={steps} onDone={done} />}
      {isReasoned(chosen) && <ReasonForm action={chosen} steps={steps} onDone={done} />}
    </Sheet>
  );
}
