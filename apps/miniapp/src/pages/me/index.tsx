import { Screen } from '../../components';
import { Me } from '../../features/account/Me';

export default function MePage() {
  return (
    <Screen title="我的" tab="pages/me/index">
      <Me />
    </Screen>
  );
}
