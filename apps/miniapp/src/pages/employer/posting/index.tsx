import { routes } from '@yizhan/contract';
import { Screen } from '../../../components';
import { PostingSteps } from '../../../features/jobs/employer/PostingSteps';
import { screens } from '../../../features/jobs/employer/screens';
import { replaceWith, useParams, useScreen } from '../../../shell';

export default function PostingPage() {
  const { id } = useParams('id');
  return id === '' ? <NewPosting /> : <OldPosting postingId={id} />;
}

const sent = () => replaceWith(screens.company);

function NewPosting() {
  const screen = useScreen(routes.jobs.newPosting, {});
  return (
    <Screen title="发布岗位" state={screen}>
      {(editor) => <PostingSteps editor={editor} onSent={sent} />}
    </Screen>
  );
}

function OldPosting({ postingId }: { readonly postingId: string }) {
  const screen = useScreen(routes.jobs.ownPosting, { params: { postingId } });
  return (
    <Screen title="修改岗位" state={screen}>
      {(editor) => <PostingSteps editor={editor} onSent={sent} />}
    </Screen>
  );
}
