import type { StationCard } from '@yizhan/contract';
import { Box, Button, Card, DateTime, Tag } from '../../components';
import { openMap } from '../../platform/map';
import { callPhone } from '../../platform/phone';
import { go, paths } from '../../shell';
import { sayDistance } from '../../shell/dates';

/** The station one could walk to now. */
export function NearestStation({ station }: { readonly station: StationCard }) {
  const away = station.distance === null ? '' : `${sayDistance(station.distance)} · `;
  return (
    <Card
      title={station.name}
      aside={
        <Tag tone={station.open ? 'good' : 'quiet'}>{station.open ? '正在营业' : '休息中'}</Tag>
      }
    >
      <Box className="yz-soft">{away + station.address}</Box>
      {station.changesAt && (
        <Box className="yz-row yz-soft">
          <DateTime at={station.changesAt} />
          <Box>{station.open ? '关门' : '开门'}</Box>
        </Box>
      )}
      <Box className="yz-wrap">
        <Button small kind="secondary" icon="place" onTap={() => openMap(station, station.name)}>
          去这里
        </Button>
        <Button small kind="secondary" icon="phone" onTap={() => callPhone(station.phone)}>
          打电话
        </Button>
      </Box>
      <Box className="yz-row">
        <Button small kind="plain" onTap={() => go(paths.stationDetail, { id: station.stationId })}>
          看详情
        </Button>
        <Button small kind="plain" onTap={() => go(paths.stations)}>
          全部驿站
        </Button>
      </Box>
    </Card>
  );
}
