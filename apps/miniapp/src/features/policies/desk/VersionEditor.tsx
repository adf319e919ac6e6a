import {
  type PolicyDeskPolicy,
  type PolicyRuleReport,
  type PolicyVersionView,
  routes,
} from '@yizhan/contract';
import { versionStateLabels } from '@yizhan/policies/vocabulary';
import { useState } from 'react';
import { Box, Button, Card, confirm, FilterBar, Tag, TextArea } from '../../../components';
import { toast, useCommand, useDraft } from '../../../shell';
import { ContentFields } from './ContentFields';
import { contentOf, formOf, readRule, ruleText } from './contentForm';
import { RuleReport } from './RuleReport';
import '../policies.scss';

export interface VersionEditorProps {
  readonly policy: PolicyDeskPolicy;
  /** Something changed at the server: ask again. */
  readonly onChanged: () => void;
}

/** A policy at the officer's desk: what is in force, or the draft to work on. */
export function VersionEditor({ policy, onChanged }: VersionEditorProps) {
  const { current, versions } = policy;
  return (
    <Box className="yz-stack">
      <Card
        title={current.content.title}
        aside={
          <Tag tone={current.state === 'draft' ? 'wait' : 'good'}>
            {versionStateLabels[current.state]}
          </Tag>
        }
      >
        <Box className="yz-soft">
          {`${policy.code} · ${versions.map((one) => `第 ${one.number} 版${versionStateLabels[one.state]}`).join('，')}`}
        </Box>
      </Card>
      {current.state === 'draft' ? (
        // Another lock is another text: the form begins anew.
        <DraftEditor
          key={`${current.versionId}:${current.lock}`}
          version={current}
          onChanged={onChanged}
        />
      ) : (
        <InForce version={current} onChanged={onChanged} />
      )}
    </Box>
  );
}

interface VersionProps {
  readonly version: PolicyVersionView;
  readonly onChanged: () => void;
}

function InForce({ version, onChanged }: VersionProps) {
  const draft = useCommand(routes.policies.draft, { success: '新版本已起草', onDone: onChanged });
  return (
    <>
      <Button
        wide
        icon="edit"
        pending={draft.pending}
        onTap={() => draft.run({ params: { policyId: version.policyId }, body: {} })}
      >
        起草新版本
      </Button>
      <RuleReport report={version.report} />
      <Card title="规则">
        <Box className="yz-policy__text yz-rule">
          {ruleText(version.rule) || '没有规则，只有文字'}
        </Box>
      </Card>
    </>
  );
}

const views = [
  { value: 'rule', label: '规则' },
  { value: 'content', label: '文字' },
] as const;

function DraftEditor({ version, onChanged }: VersionProps) {
  const { versionId, lock } = version;
  const [view, setView] = useState<'rule' | 'content'>('rule');
  const [report, setReport] = useState<PolicyRuleReport>(version.report);
  const draft = useDraft(`policy-version:${versionId}:${lock}`, {
    form: formOf(version.content),
    rule: ruleText(version.rule),
  });
  const { form, rule } = draft.value;
  const read = readRule(rule);
  const edit = useCommand(routes.policies.edit, {
    success: '草稿已保存',
    onDone: () => {
      draft.clear();
      onChanged();
    },
  });
  const check = useCommand(routes.policies.checkRule, { onDone: setReport });
  const publish = useCommand(routes.policies.publish, {
    success: '已发布，立即生效',
    onDone: onChanged,
  });

  const save = (): void => {
    if (!read.ok) return toast(read.reason, 'bad');
    void edit.run({
      params: { versionId },
      body: { lock, content: contentOf(form), rule: read.rule },
    });
  };
  const release = async (): Promise<void> => {
    const text = '发布后马上生效，旧版本保留备查。没有保存的改动不会发布。';
    if (await confirm({ title: `发布第 ${version.number} 版？`, text, yes: '发布' }))
      await publish.run({ params: { versionId }, body: { lock } });
  };
  return (
    <>
      <FilterBar label="编辑什么" options={views} value={view} onChange={setView} />
      {view === 'rule' ? (
        <Box className="yz-stack">
          <TextArea
            label="规则（JSON）"
            hint="没有规则就留空；例子写在 examples 里，发布前必须全部算对"
            rows={22}
            value={rule}
            onChange={(typed) => draft.change({ rule: typed })}
            error={read.ok ? undefined : read.reason}
          />
          <Button
            kind="secondary"
            wide
            pending={check.pending}
            disabled={!read.ok || read.rule === null}
            onTap={() => read.ok && read.rule && check.run({ body: { rule: read.rule } })}
          >
            检查规则，跑一遍例子
          </Button>
          <RuleReport report={report} />
        </Box>
      ) : (
        <ContentFields
          form={form}
          onChange={(fields) => draft.change({ form: { ...form, ...fields } })}
          fieldError={edit.fieldError}
        />
      )}
      <Button wide kind="secondary" pending={edit.pending} onTap={save}>
        保存草稿
      </Button>
      <Button wide pending={publish.pending} onTap={release}>
        {`发布第 ${version.number} 版`}
      </Button>
    </>
  );
}
