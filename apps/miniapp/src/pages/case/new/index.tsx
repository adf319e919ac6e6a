import { routes } from '@yizhan/contract';
import { useMemo } from 'react';
import { Screen } from '../../../components';
import { Wizard } from '../../../features/cases/Wizard';
import { useParams, useScreen } from '../../../shell';

export default function NewCasePage() {
  const { wageId, onBehalf } = useParams('wageId', 'onBehalf');
  const call = useMemo(() => ({ query: wageId ? { wageId } : {} }), [wageId]);
  const screen = useScreen(routes.cases.wizard, call);
  return (
    <Screen title={onBehalf ? '登记诉求' : '提诉求'} state={screen}>
      {(wizard) => <Wizard wizard={wizard} occasion={{ wageId, onBehalf: onBehalf === '1' }} />}
    </Screen>
  );
}
