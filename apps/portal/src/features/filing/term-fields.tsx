import type { ReactNode } from 'react';
import type { Facts } from '#libs/contract';
import { Choice, TextField, useWords, yearsLater } from '#libs/ui';

interface TermFieldsProps {
  term: Facts['businessTerm'];
  onChange: (term: Facts['businessTerm']) => void;
  /** The registry's day, from which a first proposal is counted. */
  today: string | undefined;
  hint?: string;
  error: string | null;
  errorOfDay: string | null;
}

/** How long the business lasts: without an end, or until a day. */
export function TermFields({ term, onChange, today, hint, error, errorOfDay }: TermFieldsProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Choice
        path="businessTerm"
        inline
        label={t('capital.term')}
        hint={hint}
        value={term?.indefinite ? 'indefinite' : term?.to ? 'until' : ''}
        error={error}
        onChange={(value) =>
          onChange(value === 'until' ? { to: yearsLater(today || new Date().toISOString().slice(0, 10), 20) } : { indefinite: true })
        }
        options={[
          { value: 'indefinite', label: t('facts.indefinite') },
          { value: 'until', label: t('capital.until') },
        ]}
      />
      {term?.to && (
        <TextField
          path="businessTerm.to"
          look="w12"
          type="date"
          label={t('capital.to')}
          value={term.to}
          onChange={(to) => to && onChange({ to })}
          error={errorOfDay}
        />
      )}
    </>
  );
}
