import type { JobCard } from '@yizhan/contract';
import { wageUnitLabels } from '@yizhan/jobs/vocabulary';
import { Box, Button, List, ListRow, Money } from '../../components';
import { go, paths, usePlace } from '../../shell';
import { sayDistance, sayMoment } from '../../shell/dates';

/** Today's work by distance, the first few. */
export function JobsNear({ jobs }: { readonly jobs: readonly JobCard[] }) {
  const { known, ask } = usePlace();
  return (
    <Box as="section" label="附近的活" className="yz-stack">
      <Box className="yz-row yz-row--spread">
        <Box as="h2" className="yz-heading">
          {known ? '附近的活' : '最近的活'}
        </Box>
        {!known && (
          <Button small kind="plain" icon="place" onTap={ask}>
            按远近排
          </Button>
        )}
      </Box>
      {jobs.length === 0 ? (
        <Box className="yz-soft">今天还没有活，驿站发布后会出现在这里</Box>
      ) : (
        <List label="活儿">
          {jobs.map((job) => (
            <ListRow
              key={job.postingId}
              title={job.title}
              hint={hintOf(job)}
              value={<Money fen={job.wageFen} unit={wageUnitLabels[job.wageUnit]} size="small" />}
              onTap={() => go(paths.jobDetail, { id: job.postingId })}
            />
          ))}
        </List>
      )}
      <Button wide kind="secondary" onTap={() => go(paths.jobs)}>
        看全部活儿
      </Button>
    </Box>
  );
}

function hintOf(job: JobCard): string {
  const away = job.distance === null ? [] : [sayDistance(job.distance)];
  return [sayMoment(job.firstStartsAt, Date.now()), ...away, job.employerName].join(' · ');
}
