import { useState, type ReactNode } from 'react';
import type { RegisterRow } from '#libs/contract';
import { Choice, sayError, TextField, useLabel, useWords } from '#libs/ui';
import { useRegistered } from './api.ts';
import { useSettled } from './use-settled.ts';

const MOST = 6;

interface ParentFieldProps {
  parent: RegisterRow | null;
  choose: (parent: RegisterRow) => void;
  error: string | false;
}

/** The firm that opens a branch, found by its name or code among those that stand in the register. */
export function ParentField({ parent, choose, error }: ParentFieldProps): ReactNode {
  const { t, has } = useWords();
  const label = useLabel();
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed.trim(), typed.trim());
  const found = useRegistered(asked);
  const rows = (found.data?.rows ?? []).filter((row) => row.state === 'registered' && row.entityType !== 'INDIVIDUAL_BUSINESS').slice(0, MOST);
  const offered = parent && !rows.some(({ code }) => code === parent.code) ? [parent, ...rows] : rows;
  return (
    <div className="stack tight">
      <TextField
        path="begin.parent"
        look="w12"
        label={t('begin.parent')}
        hint={t('begin.parent.hint')}
        value={typed}
        onChange={setTyped}
        error={error}
        autoComplete="off"
      />
      {offered.length > 0 && (
        <Choice
          label={<span className="vh">{t('begin.parent.choose')}</span>}
          value={parent?.code ?? ''}
          onChange={(code) => {
            const row = offered.find((one) => one.code === code);
            if (row) choose(row);
          }}
          options={offered.map((row) => ({
            value: row.code,
            label: row.name,
            help: [row.code, row.registry && label('divisions', row.registry)].filter(Boolean).join(' · '),
          }))}
        />
      )}
      <p className="hint" role="status">
        {found.error ? sayError(found.error, t, has) : asked && found.data && rows.length === 0 ? t('begin.parent.none') : ''}
      </p>
    </div>
  );
}
