import { routes } from '@yizhan/contract';
import { Button, Screen } from '../../../components';
import { Company } from '../../../features/jobs/employer/Company';
import { screens } from '../../../features/jobs/employer/screens';
import { go, useScreen } from '../../../shell';

export default function CompanyPage() {
  const screen = useScreen(routes.jobs.company, {});
  return (
    <Screen
      title="招人"
      state={screen}
      footer={({ employer }) =>
        employer && (
          <Button wide icon="plus" onTap={() => go(screens.posting)}>
            发布岗位
          </Button>
        )
      }
    >
      {(page) => <Company page={page} onChanged={() => void screen.refresh()} />}
    </Screen>
  );
}
