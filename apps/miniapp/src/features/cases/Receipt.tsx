import { useEffect } from 'react';
import { Box, Button, Card, CodeShown, DateTime } from '../../components';
import { copyText } from '../../platform/clipboard';
import { askBeforeLeaving, paths, replaceWith, toast } from '../../shell';
import { forgetReceipt, handToLookUp, keepReceipt, keptReceipts } from './receipts';

/** What a receipt shows. */
export interface Received {
  readonly number: string;
  /** Null where it went to the reporter's phone: whoever took the case down doesn't keep it. */
  readonly queryCode: string | null;
  readonly dueDay: string | null;
  readonly caseId: string | null;
}

interface Props {
  readonly opened: Received;
  /** It stands among my cases; else it is followed by number and code alone. */
  readonly listed: boolean;
  /** Taken down for someone else: nothing of it stays on this phone. */
  readonly onBehalf?: boolean;
  /** Back to a blank form. */
  readonly onDismiss: () => void;
}

const leaving = {
  title: '编号和查询码记下了吗？',
  text: '没有查询码，就查不到进度，也不能补充、撤回。这台手机上会留一份，在“用编号查进度”里能找到。',
  yes: '记下了，离开',
  no: '再看看',
};

/** What the person keeps: number, query code, and what happens next. */
export function Receipt({ opened, listed, onBehalf = false, onDismiss }: Props) {
  const { number, queryCode, dueDay, caseId } = opened;
  const kept = !listed && !onBehalf && queryCode !== null;
  useEffect(() => (kept ? askBeforeLeaving(leaving) : undefined), [kept]);
  const note = (): void => {
    const one = keptReceipts().find((receipt) => receipt.number === number);
    if (one) keepReceipt({ ...one, noted: true });
  };
  const copy = async (): Promise<void> => {
    const copied = await copyText(`诉求编号 ${number}，查询码 ${queryCode}`);
    if (copied) note();
    toast(copied ? '已复制' : '没能复制，请记下来', copied ? 'good' : 'bad');
  };
  const follow = (): void => {
    note();
    if (listed && caseId) return replaceWith(paths.caseDetail, { id: caseId });
    if (queryCode) handToLookUp(number, queryCode);
    replaceWith('pages/case/lookup/index');
  };
  const forget = (): void => {
    forgetReceipt(number);
    onDismiss();
  };
  return (
    <Box className="yz-stack">
      <Card tone="good" title="已经收到">
        <Box className="yz-soft">诉求编号</Box>
        <Box className="yz-case-number">{number}</Box>
        <Code code={queryCode} onBehalf={onBehalf} kept={kept} />
        {dueDay && (
          <Box className="yz-wrap">
            <Box>最晚</Box>
            <DateTime day={dueDay} />
            <Box>告知您是否受理</Box>
          </Box>
        )}
      </Card>
      {queryCode && !onBehalf && (
        <Button wide kind="secondary" icon="copy" onTap={copy}>
          复制编号和查询码
        </Button>
      )}
      {!onBehalf && (
        <Button wide onTap={follow}>
          看进度
        </Button>
      )}
      {kept && (
        <Button wide kind="plain" onTap={forget}>
          记下了，这台手机不留
        </Button>
      )}
      {onBehalf && (
        <Button wide onTap={onDismiss}>
          再登记一件
        </Button>
      )}
    </Box>
  );
}

interface CodeProps {
  readonly code: string | null;
  readonly onBehalf: boolean;
  readonly kept: boolean;
}

function Code({ code, onBehalf, kept }: CodeProps) {
  if (code === null) return <Box>编号和查询码已发到诉求人的手机，本机不留。</Box>;
  return (
    <>
      <Box className="yz-soft">
        {onBehalf
          ? '查询码，请现在念给诉求人记下，离开后看不到'
          : '查询码，请记下或截图，凭它随时查进度'}
      </Box>
      <CodeShown code={code} />
      {kept && (
        <Box className="yz-soft">这台手机上也留了一份，公用手机请记下后点“这台手机不留”。</Box>
      )}
    </>
  );
}
