import { routes } from '@yizhan/contract';
import { useMemo, useState } from 'react';
import { Box, Card, Failed, Screen, Skeleton } from '../../../components';
import {
  noPolicyFilter,
  type PolicyFilter,
  PolicyFilters,
  policyQuery,
} from '../../../features/policies/PolicyFilters';
import { PolicyList } from '../../../features/policies/PolicyList';
import { calculatorPath } from '../../../features/policies/words';
import { go, useList } from '../../../shell';

export default function PoliciesPage() {
  const [filter, setFilter] = useState<PolicyFilter>(noPolicyFilter);
  // The same object while nothing changes: another one would be another question.
  const call = useMemo(() => ({ query: policyQuery(filter) }), [filter]);
  const list = useList(routes.policies.list, call);
  const audience = filter.audience === 'enterprise' ? 'enterprise' : 'person';
  return (
    <Screen title="查政策">
      <Box className="yz-stack">
        <Card
          tone="lacquer"
          title="算一算我能领什么"
          label="政策计算器，算一算我能领什么"
          onTap={() => go(calculatorPath, { audience })}
        >
          <Box>一次问一题，随时可以跳过，回答不会被保存</Box>
        </Card>
        <PolicyFilters filter={filter} onChange={setFilter} />
        {list.status === 'loading' && <Skeleton />}
        {list.status === 'error' && <Failed failure={list.failure} onRetry={list.refresh} />}
        {list.status === 'ready' && (
          <PolicyList
            list={list.data}
            filtered={filter !== noPolicyFilter}
            onClear={() => setFilter(noPolicyFilter)}
          />
        )}
      </Box>
    </Screen>
  );
}
