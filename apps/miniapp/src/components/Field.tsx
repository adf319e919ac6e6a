import { typedPhone } from '@yizhan/identity/vocabulary';
import type { ReactNode } from 'react';
import { useId } from 'react';
import type { InputKind, Option } from '../platform/ui';
import { Box, MomentInput, Select, TextBox, TextInput } from '../platform/ui';
import { classes } from './classes';
import './Field.scss';

interface Labelled {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong, e.g. `command.fieldError('phone')`. */
  readonly error?: string;
  readonly optional?: boolean;
}

interface FieldProps extends Labelled {
  readonly describedBy?: string;
  readonly children: ReactNode;
}

/** Label, control, hint and what is wrong with it. For controls of your own. */
export function Field({ label, hint, error, optional, describedBy, children }: FieldProps) {
  return (
    <Box className={classes('yz-field', error && 'yz-field--wrong')}>
      <Box className="yz-field__label">
        {label}
        {optional && <Box className="yz-field__optional">选填</Box>}
      </Box>
      {children}
      {hint && !error && <Box className="yz-field__hint">{hint}</Box>}
      {error && (
        <Box id={describedBy} live="polite" className="yz-field__error">
          {error}
        </Box>
      )}
    </Box>
  );
}

/** React's ids hold colons, which WeChat's selectors don't take. */
function useFieldId(): string {
  return `yz${useId().replace(/:/g, '')}`;
}

export interface InputProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: InputKind;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly disabled?: boolean;
  readonly onEnter?: () => void;
  /** Behind the value: 元, 小时, or a small button. */
  readonly suffix?: ReactNode;
}

/**
 * One line of text with its label. A phone number is held as its eleven digits, however it is typed,
 * pasted or filled in; it needs no `maxLength`, which would cut it before it is read.
 */
export function Input(props: InputProps) {
  const { label, hint, error, optional, suffix, ...given } = props;
  const id = useFieldId();
  const input =
    given.kind === 'phone'
      ? {
          ...given,
          maxLength: undefined,
          onChange: (value: string) => given.onChange(typedPhone(value)),
        }
      : given;
  return (
    <Field label={label} hint={hint} error={error} optional={optional} describedBy={id}>
      <Box className="yz-field__line">
        <TextInput {...input} label={label} invalid={Boolean(error)} describedBy={error && id} />
        {suffix && <Box className="yz-field__suffix">{suffix}</Box>}
      </Box>
    </Field>
  );
}

export interface TextAreaProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly rows?: number;
  readonly disabled?: boolean;
}

/** Several lines of text with their label; says how many characters are left near the end. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, optional, ...input } = props;
  const id = useFieldId();
  const left = input.maxLength === undefined ? null : input.maxLength - input.value.length;
  return (
    <Field label={label} hint={hint} error={error} optional={optional} describedBy={id}>
      <TextBox {...input} label={label} invalid={Boolean(error)} describedBy={error && id} />
      {left !== null && left <= 50 && (
        <Box className="yz-field__hint">{`还可以写 ${left} 个字`}</Box>
      )}
    </Field>
  );
}

export interface PickerProps<V extends string> extends Labelled {
  readonly value: V | null;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
}

/** One of many; for two to five use Choice. */
export function Picker<V extends string>(props: PickerProps<V>) {
  const { label, hint, error, optional, ...select } = props;
  const id = useFieldId();
  return (
    <Field label={label} hint={hint} error={error} optional={optional} describedBy={id}>
      <Select {...select} label={label} invalid={Boolean(error)} describedBy={error && id} />
    </Field>
  );
}

export interface MomentFieldProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly min?: string;
  readonly max?: string;
  readonly disabled?: boolean;
}

/** A day, YYYY-MM-DD. */
export function DateField(props: MomentFieldProps) {
  return <MomentField {...props} mode="date" />;
}

/** A time of day, HH:mm. */
export function TimeField(props: MomentFieldProps) {
  return <MomentField {...props} mode="time" />;
}

function MomentField(props: MomentFieldProps & { readonly mode: 'date' | 'time' }) {
  const { label, hint, error, optional, ...input } = props;
  const id = useFieldId();
  return (
    <Field label={label} hint={hint} error={error} optional={optional} describedBy={id}>
      <MomentInput {...input} label={label} invalid={Boolean(error)} describedBy={error && id} />
    </Field>
  );
}
