import { type Inquiry, routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Card, Empty, More, Tag, TextArea } from '../../components';
import { callPhone } from '../../platform/phone';
import { type Listed, useCommand } from '../../shell';
import { sayMoment } from '../../shell/dates';
import './cases.scss';

interface Props {
  readonly list: Listed<Inquiry>;
  readonly onChanged: () => Promise<void>;
}

/** What units asked an employer to explain; who complained is never said here. */
export function Inquiries({ list, onChanged }: Props) {
  if (list.items.length === 0)
    return <Empty icon="shield" title="没有要核实的事" hint="有部门请您说明情况时，会出现在这里" />;
  return (
    <Box className="yz-stack">
      {list.items.map((one) => (
        <InquiryCard key={one.inquiryId} one={one} onChanged={onChanged} />
      ))}
      <More list={list} />
    </Box>
  );
}

function InquiryCard({ one, onChanged }: { readonly one: Inquiry } & Pick<Props, 'onChanged'>) {
  const { unit, answer, open } = one;
  return (
    <Card
      title={`${unit?.name ?? '承办单位'}请您说明情况`}
      aside={<Tag tone={answer ? 'good' : open ? 'wait' : 'quiet'}>{stateOf(one)}</Tag>}
    >
      <Box className="yz-soft">{`${one.employerName} · 关于“${one.category}”`}</Box>
      <Box className="yz-case-words">{one.asked}</Box>
      <Box className="yz-soft">{sayWhen(one)}</Box>
      {answer && (
        <Box>
          <Box className="yz-strong">您的说明</Box>
          <Box className="yz-case-words">{answer}</Box>
        </Box>
      )}
      {!answer && open && <AnswerForm one={one} onChanged={onChanged} />}
      {unit?.phone && (
        <Button kind="plain" icon="phone" onTap={() => callPhone(unit.phone)}>
          {`打电话给${unit.name}`}
        </Button>
      )}
    </Card>
  );
}

/** The limit is the unit's, towards whoever complained; those reported are asked to be quick. */
function sayWhen({ askedAt, answerBy, answer, open }: Inquiry): string {
  const came = `${sayMoment(askedAt, Date.now())}收到`;
  if (answer || !open) return came;
  const by = answerBy ? `承办单位最晚 ${answerBy} 答复诉求人；` : '';
  return `${came}。${by}请您尽快说明情况`;
}

function stateOf({ answer, open }: Inquiry): string {
  if (answer) return '已说明';
  return open ? '等您说明' : '已办完';
}

function AnswerForm({ one, onChanged }: { readonly one: Inquiry } & Pick<Props, 'onChanged'>) {
  const [text, setText] = useState('');
  const command = useCommand(routes.cases.answerInquiry, {
    success: '已交给承办单位',
    onDone: () => onChanged(),
  });
  const send = () =>
    command.run({ params: { inquiryId: one.inquiryId }, body: { text: text.trim() } });
  return (
    <Box className="yz-stack">
      <TextArea
        label="说明情况"
        hint="写清楚经过、付款时间和凭证。交出去以后不能改，要补充请打电话。"
        value={text}
        maxLength={2000}
        onChange={setText}
      />
      <Button wide pending={command.pending} disabled={text.trim().length < 2} onTap={send}>
        交给承办单位
      </Button>
    </Box>
  );
}
