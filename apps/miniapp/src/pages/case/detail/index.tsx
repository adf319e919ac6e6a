import { routes } from '@yizhan/contract';
import { useMemo } from 'react';
import { Screen } from '../../../components';
import { DeskCase } from '../../../features/cases/desk/DeskCase';
import { ReporterCase } from '../../../features/cases/ReporterCase';
import { useParams, useScreen } from '../../../shell';

const login = { by: 'login' } as const;

export default function CaseDetailPage() {
  const { id } = useParams('id');
  const call = useMemo(() => ({ params: { caseId: id } }), [id]);
  const screen = useScreen(routes.cases.detail, call);
  return (
    <Screen title="诉求进度" state={screen}>
      {(one) =>
        one.roles.length > 0 && one.roles.every((role) => role === 'reporter') ? (
          <ReporterCase one={one} known={login} onChanged={screen.replace} />
        ) : (
          <DeskCase one={one} onChanged={screen.replace} />
        )
      }
    </Screen>
  );
}
