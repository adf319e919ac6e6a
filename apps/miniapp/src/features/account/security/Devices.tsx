import { routes } from '@yizhan/contract';
import { Box, Button, confirm, DateTime, List, ListRow } from '../../../components';
import { useCommand } from '../../../shell';
import type { SecurityOf } from './view';

interface Props {
  readonly devices: SecurityOf['devices'];
  readonly onChanged: () => Promise<void>;
}

/** Where one is signed in; a device one doesn't know is signed out here. */
export function Devices({ devices, onChanged }: Props) {
  const end = useCommand(routes.identity.endSession, {
    success: '已退出',
    onDone: () => void onChanged(),
  });
  const out = async (sessionId: string, device: string): Promise<void> => {
    const title = `退出“${device}”上的登录？`;
    if (!(await confirm({ title, yes: '退出', danger: true }))) return;
    await end.run({ params: { sessionId } });
  };
  return (
    <List label="已登录的设备">
      {devices.map(({ sessionId, device, current, lastUsedAt }) => (
        <ListRow
          key={sessionId}
          title={current ? `${device}（这台设备）` : device}
          hint={
            <Box>
              {'最近使用 '}
              <DateTime at={lastUsedAt} />
            </Box>
          }
          value={
            current ? undefined : (
              <Button
                small
                kind="secondary"
                label={`退出${device}`}
                pending={end.pending}
                onTap={() => out(sessionId, device)}
              >
                退出
              </Button>
            )
          }
        />
      ))}
    </List>
  );
}
