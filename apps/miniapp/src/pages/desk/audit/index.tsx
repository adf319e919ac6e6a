import { routes } from '@yizhan/contract';
import type { AuditAction } from '@yizhan/identity/vocabulary';
import { useMemo, useState } from 'react';
import { Box, Failed, Screen, Skeleton } from '../../../components';
import { AuditList } from '../../../features/account/audit/AuditList';
import { AuditSearch } from '../../../features/account/audit/AuditSearch';
import { aroundList, useList } from '../../../shell';

export default function AuditPage() {
  const [action, setAction] = useState<AuditAction | 'all'>('all');
  const [refused, setRefused] = useState(false);
  const call = useMemo(
    () => ({
      query: { ...(action === 'all' ? {} : { action }), ...(refused ? { refused: true } : {}) },
    }),
    [action, refused],
  );
  const list = useList(routes.identity.searchAudit, call);
  return (
    <Screen title="操作记录" state={aroundList(list)}>
      {() => (
        <Box className="yz-stack">
          <AuditSearch
            action={action}
            refused={refused}
            onAction={setAction}
            onRefused={setRefused}
          />
          {list.status === 'loading' && <Skeleton cards={4} />}
          {list.status === 'error' && <Failed failure={list.failure} onRetry={list.refresh} />}
          {list.status === 'ready' && <AuditList list={list.data} />}
        </Box>
      )}
    </Screen>
  );
}
