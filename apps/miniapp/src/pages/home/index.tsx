import { routes } from '@yizhan/contract';
import { Screen } from '../../components';
import { Home } from '../../features/home/Home';
import { HomeHero } from '../../features/home/HomeHero';
import { usePlace, useScreen } from '../../shell';

export default function HomePage() {
  const { query } = usePlace();
  const screen = useScreen(routes.home.show, { query });
  return (
    <Screen title="首页" tab="pages/home/index" wide state={screen} hero={<HomeHero />}>
      {(view) => <Home view={view} />}
    </Screen>
  );
}
