import { Screen } from '../../../components';
import { AgreeAgain } from '../../../features/account/own-data/AgreeAgain';
import { PrivacyNotice } from '../../../features/account/own-data/PrivacyNotice';

export default function PrivacyPage() {
  return (
    <Screen title="个人信息处理规则">
      <PrivacyNotice />
      <AgreeAgain />
    </Screen>
  );
}
