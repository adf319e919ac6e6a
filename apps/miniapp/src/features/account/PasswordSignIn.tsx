import { routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Input } from '../../components';
import { useCommand } from '../../shell';
import type { WayInProps } from './PhoneSignIn';

/** Staff have an account that an administrator opened. */
export function PasswordSignIn({ onSession, agree }: WayInProps) {
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const command = useCommand(routes.identity.signInByPassword, {
    onDone: onSession,
    // The password was right: the next field opens, nothing is told as a mistake.
    onRefused: (failure) => {
      if (failure.code !== 'identity.second_factor_needed') return false;
      setCode('');
      return true;
    },
  });
  const ready = account.trim() !== '' && password !== '' && (code === null || code.length >= 6);
  const enter = async (): Promise<void> => {
    const notice = ready ? await agree() : null;
    if (notice === null) return;
    const given = { account: account.trim(), password, notice };
    await command.run({ body: code === null ? given : { ...given, code } });
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
      {code !== null && (
        <Input
          label="动态码"
          hint="手机验证器里的 6 位数字；手机丢了，填恢复码"
          value={code}
          onChange={setCode}
          onEnter={enter}
        />
      )}
      <Button wide pending={command.pending} disabled={!ready} onTap={enter}>
        登录
      </Button>
    </Box>
  );
}
