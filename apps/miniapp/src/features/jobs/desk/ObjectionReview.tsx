import { type ObjectionView, routes } from '@yizhan/contract';
import { objectionSubjectLabels } from '@yizhan/jobs/vocabulary';
import { useState } from 'react';
import { Box, Button, Card, Input } from '../../../components';
import { useCommand } from '../../../shell';
import { sayMoment } from '../../../shell/dates';

interface Props {
  readonly objection: ObjectionView;
  readonly onDecided: () => void;
}

/** An employer's objection, to be answered within its term. */
export function ObjectionReview({ objection, onDecided }: Props) {
  const [answer, setAnswer] = useState('');
  const command = useCommand(routes.jobs.answerObjection, {
    onDone: onDecided,
    success: '已答复，雇主会收到通知',
  });
  const params = { objectionId: objection.objectionId };
  const send = (upheld: boolean) => command.run({ params, body: { upheld, answer } });
  const isShort = answer.trim().length < 2;
  return (
    <Box className="yz-stack">
      <Card title={`${objection.employerName}：${objectionSubjectLabels[objection.subject]}`}>
        <Box>{objection.text}</Box>
        <Box className="yz-soft">{`最晚 ${sayMoment(objection.dueAt, Date.now())} 答复`}</Box>
      </Card>
      <Card title="怎么答复">
        <Input
          label="答复"
          hint="雇主会看到，写清楚依据"
          value={answer}
          maxLength={200}
          error={command.fieldError('answer')}
          onChange={setAnswer}
        />
        <Box className="yz-row">
          <Button pending={command.pending} disabled={isShort} onTap={() => send(true)}>
            异议成立
          </Button>
          <Button
            kind="secondary"
            pending={command.pending}
            disabled={isShort}
            onTap={() => send(false)}
          >
            不采纳
          </Button>
        </Box>
        <Box className="yz-soft">
          成立后红黄牌马上解除，没通过的核验重新核对；信用按记录计算，请同时改正有误的记录。
        </Box>
      </Card>
    </Box>
  );
}
