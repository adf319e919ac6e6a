import { routes } from '@yizhan/contract';
import { privacyNotice } from '@yizhan/identity/vocabulary';
import { Box, Button, Card } from '../../../components';
import { replaceWith, setProfile, signOut, toast, useCommand, useSession } from '../../../shell';

/** The rules have changed since they were agreed to: yes, or out. Shows nothing to whoever has agreed. */
export function AgreeAgain() {
  const { profile } = useSession();
  const command = useCommand(routes.identity.agreeToNotice, {
    onDone: (changed) => {
      setProfile(changed);
      toast('已同意', 'good');
      replaceWith('pages/home/index');
    },
  });
  if (!profile?.noticeDue) return null;
  const leave = async (): Promise<void> => {
    await signOut();
    replaceWith('pages/home/index');
  };
  return (
    <Card title="规则有更新，请您再看一遍">
      <Box className="yz-stack">
        <Button
          wide
          pending={command.pending}
          onTap={() => command.run({ body: { notice: privacyNotice.version } })}
        >
          我已阅读并同意
        </Button>
        <Button wide kind="secondary" onTap={leave}>
          不同意，退出登录
        </Button>
      </Box>
    </Card>
  );
}
