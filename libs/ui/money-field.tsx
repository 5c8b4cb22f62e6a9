import { useId, useState, type ReactNode } from 'react';
import { amountInWords, fenOf, typedAmount, type MoneyUnit } from './amount.ts';
import { Field } from './field.tsx';
import { useWords } from './words.ts';

/** No amount is longer. */
const MOST_SIGNS = 40;

interface MoneyFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | false;
  path?: string;
  /** Fen; `null` while nothing readable is typed. */
  value: number | null;
  onChange: (fen: number | null) => void;
}

/** Typed in 万元 or 元; the words that will be signed stand below while typing. */
export function MoneyField({ value, onChange, ...framing }: MoneyFieldProps): ReactNode {
  const { t } = useWords();
  const [unit, setUnit] = useState<MoneyUnit>('万元');
  const [typed, setTyped] = useState(value === null ? '' : typedAmount(value, '万元'));
  const unitId = useId();
  const readable = fenOf(typed, unit);
  // A value set from outside (another device) replaces what stands here; one's own typing never does.
  const shown = value !== null && readable !== value ? typedAmount(value, unit) : typed;
  const [tooMany, setTooMany] = useState(0);
  const type = (text: string, as: MoneyUnit): void => {
    setTooMany(text.length > MOST_SIGNS ? text.length : 0);
    if (text.length > MOST_SIGNS) return;
    setTyped(text);
    setUnit(as);
    onChange(fenOf(text, as));
  };
  const unread = typed.trim() !== '' && readable === null;
  return (
    <Field
      {...framing}
      error={tooMany > 0 ? t('ui.tooLong', { most: MOST_SIGNS, count: tooMany }) : framing.error || (unread && t('ui.money.unread'))}
      below={value !== null && value > 0 ? <p className="words">{amountInWords(value)}</p> : undefined}
    >
      {(control) => (
        <div className="money">
          <input
            {...control}
            className="in w6 num"
            inputMode="decimal"
            autoComplete="off"
            value={shown}
            onChange={(event) => type(event.target.value, unit)}
          />
          <label className="vh" htmlFor={unitId}>
            {t('ui.money.unit')}
          </label>
          <select id={unitId} className="in unit" value={unit} onChange={(event) => type(shown, event.target.value === '元' ? '元' : '万元')}>
            <option value="万元">{t('ui.money.wan')}</option>
            <option value="元">{t('ui.money.yuan')}</option>
          </select>
        </div>
      )}
    </Field>
  );
}
