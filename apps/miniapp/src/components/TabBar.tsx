import { Box, Tap } from '../platform/ui';
import { go, type TabPath, tabs } from '../shell/navigation';
import { classes } from './classes';
import { Icon } from './Icon';
import './TabBar.scss';

/** The four tabs at the foot of a phone. */
export function TabBar({ current }: { readonly current: TabPath }) {
  return (
    <Box as="nav" label="主导航" className="yz-tabs">
      {tabs.map((tab) => (
        <Tap
          key={tab.path}
          role="link"
          onTap={() => tab.path !== current && go(tab.path)}
          current={tab.path === current}
          className={classes('yz-tabs__tab', tab.path === current && 'yz-tabs__tab--on')}
        >
          <Icon name={tab.icon} className="yz-tabs__icon" />
          <Box>{tab.text}</Box>
        </Tap>
      ))}
    </Box>
  );
}
