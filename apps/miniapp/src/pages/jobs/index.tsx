import { routes } from '@yizhan/contract';
import { useMemo, useState } from 'react';
import { Box, Button, Failed, Screen, Skeleton } from '../../components';
import { filterQuery, type JobFilter, JobFilters, noFilter } from '../../features/jobs/JobFilters';
import { JobList } from '../../features/jobs/JobList';
import { aroundList, useList, usePlace } from '../../shell';

export default function JobsPage() {
  const [filter, setFilter] = useState<JobFilter>(noFilter);
  const { known, query: near, ask } = usePlace();
  const { latitude, longitude } = near;
  // The same object while nothing changes: another one would be another question.
  const call = useMemo(
    () => ({ query: { ...filterQuery(filter, Date.now()), latitude, longitude } }),
    [filter, latitude, longitude],
  );
  const list = useList(routes.jobs.list, call);
  return (
    <Screen title="找活" tab="pages/jobs/index" state={aroundList(list)}>
      {() => (
        <Box className="yz-stack">
          <JobFilters filter={filter} onChange={setFilter} />
          {!known && (
            <Button wide kind="secondary" icon="place" onTap={ask}>
              看离我最近的活
            </Button>
          )}
          {list.status === 'loading' && <Skeleton cards={5} />}
          {list.status === 'error' && <Failed failure={list.failure} onRetry={list.refresh} />}
          {list.status === 'ready' && (
            <JobList
              list={list.data}
              filtered={filter !== noFilter}
              onClear={() => setFilter(noFilter)}
            />
          )}
        </Box>
      )}
    </Screen>
  );
}
