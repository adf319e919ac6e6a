import { routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Card, Input } from '../../../components';
import { useCommand } from '../../../shell';
import { SetUpFactor } from './SetUpFactor';
import type { SecurityOf } from './view';

interface Props {
  readonly factor: NonNullable<SecurityOf['secondFactor']>;
  readonly onChanged: () => Promise<void>;
}

/** A code of an authenticator app beside the password. */
export function SecondFactor({ factor, onChanged }: Props) {
  const [changing, setChanging] = useState(false);
  const finish = (): void => {
    setChanging(false);
    void onChanged();
  };
  const tone = factor.on ? 'good' : factor.required ? 'wait' : undefined;
  return (
    <Card title="两步验证" tone={tone}>
      <Box className="yz-stack">
        <Box className="yz-strong">{factor.on ? '已开启' : '未开启'}</Box>
        <Box className="yz-soft">
          开启后，登录时除了密码，还要填手机验证器里每 30 秒一换的 6
          位动态码。密码被人知道了，也登不进来。
        </Box>
        {factor.required && !factor.on && (
          <Box>您的角色必须开启两步验证，开启前不能办理其他事项。</Box>
        )}
        {!changing && (
          <Button wide kind={factor.on ? 'secondary' : 'primary'} onTap={() => setChanging(true)}>
            {factor.on ? '关闭两步验证' : '开启两步验证'}
          </Button>
        )}
        {changing && !factor.on && <SetUpFactor onDone={finish} />}
        {changing && factor.on && <RemoveFactor onDone={finish} />}
      </Box>
    </Card>
  );
}

function RemoveFactor({ onDone }: { readonly onDone: () => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const remove = useCommand(routes.identity.removeSecondFactor, {
    success: '两步验证已关闭',
    onDone,
  });
  return (
    <Box className="yz-stack">
      <Input label="密码" kind="password" value={password} onChange={setPassword} />
      <Input label="动态码或恢复码" value={code} onChange={setCode} />
      <Button
        wide
        pending={remove.pending}
        disabled={password === '' || code.trim().length < 6}
        onTap={() => remove.run({ body: { password, code } })}
      >
        关闭
      </Button>
    </Box>
  );
}
