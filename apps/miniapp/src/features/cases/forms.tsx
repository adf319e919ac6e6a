import { type CaseAction, caseActionLabels } from '@yizhan/cases/vocabulary';
import { Box, Button, Choice, TextArea } from '../../components';
import { useTyped } from '../../shell';
import type { CaseSteps } from './useSteps';

export interface FormProps {
  readonly steps: CaseSteps;
  readonly onDone: () => void;
}

/** What is typed for a step of a case is kept by both. */
export const typedInto = ({ caseId }: { readonly caseId: string }, action: CaseAction): string =>
  `case:${caseId}:${action}`;

/** Steps that carry one text which must be given. */
const reasoned = [
  'appeal',
  'ask_reporter',
  'supply',
  'object',
  'return',
  'refuse_extension',
  'call_dissatisfied',
  'end_disagreement',
  'override_close',
  'reopen',
  'ask_review',
  'give_review',
  'ask_rereview',
  'give_rereview',
] as const satisfies readonly CaseAction[];
export type ReasonedAction = (typeof reasoned)[number];

export function isReasoned(action: CaseAction): action is ReasonedAction {
  return (reasoned as readonly CaseAction[]).includes(action);
}

interface Words {
  readonly title: string;
  /** What the text is for. */
  readonly label: string;
  readonly hint?: string;
}

const special: Readonly<Partial<Record<CaseAction, Words>>> = {
  supply: { title: '补充材料', label: '要补充的内容', hint: '写清楚承办单位问到的事' },
  appeal: { title: '对不予受理提出异议', label: '为什么应当受理', hint: '可以提一次' },
  reopen: { title: '要求重新办理', label: '哪里还没办好', hint: '办结后 30 天内可以提一次' },
  ask_review: { title: '申请复查', label: '为什么不服答复' },
  ask_rereview: { title: '申请复核', label: '为什么不服复查意见' },
  ask_reporter: {
    title: '请诉求人补充',
    label: '需要补充什么',
    hint: '等 5 个工作日，到期按现有材料继续办；法定时限不因此暂停',
  },
  object: { title: '退件', label: '为什么不属于本单位', hint: '退件后由话务员裁定' },
  return: { title: '退回重办', label: '答复哪里不行', hint: '诉求人会看到' },
  refuse_extension: { title: '不批准延期', label: '理由' },
  call_dissatisfied: { title: '回访：不满意', label: '诉求人不满意什么', hint: '退回承办单位重办' },
  end_disagreement: { title: '终结分歧', label: '怎么终结的', hint: '写明依据，公开统计里会计入' },
  override_close: { title: '督办办结', label: '为什么越过未满足的条件', hint: '公开统计里会计入' },
  give_review: { title: '出具复查意见', label: '意见' },
  give_rereview: { title: '出具复核意见', label: '意见' },
};

export function wordsOf(action: CaseAction): Words {
  const label = caseActionLabels[action];
  return special[action] ?? { title: label, label: '说明' };
}

export function ReasonForm({
  action,
  steps,
  onDone,
}: FormProps & { readonly action: ReasonedAction }) {
  const [reason, setReason] = useTyped('reason', '');
  const { label, hint } = wordsOf(action);
  const send = async (): Promise<void> => {
    if (await steps.take({ action, reason: reason.trim() })) onDone();
  };
  return (
    <Box className="yz-stack">
      <TextArea label={label} hint={hint} value={reason} maxLength={1000} onChange={setReason} />
      <Button wide pending={steps.pending} disabled={reason.trim().length < 2} onTap={send}>
        提交
      </Button>
    </Box>
  );
}

const stars = ['5', '4', '3', '2', '1'] as const;
const starWords: Readonly<Record<(typeof stars)[number], string>> = {
  '5': '很满意',
  '4': '满意',
  '3': '一般',
  '2': '不满意',
  '1': '很不满意',
};

export function RateForm({ steps, onDone }: FormProps) {
  const [given, setGiven] = useTyped<(typeof stars)[number] | null>('given', null);
  const [text, setText] = useTyped('text', '');
  const send = async (): Promise<void> => {
    if (given === null) return;
    if (await steps.take({ action: 'rate', stars: Number(given), text })) onDone();
  };
  return (
    <Box className="yz-stack">
      <Choice
        label="这件事办得怎么样？"
        value={given}
        options={stars.map((value) => ({ value, label: starWords[value] }))}
        onChange={setGiven}
      />
      <TextArea label="想说的话" optional value={text} maxLength={1000} onChange={setText} />
      <Button wide pending={steps.pending} disabled={given === null} onTap={send}>
        提交评价
      </Button>
    </Box>
  );
}
