import { needsSignIn } from '@yizhan/client';
import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { CheckInDesk } from '../../../features/stations/CheckInDesk';
import { useScreen } from '../../../shell';

/** Works without the list of shifts too: a code can be scanned where there is no network. */
export default function CheckInPage() {
  const screen = useScreen(routes.jobs.myShifts, {});
  if (screen.status === 'error' && needsSignIn(screen.failure))
    return (
      <Screen title="签到" state={screen}>
        {() => null}
      </Screen>
    );
  return (
    <Screen title="签到">
      <CheckInDesk
        today={screen.status === 'ready' ? screen.data.today : null}
        onRecorded={screen.refresh}
      />
    </Screen>
  );
}
