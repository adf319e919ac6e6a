import { routes } from '@yizhan/contract';
import { useMemo } from 'react';
import { Box, Button, Failed, List, ListRow, SearchBar, TextArea } from '../../../components';
import { useScreen, useTyped } from '../../../shell';
import type { DeskFormProps } from './intakeForms';

/**
 * All that those reported get to read is written here; nothing of the reporter goes along. What would
 * tell of the reporter is refused by the server with the words, and the sheet stays open.
 */
export function AccusedForm({ one, steps, onDone }: DeskFormProps) {
  const [disclosed, setDisclosed] = useTyped('disclosed', '');
  if (!one.accused) return <LinkEmployerForm one={one} steps={steps} onDone={() => undefined} />;
  const send = async (): Promise<void> => {
    if (await steps.take({ action: 'ask_accused', disclosed: disclosed.trim() })) onDone();
  };
  return (
    <Box className="yz-stack">
      <Box className="yz-soft">
        {`发给${one.accused.name}，对方可以在线说明情况。诉求人是谁、原话怎么说，都不会带过去。`}
      </Box>
      <TextArea
        label="要对方说明什么"
        hint="不要写诉求人的姓名、电话，也不要写只有本人才对得上的日子、金额、工时"
        value={disclosed}
        maxLength={1000}
        onChange={setDisclosed}
      />
      <Button wide pending={steps.pending} disabled={disclosed.trim().length < 2} onTap={send}>
        发出通知
      </Button>
    </Box>
  );
}

/** Finds the registered employer whom the case is about; without one nobody would get the notice. */
export function LinkEmployerForm({ one, steps, onDone }: DeskFormProps) {
  const [words, setWords] = useTyped('words', '');
  const [asked, setAsked] = useTyped('asked', one.accused ? '' : (one.employerName ?? ''));
  const link = async (employerId: string): Promise<void> => {
    if (await steps.take({ action: 'link_employer', employerId })) onDone();
  };
  return (
    <Box className="yz-stack">
      <Box className="yz-soft">
        {one.accused
          ? `现在关联的是${one.accused.name}。`
          : '先选出被反映的雇主，通知才有人收到。没有登记的，请用信函或电话通知，再记录进展。'}
      </Box>
      <SearchBar
        placeholder="雇主名称或统一社会信用代码"
        value={words}
        onChange={setWords}
        onSearch={setAsked}
      />
      {asked.trim().length >= 2 && <Found words={asked.trim()} onChoose={link} />}
    </Box>
  );
}

interface FoundProps {
  readonly words: string;
  readonly onChoose: (employerId: string) => Promise<void>;
}

function Found({ words, onChoose }: FoundProps) {
  const call = useMemo(() => ({ query: { words } }), [words]);
  const screen = useScreen(routes.cases.employersToLink, call);
  if (screen.status === 'loading') return <Box className="yz-soft">正在查找…</Box>;
  if (screen.status === 'error')
    return <Failed failure={screen.failure} onRetry={screen.refresh} />;
  const { items } = screen.data;
  if (items.length === 0)
    return <Box className="yz-soft">{`没有找到“${words}”，换个名称再找。`}</Box>;
  return (
    <List label="找到的雇主">
      {items.map(({ employerId, name, division }) => (
        <ListRow
          key={employerId}
          title={name}
          hint={division ?? undefined}
          label={`关联${name}`}
          onTap={() => void onChoose(employerId)}
        />
      ))}
    </List>
  );
}
