import { routes, type Session } from '@yizhan/contract';
import { useCommand } from '../../shell';
import { PhoneCode } from './PhoneCode';

export interface WayInProps {
  readonly onSession: (session: Session) => void | Promise<void>;
}

/** A phone and the code sent to it; the first time makes the account. */
export function PhoneSignIn({ onSession }: WayInProps) {
  const signIn = useCommand(routes.identity.signInByPhone, { onDone: onSession });
  return (
    <PhoneCode
      action="登录"
      pending={signIn.pending}
      fieldError={signIn.fieldError}
      onCode={(phone, code) => void signIn.run({ body: { phone, code } })}
    />
  );
}
