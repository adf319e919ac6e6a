import {
  type CaseKind,
  caseKindLabels,
  caseKinds,
  channelLabels,
  type Privacy,
  privacies,
  privacyLabels,
} from '@yizhan/cases/vocabulary';
import type { CaseWizard } from '@yizhan/contract';
import { localDate } from '@yizhan/kernel';
import { useState } from 'react';
import {
  Box,
  Choice,
  DateField,
  Input,
  List,
  ListRow,
  Picker,
  SearchBar,
  TextArea,
} from '../../components';
import type { CaseDraft, Step } from './draft';

export interface StepProps {
  readonly draft: CaseDraft;
  readonly change: (fields: Partial<CaseDraft>) => void;
  readonly wizard: CaseWizard;
  readonly onBehalf: boolean;
  readonly onStep: (step: Step) => void;
}

const kindHints: Readonly<Record<CaseKind, string>> = {
  complaint: '没拿到工资、被克扣、受了不公',
  help: '遇到难处，需要帮一把',
  question: '政策、流程，想问清楚',
  suggestion: '哪里可以做得更好',
  report: '看到违法违规的事',
  praise: '有人帮了您，想说声谢谢',
};

export function KindStep({ draft, change }: StepProps) {
  return (
    <Box className="yz-case-choices">
      <Choice
        label="您想做什么？"
        value={draft.kind}
        options={caseKinds.map((kind) => ({
          value: kind,
          label: caseKindLabels[kind],
          hint: kindHints[kind],
        }))}
        onChange={(kind) => change({ kind })}
      />
    </Box>
  );
}

/** Subjects by group; words narrow them. */
export function CategoryStep({ draft, change, wizard, onStep }: StepProps) {
  const [words, setWords] = useState('');
  const fits = ({ name, hint }: { name: string; hint: string | null }) =>
    `${name}${hint ?? ''}`.includes(words.trim());
  const groups = wizard.categories
    .map((group) => ({ ...group, categories: group.categories.filter(fits) }))
    .filter(({ categories }) => categories.length > 0);
  const choose = (category: string): void => {
    change({ category });
    onStep('what');
  };
  return (
    <Box className="yz-stack">
      <Box as="h2" className="yz-heading">
        是哪方面的事？
      </Box>
      <SearchBar
        placeholder="搜一搜，比如：工资"
        value={words}
        onChange={setWords}
        onSearch={setWords}
      />
      {groups.map((group) => (
        <Box key={group.code} className="yz-stack">
          <Box className="yz-soft">{group.name}</Box>
          <List label={group.name}>
            {group.categories.map((category) => (
              <ListRow
                key={category.code}
                title={category.name}
                hint={category.hint ?? undefined}
                selected={category.code === draft.category}
                onTap={() => choose(category.code)}
              />
            ))}
          </List>
        </Box>
      ))}
      {groups.length === 0 && <Box className="yz-soft">没有找到，可以选“城市生活”里的“其他”。</Box>}
    </Box>
  );
}

export function WhatStep({ draft, change, onBehalf }: StepProps) {
  const kept = onBehalf ? '写一半先留在这台电脑上，关掉页面就没有了。' : '写一半也会存在手机里。';
  return (
    <TextArea
      label="发生了什么？"
      hint={`写清楚时间、经过和您的要求。${kept}`}
      value={draft.text}
      rows={8}
      maxLength={2000}
      onChange={(text) => change({ text })}
    />
  );
}

export function WhereStep({ draft, change, wizard }: StepProps) {
  const today = localDate(Date.now());
  return (
    <Box className="yz-stack">
      <Picker
        label="在哪个区县？"
        optional
        value={draft.division}
        placeholder="请选择"
        options={wizard.divisions.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(division) => change({ division })}
      />
      <Input
        label="具体地点"
        optional
        value={draft.place}
        maxLength={120}
        onChange={(place) => change({ place })}
      />
      <DateField
        label="哪一天的事"
        optional
        value={draft.happenedOn ?? ''}
        max={today}
        onChange={(day) => change({ happenedOn: day || null })}
      />
      <Input
        label="涉及的单位或雇主"
        optional
        value={draft.employerName}
        maxLength={60}
        onChange={(employerName) => change({ employerName })}
      />
    </Box>
  );
}

const staffChannels = ['phone', 'letter', 'visit'] as const;

const privacyHints: Readonly<Record<Privacy, string>> = {
  named: '承办单位知道您是谁，好联系您；不会告诉被反映的一方',
  confidential: '只有话务员知道您是谁，承办单位看到的姓名电话打了星号',
  anonymous: '不留姓名电话，凭编号和查询码查进度',
};

export function WhoStep({ draft, change, wizard, onBehalf }: StepProps) {
  const open = wizard.prefill ? privacies.filter((one) => one !== 'anonymous') : privacies;
  return (
    <Box className="yz-stack yz-case-choices">
      {onBehalf && (
        <Choice
          label="从哪里来的？"
          value={draft.channel}
          options={staffChannels.map((value) => ({ value, label: channelLabels[value] }))}
          onChange={(channel) => change({ channel })}
        />
      )}
      <Choice
        label="怎么留名？"
        value={draft.privacy}
        options={open.map((privacy) => ({
          value: privacy,
          label: privacyLabels[privacy],
          hint: privacyHints[privacy],
        }))}
        onChange={(privacy) => change({ privacy })}
      />
      {wizard.prefill && <Box className="yz-soft">{wizard.prefill.inference}</Box>}
      {draft.privacy !== null && draft.privacy !== 'anonymous' && (
        <>
          <Input
            label={onBehalf ? '诉求人的称呼' : '怎么称呼您'}
            value={draft.contactName}
            maxLength={30}
            onChange={(contactName) => change({ contactName })}
          />
          <Input
            label="手机号"
            kind="phone"
            value={draft.contactPhone}
            onChange={(contactPhone) => change({ contactPhone })}
          />
        </>
      )}
    </Box>
  );
}

/** Everything once more, each line leading back to where it is changed. */
export function CheckStep({ draft, wizard, onStep }: StepProps) {
  const category = wizard.categories
    .flatMap(({ categories }) => categories)
    .find(({ code }) => code === draft.category);
  const division = wizard.divisions.find(({ code }) => code === draft.division)?.name;
  const where = [division, draft.place, draft.employerName].filter(Boolean).join(' · ');
  const who =
    draft.privacy === 'anonymous'
      ? privacyLabels.anonymous
      : `${draft.privacy ? privacyLabels[draft.privacy] : '还没选'} · ${draft.contactName} ${draft.contactPhone}`;
  const rows: readonly [Step, string, string][] = [
    ['kind', '做什么', caseKindLabels[draft.kind]],
    ['category', '哪方面', category?.name ?? '还没选'],
    ['what', '发生了什么', draft.text],
    ['where', '在哪里、找谁', where || '没有写'],
    ['who', '怎么留名', who],
  ];
  return (
    <Box className="yz-stack">
      <Box as="h2" className="yz-heading">
        看一遍，没问题就提交
      </Box>
      <List label="要提交的内容">
        {rows.map(([step, title, value]) => (
          <ListRow
            key={step}
            title={title}
            hint={value}
            label={`修改${title}`}
            onTap={() => onStep(step)}
          />
        ))}
      </List>
    </Box>
  );
}
