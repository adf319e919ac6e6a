import type { PolicyDeskRow } from '@yizhan/contract';
import { policyStatusLabels } from '@yizhan/policies/vocabulary';
import { Box, Button, Empty, List, ListRow, More, Tag } from '../../../components';
import { type Listed, useSession } from '../../../shell';

export interface DeskListProps {
  readonly list: Listed<PolicyDeskRow>;
  readonly chosen: string | null;
  readonly onChoose: (policyId: string) => void;
  readonly onNew: () => void;
}

export function DeskList({ list, chosen, onChoose, onNew }: DeskListProps) {
  const { roles } = useSession();
  return (
    <Box className="yz-stack">
      {roles.includes('policy_officer') && (
        <Button wide kind="secondary" icon="plus" onTap={onNew}>
          新政策
        </Button>
      )}
      {list.items.length === 0 && (
        <Empty icon="policy" title="政策库还是空的" hint="先建一条政策" />
      )}
      {list.items.length > 0 && (
        <List label="政策">
          {list.items.map((row) => (
            <ListRow
              key={row.policyId}
              title={row.title}
              hint={`${row.code} · ${policyStatusLabels[row.status]}${row.hasRule ? ' · 有规则' : ''}`}
              value={<Version row={row} />}
              selected={row.policyId === chosen}
              onTap={() => onChoose(row.policyId)}
            />
          ))}
        </List>
      )}
      <More list={list} />
    </Box>
  );
}

function Version({ row }: { readonly row: PolicyDeskRow }) {
  if (row.draft === null && row.scheduled !== null)
    return <Tag tone="wait">{`第 ${row.scheduled} 版尚未生效`}</Tag>;
  if (row.draft !== null) return <Tag tone="wait">{`草稿 ${row.draft}`}</Tag>;
  return <Tag tone="good">{`第 ${row.published ?? 1} 版`}</Tag>;
}
