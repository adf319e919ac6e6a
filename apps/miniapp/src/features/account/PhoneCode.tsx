import { routes } from '@yizhan/contract';
import { identitySettings } from '@yizhan/identity';
import { fromIso, SECOND } from '@yizhan/kernel';
import { useState } from 'react';
import { Box, Button, CodeDigits, Input } from '../../components';
import { useCommand, useNow } from '../../shell';

export interface PhoneCodeProps {
  /** What the field asks for. */
  readonly label?: string;
  /** The button's word: 登录. */
  readonly action: string;
  readonly pending: boolean;
  /** What the command that follows says of `phone` and `code`. */
  readonly fieldError: (path: string) => string | undefined;
  readonly onCode: (phone: string, code: string) => void;
}

/** A phone, and the code sent to it. */
export function PhoneCode({
  label = '手机号',
  action,
  pending,
  fieldError,
  onCode,
}: PhoneCodeProps) {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [resendAt, setResendAt] = useState<number | null>(null);
  const send = useCommand(routes.identity.sendCode, {
    success: '验证码已发出',
    onDone: (sent) => setResendAt(fromIso(sent.resendAt)),
  });
  const { digits } = identitySettings.code;

  return (
    <Box className="yz-stack">
      <Input
        label={label}
        kind="phone"
        placeholder="11 位手机号"
        maxLength={11}
        value={phone}
        onChange={setPhone}
        error={send.fieldError('phone') ?? fieldError('phone')}
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
          onFull={(typed) => onCode(phone, typed)}
          error={fieldError('code')}
        />
      )}
      {resendAt !== null && (
        <Button
          wide
          pending={pending}
          disabled={code.length !== digits}
          onTap={() => onCode(phone, code)}
        >
          {action}
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
