import { routes } from '@yizhan/contract';
import { identitySettings } from '@yizhan/identity';
import { useState } from 'react';
import { Box, Button, Input } from '../../components';
import { goBack, signedIn, useCommand } from '../../shell';

/** A new password; every other session of the account ends with the old one. */
export function ChangePassword() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const command = useCommand(routes.identity.changePassword, {
    success: '密码已修改',
    onDone: async (session) => {
      await signedIn(session);
      goBack();
    },
  });
  const { minLength } = identitySettings.password;
  const differs = again !== '' && again !== next;
  const ready = current !== '' && next.length >= minLength && again === next;
  return (
    <Box className="yz-stack">
      <Input
        label="原密码"
        kind="password"
        value={current}
        onChange={setCurrent}
        error={command.fieldError('current')}
      />
      <Input
        label="新密码"
        kind="password"
        hint={`至少 ${minLength} 个字符`}
        value={next}
        onChange={setNext}
        error={command.fieldError('next')}
      />
      <Input
        label="再输一次新密码"
        kind="password"
        value={again}
        onChange={setAgain}
        error={differs ? '两次输入的新密码不一样' : undefined}
      />
      <Button
        wide
        pending={command.pending}
        disabled={!ready}
        onTap={() => command.run({ body: { current, next } })}
      >
        修改密码
      </Button>
    </Box>
  );
}
