import {
  type PolicyAudience,
  type PolicySubject,
  policySubjectLabels,
  policySubjects,
} from '@yizhan/policies/vocabulary';
import { useState } from 'react';
import { Box, FilterBar, SearchBar } from '../../components';

export interface PolicyFilter {
  readonly words: string;
  readonly audience: PolicyAudience | 'all';
  readonly subject: PolicySubject | 'all';
}

export const noPolicyFilter: PolicyFilter = { words: '', audience: 'all', subject: 'all' };

/** The filter as the API asks for it. */
export function policyQuery({ words, audience, subject }: PolicyFilter) {
  return {
    ...(words ? { words } : {}),
    ...(audience === 'all' ? {} : { audience }),
    ...(subject === 'all' ? {} : { subject }),
  };
}

const audiences = [
  { value: 'all', label: '全部' },
  { value: 'person', label: '个人' },
  { value: 'enterprise', label: '企业' },
] as const;

const subjects = [
  { value: 'all', label: '全部主题' },
  ...policySubjects.map((value) => ({ value, label: policySubjectLabels[value] })),
] as const;

export interface PolicyFiltersProps {
  readonly filter: PolicyFilter;
  readonly onChange: (filter: PolicyFilter) => void;
}

export function PolicyFilters({ filter, onChange }: PolicyFiltersProps) {
  const [words, setWords] = useState(filter.words);
  return (
    <Box className="yz-stack">
      <SearchBar
        placeholder="搜政策，比如：社保、创业"
        value={words}
        onChange={setWords}
        onSearch={(found) => onChange({ ...filter, words: found })}
      />
      <FilterBar
        label="对象"
        options={audiences}
        value={filter.audience}
        onChange={(audience) => onChange({ ...filter, audience })}
      />
      <FilterBar
        label="主题"
        options={subjects}
        value={filter.subject}
        onChange={(subject) => onChange({ ...filter, subject })}
      />
    </Box>
  );
}
