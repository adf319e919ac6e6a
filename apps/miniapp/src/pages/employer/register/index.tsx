import { routes } from '@yizhan/contract';
import { Button, Empty, Screen } from '../../../components';
import { RegisterForm } from '../../../features/jobs/employer/RegisterForm';
import { screens } from '../../../features/jobs/employer/screens';
import { goSignIn, replaceWith, useScreen, useSession } from '../../../shell';

/** Whoever is signed in may register; without the role there is nothing to be fetched yet. */
export default function RegisterPage() {
  const { signedIn, roles } = useSession();
  const isEmployer = roles.includes('employer');
  const screen = useScreen(routes.jobs.company, isEmployer ? {} : null);
  const done = () => replaceWith(screens.company);
  if (!signedIn) return <SignInFirst />;
  if (!isEmployer)
    return (
      <Screen title="雇主登记">
        <RegisterForm employer={null} onDone={done} />
      </Screen>
    );
  return (
    <Screen title="雇主登记" state={screen}>
      {({ employer }) => <RegisterForm employer={employer} onDone={done} />}
    </Screen>
  );
}

function SignInFirst() {
  return (
    <Screen title="雇主登记">
      <Empty
        icon="people"
        title="先登录，再登记"
        hint="用手机号登录，一分钟就好。登记后写岗位、定人、确认工时，都不收费"
        action={<Button onTap={goSignIn}>登录</Button>}
      />
    </Screen>
  );
}
