import { routes } from '@yizhan/contract';
import { confirm } from '../../components';
import { useCommand } from '../../shell';
import type { CodeSource } from './useCodeScreen';

/** Asks, then ends all codes of a station; undefined for a posting's own site. */
export function useReplaceCode(
  source: CodeSource,
  onDone: () => Promise<void>,
): (() => Promise<void>) | undefined {
  const command = useCommand(routes.stations.replaceCode, {
    success: '旧码已作废，现在显示的是新码',
    onDone: () => onDone(),
  });
  if (source.kind !== 'station') return undefined;
  return async () => {
    const sure = await confirm({
      title: '作废旧码？',
      text: '别的设备上正在显示的码也会立刻失效，要刷新后才有新码。',
      yes: '作废旧码',
      danger: true,
    });
    if (sure) await command.run({ params: { stationId: source.id } });
  };
}
