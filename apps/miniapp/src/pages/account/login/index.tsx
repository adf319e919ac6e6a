import { Screen } from '../../../components';
import { SignIn } from '../../../features/account/SignIn';

export default function LoginPage() {
  return (
    <Screen title="登录">
      <SignIn />
    </Screen>
  );
}
