import { Box, TextInput } from '../platform/ui';
import { classes } from './classes';
import { Field } from './Field';
import './CodeDigits.scss';

export interface CodeDigitsProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly length: number;
  readonly value: string;
  readonly onChange: (digits: string) => void;
  /** When the last digit is there. */
  readonly onFull?: (digits: string) => void;
}

/** Digits to be typed, one box each over one real input. */
export function CodeDigits(props: CodeDigitsProps) {
  const { label, hint, error, length, value, onChange, onFull } = props;
  const change = (text: string): void => {
    const digits = text.replace(/\D/g, '').slice(0, length);
    onChange(digits);
    if (digits.length === length && digits !== value) onFull?.(digits);
  };
  return (
    <Field label={label} hint={hint} error={error}>
      <Box className="yz-digits">
        <CodeShown code={value.padEnd(length, ' ')} hidden />
        <TextInput
          kind="code"
          label={label}
          value={value}
          maxLength={length}
          invalid={Boolean(error)}
          onChange={change}
          className="yz-digits__input"
        />
      </Box>
    </Field>
  );
}

export interface CodeShownProps {
  readonly code: string;
  readonly big?: boolean;
  readonly hidden?: boolean;
}

/** Digits to be read from a screen across a counter. */
export function CodeShown({ code, big, hidden }: CodeShownProps) {
  const boxes = Array.from(code).map((digit, place) => ({ digit, key: `place-${place}` }));
  return (
    <Box
      role="img"
      label={code.split('').join(' ')}
      hidden={hidden}
      className={classes('yz-digits__row', big && 'yz-digits__row--big')}
    >
      {boxes.map(({ digit, key }) => (
        <Box key={key} className="yz-digits__box">
          {digit}
        </Box>
      ))}
    </Box>
  );
}
