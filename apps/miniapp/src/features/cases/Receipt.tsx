import type { OpenedCase } from '@yizhan/contract';
import { Box, Button, Card, CodeShown, DateTime } from '../../components';
import { copyText } from '../../platform/clipboard';
import { paths, replaceWith, toast } from '../../shell';

interface Props {
  readonly opened: OpenedCase;
  /** It stands among my cases; else it is followed by number and code alone. */
  readonly listed: boolean;
}

/** What the person keeps: number, query code, and what happens next. */
export function Receipt({ opened, listed }: Props) {
  const { number, queryCode, dueDay, caseId } = opened;
  const copy = async (): Promise<void> => {
    const copied = await copyText(`诉求编号 ${number}，查询码 ${queryCode}`);
    toast(copied ? '已复制' : '没能复制，请记下来', copied ? 'good' : 'bad');
  };
  const follow = (): void =>
    listed
      ? replaceWith(paths.caseDetail, { id: caseId })
      : replaceWith('pages/case/lookup/index', { number, code: queryCode });
  return (
    <Box className="yz-stack">
      <Card tone="good" title="已经收到">
        <Box className="yz-soft">诉求编号</Box>
        <Box className="yz-case-number">{number}</Box>
        <Box className="yz-soft">查询码，请记下或截图，凭它随时查进度</Box>
        <CodeShown code={queryCode} />
        {dueDay && (
          <Box className="yz-wrap">
            <Box>最晚</Box>
            <DateTime day={dueDay} />
            <Box>告知您是否受理</Box>
          </Box>
        )}
      </Card>
      <Button wide kind="secondary" icon="copy" onTap={copy}>
        复制编号和查询码
      </Button>
      <Button wide onTap={follow}>
        看进度
      </Button>
    </Box>
  );
}
