import { occupations } from '@yizhan/jobs';
import type { OccupationGroup } from '@yizhan/jobs/vocabulary';
import { occupationGroupLabels, occupationGroups } from '@yizhan/jobs/vocabulary';
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
        label="岗位名称"
        placeholder="如 仓库搬运工"
        value={form.title}
        maxLength={40}
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
        label="干什么"
        placeholder="具体做什么，几个人一组，有没有工具"
        value={form.description}
        maxLength={2000}
        rows={4}
        error={wrong('description')}
        onChange={(description) => change({ description })}
      />
      <TextArea
        label="要求"
        optional
        hint="写干活需要的，如能搬 25 公斤、有电工证。不能限制性别、年龄、民族、户籍"
        value={form.requirements}
        maxLength={500}
        rows={2}
        onChange={(requirements) => change({ requirements })}
      />
      <Input
        label="待遇"
        optional
        placeholder="如 管午饭、有接送车"
        value={form.benefits}
        maxLength={200}
        onChange={(benefits) => change({ benefits })}
      />
      <Input
        label="保险"
        optional
        placeholder="如 买意外险"
        value={form.insurance}
        maxLength={100}
        onChange={(insurance) => change({ insurance })}
      />
    </Box>
  );
}
