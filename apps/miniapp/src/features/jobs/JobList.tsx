import type { JobCard } from '@yizhan/contract';
import { settlementLabels, wageUnitLabels } from '@yizhan/jobs/vocabulary';
import { formatYuan } from '@yizhan/kernel';
import { Box, Button, Card, Empty, Money, More, SampleDataBadge, Tag } from '../../components';
import { go, type Listed, paths } from '../../shell';
import { sayDistance, sayMoment } from '../../shell/dates';

interface Props {
  readonly list: Listed<JobCard>;
  /** Something narrows the list. */
  readonly filtered: boolean;
  readonly onClear: () => void;
}

/** Jobs, the nearest or the newest first. */
export function JobList({ list, filtered, onClear }: Props) {
  if (list.items.length === 0) return <NoJobs filtered={filtered} onClear={onClear} />;
  return (
    <Box className="yz-stack">
      {list.items.map((job) => (
        <JobRow key={job.postingId} job={job} />
      ))}
      <More list={list} />
    </Box>
  );
}

function NoJobs({ filtered, onClear }: Pick<Props, 'filtered' | 'onClear'>) {
  if (!filtered)
    return <Empty icon="work" title="现在还没有活" hint="驿站一早就会发新活，往下拉一拉再看看" />;
  return (
    <Empty
      icon="search"
      title="没有合适的活"
      hint="换个日子或工种再看看"
      action={
        <Button kind="secondary" onTap={onClear}>
          看全部
        </Button>
      }
    />
  );
}

function JobRow({ job }: { readonly job: JobCard }) {
  const unit = wageUnitLabels[job.wageUnit];
  return (
    <Card
      label={`${job.title}，${formatYuan(job.wageFen)}${unit}`}
      onTap={() => go(paths.jobDetail, { id: job.postingId })}
    >
      <Box className="yz-row yz-row--spread">
        <Box className="yz-heading">{job.title}</Box>
        <Money fen={job.wageFen} unit={unit} />
      </Box>
      <Box className="yz-wrap">
        <Tag tone="active">{settlementLabels[job.settlement]}</Tag>
        <Tag>{`招 ${job.headcount} 人`}</Tag>
        {job.verified && <Tag tone="good">雇主已核验</Tag>}
        {job.sample && <SampleDataBadge />}
      </Box>
      <Box>{`${sayMoment(job.firstStartsAt, Date.now())} 开工`}</Box>
      <Box className="yz-soft">{whereOf(job)}</Box>
    </Card>
  );
}

function whereOf(job: JobCard): string {
  const away = job.distance === null ? '' : `${sayDistance(job.distance)} · `;
  return `${away}${job.address} · ${job.employerName}`;
}
