import type { StationDetail, StationFigures } from '@yizhan/contract';
import { wageUnitLabels } from '@yizhan/jobs/vocabulary';
import { formatYuan } from '@yizhan/kernel';
import { stationKindLabels, stationServiceLabels } from '@yizhan/stations/vocabulary';
import {
  Box,
  Button,
  Card,
  Empty,
  Figure,
  Figures,
  List,
  ListRow,
  Part,
  SampleDataBadge,
  Tag,
} from '../../components';
import { openMap } from '../../platform/map';
import { callPhone } from '../../platform/phone';
import { go } from '../../shell';
import { saySpan } from '../../shell/dates';
import { Facilities } from './Facilities';
import { sayHours, sayOpening, sayWhere } from './words';

/** A station's page: is it open, how to get there, what it offers, what work there is today. */
export function StationDetailView({ station }: { readonly station: StationDetail }) {
  return (
    <Box className="yz-stack">
      <WhereAndWhen station={station} />
      {station.notice && (
        <Card title="通知" tone="wait">
          <Box as="p">{station.notice}</Box>
        </Card>
      )}
      <Part part={station.postings} title="今天的活">
        {(postings) => <Postings postings={postings} />}
      </Part>
      <Card title="设施">
        <Facilities facilities={station.facilities} />
      </Card>
      <Services station={station} />
      <Part part={station.figures} title="今天的数据">
        {(figures) => <TodayFigures figures={figures} />}
      </Part>
    </Box>
  );
}

function WhereAndWhen({ station }: { readonly station: StationDetail }) {
  const { name, kind, open, phone, parent, points, hours, sample } = station;
  return (
    <Card title={name} aside={<Tag tone={open ? 'good' : 'quiet'}>{open ? '开门' : '休息'}</Tag>}>
      <Box className="yz-stack">
        <Box className="yz-wrap">
          <Tag>{stationKindLabels[kind]}</Tag>
          {sample && <SampleDataBadge />}
          <Box className="yz-soft">{sayOpening(station, Date.now())}</Box>
        </Box>
        <Box>{sayWhere(station)}</Box>
        <Box>{`平时 ${sayHours(hours.usual)} · 节假日 ${sayHours(hours.holiday)}`}</Box>
        <Box className="yz-row">
          <Button icon="place" onTap={() => openMap(station, name)}>
            去这里
          </Button>
          <Button kind="secondary" icon="phone" onTap={() => callPhone(phone)}>
            打电话
          </Button>
        </Box>
        {parent && (
          <Button
            kind="plain"
            icon="station"
            onTap={() => go('pages/station/detail/index', { id: parent.stationId })}
          >
            {`所属驿站：${parent.name}`}
          </Button>
        )}
        {points > 0 && <Box className="yz-soft">{`下设 ${points} 个服务点`}</Box>}
      </Box>
    </Card>
  );
}

type Posting = Extract<StationDetail['postings'], { ok: true }>['value'][number];

function Postings({ postings }: { readonly postings: readonly Posting[] }) {
  if (postings.length === 0)
    return (
      <Card title="今天的活">
        <Empty icon="work" title="今天这里还没有活" hint="去“找活”看看附近的" />
      </Card>
    );
  return (
    <Card title="今天的活">
      <List label="今天的活">
        {postings.map((posting) => (
          <ListRow
            key={`${posting.postingId} ${posting.startsAt}`}
            title={posting.title}
            hint={`${saySpan(posting.startsAt, posting.endsAt, Date.now())} · ${sayPlaces(posting)}`}
            value={`${formatYuan(posting.wageFen)} ${wageUnitLabels[posting.wageUnit]}`}
            onTap={() => go('pages/job/detail/index', { id: posting.postingId })}
          />
        ))}
      </List>
    </Card>
  );
}

function sayPlaces({ placesLeft }: Posting): string {
  return placesLeft > 0 ? `还缺 ${placesLeft} 人` : '已招满';
}

function Services({ station }: { readonly station: StationDetail }) {
  const { services, languages, capacity } = station;
  return (
    <Card title="能办什么">
      <Box className="yz-stack">
        <Box className="yz-wrap">
          {services.map((service) => (
            <Tag key={service} tone="active">
              {stationServiceLabels[service]}
            </Tag>
          ))}
        </Box>
        <Box className="yz-soft">{`会说：${languages.join('、')} · 能坐 ${capacity} 人`}</Box>
      </Box>
    </Card>
  );
}

/** Counted from records; each number says what it counts. */
export function TodayFigures({ figures }: { readonly figures: StationFigures }) {
  return (
    <Card title="今天的数据">
      <Figures>
        <Figure
          label="岗位"
          value={figures.postings}
          counts="今天有班次、由这个驿站服务的岗位，每个班次算一个"
        />
        <Figure
          label="录用"
          value={figures.hires}
          unit="人次"
          counts="这些班次里已经录用的人，一人一班算一次"
        />
        <Figure
          label="已签到"
          value={figures.checkedIn}
          unit="人次"
          counts="录用的人里已经签到的，不含待核的"
        />
        <Figure
          label="已签退"
          value={figures.checkedOut}
          unit="人次"
          counts="录用的人里已经签退的，不含待核的"
        />
      </Figures>
    </Card>
  );
}
