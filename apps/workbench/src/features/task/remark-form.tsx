import { useState, type ReactNode } from 'react';
import { Button, placeOf, SelectField, TextField, useWords, type FactRow } from '#libs/ui';

export interface Remark {
  path?: string;
  reason: string;
  cure?: string;
}

/** Remarks on the return, each tied to a field: what is wrong, what would pass. */
export function RemarkForm({
  rows,
  remarks,
  change,
}: {
  rows: readonly FactRow[];
  remarks: readonly Remark[];
  change: (remarks: Remark[]) => void;
}): ReactNode {
  const { t } = useWords();
  const [path, setPath] = useState('');
  const [reason, setReason] = useState('');
  const [cure, setCure] = useState('');
  const add = (): void => {
    if (!reason.trim()) return;
    change([...remarks, { reason: reason.trim(), ...(path ? { path } : {}), ...(cure.trim() ? { cure: cure.trim() } : {}) }]);
    setPath('');
    setReason('');
    setCure('');
  };
  const labelOf = (one: Remark): string => rows.find((row) => row.path === one.path)?.label ?? t('remark.whole');
  return (
    <div className="stack tight" id={placeOf('remark.missing')} tabIndex={-1}>
      {remarks.length > 0 && (
        <ol className="lanes">
          {remarks.map((one, index) => (
            <li key={index}>
              <b>{labelOf(one)}</b>
              <button type="button" className="link" onClick={() => change(remarks.filter((_, at) => at !== index))}>
                {t('ui.remove')}
                <span className="vh">{one.reason}</span>
              </button>
              <small>{[one.reason, one.cure].filter(Boolean).join(' ')}</small>
            </li>
          ))}
        </ol>
      )}
      <SelectField
        label={t('remark.field')}
        value={path}
        unchosen={t('remark.whole')}
        options={rows.map((row) => ({ value: row.path, label: row.label }))}
        onChange={setPath}
      />
      <TextField label={t('remark.reason')} lines={2} value={reason} onChange={setReason} />
      <TextField label={t('remark.cure')} lines={2} value={cure} onChange={setCure} />
      <p className="row">
        <Button onClick={add}>{t('remark.add')}</Button>
      </p>
    </div>
  );
}
