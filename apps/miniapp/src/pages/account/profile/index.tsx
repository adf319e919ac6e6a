import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { ProfileForm } from '../../../features/account/ProfileForm';
import { useScreen } from '../../../shell';

export default function ProfilePage() {
  const screen = useScreen(routes.identity.me, {});
  return (
    <Screen title="我的资料" state={screen}>
      {(profile) => <ProfileForm profile={profile} onChanged={screen.replace} />}
    </Screen>
  );
}
