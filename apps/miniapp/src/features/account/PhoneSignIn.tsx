import { routes, type Session } from '@yizhan/contract';
import { useCommand } from '../../shell';
import { isAboutCode, PhoneCode } from './PhoneCode';

export interface WayInProps {
  readonly onSession: (session: Session) => void | Promise<void>;
}

/** A phone and the code sent to it; the first time makes the account. */
export function PhoneSignIn({ onSession }: WayInProps) {
  const signIn = useCommand(routes.identity.signInByPhone, {
    onDone: onSession,
    onRefused: isAboutCode,
  });
  return (
    <PhoneCode
      purpose="sign-in"
      action="登录"
      pending={signIn.pending}
      failure={signIn.failure}
      fieldError={signIn.fieldError}
      onCode={async (phone, code) => (await signIn.run({ body: { phone, code } }))?.ok === true}
    />
  );
}
