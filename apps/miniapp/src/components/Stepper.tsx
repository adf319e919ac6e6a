import { useState } from 'react';
import { Box, Tap, TextInput } from '../platform/ui';
import { Field } from './Field';
import { Icon } from './Icon';
import './Stepper.scss';

export interface StepperProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  /** What one tap adds or takes, e.g. 0.5 for half hours. */
  readonly step?: number;
  /** A tap goes to the next whole multiple of `step`: from 478 by 15 up to 480, down to 465. */
  readonly rounds?: boolean;
  /** e.g. 人, 小时. */
  readonly unit?: string;
}

/** A small number, by thumb or typed. */
export function Stepper(props: StepperProps) {
  const { label, hint, error, value, onChange, min, max, step = 1, rounds = false } = props;
  const unit = props.unit?.trim();
  // While it is typed the field may be empty or too small; it says so, and the number stays as it was.
  const [text, setText] = useState<string | null>(null);
  const fits = (given: number): boolean => given >= min && given <= max;
  const shown = text !== null && (Number(text) === value || !isWhole(text) || !fits(Number(text)));
  const to = (next: number): void => {
    setText(null);
    onChange(Math.min(max, Math.max(min, next)));
  };
  const type = (given: string): void => {
    if (isWhole(given) && Number(given) > max) return to(max);
    setText(given);
    if (isWhole(given) && fits(Number(given))) onChange(Number(given));
  };
  const wrong = shown && Number(text) !== value ? `请填 ${min} 到 ${max} 的整数` : undefined;
  const fewer = rounds ? (Math.ceil(value / step) - 1) * step : value - step;
  const more = rounds ? (Math.floor(value / step) + 1) * step : value + step;
  return (
    <Field label={label} hint={hint} error={error ?? wrong}>
      <Box role="group" label={label} className="yz-stepper">
        <Tap
          onTap={() => to(fewer)}
          label={`${label}减少`}
          disabled={value <= min}
          className="yz-stepper__button"
        >
          <Icon name="minus" />
        </Tap>
        <TextInput
          kind="number"
          label={unit ? `${label}（${unit}）` : label}
          value={shown ? text : `${value}`}
          invalid={wrong !== undefined}
          onChange={type}
          className="yz-stepper__value"
        />
        {unit && <Box className="yz-stepper__unit">{unit}</Box>}
        <Tap
          onTap={() => to(more)}
          label={`${label}增加`}
          disabled={value >= max}
          className="yz-stepper__button"
        >
          <Icon name="plus" />
        </Tap>
      </Box>
    </Field>
  );
}

function isWhole(text: string): boolean {
  return /^\d{1,5}$/.test(text);
}
