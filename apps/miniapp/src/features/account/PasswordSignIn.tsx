import { routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Input } from '../../components';
import { useCommand } from '../../shell';
import type { WayInProps } from './PhoneSignIn';

/** Staff have an account that an administrator opened. */
export function PasswordSignIn({ onSession }: WayInProps) {
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const command = useCommand(routes.identity.signInByPassword, { onDone: onSession });
  const ready = account.trim() !== '' && password !== '';
  const enter = (): void => {
    if (ready) void command.run({ body: { account: account.trim(), password } });
  };
  return (
    <Box className="yz-stack">
      <Input
        label="账号"
        value={account}
        onChange={setAccount}
        error={command.fieldError('account')}
      />
      <Input
        label="密码"
        kind="password"
        value={password}
        onChange={setPassword}
        onEnter={enter}
        error={command.fieldError('password')}
      />
      <Button wide pending={command.pending} disabled={!ready} onTap={enter}>
        登录
      </Button>
    </Box>
  );
}
