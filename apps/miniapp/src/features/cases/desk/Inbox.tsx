import { caseStateLabels, privacyLabels, urgencyLabels } from '@yizhan/cases/vocabulary';
import type { InboxRow, ResponseOf, routes } from '@yizhan/contract';
import { Box, Empty, List, ListRow, SampleDataBadge, Tag } from '../../../components';
import { colourTones } from '../words';
import '../cases.scss';

type Inbox = ResponseOf<typeof routes.cases.inbox>;

interface Props {
  readonly rows: readonly InboxRow[];
  readonly chosenId: string | null;
  readonly onChoose: (caseId: string) => void;
}

/** A desk's cases, the shortest time first. */
export function InboxList({ rows, chosenId, onChoose }: Props) {
  if (rows.length === 0)
    return <Empty icon="check" title="这里没有待办的诉求" hint="换个筛选条件，或者稍后再看" />;
  return (
    <List label="诉求">
      {rows.map((row) => (
        <ListRow
          key={row.caseId}
          title={row.excerpt}
          label={`${row.category} ${row.number}`}
          hint={<RowHint row={row} />}
          selected={row.caseId === chosenId}
          onTap={() => onChoose(row.caseId)}
        />
      ))}
    </List>
  );
}

function RowHint({ row }: { readonly row: InboxRow }) {
  const isUrgent = row.urgency !== null && row.urgency !== 'normal';
  const where = [row.category, row.division, row.leadUnit].filter(Boolean).join(' · ');
  return (
    <Box className="yz-case-row">
      <Box>{where}</Box>
      <Box className="yz-wrap">
        {row.remaining && <Tag tone={colourTones[row.colour]}>{row.remaining}</Tag>}
        <Tag tone="active">{caseStateLabels[row.state]}</Tag>
        {row.joint && <Tag tone="wait">等协办答复</Tag>}
        {row.pressed && <Tag tone="bad">催办</Tag>}
        {row.untold > 0 && <Tag tone="wait">通知没送到</Tag>}
        {isUrgent && row.urgency && <Tag tone="wait">{urgencyLabels[row.urgency]}</Tag>}
        {row.privacy !== 'named' && <Tag>{privacyLabels[row.privacy]}</Tag>}
        {row.sample && <SampleDataBadge />}
      </Box>
      <Box>{row.number}</Box>
    </Box>
  );
}

/** How many wait, by colour. */
export function InboxCounts({ counts }: { readonly counts: Inbox['counts'] }) {
  return (
    <Box className="yz-wrap">
      <Tag tone="bad">{`超期 ${counts.red}`}</Tag>
      <Tag tone="wait">{`快到期 ${counts.yellow + counts.orange}`}</Tag>
      <Tag tone="good">{`充裕 ${counts.green}`}</Tag>
      <Tag>{`暂停 ${counts.paused}`}</Tag>
    </Box>
  );
}
