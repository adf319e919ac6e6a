import type { CaseAction } from '@yizhan/cases/vocabulary';
import type { CaseDetail } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Card, confirm, Sheet } from '../../../components';
import { forgetTyped } from '../../../shell';
import { isReasoned, ReasonForm, typedInto, wordsOf } from '../forms';
import type { CaseSteps } from '../useSteps';
import { AccusedForm, LinkEmployerForm } from './accusedForms';
import { DispatchForm } from './DispatchForm';
import { ExtensionForm, NoteForm, RemedyForm } from './handlingForms';
import { AcceptForm, DeclineForm, MergeForm, TransferForm } from './intakeForms';
import { JointReplyForm, ReplyForm, SupplementForm } from './replyForms';

interface Props {
  readonly one: CaseDetail;
  readonly steps: CaseSteps;
}

/** Steps without anything to fill in, and what is asked before they are taken. */
const plain = {
  sign: { title: '签收这件诉求？', text: '签收即立案，办理时限开始计算。', yes: '签收' },
  grant_extension: { title: '批准延期？', text: '理由会告知诉求人。', yes: '批准' },
  begin_callback: { title: '转回访？', text: '由承办单位以外的人回访诉求人。', yes: '转回访' },
  call_satisfied: { title: '诉求人满意？', text: '电话里确认过再记录。', yes: '满意' },
  call_unreachable: {
    title: '没有联系上？',
    text: '每次都会记录。换半天、换一天再打才各算一次，满三次到期自动办结。',
    yes: '记一次',
  },
  close: { title: '办结？', text: '会告知诉求人，并请诉求人评价。', yes: '办结' },
  press: { title: '督办催办？', text: '承办单位会看到。', yes: '催办' },
} as const;
type PlainAction = keyof typeof plain;

const isPlain = (action: CaseAction): action is PlainAction => action in plain;

const dangerous: readonly CaseAction[] = ['decline', 'override_close', 'object'];
/** Steps that are there only when someone asked for them: nobody misses them otherwise. */
const onAsking: readonly CaseAction[] = [
  'supply',
  'grant_extension',
  'refuse_extension',
  'finish_remedy',
  'joint_reply',
];
/** What moves a case on, before what is only sometimes needed. */
const leading: readonly CaseAction[] = [
  'accept',
  'dispatch',
  'sign',
  'reply',
  'joint_reply',
  'begin_callback',
  'call_satisfied',
  'close',
  'grant_extension',
  'give_review',
  'give_rereview',
];

/** What the desk can do now; what it can't do yet, and why. */
export function DeskActions({ one, steps }: Props) {
  const [chosen, setChosen] = useState<CaseAction | null>(null);
  const open = one.actions.filter(({ allowed }) => allowed);
  const shut = one.actions.filter(({ action, allowed }) => !allowed && !onAsking.includes(action));
  const leads = ({ action }: { readonly action: CaseAction }) =>
    leading.includes(action) && !(action === 'dispatch' && isWithUnit(one));
  const first = open.filter(leads);
  const rest = open.filter((each) => !leads(each));
  const choose = async (action: CaseAction): Promise<void> => {
    if (!isPlain(action)) return setChosen(action);
    if (await confirm(plain[action])) await steps.take({ action });
  };
  if (one.actions.length === 0) return null;
  return (
    <Card title="现在可以办">
      {one.extension && <Box>{`申请延期 ${one.extension.amount}：${one.extension.reason}`}</Box>}
      <Box className="yz-wrap">
        {[...first, ...rest].map(({ action, label }) => (
          <Button
            key={action}
            kind={
              dangerous.includes(action) ? 'danger' : leads({ action }) ? 'primary' : 'secondary'
            }
            pending={steps.pending}
            onTap={() => choose(action)}
          >
            {label}
          </Button>
        ))}
      </Box>
      {shut.map(({ action, label, reason }) => (
        <Box key={action} className="yz-soft">{`${label}：${reason}`}</Box>
      ))}
      {chosen && (
        <Sheet
          title={wordsOf(chosen).title}
          open
          typed={typedInto(one, chosen)}
          onClose={() => setChosen(null)}
        >
          <FormOf
            action={chosen}
            one={one}
            steps={steps}
            onDone={() => {
              forgetTyped(typedInto(one, chosen));
              setChosen(null);
            }}
          />
        </Sheet>
      )}
    </Card>
  );
}

/** To move a case from one unit to another is no everyday step. */
function isWithUnit({ state }: CaseDetail): boolean {
  return state === 'dispatched' || state === 'in_progress';
}

interface FormOfProps extends Props {
  readonly action: CaseAction;
  readonly onDone: () => void;
}

function FormOf({ action, ...props }: FormOfProps) {
  if (isReasoned(action)) return <ReasonForm action={action} {...props} />;
  switch (action) {
    case 'accept':
    case 'classify':
      return <AcceptForm action={action} {...props} />;
    case 'decline':
      return <DeclineForm {...props} />;
    case 'merge':
      return <MergeForm {...props} />;
    case 'dispatch':
      return <DispatchForm {...props} />;
    case 'transfer':
      return <TransferForm {...props} />;
    case 'ask_accused':
      return <AccusedForm {...props} />;
    case 'link_employer':
      return <LinkEmployerForm {...props} />;
    case 'note':
      return <NoteForm {...props} />;
    case 'ask_extension':
      return <ExtensionForm {...props} />;
    case 'finish_remedy':
      return <RemedyForm {...props} />;
    case 'reply':
      return <ReplyForm {...props} />;
    case 'joint_reply':
      return <JointReplyForm {...props} />;
    case 'supplement_reply':
      return <SupplementForm {...props} />;
    default:
      return null;
  }
}
