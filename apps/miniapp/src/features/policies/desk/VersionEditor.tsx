import {
  type PolicyDeskPolicy,
  type PolicyRuleReport,
  type PolicyVersionView,
  routes,
} from '@yizhan/contract';
import { localDate } from '@yizhan/kernel';
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
        {current.state === 'scheduled' && (
          <Box>{`已经审核，从 ${current.content.validFrom} 起生效；在那之前，现行版本照常执行`}</Box>
        )}
      </Card>
      {current.state === 'draft' && !current.mayEdit ? (
        <ToApprove version={current} onChanged={onChanged} />
      ) : current.state === 'draft' ? (
        // Another lock is another text: the form begins anew.
        <DraftEditor
          key={`${current.versionId}:${current.lock}`}
          version={current}
          onChanged={onChanged}
        />
      ) : (
        <Approved version={current} onChanged={onChanged} />
      )}
    </Box>
  );
}

interface VersionProps {
  readonly version: PolicyVersionView;
  readonly onChanged: () => void;
}

/** What was approved: in force, or waiting for its first day. */
function Approved({ version, onChanged }: VersionProps) {
  const draft = useCommand(routes.policies.draft, { success: '新版本已起草', onDone: onChanged });
  return (
    <>
      {version.mayEdit && (
        <Button
          wide
          icon="edit"
          pending={draft.pending}
          onTap={() => draft.run({ params: { policyId: version.policyId }, body: {} })}
        >
          起草新版本
        </Button>
      )}
      <RuleReport report={version.report} />
      <RuleText version={version} />
    </>
  );
}

function RuleText({ version }: Pick<VersionProps, 'version'>) {
  return (
    <Card title="规则">
      <Box className="yz-policy__text yz-rule">
        {ruleText(version.rule) || '没有规则，只有文字'}
      </Box>
    </Card>
  );
}

/** A draft as an administrator sees it: to be read against the document, and published or left. */
function ToApprove({ version, onChanged }: VersionProps) {
  const { content, report } = version;
  const publish = usePublish(version, onChanged);
  return (
    <>
      <Card title={content.headline}>
        <Box className="yz-stack">
          <Box>{content.summary}</Box>
          <Box className="yz-soft">
            {`${content.issuer} · ${content.documentNumber} · ${content.validFrom} 起执行`}
          </Box>
          <Box className="yz-policy__text">{content.text}</Box>
        </Box>
      </Card>
      <RuleReport report={report} />
      <RuleText version={version} />
      <Release version={version} isSaved pending={publish.pending} onTap={publish.run} />
    </>
  );
}

/** Asks once more, then publishes: at once, or from the first day on. */
function usePublish(version: PolicyVersionView, onChanged: () => void) {
  const { versionId, lock, number, content } = version;
  const waits = content.validFrom > localDate(Date.now());
  const publish = useCommand(routes.policies.publish, {
    success: waits ? `已发布，${content.validFrom} 起生效` : '已发布，立即生效',
    onDone: onChanged,
  });
  const run = async (): Promise<void> => {
    const from = waits ? `从 ${content.validFrom} 起生效，之前照旧版本执行` : '马上生效';
    const text = `发布后${from}，旧版本保留备查。`;
    if (await confirm({ title: `发布第 ${number} 版？`, text, yes: '发布' }))
      await publish.run({ params: { versionId }, body: { lock } });
  };
  return { pending: publish.pending, run };
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
  const publish = usePublish(version, onChanged);
  const isSaved =
    rule === ruleText(version.rule) &&
    JSON.stringify(form) === JSON.stringify(formOf(version.content));

  const save = (): void => {
    if (!read.ok) return toast(read.reason, 'bad');
    void edit.run({
      params: { versionId },
      body: { lock, content: contentOf(form), rule: read.rule },
    });
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
      <Release version={version} isSaved={isSaved} pending={publish.pending} onTap={publish.run} />
    </>
  );
}

interface ReleaseProps {
  readonly version: PolicyVersionView;
  /** Whether what is on the screen is what would be published. */
  readonly isSaved: boolean;
  readonly pending: boolean;
  readonly onTap: () => void;
}

/** Publishing, by someone who hasn't written of the version; whoever has is told who must. */
function Release({ version, isSaved, pending, onTap }: ReleaseProps) {
  const { number, mayPublish } = version;
  if (!mayPublish)
    return (
      <Box className="yz-soft">
        {`第 ${number} 版您参与编写过，要由另一位政策专员或管理员在政策库里核对后发布`}
      </Box>
    );
  return (
    <>
      <Button wide pending={pending} disabled={!isSaved} onTap={onTap}>
        {`发布第 ${number} 版`}
      </Button>
      <Box className="yz-soft">
        {isSaved
          ? '请先核对文字、规则和例子；您改动过的版本要由别人来发布'
          : '有没保存的改动：先保存草稿，再由另一位政策专员或管理员发布'}
      </Box>
    </>
  );
}
