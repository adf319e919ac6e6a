import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { Notices } from '../../../features/notifications/Notices';
import { useScreen } from '../../../shell';

export default function NoticesPage() {
  const screen = useScreen(routes.notifications.list, {});
  return (
    <Screen title="通知" state={screen}>
      {(first) => <Notices first={first} onChanged={screen.refresh} />}
    </Screen>
  );
}
