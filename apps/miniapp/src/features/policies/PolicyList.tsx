import type { PolicyCard } from '@yizhan/contract';
import { policyLevelLabels, policyStatusLabels } from '@yizhan/policies/vocabulary';
import { Box, Button, Card, Empty, More, StatusBadge, Tag } from '../../components';
import { go, type Listed, paths } from '../../shell';
import { statusTones } from './words';
import './policies.scss';

export interface PolicyListProps {
  readonly list: Listed<PolicyCard>;
  readonly filtered: boolean;
  readonly onClear: () => void;
}

export function PolicyList({ list, filtered, onClear }: PolicyListProps) {
  if (list.items.length === 0)
    return (
      <Empty
        icon="policy"
        title="没有找到政策"
        hint={filtered ? '换个词，或者放宽条件再看看' : '政策库还是空的'}
        action={
          filtered && (
            <Button kind="secondary" onTap={onClear}>
              看全部政策
            </Button>
          )
        }
      />
    );
  return (
    <Box className="yz-stack">
      {list.items.map((policy) => (
        <PolicyRow key={policy.policyId} policy={policy} />
      ))}
      <More list={list} />
    </Box>
  );
}

function PolicyRow({ policy }: { readonly policy: PolicyCard }) {
  const { code, title, headline, summary, status, level } = policy;
  return (
    <Card
      title={title}
      aside={<StatusBadge state={status} labels={policyStatusLabels} tones={statusTones} />}
      label={`${title}，${headline}`}
      onTap={() => go(paths.policyDetail, { id: code })}
    >
      <Box className="yz-policy__headline">{headline}</Box>
      <Box className="yz-soft">{summary}</Box>
      <Box className="yz-wrap yz-policy__tags">
        <Tag>{policyLevelLabels[level]}</Tag>
        {policy.hasRule && <Tag tone="active">可以算一算</Tag>}
      </Box>
    </Card>
  );
}
