import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { PolicyDetailView } from '../../../features/policies/PolicyDetailView';
import { useParams, useScreen } from '../../../shell';

export default function PolicyPage() {
  const { id } = useParams('id');
  const screen = useScreen(routes.policies.detail, { params: { policy: id } });
  return (
    <Screen title="政策详情" state={screen}>
      {(policy) => <PolicyDetailView policy={policy} />}
    </Screen>
  );
}
