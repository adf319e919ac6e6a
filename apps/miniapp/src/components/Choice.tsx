import type { Option } from '../platform/ui';
import { Box, Tap } from '../platform/ui';
import { classes } from './classes';
import { Field } from './Field';
import { Icon } from './Icon';
import './Choice.scss';

interface Common<V extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly optional?: boolean;
  readonly options: readonly Option<V>[];
}

export interface ChoiceProps<V extends string> extends Common<V> {
  readonly value: V | null;
  readonly onChange: (value: V) => void;
}

/** One of a few, all to be seen. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  const { label, hint, error, optional, options, value, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      <Box role="radiogroup" label={label} className="yz-choice">
        {options.map((option) => (
          <ChoiceButton
            key={option.value}
            option={option}
            role="radio"
            checked={option.value === value}
            onTap={() => onChange(option.value)}
          />
        ))}
      </Box>
    </Field>
  );
}

export interface ChoicesProps<V extends string> extends Common<V> {
  readonly values: readonly V[];
  readonly onChange: (values: readonly V[]) => void;
}

/** Any number of a few. */
export function Choices<V extends string>(props: ChoicesProps<V>) {
  const { label, hint, error, optional, options, values, onChange } = props;
  const toggle = (value: V): void =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      <Box role="group" label={label} className="yz-choice">
        {options.map((option) => (
          <ChoiceButton
            key={option.value}
            option={option}
            role="checkbox"
            checked={values.includes(option.value)}
            onTap={() => toggle(option.value)}
          />
        ))}
      </Box>
    </Field>
  );
}

interface ChoiceButtonProps {
  readonly option: Option;
  readonly role: 'radio' | 'checkbox';
  readonly checked: boolean;
  readonly onTap: () => void;
}

function ChoiceButton({ option, role, checked, onTap }: ChoiceButtonProps) {
  return (
    <Tap
      onTap={onTap}
      role={role}
      checked={checked}
      label={option.label}
      className={classes('yz-choice__one', checked && 'yz-choice__one--on')}
    >
      <Box className="yz-choice__label">
        {checked && <Icon name="check" className="yz-choice__mark" />}
        {option.label}
      </Box>
      {option.hint && <Box className="yz-choice__hint">{option.hint}</Box>}
    </Tap>
  );
}

export interface SwitchRowProps {
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Yes or no, taking effect at once. */
export function SwitchRow({ label, hint, on, onChange }: SwitchRowProps) {
  return (
    <Tap onTap={() => onChange(!on)} role="switch" checked={on} label={label} className="yz-switch">
      <Box className="yz-switch__text">
        {label}
        {hint && <Box className="yz-choice__hint">{hint}</Box>}
      </Box>
      <Box className={classes('yz-switch__track', on && 'yz-switch__track--on')}>
        <Box className="yz-switch__thumb" />
      </Box>
    </Tap>
  );
}
