import { routes } from '@yizhan/contract';
import { useMemo, useState } from 'react';
import { Box, Choice, Failed, Input, Skeleton } from '../../../components';
import { type Screened, useScreen, useSettled } from '../../../shell';

/** A station or unit. */
export interface Scope {
  readonly id: string;
  readonly name: string;
  /** Tells those of like names apart. */
  readonly hint?: string;
}

export interface ScopeFieldProps {
  readonly chosen: Scope | null;
  readonly onChoose: (scope: Scope | null) => void;
}

/** So many are shown; for more one goes on typing. */
const SHOWN = 6;
const nothing = {};

/** One of the stations, found by a part of its name. */
export function StationField(props: ScopeFieldProps) {
  const [words, setWords] = useState('');
  const name = useSettled(words.trim());
  const call = useMemo(() => ({ query: name ? { name } : {} }), [name]);
  const stations = useScreen(routes.stations.list, call);
  return (
    <ScopeField {...props} label="驿站" words={words} onWords={setWords} found={stations}>
      {({ items }) =>
        items.map((one) => ({ id: one.stationId, name: one.name, hint: one.divisionName }))
      }
    </ScopeField>
  );
}

/** One of the units that can lead a case, found by a part of its name. */
export function UnitField(props: ScopeFieldProps) {
  const [words, setWords] = useState('');
  const units = useScreen(routes.cases.units, nothing);
  const part = words.trim();
  return (
    <ScopeField {...props} label="承办单位" words={words} onWords={setWords} found={units}>
      {({ items }) =>
        items
          .filter(({ name, shortName, active }) => active && (name + shortName).includes(part))
          .map(({ unitId, name }) => ({ id: unitId, name }))
      }
    </ScopeField>
  );
}

interface FieldProps<T> extends ScopeFieldProps {
  readonly label: string;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly found: Screened<T>;
  readonly children: (found: T) => readonly Scope[];
}

function ScopeField<T>(props: FieldProps<T>) {
  const { label, words, onWords, found, chosen, onChoose, children } = props;
  const type = (typed: string): void => {
    onWords(typed);
    if (chosen) onChoose(null);
  };
  return (
    <Box className="yz-stack">
      <Input
        label={`找${label}`}
        placeholder="输入名称的一部分"
        value={words}
        maxLength={30}
        onChange={type}
      />
      {found.status === 'loading' && <Skeleton cards={1} />}
      {found.status === 'error' && <Failed failure={found.failure} onRetry={found.refresh} />}
      {found.status === 'ready' && (
        <Matches label={label} chosen={chosen} onChoose={onChoose} found={children(found.data)} />
      )}
    </Box>
  );
}

interface MatchesProps extends ScopeFieldProps {
  readonly label: string;
  readonly found: readonly Scope[];
}

function Matches({ label, found, chosen, onChoose }: MatchesProps) {
  if (found.length === 0) return <Box className="yz-soft">{`没有找到这样的${label}`}</Box>;
  const more = found.length > SHOWN;
  return (
    <Choice
      label={label}
      value={chosen?.id ?? null}
      hint={more ? '还有别的，输入名称来找' : undefined}
      options={found
        .slice(0, SHOWN)
        .map(({ id, name, hint }) => ({ value: id, label: name, hint }))}
      onChange={(id) => onChoose(found.find((one) => one.id === id) ?? null)}
    />
  );
}
