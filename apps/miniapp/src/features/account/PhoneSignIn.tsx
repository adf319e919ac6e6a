import { routes, type Session } from '@yizhan/contract';
import { useCommand } from '../../shell';
import { isAboutCode, PhoneCode } from './PhoneCode';

export interface WayInProps {
  readonly onSession: (session: Session) => void | Promise<void>;
  /** The version of the rules that the person agrees to; null: they don't. */
  readonly agree: () => Promise<string | null>;
}

/** A phone and the code sent to it; the first time makes the account. */
export function PhoneSignIn({ onSession, agree }: WayInProps) {
  const signIn = useCommand(routes.identity.signInByPhone, {
    onDone: onSession,
    onRefused: isAboutCode,
  });
  const enter = async (phone: string, code: string): Promise<boolean> => {
    const notice = await agree();
    return notice !== null && (await signIn.run({ body: { phone, code, notice } }))?.ok === true;
  };
  return (
    <PhoneCode
      purpose="sign-in"
      action="登录"
      pending={signIn.pending}
      failure={signIn.failure}
      fieldError={signIn.fieldError}
      onCode={enter}
    />
  );
}
