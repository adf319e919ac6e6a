import { type CaseWizard, routes } from '@yizhan/contract';
import { Box, Button, Card, confirm, DateTime } from '../../components';
import { go, paths, useCommand } from '../../shell';
import { LinkedWageCard } from './WageCard';

interface Props {
  readonly prefill: NonNullable<CaseWizard['prefill']>;
  readonly onComplain: () => void;
}

/** What someone without their wage can do, and what the employer learns by it. Nothing is sent yet. */
export function WageWays({ prefill, onComplain }: Props) {
  const { wage, openCase, inference, reminder } = prefill;
  const remind = useCommand(routes.jobs.disputeWage, {
    success: '已提醒雇主',
    onDone: () => go(paths.myShifts),
  });
  const ask = async (): Promise<void> => {
    const sure = await confirm({
      title: '提醒雇主发工资？',
      text: `雇主马上会收到提醒。${inference}`,
      yes: '提醒雇主',
    });
    if (sure) await remind.run({ params: { wageId: wage.wageId }, body: {} });
  };
  if (openCase)
    return (
      <Box className="yz-stack">
        <LinkedWageCard wage={wage} />
        <Card title="您已经提过诉求了">
          <Box>{`诉求 ${openCase.number}，${openCase.state}。不用再提，进展在诉求里看。`}</Box>
          <Button wide onTap={() => go(paths.caseDetail, { id: openCase.caseId })}>
            看诉求
          </Button>
        </Card>
      </Box>
    );
  return (
    <Box className="yz-stack">
      <LinkedWageCard wage={wage} />
      <Card title="提诉求，由部门来办">
        <Box>
          提交时雇主不会收到任何通知。受理以后，承办单位要核实时才会通知雇主，不说是谁提的。
        </Box>
        <Box className="yz-soft">{inference}</Box>
        <Button wide onTap={onComplain}>
          提诉求
        </Button>
      </Card>
      {reminder ? (
        <Card title="先提醒雇主">
          <Box className="yz-wrap">
            <Box>雇主马上会收到提醒，请对方最晚</Box>
            <DateTime day={reminder.byDay} />
            <Box>发。到时还没拿到，再提诉求也不迟。</Box>
          </Box>
          <Button wide kind="secondary" pending={remind.pending} onTap={ask}>
            提醒雇主
          </Button>
        </Card>
      ) : (
        <Box className="yz-soft">您已经提醒过雇主了。</Box>
      )}
    </Box>
  );
}
