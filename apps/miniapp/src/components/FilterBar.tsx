import { ScrollView } from '@tarojs/components';
import type { Option } from '../platform/ui';
import { Box, Tap } from '../platform/ui';
import { classes } from './classes';
import './FilterBar.scss';

export interface FilterBarProps<V extends string> {
  /** What is narrowed, for readers, e.g. 按时间. */
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** Ways to narrow a list, side by side; slides when there are more than fit. */
export function FilterBar<V extends string>(props: FilterBarProps<V>) {
  const { label, options, value, onChange } = props;
  return (
    <ScrollView scrollX className="yz-filter">
      <Box role="tablist" label={label} className="yz-filter__row">
        {options.map((option) => (
          <Tap
            key={option.value}
            role="tab"
            checked={option.value === value}
            label={option.label}
            onTap={() => onChange(option.value)}
            className={classes('yz-filter__one', option.value === value && 'yz-filter__one--on')}
          >
            {option.label}
          </Tap>
        ))}
      </Box>
    </ScrollView>
  );
}
