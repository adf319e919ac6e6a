import { type PersonOfPosting, routes } from '@yizhan/contract';
import type { PayMethod } from '@yizhan/jobs/vocabulary';
import { payMethodLabels, payMethods } from '@yizhan/jobs/vocabulary';
import { Box, Button, Choice, Input, Money, Sheet } from '../../../components';
import { forgetTyped, useCommand, useTyped } from '../../../shell';

interface Props {
  readonly wage: NonNullable<PersonOfPosting['wage']>;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
}

/** The wage was paid outside of the app: how, and by which reference. */
export function PaySheet({ wage, onClose, onChanged }: Props) {
  const typed = `pay:${wage.wageId}`;
  const [method, setMethod] = useTyped<PayMethod>('method', 'wechat', typed);
  const [reference, setReference] = useTyped('reference', '', typed);
  const pay = useCommand(routes.jobs.recordPayment, {
    success: '记下了，等对方确认收到',
    onDone: () => {
      forgetTyped(typed);
      onClose();
      return onChanged();
    },
  });
  const body = { method, ...(reference === '' ? {} : { reference }) };
  return (
    <Sheet
      title="登记已发工钱"
      open
      typed={typed}
      onClose={onClose}
      footer={
        <Button
          wide
          pending={pay.pending}
          onTap={() => pay.run({ params: { wageId: wage.wageId }, body })}
        >
          已经发了
        </Button>
      }
    >
      <Box className="yz-stack">
        <Money fen={wage.amountFen} size="large" />
        <Choice
          label="怎么发的"
          value={method}
          onChange={setMethod}
          options={payMethods.map((one) => ({ value: one, label: payMethodLabels[one] }))}
        />
        <Input
          label="凭证"
          optional
          hint="转账单号或收条编号"
          value={reference}
          maxLength={60}
          onChange={setReference}
        />
      </Box>
    </Sheet>
  );
}
