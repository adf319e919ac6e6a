import { type ResponseOf, routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Input, List, ListRow, QrImage } from '../../../components';
import { copyText } from '../../../platform/clipboard';
import { toast, useCommand } from '../../../shell';

type Begun = ResponseOf<typeof routes.identity.beginSecondFactor>;

/** Password, then the secret to scan, then a first code, then the recovery codes to keep. */
export function SetUpFactor({ onDone }: { readonly onDone: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <Recovery codes={codes} onDone={onDone} />;
  return begun ? <FirstCode begun={begun} onCodes={setCodes} /> : <Begin onBegun={setBegun} />;
}

function Begin({ onBegun }: { readonly onBegun: (begun: Begun) => void }) {
  const [password, setPassword] = useState('');
  const begin = useCommand(routes.identity.beginSecondFactor, { onDone: onBegun });
  return (
    <Box className="yz-stack">
      <Input
        label="先输入密码"
        kind="password"
        value={password}
        onChange={setPassword}
        error={begin.fieldError('password')}
      />
      <Button
        wide
        pending={begin.pending}
        disabled={password === ''}
        onTap={() => begin.run({ body: { password } })}
      >
        下一步
      </Button>
    </Box>
  );
}

interface FirstCodeProps {
  readonly begun: Begun;
  readonly onCodes: (codes: readonly string[]) => void;
}

function FirstCode({ begun, onCodes }: FirstCodeProps) {
  const [code, setCode] = useState('');
  const confirm = useCommand(routes.identity.confirmSecondFactor, {
    onDone: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  const copy = async (): Promise<void> => {
    const copied = await copyText(begun.secret);
    toast(copied ? '密钥已复制' : '没能复制', copied ? 'good' : 'bad');
  };
  return (
    <Box className="yz-stack">
      <Box>用手机上的验证器应用扫这个码，再把它显示的 6 位数字填在下面。</Box>
      <QrImage text={begun.uri} label="两步验证的二维码" />
      <Button kind="plain" onTap={() => void copy()}>
        扫不了？复制密钥
      </Button>
      <Input label="动态码" kind="number" value={code} onChange={setCode} maxLength={6} />
      <Button
        wide
        pending={confirm.pending}
        disabled={code.length !== 6}
        onTap={() => confirm.run({ body: { code } })}
      >
        开启
      </Button>
    </Box>
  );
}

interface RecoveryProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

function Recovery({ codes, onDone }: RecoveryProps) {
  const copy = async (): Promise<void> => {
    const copied = await copyText(codes.join('\n'));
    toast(copied ? '恢复码已复制' : '没能复制', copied ? 'good' : 'bad');
  };
  return (
    <Box className="yz-stack">
      <Box className="yz-strong">两步验证已开启</Box>
      <Box>手机丢了时，用下面的恢复码登录，每个只能用一次。请抄下或打印，只在这里显示一次。</Box>
      <List label="恢复码">
        {codes.map((code) => (
          <ListRow key={code} title={code} />
        ))}
      </List>
      <Button kind="secondary" wide onTap={() => void copy()}>
        复制恢复码
      </Button>
      <Button wide onTap={onDone}>
        已经记下
      </Button>
    </Box>
  );
}
