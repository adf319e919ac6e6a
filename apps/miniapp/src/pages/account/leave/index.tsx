import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { LeaveForm } from '../../../features/account/own-data/LeaveForm';
import { useScreen } from '../../../shell';

const mine = {};

export default function LeavePage() {
  const screen = useScreen(routes.identity.leaving, mine);
  return (
    <Screen title="注销账号" state={screen}>
      {(leaving) => <LeaveForm leaving={leaving} />}
    </Screen>
  );
}
