import { routes } from '@yizhan/contract';
import { Box, Failed, Screen, Skeleton } from '../../components';
import { CaseList, CaseWays } from '../../features/cases/CaseList';
import { useList, useSession } from '../../shell';

const all = { query: {} };

export default function CasesPage() {
  const { signedIn } = useSession();
  const list = useList(routes.cases.mine, signedIn ? all : null);
  return (
    <Screen title="诉求" tab="pages/cases/index">
      <Box className="yz-stack">
        <CaseWays />
        {signedIn && list.status === 'loading' && <Skeleton />}
        {list.status === 'error' && <Failed failure={list.failure} onRetry={list.refresh} />}
        {signedIn && list.status === 'ready' && <CaseList list={list.data} />}
        {!signedIn && (
          <Box as="p" className="yz-soft yz-center">
            不登录也可以匿名提诉求，凭编号和查询码查进度。登录后，您提过的诉求会列在这里。
          </Box>
        )}
      </Box>
    </Screen>
  );
}
