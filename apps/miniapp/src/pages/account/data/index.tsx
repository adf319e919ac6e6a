import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { OwnData } from '../../../features/account/own-data/OwnData';
import { useScreen } from '../../../shell';

const mine = {};

export default function OwnDataPage() {
  const screen = useScreen(routes.identity.ownData, mine);
  return (
    <Screen title="我的个人信息" state={screen}>
      {(file) => <OwnData file={file} />}
    </Screen>
  );
}
