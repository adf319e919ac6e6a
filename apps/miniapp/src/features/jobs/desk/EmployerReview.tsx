import { type DeskEmployer, routes } from '@yizhan/contract';
import { employerKindLabels } from '@yizhan/jobs/vocabulary';
import { useState } from 'react';
import { Box, Button, Card, Input, Tag } from '../../../components';
import { useCommand } from '../../../shell';

interface Props {
  readonly employer: DeskEmployer;
  readonly onDecided: () => void;
}

/** An employer to be verified: the licence is compared at the counter (人力资源市场暂行条例 26). */
export function EmployerReview({ employer, onDecided }: Props) {
  const [reason, setReason] = useState('');
  const verify = useCommand(routes.jobs.verifyEmployer, { onDone: onDecided, success: '已记下' });
  const params = { employerId: employer.employerId };
  return (
    <Box className="yz-stack">
      <Card title={employer.name} aside={<Tag>{employerKindLabels[employer.kind]}</Tag>}>
        {employer.pendingName && (
          <Box className="yz-strong">{`新名称：${employer.pendingName}`}</Box>
        )}
        {employer.marks.map((mark) => (
          <Tag key={mark} tone="bad">
            {mark}
          </Tag>
        ))}
        {employer.creditCode && <Box>{`统一社会信用代码 ${employer.creditCode}`}</Box>}
        <Box>{`联系人 ${employer.contactName} ${employer.contactPhone}`}</Box>
        <Box>{employer.address}</Box>
        <Box className="yz-soft">
          {employer.kind === 'firm' ? '请核对营业执照原件或复印件' : '请核对身份证'}
        </Box>
      </Card>
      <Card title="核验结果">
        <Button
          wide
          icon="check"
          pending={verify.pending}
          onTap={() => verify.run({ params, body: { verified: true } })}
        >
          证照无误，通过核验
        </Button>
        <Input
          label="不通过的原因"
          value={reason}
          maxLength={200}
          error={verify.fieldError('reason')}
          onChange={setReason}
        />
        <Button
          kind="secondary"
          pending={verify.pending}
          onTap={() => verify.run({ params, body: { verified: false, reason } })}
        >
          不通过
        </Button>
      </Card>
    </Box>
  );
}
