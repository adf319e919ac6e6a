import { isUncertain } from '@yizhan/client';
import { type CaseWizard, routes } from '@yizhan/contract';
import { useRef, useState } from 'react';
import { Box, Button } from '../../components';
import { useCommand } from '../../shell';
import {
  type CaseDraft,
  draftKey,
  formOf,
  missingOf,
  type Occasion,
  type Step,
  steps,
  useCaseDraft,
} from './draft';
import { type Proof, proveWork } from './proof';
import { Receipt, type Received } from './Receipt';
import { keepReceipt, keptReceipts } from './receipts';
import { LinkedWageCard } from './WageCard';
import { WageWays } from './WageWays';
import {
  CategoryStep,
  CheckStep,
  KindStep,
  type StepProps,
  WhatStep,
  WhereStep,
  WhoStep,
} from './WizardSteps';
import './cases.scss';

const views: Readonly<Record<Step, (props: StepProps) => React.JSX.Element>> = {
  kind: KindStep,
  category: CategoryStep,
  what: WhatStep,
  where: WhereStep,
  who: WhoStep,
  check: CheckStep,
};

interface Done {
  readonly opened: Received;
  readonly listed: boolean;
}

interface Props {
  readonly wizard: CaseWizard;
  readonly occasion: Occasion;
}

/** One thing at a time, kept on the phone, sent once. */
export function Wizard({ wizard, occasion }: Props) {
  const draft = useCaseDraft(wizard, occasion);
  const [chosen, setChosen] = useState(false);
  const [proving, setProving] = useState(false);
  const proof = useRef<Proof | null>(null);
  const [done, setDone] = useState<Done | null>(() => notedBefore(occasion));
  const command = useCommand(routes.cases.open, {
    ...(occasion.onBehalf ? {} : { draft: draftKey(occasion) }),
    onDone: (opened) => {
      const isNamed = draft.value.privacy !== 'anonymous';
      const listed = isNamed && !occasion.onBehalf && wizard.contact !== null;
      const { number, queryCode, dueDay } = opened;
      if (!listed && !occasion.onBehalf && queryCode)
        keepReceipt({ number, code: queryCode, dueDay, noted: false });
      setDone({ opened, listed });
      draft.clear();
    },
  });
  /** The proof stays the same until there is an answer: a repeat is the same submission. */
  const send = async (): Promise<void> => {
    if (wizard.contact === null && proof.current === null) {
      setProving(true);
      proof.current = await proveWork();
      setProving(false);
      if (proof.current === null) return;
    }
    const given = proof.current ? { proof: proof.current } : {};
    const answer = await command.run({ body: { ...formOf(draft.value, occasion), ...given } });
    if (answer && (answer.ok || !isUncertain(answer.error))) proof.current = null;
  };
  if (done)
    return <Receipt {...done} onBehalf={occasion.onBehalf} onDismiss={() => setDone(null)} />;
  if (wizard.prefill && !chosen)
    return <WageWays prefill={wizard.prefill} onComplain={() => setChosen(true)} />;
  const { step } = draft.value;
  const View = views[step];
  const to = (next: Step): void => draft.change({ step: next });
  return (
    <Box className="yz-stack">
      <Progress step={step} />
      {wizard.prefill && step === 'what' && <LinkedWageCard wage={wizard.prefill.wage} />}
      <View
        draft={draft.value}
        change={draft.change}
        wizard={wizard}
        onBehalf={occasion.onBehalf}
        onStep={to}
      />
      <Ways draft={draft.value} onStep={to} pending={command.pending || proving} onSend={send} />
    </Box>
  );
}

/** A receipt that nobody has noted down yet is shown again: a reload must not lose it. */
function notedBefore({ onBehalf, wageId }: Occasion): Done | null {
  const one = onBehalf || wageId ? undefined : keptReceipts().find(({ noted }) => !noted);
  if (!one) return null;
  const { number, code, dueDay } = one;
  return { opened: { number, queryCode: code, dueDay, caseId: null }, listed: false };
}

function Progress({ step }: { readonly step: Step }) {
  const at = steps.indexOf(step) + 1;
  return (
    <Box className="yz-case-progress" label={`第 ${at} 步，共 ${steps.length} 步`}>
      <Box className="yz-soft">{`第 ${at} 步，共 ${steps.length} 步`}</Box>
      <Box hidden className="yz-case-progress__track">
        <Box
          className="yz-case-progress__done"
          style={{ width: `${(at / steps.length) * 100}%` }}
        />
      </Box>
    </Box>
  );
}

interface WaysProps {
  readonly draft: CaseDraft;
  readonly pending: boolean;
  readonly onStep: (step: Step) => void;
  readonly onSend: () => unknown;
}

function Ways({ draft, pending, onStep, onSend }: WaysProps) {
  const [tried, setTried] = useState(false);
  const at = steps.indexOf(draft.step);
  const missing = missingOf(draft.step, draft);
  const before = steps[at - 1];
  const after = steps[at + 1];
  const go = (): void => {
    setTried(missing !== undefined);
    if (missing === undefined && after) onStep(after);
  };
  return (
    <Box className="yz-stack">
      {tried && missing && (
        <Box live="polite" className="yz-case-missing">
          {missing}
        </Box>
      )}
      {after ? (
        <Button wide onTap={go}>
          下一步
        </Button>
      ) : (
        <Button wide icon="check" pending={pending} onTap={onSend}>
          提交诉求
        </Button>
      )}
      {before && (
        <Button wide kind="plain" icon="back" onTap={() => onStep(before)}>
          上一步
        </Button>
      )}
    </Box>
  );
}
