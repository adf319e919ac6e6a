import { routes } from '@yizhan/contract';
import { roleLabels } from '@yizhan/identity/vocabulary';
import { Box, Button, Card, confirm, Icon, List, ListRow, SwitchRow, Tap } from '../../components';
import {
  client,
  go,
  goSignIn,
  setLargeType,
  signOut,
  signOutEverywhere,
  switchRole,
  toast,
  useLargeType,
  useSession,
} from '../../shell';
import { entriesFor } from '../../shell/entries';
import './Me.scss';

/** Who I am here, what my role works with, and how the app looks. */
export function Me() {
  const session = useSession();
  const large = useLargeType();
  const entries = entriesFor(session.role, session.roles);
  const changeType = (on: boolean): void => {
    setLargeType(on);
    if (session.signedIn) void client.call(routes.identity.updateMe, { body: { largeType: on } });
  };
  return (
    <Box className="yz-stack">
      <WhoIAm />
      {session.roles.length > 1 && <RoleSwitch />}
      {entries.length > 0 && (
        <List label="我的工作台">
          {entries.map((entry) => (
            <ListRow
              key={entry.path}
              icon={entry.icon}
              title={entry.text}
              hint={entry.hint}
              onTap={() => go(entry.path)}
            />
          ))}
        </List>
      )}
      <SwitchRow label="大字版" hint="字更大，按钮更大" on={large} onChange={changeType} />
      {session.signedIn && <SignOutButton />}
      {session.signedIn && <SignOutEverywhereButton />}
    </Box>
  );
}

function WhoIAm() {
  const { signedIn, profile, role } = useSession();
  if (!signedIn)
    return (
      <Card tone="lacquer" title="您好">
        <Box as="p">找活的登录后可以报名、签到、查工资；招人的登记一次就能发岗位</Box>
        <Button wide onTap={goSignIn}>
          登录
        </Button>
      </Card>
    );
  const grant = profile?.grants.find((one) => one.role === role);
  const place = grant?.scopeName ? `${grant.scopeName} · ` : '';
  return (
    <Card
      tone="lacquer"
      title={profile?.displayName ?? '您好'}
      onTap={() => go('pages/account/profile/index')}
    >
      <Box>{`${place}${role ? roleLabels[role] : ''} ${profile?.phone ?? ''}`}</Box>
      <Box className="yz-aside">我的资料</Box>
    </Card>
  );
}

/** One tap changes the desk. */
function RoleSwitch() {
  const { roles, role } = useSession();
  return (
    <Box role="radiogroup" label="切换身份" className="yz-roles">
      {roles.map((one) => (
        <Tap
          key={one}
          role="radio"
          checked={one === role}
          label={roleLabels[one]}
          onTap={() => switchRole(one)}
          className={one === role ? 'yz-roles__one yz-roles__one--on' : 'yz-roles__one'}
        >
          {one === role && <Icon name="check" />}
          {roleLabels[one]}
        </Tap>
      ))}
    </Box>
  );
}

function SignOutButton() {
  const leave = async (): Promise<void> => {
    const sure = await confirm({
      title: '退出登录？',
      text: '没提交的草稿和存在手机里的内容会一并清除。',
      yes: '退出登录',
      danger: true,
    });
    if (sure) await signOut();
  };
  return (
    <Button wide kind="secondary" icon="out" onTap={leave}>
      退出登录
    </Button>
  );
}

/** For who has lost a phone, or signed in on one that isn't theirs. */
function SignOutEverywhereButton() {
  const leave = async (): Promise<void> => {
    const sure = await confirm({
      title: '在所有设备上退出？',
      text: '您在别的手机和电脑上的登录也会马上失效，都要重新登录。',
      yes: '全部退出',
      danger: true,
    });
    if (!sure) return;
    const failure = await signOutEverywhere();
    if (failure) toast(failure.detail, 'bad');
    else toast('已在所有设备上退出', 'good');
  };
  return (
    <Button wide kind="plain" onTap={leave}>
      在所有设备上退出
    </Button>
  );
}
