import { routes } from '@yizhan/contract';
import { Box, Button, Card } from '../../../components';
import { useCommand } from '../../../shell';
import { sayMoment } from '../../../shell/dates';
import { sayMinutes } from '../words';
import type { PersonProps } from './person';

/** Hours that one side wishes to be others: the worker's wish is answered, one's own waits. */
export function Proposal({ person, onChanged }: Pick<PersonProps, 'person' | 'onChanged'>) {
  const answer = useCommand(routes.jobs.answerHours, { onDone: () => onChanged() });
  const { proposal } = person.hours;
  if (!proposal) return null;
  const isOwn = proposal.by === 'employer';
  const reply = (agree: boolean) =>
    answer.run({ params: { applicationId: person.applicationId }, body: { agree } });
  return (
    <Card tone="wait">
      <Box>
        {`${isOwn ? '您想' : '对方说应该'}记为 ${sayMinutes(proposal.minutes)}，原因：${proposal.reason ?? ''}`}
      </Box>
      <Box className="yz-soft">
        {`${sayMoment(proposal.until, Date.now())} 前没有答复，排班时间以内的就按对方说的算`}
      </Box>
      {!isOwn && (
        <Box className="yz-row">
          <Button small pending={answer.pending} onTap={() => reply(true)}>
            同意
          </Button>
          <Button small kind="secondary" pending={answer.pending} onTap={() => reply(false)}>
            不同意
          </Button>
        </Box>
      )}
    </Card>
  );
}
