import { type JobAssessment, type PostingEditor, type PostingForm, routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, Card, Empty, FilterBar } from '../../../components';
import { useCommand, useDraft } from '../../../shell';
import { Findings } from '../Findings';
import { CheckStep } from './CheckStep';
import { StepPlace } from './StepPlace';
import { StepShifts } from './StepShifts';
import { StepWage } from './StepWage';
import { StepWork } from './StepWork';

interface Props {
  readonly editor: PostingEditor;
  /** With the posting's state after it was sent in. */
  readonly onSent: () => void;
}

const steps = [
  { value: 'work', label: '1 干什么' },
  { value: 'wage', label: '2 多少钱' },
  { value: 'shifts', label: '3 哪天干' },
  { value: 'place', label: '4 在哪儿' },
  { value: 'check', label: '5 检查发布' },
] as const;
type Step = (typeof steps)[number]['value'];

/** A posting in five steps; what the checks say is shown before it is sent in. */
export function PostingSteps({ editor, onSent }: Props) {
  const {
    value: form,
    change,
    clear,
  } = useDraft<PostingForm>(`posting:${editor.postingId ?? 'new'}`, editor.form);
  const [step, setStep] = useState<Step>('work');
  const [checked, setChecked] = useState<JobAssessment | null>(null);
  const check = useCommand(routes.jobs.checkPosting, { onDone: setChecked });
  const wrong = (path: string): string | undefined =>
    check.fieldError(path) ?? checked?.missing.find((one) => one.path === path)?.message;
  const open = (next: Step): void => {
    setStep(next);
    if (next === 'check') void check.run({ body: form });
  };
  if (editor.state !== 'draft')
    return (
      <Empty
        icon="clock"
        title="驿站正在审核"
        hint="审核后会通知您。审核期间不能改，要改请联系驿站退回。"
      />
    );
  const props = { form, change, wrong };
  const place = steps.findIndex((one) => one.value === step);
  const next = steps[place + 1];
  return (
    <Box className="yz-stack">
      {editor.stateReason && (
        <Card tone="wait" title="驿站退回修改">
          <Box>{editor.stateReason}</Box>
          <Findings findings={editor.findings} />
        </Card>
      )}
      <FilterBar label="第几步" options={steps} value={step} onChange={open} />
      {step === 'work' && <StepWork {...props} />}
      {step === 'wage' && <StepWage {...props} />}
      {step === 'shifts' && <StepShifts {...props} />}
      {step === 'place' && <StepPlace {...props} stations={editor.stations} />}
      {step === 'check' && (
        <CheckStep
          editor={editor}
          form={form}
          checked={check.pending ? null : checked}
          failure={check.failure}
          onRetry={() => open('check')}
          onFix={() => open('work')}
          onSent={() => {
            clear();
            onSent();
          }}
        />
      )}
      {next && (
        <Button wide onTap={() => open(next.value)}>
          {next.value === 'check' ? '检查一下' : `下一步：${next.label.slice(2)}`}
        </Button>
      )}
    </Box>
  );
}
