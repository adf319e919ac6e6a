import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { DemoLogins } from '../../../features/demo/DemoLogins';
import { useScreen } from '../../../shell';

export default function DemoPage() {
  const screen = useScreen(routes.demo.show, {});
  return (
    <Screen title="演示登录" state={screen}>
      {(demo) => <DemoLogins demo={demo} />}
    </Screen>
  );
}
