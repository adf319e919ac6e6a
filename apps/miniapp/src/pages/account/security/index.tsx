import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { Security } from '../../../features/account/security/Security';
import { useScreen } from '../../../shell';

const mine = {};

export default function SecurityPage() {
  const screen = useScreen(routes.identity.security, mine);
  return (
    <Screen title="账号安全" state={screen}>
      {(security) => <Security security={security} onChanged={screen.refresh} />}
    </Screen>
  );
}
