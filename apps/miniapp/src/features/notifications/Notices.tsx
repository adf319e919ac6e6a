import { type ResponseOf, routes } from '@yizhan/contract';
import { useState } from 'react';
import { Box, Button, DateTime, Empty, List, ListRow } from '../../components';
import { client, go, useCommand } from '../../shell';

type Page = ResponseOf<typeof routes.notifications.list>;
type Notice = Page['items'][number];

interface Props {
  readonly first: Page;
  readonly onChanged: () => Promise<void>;
}

/** What the person was told, newest first; a tap leads to what it is about. */
export function Notices({ first, onChanged }: Props) {
  const [older, setOlder] = useState<Page | null>(null);
  const readAll = useCommand(routes.notifications.readAll, {
    success: '已全部标为已读',
    onDone: () => onChanged(),
  });
  const items = [...first.items, ...(older?.items ?? [])];
  const next = older ? older.next : first.next;
  if (items.length === 0)
    return <Empty title="还没有通知" hint="报名、工钱和诉求的每一步都会在这里告诉您" />;
  const more = async (): Promise<void> => {
    if (next === null) return;
    const page = await client.call(routes.notifications.list, { query: { cursor: next } });
    if (page.ok) setOlder({ ...page.value, items: [...(older?.items ?? []), ...page.value.items] });
  };
  return (
    <Box className="yz-stack">
      {first.unread > 0 && (
        <Button kind="secondary" pending={readAll.pending} onTap={() => readAll.run({})}>
          {`全部标为已读（${first.unread} 条未读）`}
        </Button>
      )}
      <List label="通知">
        {items.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </List>
      {next !== null && (
        <Button kind="plain" onTap={more}>
          看更早的
        </Button>
      )}
    </Box>
  );
}

function NoticeRow({ notice }: { readonly notice: Notice }) {
  const { id, title, body, link, at, read } = notice;
  const open = (): void => {
    if (!read) void client.call(routes.notifications.read, { params: { notificationId: id } });
    if (link) followLink(link);
  };
  return (
    <ListRow
      icon={read ? 'check' : 'bell'}
      title={title}
      label={`${read ? '' : '未读：'}${title}`}
      hint={
        <Box>
          <Box>{body}</Box>
          <DateTime at={at} />
        </Box>
      }
      onTap={open}
    />
  );
}

/** A notice's link is a path of the app with its parameters. */
export function followLink(link: string): void {
  const [path = '', query = ''] = link.split('?');
  const pairs = query.split('&').filter((pair) => pair !== '');
  const params = Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [decodeURIComponent(name), decodeURIComponent(value)];
    }),
  );
  go(path, params);
}
