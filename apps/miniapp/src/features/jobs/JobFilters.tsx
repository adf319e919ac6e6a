import type { OccupationGroup } from '@yizhan/jobs/vocabulary';
import {
  occupationGroupLabels,
  occupationGroups,
  type Settlement,
  settlementLabels,
  settlements,
} from '@yizhan/jobs/vocabulary';
import { addDays, localDate } from '@yizhan/kernel';
import { useState } from 'react';
import { Box, Button, Choice, FilterBar, SearchBar, Sheet } from '../../components';
import './JobFilters.scss';

/** How the list is narrowed; '' is no narrowing. */
export interface JobFilter {
  readonly words: string;
  readonly group: OccupationGroup | '';
  readonly day: 'any' | 'today' | 'tomorrow' | 'after';
  readonly settlement: Settlement | '';
  /** Yuan for a full day, '' for any. */
  readonly wage: '' | '180' | '200' | '250' | '300';
}

export const noFilter: JobFilter = { words: '', group: '', day: 'any', settlement: '', wage: '' };

/** The filter as the route takes it. */
export function filterQuery(filter: JobFilter, now: number) {
  const days = { any: null, today: 0, tomorrow: 1, after: 2 } as const;
  const away = days[filter.day];
  return {
    ...(filter.words ? { words: filter.words } : {}),
    ...(filter.group ? { group: filter.group } : {}),
    ...(away === null ? {} : { date: addDays(localDate(now), away) }),
    ...(filter.settlement ? { settlement: filter.settlement } : {}),
    ...(filter.wage ? { minDayWage: Number(filter.wage) * 100 } : {}),
  };
}

interface Props {
  readonly filter: JobFilter;
  readonly onChange: (filter: JobFilter) => void;
}

/** Search, trade and day at hand; wage and settlement one tap away. */
export function JobFilters({ filter, onChange }: Props) {
  const [words, setWords] = useState(filter.words);
  const [open, setOpen] = useState(false);
  const more = [filter.settlement, filter.wage].filter((one) => one !== '').length;
  return (
    <Box className="yz-stack">
      <SearchBar
        placeholder="搜活儿、地点、单位"
        value={words}
        onChange={setWords}
        onSearch={(found) => onChange({ ...filter, words: found })}
      />
      <FilterBar
        label="按工种"
        value={filter.group}
        onChange={(group) => onChange({ ...filter, group })}
        options={groupOptions}
      />
      <Box className="yz-job-days">
        <FilterBar
          label="按日期"
          value={filter.day}
          onChange={(day) => onChange({ ...filter, day })}
          options={dayOptions}
        />
        <Button small kind={more > 0 ? 'secondary' : 'plain'} onTap={() => setOpen(true)}>
          {more > 0 ? `筛选 ${more}` : '筛选'}
        </Button>
      </Box>
      <MoreFilters filter={filter} onChange={onChange} open={open} onClose={() => setOpen(false)} />
    </Box>
  );
}

function MoreFilters(props: Props & { readonly open: boolean; readonly onClose: () => void }) {
  const { filter, onChange, open, onClose } = props;
  return (
    <Sheet
      title="筛选"
      open={open}
      onClose={onClose}
      footer={
        <>
          <Button wide onTap={onClose}>
            看结果
          </Button>
          <Button
            wide
            kind="secondary"
            onTap={() => onChange({ ...filter, settlement: '', wage: '' })}
          >
            清除筛选
          </Button>
        </>
      }
    >
      <Box className="yz-stack">
        <Choice
          label="一天工钱"
          value={filter.wage}
          onChange={(wage) => onChange({ ...filter, wage })}
          options={wageOptions}
        />
        <Choice
          label="怎么结"
          value={filter.settlement}
          onChange={(settlement) => onChange({ ...filter, settlement })}
          options={settlementOptions}
        />
      </Box>
    </Sheet>
  );
}

const groupOptions: readonly { value: OccupationGroup | ''; label: string }[] = [
  { value: '', label: '全部' },
  ...occupationGroups.map((group) => ({ value: group, label: occupationGroupLabels[group] })),
];

const dayOptions = [
  { value: 'any', label: '不限' },
  { value: 'today', label: '今天' },
  { value: 'tomorrow', label: '明天' },
  { value: 'after', label: '后天' },
] as const;

const wageOptions = [
  { value: '', label: '不限' },
  { value: '180', label: '180 元以上' },
  { value: '200', label: '200 元以上' },
  { value: '250', label: '250 元以上' },
  { value: '300', label: '300 元以上' },
] as const;

const settlementOptions: readonly { value: Settlement | ''; label: string }[] = [
  { value: '', label: '不限' },
  ...settlements.map((one) => ({ value: one, label: settlementLabels[one] })),
];
