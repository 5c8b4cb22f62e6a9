import { useId, useState, type HTMLInputTypeAttribute, type InputHTMLAttributes, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { MOST_CHARACTERS, seen } from './typed-text.ts';
import { useWords } from './words.ts';

/** Where a link from the error summary leads: the control that holds the value at this path. */
export const placeOf = (path: string): string => `at-${path.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;

interface Framing {
  label: ReactNode;
  /** Help with an example. Stands before the control, also for the ear. */
  hint?: ReactNode;
  /** The same words as in the summary, above the control. */
  error?: string | null | false;
  /** Path of the value; gives the control its place. */
  path?: string;
  /** Below the control: amount in words, a live answer. */
  below?: ReactNode;
}

export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, help, error, control: always in this order. */
export function Field({ label, hint, error, path, below, children }: Framing & { children: (control: ControlProps) => ReactNode }): ReactNode {
  const own = useId();
  const id = path ? placeOf(path) : own;
  const described = [hint && `${id}-h`, error && `${id}-e`, below && `${id}-b`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-e`} error={error} />
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {below && <div id={`${id}-b`}>{below}</div>}
    </div>
  );
}

function FieldError({ id, error }: { id: string; error?: string | null | false }): ReactNode {
  return error ? (
    <p className="err" id={id}>
      <Icon name="bad" />
      <span>{error}</span>
    </p>
  ) : null;
}

interface TextFieldProps extends Framing {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Enter does this and does not send the form. */
  onEnter?: () => void;
  look?: string;
  type?: HTMLInputTypeAttribute;
  lines?: number;
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  autoComplete?: string;
  /** Characters; more is not taken in, and said at once. */
  maxLength?: number;
  list?: string;
  required?: boolean;
}

/** A line or box of text. What cannot be seen is left out of it; what is too long stays outside, and what stood there stays. */
export function TextField({
  value,
  onChange,
  look = '',
  lines,
  label,
  hint,
  error,
  path,
  below,
  required,
  onEnter,
  maxLength = MOST_CHARACTERS,
  ...rest
}: TextFieldProps): ReactNode {
  const { t } = useWords();
  const [tooMany, setTooMany] = useState(0);
  const take = (text: string): void => {
    const taken = seen(text);
    setTooMany(taken.length > maxLength ? taken.length : 0);
    if (taken.length <= maxLength) onChange(taken);
  };
  const told = tooMany > 0 ? t('ui.tooLong', { most: maxLength, count: tooMany }) : error;
  return (
    <Field label={label} hint={hint} error={told} path={path} below={below}>
      {(control) =>
        lines ? (
          <textarea
            {...control}
            className={`in ${look}`}
            rows={lines}
            value={value}
            aria-required={required}
            onBlur={rest.onBlur}
            onChange={(event) => take(event.target.value)}
          />
        ) : (
          <input
            {...rest}
            {...control}
            className={`in ${look}`}
            value={value}
            aria-required={required}
            onChange={(event) => take(event.target.value)}
            onKeyDown={(event) => {
              if (!onEnter || event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              onEnter();
            }}
          />
        )
      }
    </Field>
  );
}

export interface Option {
  value: string;
  label: ReactNode;
  help?: ReactNode;
}

interface SelectFieldProps extends Framing {
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  look?: string;
  /** First entry while nothing is chosen. */
  unchosen?: string;
}

export function SelectField({ value, options, onChange, look = '', unchosen, ...framing }: SelectFieldProps): ReactNode {
  return (
    <Field {...framing}>
      {(control) => (
        <select {...control} className={`in ${look}`} value={value} onChange={(event) => onChange(event.target.value)}>
          {unchosen !== undefined && <option value="">{unchosen}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface GroupProps extends Framing {
  options: readonly Option[];
  inline?: boolean;
}

function Group({
  label,
  hint,
  error,
  path,
  below,
  inline,
  kind,
  children,
}: Framing & { inline?: boolean; kind?: 'radiogroup'; children: ReactNode }): ReactNode {
  const own = useId();
  const id = path ? placeOf(path) : own;
  const described = [hint && `${id}-h`, error && `${id}-e`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className="field tight" id={id} tabIndex={-1} role={kind} aria-describedby={described} aria-invalid={error && kind ? true : undefined}>
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-e`} error={error} />
      <div className={inline ? 'pick inline' : 'pick'}>{children}</div>
      {below}
    </fieldset>
  );
}

/** One of a few: all can be read before choosing. */
export function Choice({ value, onChange, options, ...group }: GroupProps & { value: string; onChange: (value: string) => void }): ReactNode {
  const name = useId();
  return (
    <Group {...group} kind="radiogroup">
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} value={option.value} checked={value === option.value} onChange={() => onChange(option.value)} />
          <Words option={option} />
        </label>
      ))}
    </Group>
  );
}

/** Any number of a few. */
export function Ticks({
  values,
  onChange,
  options,
  ...group
}: GroupProps & { values: readonly string[]; onChange: (value: string, on: boolean) => void }): ReactNode {
  return (
    <Group {...group}>
      {options.map((option) => (
        <label key={option.value}>
          <input type="checkbox" checked={values.includes(option.value)} onChange={(event) => onChange(option.value, event.target.checked)} />
          <Words option={option} />
        </label>
      ))}
    </Group>
  );
}

function Words({ option }: { option: Option }): ReactNode {
  return (
    <span>
      <span>{option.label}</span>
      {option.help && <small>{option.help}</small>}
    </span>
  );
}
