import { occupations } from '@yizhan/jobs';
import type { OccupationGroup } from '@yizhan/jobs/vocabulary';
import {
  occupationGroupLabels,
  occupationGroups,
  postingTextLabels,
  postingTextMax,
} from '@yizhan/jobs/vocabulary';
import { useState } from 'react';
import { Box, Input, Picker, TextArea } from '../../../components';
import type { StepProps } from './step';

/** What is to be done. */
export function StepWork({ form, change, wrong }: StepProps) {
  const known = occupations.find((one) => one.code === form.occupationCode);
  const [group, setGroup] = useState<OccupationGroup | null>(known?.group ?? null);
  const inGroup = occupations.filter((one) => one.group === group);
  return (
    <Box className="yz-stack">
      <Input
        label={postingTextLabels.title}
        placeholder="如 仓库搬运工"
        value={form.title}
        maxLength={postingTextMax.title}
        error={wrong('title')}
        onChange={(title) => change({ title })}
      />
      <Picker
        label="哪一类活"
        value={group}
        placeholder="选一类"
        options={occupationGroups.map((one) => ({ value: one, label: occupationGroupLabels[one] }))}
        onChange={(next) => {
          setGroup(next);
          change({ occupationCode: '' });
        }}
      />
      {group && (
        <Picker
          label="工种"
          value={form.occupationCode === '' ? null : form.occupationCode}
          placeholder="选工种"
          options={inGroup.map((one) => ({
            value: one.code,
            label: `${one.plain}（${one.name}）`,
          }))}
          error={wrong('occupationCode')}
          onChange={(occupationCode) => change({ occupationCode })}
        />
      )}
      <TextArea
        label={postingTextLabels.description}
        placeholder="具体做什么，几个人一组，有没有工具"
        value={form.description}
        maxLength={postingTextMax.description}
        rows={4}
        error={wrong('description')}
        onChange={(description) => change({ description })}
      />
      <TextArea
        label={postingTextLabels.requirements}
        optional
        hint="写干活需要的，如能搬 25 公斤、有电工证。不能限制性别、年龄、民族、户籍"
        value={form.requirements}
        maxLength={postingTextMax.requirements}
        rows={2}
        error={wrong('requirements')}
        onChange={(requirements) => change({ requirements })}
      />
      <Input
        label={postingTextLabels.benefits}
        optional
        placeholder="如 管午饭、有接送车"
        value={form.benefits}
        maxLength={postingTextMax.benefits}
        error={wrong('benefits')}
        onChange={(benefits) => change({ benefits })}
      />
      <Input
        label={postingTextLabels.insurance}
        optional
        placeholder="如 买意外险"
        value={form.insurance}
        maxLength={postingTextMax.insurance}
        error={wrong('insurance')}
        onChange={(insurance) => change({ insurance })}
      />
    </Box>
  );
}
