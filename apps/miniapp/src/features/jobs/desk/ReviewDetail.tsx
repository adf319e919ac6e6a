import { type ResponseOf, routes } from '@yizhan/contract';
import { needsReasonToPublish, occupationOf } from '@yizhan/jobs';
import {
  pickModeLabels,
  postingStateLabels,
  postingTexts,
  settlementLabels,
  wageUnitLabels,
} from '@yizhan/jobs/vocabulary';
import { localDate } from '@yizhan/kernel';
import { useState } from 'react';
import {
  Box,
  Button,
  Card,
  Failed,
  Input,
  Money,
  Part,
  Skeleton,
  StatusBadge,
  Tag,
} from '../../../components';
import { useCommand, useScreen } from '../../../shell';
import { sayDay } from '../../../shell/dates';
import { EmployerFace } from '../EmployerFace';
import { Findings } from '../Findings';
import { postingTones } from '../words';
import { MarkedText } from './MarkedText';

type Review = ResponseOf<typeof routes.jobs.review>;

interface Props {
  readonly postingId: string;
  /** Something was decided: the queue has changed. */
  readonly onDecided: () => void;
}

/** One posting to be looked over, with its words marked and what may be decided. */
export function ReviewDetail({ postingId, onDecided }: Props) {
  const screen = useScreen(routes.jobs.review, { params: { postingId } });
  if (screen.status === 'loading') return <Skeleton />;
  if (screen.status === 'error')
    return <Failed failure={screen.failure} onRetry={screen.refresh} />;
  const review = screen.data;
  return (
    <Box className="yz-stack">
      <PostingWords review={review} />
      <Findings findings={review.findings} />
      <Part part={review.face} title="雇主">
        {(face) => <EmployerFace face={face} />}
      </Part>
      <Decision review={review} onDecided={onDecided} />
    </Box>
  );
}

function PostingWords({ review }: { readonly review: Review }) {
  const { form, findings } = review;
  const today = localDate(Date.now());
  const occupation = occupationOf(form.occupationCode);
  return (
    <Card
      aside={<StatusBadge state={review.state} labels={postingStateLabels} tones={postingTones} />}
      title={form.title}
    >
      <Box className="yz-row">
        <Money fen={form.wageFen} unit={wageUnitLabels[form.wageUnit]} />
        <Tag tone="active">{settlementLabels[form.settlement]}</Tag>
        <Tag>{`每班 ${form.headcount} 人`}</Tag>
        {occupation && <Tag>{occupation.name}</Tag>}
      </Box>
      {postingTexts.map(
        ({ key, label }) =>
          form[key] !== '' && (
            <Box key={key}>
              <Box className="yz-soft">{label}</Box>
              <MarkedText field={key} text={form[key]} findings={findings} />
            </Box>
          ),
      )}
      <Box className="yz-soft">{`联系电话 ${form.contactPhone}`}</Box>
      <Box className="yz-soft">{pickModeLabels[form.pickMode]}</Box>
      <Box className="yz-soft">
        {form.shifts
          .map(
            (shift) =>
              `${sayDay(shift.date, today)} ${shift.from}–${shift.to}，休息 ${shift.breakMinutes} 分钟`,
          )
          .join('；')}
      </Box>
    </Card>
  );
}

interface DecisionProps {
  readonly review: Review;
  readonly onDecided: () => void;
}

/** Nothing goes out before the licence was seen; what looks unlawful only with a reason, which is kept. */
function Approval({ review, onDecided }: DecisionProps) {
  const [reason, setReason] = useState('');
  const approve = useCommand(routes.jobs.approve, { onDone: onDecided, success: '已发布' });
  if (review.employer.state !== 'verified')
    return <Box className="yz-strong">先核验雇主证照，再通过这个岗位</Box>;
  const needsReason = needsReasonToPublish(review.findings);
  const body = needsReason ? { reason } : {};
  return (
    <>
      {needsReason && (
        <Input
          label="为什么可以发布"
          hint="岗位里有标出的违法内容，一般应退回修改。写的理由会留档"
          value={reason}
          maxLength={200}
          error={approve.fieldError('reason')}
          onChange={setReason}
        />
      )}
      <Button
        wide
        icon="check"
        kind={needsReason ? 'secondary' : undefined}
        pending={approve.pending}
        onTap={() => approve.run({ params: { postingId: review.postingId }, body })}
      >
        通过，马上发布
      </Button>
    </>
  );
}

function Decision({ review, onDecided }: DecisionProps) {
  const [reason, setReason] = useState('');
  const done = { onDone: onDecided };
  const sendBack = useCommand(routes.jobs.sendBack, { ...done, success: '已退回修改' });
  const takeDown = useCommand(routes.jobs.takeDown, { ...done, success: '已下架' });
  const params = { postingId: review.postingId };
  const can = (action: string) => review.actions.includes(action);
  const wrong = sendBack.fieldError('reason') ?? takeDown.fieldError('reason');
  return (
    <Card title="怎么办">
      {can('approve') && <Approval review={review} onDecided={onDecided} />}
      <Input
        label="退回或下架的原因"
        hint="雇主会看到，写清楚要改哪里"
        value={reason}
        maxLength={200}
        error={wrong}
        onChange={setReason}
      />
      <Box className="yz-row">
        {can('return') && (
          <Button
            kind="secondary"
            pending={sendBack.pending}
            onTap={() => sendBack.run({ params, body: { reason } })}
          >
            退回修改
          </Button>
        )}
        {can('take_down') && (
          <Button
            kind="danger"
            pending={takeDown.pending}
            onTap={() => takeDown.run({ params, body: { reason } })}
          >
            下架
          </Button>
        )}
      </Box>
    </Card>
  );
}
