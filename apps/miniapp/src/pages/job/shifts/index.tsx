import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { MyShifts } from '../../../features/jobs/MyShifts';
import { useScreen } from '../../../shell';

export default function MyShiftsPage() {
  const screen = useScreen(routes.jobs.myShifts, {});
  return (
    <Screen title="我的班次" state={screen}>
      {(view) => <MyShifts view={view} onChanged={screen.refresh} />}
    </Screen>
  );
}
