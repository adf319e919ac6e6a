import { Box, Tap, TextInput } from '../platform/ui';
import { Icon } from './Icon';
import './SearchBar.scss';

export interface SearchBarProps {
  /** What is searched, e.g. 搜活儿、地点. */
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** With the words, by the keyboard's key or the button. */
  readonly onSearch: (value: string) => void;
}

export function SearchBar({ placeholder, value, onChange, onSearch }: SearchBarProps) {
  const clear = (): void => {
    onChange('');
    onSearch('');
  };
  return (
    <Box role="search" className="yz-search">
      <Icon name="search" className="yz-search__sign" />
      <TextInput
        kind="search"
        label={placeholder}
        placeholder={placeholder}
        value={value}
        onChange={onChange}
        onEnter={() => onSearch(value.trim())}
        className="yz-search__input"
      />
      {value !== '' && (
        <Tap onTap={clear} label="清空" className="yz-search__clear">
          <Icon name="close" />
        </Tap>
      )}
      <Tap onTap={() => onSearch(value.trim())} className="yz-search__go">
        搜索
      </Tap>
    </Box>
  );
}
