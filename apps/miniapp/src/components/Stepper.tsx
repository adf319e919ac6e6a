import { Box, Tap } from '../platform/ui';
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
  /** e.g. 0.5 for half hours. */
  readonly step?: number;
  /** e.g. 人, 小时. */
  readonly unit?: string;
}

/** A small number, by thumb. */
export function Stepper(props: StepperProps) {
  const { label, hint, error, value, onChange, min, max, step = 1, unit = '' } = props;
  const to = (next: number): void => onChange(Math.min(max, Math.max(min, next)));
  return (
    <Field label={label} hint={hint} error={error}>
      <Box role="group" label={label} className="yz-stepper">
        <Tap
          onTap={() => to(value - step)}
          label={`${label}减少`}
          disabled={value <= min}
          className="yz-stepper__button"
        >
          <Icon name="minus" />
        </Tap>
        <Box live="polite" className="yz-stepper__value">{`${value}${unit}`}</Box>
        <Tap
          onTap={() => to(value + step)}
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
