import { type MyShift, routes } from '@yizhan/contract';
import { payMethodLabels, wageStateLabels } from '@yizhan/jobs/vocabulary';
import { Box, Button, confirm, DateTime, Money, StatusBadge } from '../../components';
import { go, paths, useCommand } from '../../shell';
import { sayMonthDay } from '../../shell/dates';
import './MyWage.scss';
import { wageTones } from './words';

type Wage = NonNullable<MyShift['wage']>;

interface Props {
  readonly wage: Wage;
  /** My open case about it. */
  readonly wageCase?: MyShift['wageCase'];
  readonly onChanged: () => Promise<void>;
}

/** A wage owed to me: received, or not. */
export function MyWage({ wage, wageCase, onChanged }: Props) {
  if (wage.amountFen <= 0)
    return <Box className="yz-wage">这一班没有要发的工资，工时不对可以提出来</Box>;
  return (
    <Box className="yz-wage">
      <Box className="yz-row yz-row--spread">
        <Money fen={wage.amountFen} />
        <StatusBadge state={wage.state} labels={wageStateLabels} tones={wageTones} />
      </Box>
      <Box className="yz-row yz-soft">
        {wage.state === 'due' && <Due wage={wage} />}
        {wage.assumedAt && <Box>{`${sayMonthDay(wage.assumedAt)} 前没有提出，就按已收到处理`}</Box>}
        {wage.payMethod && (
          <Box>{`${payMethodLabels[wage.payMethod]} ${wage.payReference ?? ''}`}</Box>
        )}
      </Box>
      {wage.state !== 'confirmed' && wage.state !== 'lapsed' && (
        <Answers wage={wage} wageCase={wageCase} onChanged={onChanged} />
      )}
    </Box>
  );
}

function Due({ wage }: { readonly wage: Wage }) {
  if (wage.overdueDays > 0) return <Box>{`该发没发，已经过了 ${wage.overdueDays} 天`}</Box>;
  return (
    <>
      <Box>最晚</Box>
      <DateTime at={wage.dueAt} />
      <Box>发</Box>
    </>
  );
}

/** "没拿到工资" says what can be done; nobody is told before the worker has chosen. */
function Answers({ wage, wageCase, onChanged }: Props) {
  const params = { wageId: wage.wageId };
  const received = useCommand(routes.jobs.confirmPaid, {
    success: '记下了，工钱已收到',
    onDone: () => onChanged(),
  });
  const receive = async (): Promise<void> => {
    const sure = await confirm({
      title: '工钱都收到了？',
      text: '确认以后，这笔工钱就算结清了。',
      yes: '收到了',
    });
    if (sure) await received.run({ params });
  };
  return (
    <Box className="yz-row">
      <Button pending={received.pending} onTap={receive}>
        收到了
      </Button>
      {wageCase && (
        <Button kind="secondary" onTap={() => go(paths.caseDetail, { id: wageCase.caseId })}>
          {`看诉求 ${wageCase.number} ${wageCase.state}`}
        </Button>
      )}
      {!wageCase && wage.claimable && (
        <Button kind="danger" onTap={() => go(paths.newCase, { wageId: wage.wageId })}>
          {wage.state === 'disputed' ? '去提诉求' : '没拿到工资'}
        </Button>
      )}
    </Box>
  );
}
