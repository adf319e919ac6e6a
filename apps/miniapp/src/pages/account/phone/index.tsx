import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { BindPhone } from '../../../features/account/BindPhone';
import { useScreen } from '../../../shell';

export default function PhonePage() {
  const screen = useScreen(routes.identity.me, {});
  return (
    <Screen title="手机号" state={screen}>
      {(profile) => <BindPhone profile={profile} />}
    </Screen>
  );
}
