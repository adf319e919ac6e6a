import { type ResponseOf, routes } from '@yizhan/contract';
import { postingStateLabels } from '@yizhan/jobs/vocabulary';
import { Box, Button, Card, Empty, StatusBadge } from '../../../components';
import { go, paths, useCommand } from '../../../shell';
import { saySpan } from '../../../shell/dates';
import { postingTones } from '../words';
import { PersonCard } from './PersonCard';

export type PeoplePage = ResponseOf<typeof routes.jobs.people>;

interface Props {
  readonly page: PeoplePage;
  readonly onChanged: () => Promise<void>;
}

/** Everyone of a posting, shift by shift. */
export function People({ page, onChanged }: Props) {
  const shifts = [...new Set(page.people.map((person) => person.shiftId))];
  return (
    <Box className="yz-stack">
      <PostingCard page={page} onChanged={onChanged} />
      {shifts.length === 0 && (
        <Empty icon="people" title="还没有人报名" hint="有人报名会马上通知您" />
      )}
      {shifts.map((shiftId) => (
        <ShiftPeople key={shiftId} page={page} shiftId={shiftId} onChanged={onChanged} />
      ))}
    </Box>
  );
}

function PostingCard({ page, onChanged }: Props) {
  const done = { onDone: () => onChanged() };
  const pause = useCommand(routes.jobs.pausePosting, { ...done, success: '已暂停报名' });
  const resume = useCommand(routes.jobs.resumePosting, { ...done, success: '又可以报名了' });
  const params = { postingId: page.postingId };
  return (
    <Card
      title={page.title}
      aside={<StatusBadge state={page.state} labels={postingStateLabels} tones={postingTones} />}
    >
      <Box className="yz-wrap">
        {(page.state === 'published' || page.state === 'filled') && (
          <Button
            small
            kind="secondary"
            pending={pause.pending}
            onTap={() => pause.run({ params })}
          >
            暂停报名
          </Button>
        )}
        {page.state === 'paused' && (
          <Button small pending={resume.pending} onTap={() => resume.run({ params })}>
            继续招人
          </Button>
        )}
        <Button small kind="plain" onTap={() => go(paths.jobDetail, { id: page.postingId })}>
          看岗位
        </Button>
        <Button
          small
          kind="plain"
          icon="scan"
          onTap={() => go('pages/station/code/index', { postingId: page.postingId })}
        >
          签到码
        </Button>
      </Box>
    </Card>
  );
}

function ShiftPeople({ page, shiftId, onChanged }: Props & { readonly shiftId: string }) {
  const people = page.people.filter((person) => person.shiftId === shiftId);
  const [first] = people;
  if (!first) return null;
  const when = saySpan(first.startsAt, first.endsAt, Date.now());
  return (
    <Box as="section" label={when} className="yz-stack">
      <Box as="h2" className="yz-heading">
        {when}
      </Box>
      {people.map((person) => (
        <PersonCard
          key={person.applicationId}
          person={person}
          byPiece={page.wageUnit === 'piece'}
          onChanged={onChanged}
        />
      ))}
    </Box>
  );
}
