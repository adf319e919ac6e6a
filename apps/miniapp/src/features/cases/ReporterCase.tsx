import type { CaseDetail } from '@yizhan/contract';
import { Box, List, ListRow } from '../../components';
import { copyText } from '../../platform/clipboard';
import { go, paths, toast } from '../../shell';
import { Answer, CaseHead, Handlers, RunningClocks, Steps, Told } from './CaseDetailView';
import { ReporterActions } from './ReporterActions';
import { type Known, useSteps } from './useSteps';

interface Props {
  readonly one: CaseDetail;
  readonly known: Known;
  readonly onChanged: (next: CaseDetail) => void;
}

/** A case as its reporter follows it. */
export function ReporterCase({ one, known, onChanged }: Props) {
  const steps = useSteps(one, known, onChanged);
  return (
    <Box className="yz-stack">
      <CaseHead one={one} />
      <Answer one={one} />
      <ReporterActions one={one} steps={steps} />
      <RunningClocks one={one} />
      <Handlers one={one} />
      <Steps one={one} />
      <Told one={one} />
      <Kept one={one} />
      {known.by === 'login' && <Seen caseId={one.caseId} />}
    </Box>
  );
}

/** The way to who of the staff has seen who one is. */
function Seen({ caseId }: { readonly caseId: string }) {
  return (
    <List label="您的身份信息">
      <ListRow
        icon="shield"
        title="谁看过我的姓名和电话"
        hint="工作人员每次查看都有记录"
        onTap={() => go(paths.caseOpenings, { id: caseId })}
      />
    </List>
  );
}

/** The signed receipt, to be kept: with it a later change of the record can be proved. */
function Kept({ one }: { readonly one: CaseDetail }) {
  const { receipt } = one;
  if (!receipt) return null;
  const copy = async (): Promise<void> => {
    const copied = await copyText(JSON.stringify(receipt));
    toast(copied ? '回执已复制' : '没能复制', copied ? 'good' : 'bad');
  };
  return (
    <List label="办理回执">
      <ListRow
        icon="shield"
        title="复制办理回执"
        hint={`到第 ${receipt.seq} 步为止的记录，有签名，改不了`}
        onTap={() => void copy()}
      />
    </List>
  );
}
