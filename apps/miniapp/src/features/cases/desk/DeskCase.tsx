import { impactLabels, particularityLabels, urgencyLabels } from '@yizhan/cases/vocabulary';
import { type CaseDetail, routes } from '@yizhan/contract';
import { useMemo } from 'react';
import { Box, Card, Failed, List, ListRow, Skeleton } from '../../../components';
import { callPhone } from '../../../platform/phone';
import { useScreen } from '../../../shell';
import { Answer, CaseHead, Handlers, RunningClocks, Steps, Told } from '../CaseDetailView';
import { useSteps } from '../useSteps';
import { DeskActions } from './DeskActions';
import { Joined } from './Joined';
import { RecusalButton } from './Recusal';
import { Untold } from './Untold';

const login = { by: 'login' } as const;

interface Props {
  readonly one: CaseDetail;
  readonly onChanged: (next: CaseDetail) => void;
}

/** A case as those who work on it see it. */
export function DeskCase({ one, onChanged }: Props) {
  const steps = useSteps(one, login, onChanged);
  return (
    <Box className="yz-stack">
      <CaseHead one={one} />
      <DeskActions one={one} steps={steps} />
      <RunningClocks one={one} />
      <OpenGates one={one} />
      <Untold one={one} onChanged={onChanged} />
      <Told one={one} />
      <Joined one={one} />
      <Reporter one={one} />
      <Answer one={one} />
      <Handlers one={one} />
      <Steps one={one} />
      {!one.roles.includes('reporter') && <RecusalButton caseId={one.caseId} />}
    </Box>
  );
}

/** The same, asked for by its id: beside a list. */
export function DeskCaseById({
  caseId,
  onChanged,
}: {
  readonly caseId: string;
  readonly onChanged: () => void;
}) {
  const call = useMemo(() => ({ params: { caseId } }), [caseId]);
  const screen = useScreen(routes.cases.detail, call);
  if (screen.status === 'loading') return <Skeleton />;
  if (screen.status === 'error')
    return <Failed failure={screen.failure} onRetry={screen.refresh} />;
  const changed = (next: CaseDetail): void => {
    screen.replace(next);
    onChanged();
  };
  return <DeskCase one={screen.data} onChanged={changed} />;
}

function OpenGates({ one }: { readonly one: CaseDetail }) {
  if (one.gates.length === 0 || one.state === 'closed') return null;
  return (
    <Card title="办结前还差">
      {one.gates.map(({ gate, label, missing }) => (
        <Box key={gate}>
          <Box className="yz-strong">{label}</Box>
          <Box className="yz-soft">{missing.join('；')}</Box>
        </Box>
      ))}
    </Card>
  );
}

function Reporter({ one }: { readonly one: CaseDetail }) {
  const { reporter, classing } = one;
  const phone = reporter?.phone;
  return (
    <List label="诉求人和研判">
      <ListRow
        icon={phone ? 'phone' : 'people'}
        title={reporter?.name ?? '诉求人信息不公开'}
        hint={phone ?? '不公开给本岗位，或没有留下'}
        onTap={phone ? () => callPhone(phone) : undefined}
      />
      {classing && (
        <ListRow
          icon="info"
          title="分类研判"
          hint={`${particularityLabels[classing.particularity]} · ${urgencyLabels[classing.urgency]} · 影响${impactLabels[classing.impact]}`}
        />
      )}
    </List>
  );
}
