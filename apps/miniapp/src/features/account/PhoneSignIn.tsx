import { routes, type Session } from '@yizhan/contract';
import { identitySettings } from '@yizhan/identity';
import { fromIso, SECOND } from '@yizhan/kernel';
import { useState } from 'react';
import { Box, Button, CodeDigits, Input } from '../../components';
import { useCommand, useNow } from '../../shell';

export interface WayInProps {
  readonly onSession: (session: Session) => void | Promise<void>;
}

/** A phone and the code sent to it; the first time makes the account. */
export function PhoneSignIn({ onSession }: WayInProps) {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [resendAt, setResendAt] = useState<number | null>(null);
  const send = useCommand(routes.identity.sendCode, {
    success: '验证码已发出',
    onDone: (sent) => setResendAt(fromIso(sent.resendAt)),
  });
  const signIn = useCommand(routes.identity.signInByPhone, { onDone: onSession });
  const { digits } = identitySettings.code;
  const enter = (typed: string): void => void signIn.run({ body: { phone, code: typed } });

  return (
    <Box className="yz-stack">
      <Input
        label="手机号"
        kind="phone"
        placeholder="11 位手机号"
        maxLength={11}
        value={phone}
        onChange={setPhone}
        error={send.fieldError('phone') ?? signIn.fieldError('phone')}
      />
      <SendButton
        resendAt={resendAt}
        disabled={phone.length !== 11}
        onTap={() => send.run({ body: { phone } })}
      />
      {resendAt !== null && (
        <CodeDigits
          label="短信验证码"
          length={digits}
          value={code}
          onChange={setCode}
          onFull={enter}
          error={signIn.fieldError('code')}
        />
      )}
      {resendAt !== null && (
        <Button
          wide
          pending={signIn.pending}
          disabled={code.length !== digits}
          onTap={() => enter(code)}
        >
          登录
        </Button>
      )}
    </Box>
  );
}

interface SendButtonProps {
  readonly resendAt: number | null;
  readonly disabled: boolean;
  readonly onTap: () => Promise<unknown>;
}

function SendButton({ resendAt, disabled, onTap }: SendButtonProps) {
  const now = useNow(SECOND);
  const wait = resendAt === null ? 0 : Math.ceil((resendAt - now) / SECOND);
  const again = resendAt === null ? '获取验证码' : '再发一次';
  return (
    <Button
      wide
      kind={resendAt === null ? 'primary' : 'secondary'}
      disabled={disabled || wait > 0}
      onTap={onTap}
    >
      {wait > 0 ? `${wait} 秒后可再发` : again}
    </Button>
  );
}
