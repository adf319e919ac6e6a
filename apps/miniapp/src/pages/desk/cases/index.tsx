import { routes } from '@yizhan/contract';
import { useMemo, useState } from 'react';
import { Box, Button, DeskLayout, FilterBar, Screen, SearchBar } from '../../../components';
import { DeskCaseById } from '../../../features/cases/desk/DeskCase';
import { InboxCounts, InboxList } from '../../../features/cases/desk/Inbox';
import { go, paths, useScreen, useSession } from '../../../shell';

const filters = [
  { value: 'todo', label: '待办' },
  { value: 'red', label: '已超期' },
  { value: 'yellow', label: '快到期' },
  { value: 'all', label: '全部' },
] as const;
type Filter = (typeof filters)[number]['value'];

export default function DeskCasesPage() {
  const [filter, setFilter] = useState<Filter>('todo');
  const [words, setWords] = useState('');
  const [number, setNumber] = useState('');
  const [cursor, setCursor] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const call = useMemo(
    () => ({ query: queryOf(filter, number, cursor) }),
    [filter, number, cursor],
  );
  const screen = useScreen(routes.cases.inbox, call);
  const narrow = (next: () => void): void => {
    setCursor(null);
    next();
  };
  return (
    <Screen title="诉求办理" wide state={screen}>
      {({ items, counts, next }) => (
        <DeskLayout
          label="诉求"
          invitation="从左边选一件"
          onClose={() => setChosen(null)}
          list={
            <Box className="yz-stack">
              <TakeDown />
              <SearchBar
                placeholder="按编号查，比如 20261123"
                value={words}
                onChange={setWords}
                onSearch={(text) => narrow(() => setNumber(text))}
              />
              <FilterBar
                label="筛选"
                options={filters}
                value={filter}
                onChange={(value) => narrow(() => setFilter(value))}
              />
              <InboxCounts counts={counts} />
              <InboxList rows={items} chosenId={chosen} onChoose={setChosen} />
              {next && (
                <Button wide kind="secondary" icon="down" onTap={() => setCursor(next)}>
                  下一页
                </Button>
              )}
              {cursor && (
                <Button wide kind="plain" icon="back" onTap={() => setCursor(null)}>
                  回到第一页
                </Button>
              )}
            </Box>
          }
          detail={
            chosen && (
              <DeskCaseById key={chosen} caseId={chosen} onChanged={() => void screen.refresh()} />
            )
          }
        />
      )}
    </Screen>
  );
}

/** The hotline takes cases down for those who call, write or come. */
function TakeDown() {
  const { roles } = useSession();
  if (!roles.includes('operator')) return null;
  return (
    <Button wide kind="secondary" icon="edit" onTap={() => go(paths.newCase, { onBehalf: 1 })}>
      替人登记一件
    </Button>
  );
}

function queryOf(filter: Filter, number: string, cursor: string | null) {
  return {
    show: filter === 'all' || number ? ('all' as const) : ('todo' as const),
    ...(filter === 'red' || filter === 'yellow' ? { colour: filter } : {}),
    ...(number ? { number } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
