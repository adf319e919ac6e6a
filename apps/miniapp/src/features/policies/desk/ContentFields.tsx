import {
  policyAudienceLabels,
  policyAudiences,
  policyLevelLabels,
  policyLevels,
  policyStatusLabels,
  policySubjectLabels,
  policySubjects,
} from '@yizhan/policies/vocabulary';
import { Box, Choice, Choices, DateField, Input, Picker, TextArea } from '../../../components';
import type { ContentForm } from './contentForm';

export interface ContentFieldsProps {
  readonly form: ContentForm;
  readonly onChange: (fields: Partial<ContentForm>) => void;
  /** What is wrong with a field, by its path in the body. */
  readonly fieldError: (path: string) => string | undefined;
}

const levels = policyLevels.map((value) => ({ value, label: policyLevelLabels[value] }));
const audiences = policyAudiences.map((value) => ({ value, label: policyAudienceLabels[value] }));
const subjects = policySubjects.map((value) => ({ value, label: policySubjectLabels[value] }));
const checks = (['unconfirmed', 'confirmed'] as const).map((value) => ({
  value,
  label: policyStatusLabels[value],
}));

/** One-line texts and longer ones, each with its label; the lists are one item a line. */
const singles = [
  ['title', '标题'],
  ['headline', '一句话金额'],
  ['issuer', '发文单位'],
  ['documentNumber', '文号'],
  ['timeLimit', '办理时限'],
] as const;
const texts = [
  ['summary', '大白话说明', ''],
  ['source', '来源和核实情况', ''],
  ['text', '政策原文', ''],
  ['benefits', '能得到什么', '一行一条'],
  ['conditions', '要满足什么', '一行一条'],
  ['materials', '带什么材料', '一行一条，写成：名称 | 说明'],
  ['steps', '怎么办', '一行一步'],
  ['windows', '去哪里办', '一行一处，写成：名称 | 地址 | 电话 | 时间'],
] as const;

export function ContentFields({ form, onChange, fieldError }: ContentFieldsProps) {
  const errorOf = (field: string) => fieldError(`content.${field}`);
  return (
    <Box className="yz-stack">
      {singles.map(([field, label]) => (
        <Input
          key={field}
          label={label}
          value={form[field]}
          onChange={(value) => onChange({ [field]: value })}
          error={errorOf(field)}
        />
      ))}
      <Picker
        label="级别"
        options={levels}
        value={form.level}
        onChange={(level) => onChange({ level })}
      />
      <Choices
        label="对象"
        options={audiences}
        values={form.audiences}
        onChange={(values) => onChange({ audiences: [...values] })}
        error={errorOf('audiences')}
      />
      <Choices
        label="主题"
        options={subjects}
        values={form.subjects}
        onChange={(values) => onChange({ subjects: [...values] })}
        error={errorOf('subjects')}
      />
      <Choice
        label="核实情况"
        options={checks}
        value={form.check}
        onChange={(check) => onChange({ check })}
      />
      <DateField
        label="施行日期"
        value={form.validFrom}
        onChange={(validFrom) => onChange({ validFrom })}
        error={errorOf('validFrom')}
      />
      <DateField
        label="截止日期"
        optional
        value={form.validUntil}
        onChange={(validUntil) => onChange({ validUntil })}
        error={errorOf('validUntil')}
      />
      {texts.map(([field, label, hint]) => (
        <TextArea
          key={field}
          label={label}
          hint={hint || undefined}
          rows={field === 'text' ? 8 : 4}
          value={form[field]}
          onChange={(value) => onChange({ [field]: value })}
          error={errorOf(field)}
        />
      ))}
    </Box>
  );
}
