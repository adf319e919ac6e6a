import type { MyShift } from '@yizhan/contract';
import { Box, Button, Empty } from '../../components';
import { go, paths } from '../../shell';
import { MyShiftCard } from './MyShiftCard';

export interface MyShiftsProps {
  readonly view: {
    readonly today: readonly MyShift[];
    readonly coming: readonly MyShift[];
    readonly past: readonly MyShift[];
  };
  readonly onChanged: () => Promise<void>;
}

/** What I signed up for: today first, then what comes, then what was. */
export function MyShifts({ view, onChanged }: MyShiftsProps) {
  const groups = [
    ['今天', view.today],
    ['以后', view.coming],
    ['以前', view.past],
  ] as const;
  if (groups.every(([, shifts]) => shifts.length === 0))
    return (
      <Empty
        icon="calendar"
        title="还没有班次"
        hint="报上名的活、工时和工钱都在这里"
        action={<Button onTap={() => go(paths.jobs)}>去找活</Button>}
      />
    );
  return (
    <Box className="yz-stack">
      {groups.map(
        ([name, shifts]) =>
          shifts.length > 0 && (
            <Box key={name} as="section" label={name} className="yz-stack">
              <Box as="h2" className="yz-heading">
                {name}
              </Box>
              {shifts.map((shift) => (
                <MyShiftCard key={shift.applicationId} shift={shift} onChanged={onChanged} />
              ))}
            </Box>
          ),
      )}
    </Box>
  );
}
