import { routes } from '@yizhan/contract';
import { Box, Button } from '../../components';
import { loginCode } from '../../platform/login';
import { toast, useCommand } from '../../shell';
import type { WayInProps } from './PhoneSignIn';

/** One tap in WeChat. */
export function WechatSignIn({ onSession, agree }: WayInProps) {
  const command = useCommand(routes.identity.signInByWechat, { onDone: onSession });
  const enter = async (): Promise<void> => {
    const notice = await agree();
    if (notice === null) return;
    const login = await loginCode();
    if (login.ok) await command.run({ body: { code: login.value, notice } });
    else toast(login.reason, 'bad');
  };
  return (
    <Box className="yz-stack">
      <Button wide onTap={enter}>
        微信一键登录
      </Button>
      <Box className="yz-soft">或者用手机号登录</Box>
    </Box>
  );
}
