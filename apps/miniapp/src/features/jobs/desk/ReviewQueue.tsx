import type { DeskEmployer, ObjectionView, ResponseOf, routes } from '@yizhan/contract';
import { employerKindLabels, objectionSubjectLabels } from '@yizhan/jobs/vocabulary';
import { Box, Empty, List, ListRow, Tag } from '../../../components';
import { sayMoment } from '../../../shell/dates';

export type Queue = ResponseOf<typeof routes.jobs.reviewQueue>;

/** What is open at the desk: a posting, an employer, or nothing. */
export type Chosen =
  | { readonly kind: 'posting'; readonly id: string }
  | { readonly kind: 'employer'; readonly employer: DeskEmployer }
  | { readonly kind: 'objection'; readonly objection: ObjectionView };

interface Props {
  readonly queue: Queue;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
}

/** Postings to be looked over, the longest waiting first; then employers to be verified. */
export function ReviewQueue({ queue, chosen, onChoose }: Props) {
  if (queue.postings.length + queue.employers.length + queue.objections.length === 0)
    return <Empty icon="check" title="都审完了" hint="有新岗位或新雇主会出现在这里" />;
  const chosenId = idOf(chosen);
  return (
    <Box className="yz-stack">
      <Box as="h2" className="yz-heading">
        {`待审岗位 ${queue.postings.length}${queue.next ? '+' : ''}`}
      </Box>
      {queue.postings.length === 0 && <Box className="yz-soft">没有待审的岗位</Box>}
      <Postings queue={queue} chosenId={chosenId} onChoose={onChoose} />
      {queue.employers.length > 0 && (
        <>
          <Box as="h2" className="yz-heading">
            {`待核验雇主 ${queue.employers.length}`}
          </Box>
          <List label="待核验雇主">
            {queue.employers.map((employer) => (
              <ListRow
                key={employer.employerId}
                title={employer.name}
                hint={[employerKindLabels[employer.kind], employer.address, ...employer.marks].join(
                  ' · ',
                )}
                label={employer.name}
                selected={employer.employerId === chosenId}
                onTap={() => onChoose({ kind: 'employer', employer })}
              />
            ))}
          </List>
        </>
      )}
      <Objections queue={queue} chosenId={chosenId} onChoose={onChoose} />
    </Box>
  );
}

function idOf(chosen: Chosen | null): string | undefined {
  if (chosen?.kind === 'posting') return chosen.id;
  return chosen?.kind === 'employer' ? chosen.employer.employerId : chosen?.objection.objectionId;
}

function Objections({ queue, chosenId, onChoose }: PostingsProps) {
  if (queue.objections.length === 0) return null;
  return (
    <>
      <Box as="h2" className="yz-heading">
        {`雇主异议 ${queue.objections.length}`}
      </Box>
      <List label="雇主异议">
        {queue.objections.map((objection) => (
          <ListRow
            key={objection.objectionId}
            title={objection.employerName}
            hint={`${objectionSubjectLabels[objection.subject]} · 最晚 ${sayMoment(objection.dueAt, Date.now())} 答复`}
            label={`${objection.employerName}的异议`}
            selected={objection.objectionId === chosenId}
            onTap={() => onChoose({ kind: 'objection', objection })}
          />
        ))}
      </List>
    </>
  );
}

interface PostingsProps extends Pick<Props, 'queue' | 'onChoose'> {
  readonly chosenId: string | undefined;
}

function Postings({ queue, chosenId, onChoose }: PostingsProps) {
  if (queue.postings.length === 0) return null;
  return (
    <List label="待审岗位">
      {queue.postings.map((item) => (
        <ListRow
          key={item.postingId}
          title={item.title}
          label={item.title}
          hint={
            <Box>
              <Box>{`${item.employerName} · ${item.submittedAt ? sayMoment(item.submittedAt, Date.now()) : ''}`}</Box>
              <Box className="yz-wrap">
                {item.reasons.map((reason) => (
                  <Tag key={reason} tone="wait">
                    {reason}
                  </Tag>
                ))}
              </Box>
            </Box>
          }
          selected={item.postingId === chosenId}
          onTap={() => onChoose({ kind: 'posting', id: item.postingId })}
        />
      ))}
    </List>
  );
}
