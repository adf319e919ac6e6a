import { routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, FilterBar, Screen } from '../../../components';
import {
  filterOptions,
  filterQuery,
  type StationFilter,
  StationList,
} from '../../../features/stations/StationList';
import { useList, usePlaceNow } from '../../../shell';

export default function NearPage() {
  const [filter, setFilter] = useState<StationFilter>('all');
  const place = usePlaceNow();
  const list = useList(
    routes.stations.list,
    place.status === 'asking' ? null : { query: { ...place.query, ...filterQuery(filter) } },
  );
  return (
    <Screen title="附近驿站" state={list}>
      {(data) => (
        <Box className="yz-stack">
          <FilterBar label="筛选" options={filterOptions} value={filter} onChange={setFilter} />
          {place.status === 'unknown' && (
            <Box className="yz-soft">{`${place.reason}，先按地区列出`}</Box>
          )}
          <StationList list={data} />
        </Box>
      )}
    </Screen>
  );
}
