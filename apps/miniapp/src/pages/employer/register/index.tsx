import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { RegisterForm } from '../../../features/jobs/employer/RegisterForm';
import { screens } from '../../../features/jobs/employer/screens';
import { replaceWith, useScreen, useSession } from '../../../shell';

/** A worker may register too: then there is nothing to be fetched yet. */
export default function RegisterPage() {
  const { roles } = useSession();
  const isEmployer = roles.includes('employer');
  const screen = useScreen(routes.jobs.company, isEmployer ? {} : null);
  const done = () => replaceWith(screens.company);
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
