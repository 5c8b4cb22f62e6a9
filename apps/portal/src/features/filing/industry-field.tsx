import { useState, type ReactNode } from 'react';
import type { IndustryFacts } from '#libs/contract';
import { Choice, TextField, useReference, useWords } from '#libs/ui';

const MOST = 8;

interface IndustryFieldProps {
  value: IndustryFacts | undefined;
  error: string | null;
  onChange: (value: IndustryFacts) => void;
}

/** The main trade, found by its words in the classification of the day. */
export function IndustryField({ value, error, onChange }: IndustryFieldProps): ReactNode {
  const { t } = useWords();
  const reference = useReference();
  const [typed, setTyped] = useState('');
  const industries = reference?.industries ?? [];
  const edition = industries[0]?.edition === '2011' ? '2011' : '2017';
  const chosen = industries.find((one) => one.code === value?.code);
  const found = typed.trim()
    ? industries.filter((one) => one.code.length >= 4 && (one.name.includes(typed.trim()) || one.code.startsWith(typed.trim().toUpperCase())))
    : [];
  const offered = [...(chosen && !found.includes(chosen) ? [chosen] : []), ...found].slice(0, MOST);
  return (
    <div className="stack tight">
      <TextField
        path="industryCode"
        look="w12"
        label={t('industry.title')}
        hint={t('industry.hint')}
        value={typed}
        onChange={setTyped}
        error={error}
        autoComplete="off"
        below={typed.trim() && found.length === 0 && industries.length > 0 ? <p className="hint">{t('industry.none')}</p> : undefined}
      />
      {offered.length > 0 && (
        <Choice
          label={<span className="vh">{t('industry.choose')}</span>}
          value={value?.code ?? ''}
          onChange={(code) => onChange({ edition, code })}
          options={offered.map((one) => ({ value: one.code, label: one.name, help: one.code }))}
        />
      )}
      {found.length > MOST && <p className="hint">{t('industry.more', { count: found.length - MOST })}</p>}
    </div>
  );
}
