import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { Openings } from '../../../features/cases/Openings';
import { useParams, useScreen } from '../../../shell';

export default function OpeningsPage() {
  const { id } = useParams('id');
  const screen = useScreen(routes.cases.openings, { params: { caseId: id } });
  return (
    <Screen title="谁看过您的身份" state={screen}>
      {({ items }) => <Openings items={items} />}
    </Screen>
  );
}
