import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { People } from '../../../features/jobs/employer/People';
import { useParams, useScreen } from '../../../shell';

export default function PeoplePage() {
  const { id } = useParams('id');
  const screen = useScreen(routes.jobs.people, { params: { postingId: id } });
  return (
    <Screen title="岗位的人" state={screen}>
      {(page) => <People page={page} onChanged={screen.refresh} />}
    </Screen>
  );
}
