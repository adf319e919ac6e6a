import type { Failure } from '@yizhan/client';
import { routes } from '@yizhan/contract';
import { identitySettings } from '@yizhan/identity';
import { isMobile } from '@yizhan/identity/vocabulary';
import { HOUR, type Instant, MINUTE, SECOND } from '@yizhan/kernel';
import { useEffect, useState } from 'react';
import { Box, Button, CodeDigits, Input } from '../../components';
import { useCommand, useNow } from '../../shell';
import { type CodePurpose, useSentCode } from './useSentCode';

export interface PhoneCodeProps {
  readonly purpose: CodePurpose;
  /** What the field asks for. */
  readonly label?: string;
  /** The button's word: 登录. */
  readonly action: string;
  readonly pending: boolean;
  /** Why the command that follows was refused. */
  readonly failure: Failure | null;
  /** What it says of `phone` and `code`. */
  readonly fieldError: (path: string) => string | undefined;
  /** True when it took the code. */
  readonly onCode: (phone: string, code: string) => Promise<boolean>;
}

/** Said at the field itself, where the next try is typed. */
export function isAboutCode({ code }: Failure): boolean {
  return code === 'identity.code_wrong' || code === 'identity.code_expired';
}

/** A phone, and the code sent to it. */
export function PhoneCode(props: PhoneCodeProps) {
  const { purpose, label = '手机号', action, pending, failure, fieldError, onCode } = props;
  const { sent, keepSent, keepRefused, forget } = useSentCode(purpose);
  const [phone, setPhone] = useState(sent.phone);
  const [code, setCode] = useState('');
  const send = useCommand(routes.identity.sendCode, {
    success: '验证码已发出',
    onDone: () => keepSent(phone),
    onRefused: (refusal) => keepRefused(phone, refusal) && isTooSoon(refusal),
  });
  const { digits } = identitySettings.code;
  const isSent = sent.phone !== '' && sent.phone === phone;

  useEffect(() => {
    // The next try begins with an empty field.
    if (failure && isAboutCode(failure)) setCode('');
  }, [failure]);
  const enter = async (typed: string): Promise<void> => {
    if (await onCode(phone, typed)) forget();
  };

  return (
    <Box className="yz-stack">
      <Input
        label={label}
        kind="phone"
        placeholder="11 位手机号"
        value={phone}
        onChange={setPhone}
        error={send.fieldError('phone') ?? fieldError('phone')}
      />
      <SendButton
        resendAt={isSent ? sent.resendAt : null}
        disabled={!isMobile(phone)}
        onTap={() => send.run({ body: { phone } })}
      />
      {isSent && sent.expiresAt !== null && (
        <>
          <CodeDigits
            label="短信验证码"
            length={digits}
            value={code}
            onChange={setCode}
            onFull={(typed) => void enter(typed)}
            hint={
              send.failure && isTooSoon(send.failure) ? '验证码已经发过，收到后填在这里' : undefined
            }
            error={
              fieldError('code') ?? (failure && isAboutCode(failure) ? failure.detail : undefined)
            }
          />
          <Button
            wide
            pending={pending}
            disabled={code.length !== digits}
            onTap={() => enter(code)}
          >
            {action}
          </Button>
        </>
      )}
    </Box>
  );
}

function isTooSoon({ code }: Failure): boolean {
  return code === 'identity.code_too_soon';
}

interface SendButtonProps {
  readonly resendAt: Instant | null;
  readonly disabled: boolean;
  readonly onTap: () => Promise<unknown>;
}

function SendButton({ resendAt, disabled, onTap }: SendButtonProps) {
  const now = useNow(SECOND);
  const wait = resendAt === null ? 0 : Math.max(0, resendAt - now);
  const again = resendAt === null ? '获取验证码' : '再发一次';
  return (
    <Button
      wide
      kind={resendAt === null ? 'primary' : 'secondary'}
      disabled={disabled || wait > 0}
      onTap={onTap}
    >
      {wait > 0 ? `${waitText(wait)}后可再发` : again}
    </Button>
  );
}

function waitText(wait: number): string {
  if (wait <= 2 * MINUTE) return `${Math.ceil(wait / SECOND)} 秒`;
  return wait <= 2 * HOUR ? `${Math.ceil(wait / MINUTE)} 分钟` : `${Math.ceil(wait / HOUR)} 小时`;
}
