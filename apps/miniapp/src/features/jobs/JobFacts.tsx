import type { JobDetail } from '@yizhan/contract';
import {
  pickModeLabels,
  postingStateLabels,
  postingTexts,
  settlementLabels,
  wageUnitLabels,
} from '@yizhan/jobs/vocabulary';
import {
  Box,
  Button,
  Card,
  List,
  ListRow,
  Money,
  SampleDataBadge,
  StatusBadge,
  Tag,
} from '../../components';
import { openMap } from '../../platform/map';
import { callPhone } from '../../platform/phone';
import { go, paths } from '../../shell';
import { sayDistance } from '../../shell/dates';
import { postingTones } from './words';

/** The head of a job: what it is, what it pays. */
export function JobHead({ job }: { readonly job: JobDetail }) {
  return (
    <Card>
      <Box as="h2" className="yz-heading">
        {job.title}
      </Box>
      <Money fen={job.wageFen} unit={wageUnitLabels[job.wageUnit]} size="large" />
      <Box className="yz-wrap">
        <StatusBadge state={job.state} labels={postingStateLabels} tones={postingTones} />
        <Tag tone="active">{settlementLabels[job.settlement]}</Tag>
        <Tag>{job.occupation}</Tag>
        <Tag>{pickModeLabels[job.pickMode]}</Tag>
        {job.sample && <SampleDataBadge />}
      </Box>
    </Card>
  );
}

/** What one has to know before going. */
export function JobWords({ job }: { readonly job: JobDetail }) {
  // The head shows the title; where and whom to ask have a card of their own.
  const elsewhere: readonly string[] = ['title', 'address', 'contactName'];
  const lines = postingTexts.filter(({ key }) => !elsewhere.includes(key) && job[key] !== '');
  return (
    <Card title="这是什么活">
      {lines.map(({ key, label }) => (
        <Box key={key}>
          <Box className="yz-soft">{label}</Box>
          <Box>{job[key]}</Box>
        </Box>
      ))}
    </Card>
  );
}

/** Where it is, and whom to call once accepted. */
export function JobPlace({ job }: { readonly job: JobDetail }) {
  const away = job.distance === null ? '' : `${sayDistance(job.distance)} · `;
  const phone = job.contactPhone;
  return (
    <Card title="在哪儿">
      <Box>{away + job.address}</Box>
      <Box className="yz-soft">
        {phone
          ? `联系人 ${job.contactName}`
          : `联系人 ${job.contactName}，录用后开工前一天起可以在“我的班次”里打电话`}
      </Box>
      <Box className="yz-wrap">
        <Button small kind="secondary" icon="place" onTap={() => openMap(job, job.title)}>
          地图
        </Button>
        {phone && (
          <Button small kind="secondary" icon="phone" onTap={() => callPhone(phone)}>
            打电话
          </Button>
        )}
        <StationLink job={job} />
      </Box>
    </Card>
  );
}

function StationLink({ job }: { readonly job: JobDetail }) {
  const station = job.station.ok ? job.station.value : null;
  if (!station) return null;
  const { stationId, name } = station;
  return (
    <Button
      small
      kind="plain"
      icon="station"
      onTap={() => go(paths.stationDetail, { id: stationId })}
    >
      {name}
    </Button>
  );
}

/** Policies that this hire would bring. */
export function HirePolicies({
  policies,
}: {
  readonly policies: readonly { policyId: string; title: string; side: string; note: string }[];
}) {
  if (policies.length === 0) return null;
  return (
    <Box as="section" label="这份活能享受的政策" className="yz-stack">
      <Box as="h2" className="yz-heading">
        能享受的政策
      </Box>
      <List label="政策">
        {policies.map((policy) => (
          <ListRow
            key={`${policy.policyId}:${policy.side}`}
            icon="policy"
            title={policy.title}
            hint={`${policy.side === 'worker' ? '您' : '雇主'}：${policy.note}`}
            label={policy.title}
            onTap={() => go(paths.policyDetail, { id: policy.policyId })}
          />
        ))}
      </List>
    </Box>
  );
}
