import { type ReplyOutcome, replyOutcomeLabels, replyOutcomes } from '@yizhan/cases/vocabulary';
import type { CaseDetail } from '@yizhan/contract';
import { Box, Button, Choice, TextArea } from '../../../components';
import { useTyped } from '../../../shell';
import type { DeskFormProps } from './intakeForms';

/** One line each, empty lines dropped. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What closing will demand is asked for here: it can't be had afterwards from a closed form. */
export function ReplyForm({ one, steps, onDone }: DeskFormProps) {
  const [outcome, setOutcome] = useTyped<ReplyOutcome>('outcome', 'settled');
  const [text, setText] = useTyped('text', '');
  const [evidence, setEvidence] = useTyped('evidence', '');
  const [remedies, setRemedies] = useTyped('remedies', '');
  const send = async (): Promise<void> => {
    const owed = linesOf(remedies).map((title) => ({ title, done: false }));
    const given = { outcome, text, evidence: linesOf(evidence), remedies: owed };
    if (await steps.take({ action: 'reply', ...given })) onDone();
  };
  const lacksEvidence = outcome !== 'unsettled' && linesOf(evidence).length === 0;
  const lacking = lackingOf(text, lacksEvidence);
  return (
    <Box className="yz-stack">
      <WaitingJoints one={one} />
      <Choice
        label="问题解决了吗"
        value={outcome}
        options={replyOutcomes.map((value) => ({ value, label: replyOutcomeLabels[value] }))}
        onChange={setOutcome}
      />
      <TextArea
        label="给诉求人的答复"
        hint="写清楚查到了什么、怎么处理、依据什么"
        value={text}
        rows={6}
        maxLength={4000}
        onChange={setText}
      />
      <TextArea
        label="依据和凭证"
        hint="一行一件，比如：转账回单、调查笔录。没有它不能办结"
        optional={outcome === 'unsettled'}
        value={evidence}
        rows={3}
        maxLength={1000}
        onChange={setEvidence}
      />
      <TextArea
        label="还要落实的整改"
        hint="一行一项，比如：退还王某押金200元。没有就不写"
        optional
        value={remedies}
        rows={3}
        maxLength={2000}
        onChange={setRemedies}
      />
      {outcome === 'unsettled' && (
        <Box className="yz-soft">
          写“尚未解决”不能办结：解决以后请补充答复，或由话务员退回重办、督办裁定。
        </Box>
      )}
      {lacking && <Box className="yz-soft">{lacking}</Box>}
      <Button wide pending={steps.pending} disabled={lacking !== null} onTap={send}>
        答复
      </Button>
    </Box>
  );
}

/** Why it can't be sent yet, beside the button; null when it can. */
function lackingOf(text: string, lacksEvidence: boolean): string | null {
  if (text.trim().length < 4) return '还不能答复：请写给诉求人的答复，至少四个字';
  return lacksEvidence ? '还不能答复：请写依据和凭证，一行一件' : null;
}

/** Whose answer is still waited for, by name. */
function WaitingJoints({ one }: { readonly one: CaseDetail }) {
  const waiting = one.jointUnits.filter(({ answeredAt }) => answeredAt === null);
  if (waiting.length === 0) return null;
  const names = waiting.map(({ name }) => name).join('、');
  return (
    <Box className="yz-soft">{`还没有答复的协办单位：${names}。协办时限过后才可以不等。`}</Box>
  );
}

/** A unit that was asked to help answers its part; the unit that handles the case reads it. */
export function JointReplyForm({ steps, onDone }: DeskFormProps) {
  const [text, setText] = useTyped('text', '');
  const [evidence, setEvidence] = useTyped('evidence', '');
  const send = async (): Promise<void> => {
    const given = { text: text.trim(), evidence: linesOf(evidence) };
    if (await steps.take({ action: 'joint_reply', ...given })) onDone();
  };
  return (
    <Box className="yz-stack">
      <TextArea
        label="给主办单位的答复"
        hint="诉求人看不到，由主办单位一并答复"
        value={text}
        rows={5}
        maxLength={2000}
        onChange={setText}
      />
      <TextArea
        label="依据和凭证"
        hint="一行一件"
        optional
        value={evidence}
        rows={3}
        maxLength={1000}
        onChange={setEvidence}
      />
      <Button wide pending={steps.pending} disabled={text.trim().length < 2} onTap={send}>
        提交协办答复
      </Button>
    </Box>
  );
}

/** Completes a reply that stands; one that said nothing is settled can say more by now. */
export function SupplementForm({ one, steps, onDone }: DeskFormProps) {
  const before = one.reply?.outcome ?? 'unsettled';
  const [outcome, setOutcome] = useTyped<ReplyOutcome>('outcome', before);
  const [text, setText] = useTyped('text', '');
  const [evidence, setEvidence] = useTyped('evidence', '');
  const send = async (): Promise<void> => {
    const given = { text: text.trim(), evidence: linesOf(evidence), outcome };
    if (await steps.take({ action: 'supplement_reply', ...given })) onDone();
  };
  return (
    <Box className="yz-stack">
      {before === 'unsettled' && (
        <Choice
          label="现在解决了吗"
          value={outcome}
          options={replyOutcomes.map((value) => ({ value, label: replyOutcomeLabels[value] }))}
          onChange={setOutcome}
        />
      )}
      <TextArea
        label="补充的内容"
        hint="诉求人会看到"
        value={text}
        rows={4}
        maxLength={4000}
        onChange={setText}
      />
      <TextArea
        label="依据和凭证"
        hint="一行一件，加到原来的后面"
        optional
        value={evidence}
        rows={3}
        maxLength={1000}
        onChange={setEvidence}
      />
      <Button wide pending={steps.pending} disabled={text.trim().length < 2} onTap={send}>
        补充答复
      </Button>
    </Box>
  );
}
