import { roleLabels } from '@yizhan/identity/vocabulary';
import { Box, Tap } from '../platform/ui';
import { entriesFor } from '../shell/entries';
import { go, tabs } from '../shell/navigation';
import { useSession } from '../shell/session';
import { usePagePath } from '../shell/usePagePath';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import './SideNav.scss';

/** The way around on a desk's screen: the tabs, and what the open role works with. */
export function SideNav() {
  const { role, roles } = useSession();
  const here = usePagePath();
  const own = entriesFor(role, roles);
  return (
    <Box as="nav" label="主导航" className="yz-side">
      <Box className="yz-side__brand yz-serif">驿站</Box>
      <Box hidden className="yz-side__band" />
      {tabs.map((tab) => (
        <SideLink key={tab.path} {...tab} here={here} />
      ))}
      {own.length > 0 && (
        <Box className="yz-side__heading">{role ? `${roleLabels[role]}工作台` : '更多'}</Box>
      )}
      {own.map((entry) => (
        <SideLink key={entry.path} {...entry} here={here} />
      ))}
    </Box>
  );
}

interface SideLinkProps {
  readonly path: string;
  readonly text: string;
  readonly icon: IconName;
  readonly here: string;
}

function SideLink({ path, text, icon, here }: SideLinkProps) {
  const isHere = path === here;
  return (
    <Tap
      role="link"
      onTap={() => !isHere && go(path)}
      current={isHere}
      className={classes('yz-side__link', isHere && 'yz-side__link--on')}
    >
      <Icon name={icon} />
      <Box>{text}</Box>
    </Tap>
  );
}
