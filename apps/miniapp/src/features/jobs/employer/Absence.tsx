import { Box } from '../../../components';
import { sayMoment } from '../../../shell/dates';
import type { PersonProps } from './person';

/** A mark of absence as its other side sees it. */
export function Absence({ person }: Pick<PersonProps, 'person'>) {
  const { absence } = person;
  if (!absence) return null;
  if (!absence.counts) return <Box className="yz-soft">异议没有答复，这次未到岗不算数</Box>;
  if (absence.answerUntil === null)
    return <Box className="yz-soft">其实来了，直接确认工时就撤销</Box>;
  return (
    <Box>
      {`对方说自己到岗了。来了请确认工时；${sayMoment(absence.answerUntil, Date.now())} 前没人答复，这次未到岗不算数`}
    </Box>
  );
}
