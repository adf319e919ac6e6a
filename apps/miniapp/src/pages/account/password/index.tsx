import { Screen } from '../../../components';
import { ChangePassword } from '../../../features/account/ChangePassword';

export default function PasswordPage() {
  return (
    <Screen title="修改密码">
      <ChangePassword />
    </Screen>
  );
}
