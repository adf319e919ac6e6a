import type { StationCard } from '@yizhan/contract';
import { stationKindLabels } from '@yizhan/stations/vocabulary';
import { Box, Card, Empty, More, SampleDataBadge, Tag } from '../../components';
import { go, type Listed } from '../../shell';
import { Facilities } from './Facilities';
import { sayOpening, sayWhere } from './words';

/** How the list is narrowed. */
export type StationFilter = 'all' | 'open' | 'station' | 'point';

export const filterOptions = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '正在开门' },
  { value: 'station', label: '零工驿站' },
  { value: 'point', label: '服务点' },
] as const;

/** The filter as the route takes it. */
export function filterQuery(filter: StationFilter) {
  return {
    ...(filter === 'open' ? { openNow: true } : {}),
    ...(filter === 'station' || filter === 'point' ? { kind: filter } : {}),
  };
}

/** Stations, nearest first where the place is known. */
export function StationList({ list }: { readonly list: Listed<StationCard> }) {
  if (list.items.length === 0)
    return <Empty icon="station" title="没有找到驿站" hint="换一个条件再看看" />;
  return (
    <Box className="yz-stack">
      {list.items.map((station) => (
        <StationRow key={station.stationId} station={station} />
      ))}
      <More list={list} />
    </Box>
  );
}

function StationRow({ station }: { readonly station: StationCard }) {
  const { stationId, name, kind, open, facilities, sample } = station;
  return (
    <Card
      title={name}
      label={`${name}，${open ? '正在开门' : '休息中'}`}
      onTap={() => go('pages/station/detail/index', { id: stationId })}
    >
      <Box className="yz-stack">
        <Box className="yz-wrap">
          <Tag tone={open ? 'good' : 'quiet'}>{open ? '开门' : '休息'}</Tag>
          <Box className="yz-soft">{sayOpening(station, Date.now())}</Box>
          <Tag>{stationKindLabels[kind]}</Tag>
          {sample && <SampleDataBadge />}
        </Box>
        <Box>{sayWhere(station)}</Box>
        <Facilities facilities={facilities} most={4} />
      </Box>
    </Card>
  );
}
