import type { AuditEntry } from '@yizhan/contract';
import { auditActionLabels } from '@yizhan/identity/vocabulary';
import { Box, DateTime, Empty, List, ListRow, More, Tag } from '../../../components';
import type { Listed } from '../../../shell';
import { sayActor, saySubject } from './words';

/** Who did what, newest first. */
export function AuditList({ list }: { readonly list: Listed<AuditEntry> }) {
  if (list.items.length === 0)
    return <Empty icon="shield" title="没有这样的记录" hint="换一个条件" />;
  return (
    <Box className="yz-stack">
      <List label="操作记录">
        {list.items.map((entry) => (
          <ListRow
            key={entry.id}
            title={auditActionLabels[entry.action]}
            hint={<Lines entry={entry} />}
            value={entry.outcome === 'done' ? undefined : <Tag tone="bad">没有成功</Tag>}
          />
        ))}
      </List>
      <More list={list} />
    </Box>
  );
}

function Lines({ entry }: { readonly entry: AuditEntry }) {
  const subject = saySubject(entry);
  return (
    <Box>
      <Box>{sayActor(entry)}</Box>
      {subject && <Box>{subject}</Box>}
      {entry.reason && <Box>{`说明：${entry.reason}`}</Box>}
      <Box>
        <DateTime at={entry.at} />
        {` · ${entry.address}`}
      </Box>
    </Box>
  );
}
