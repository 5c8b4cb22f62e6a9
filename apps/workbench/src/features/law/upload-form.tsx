import { useState, type ReactNode } from 'react';
import type { LawFileView } from '#libs/contract';
import { ApiError, Button, Field, Note, SelectField, TextField, Trouble, useWords } from '#libs/ui';
import { useUploadDraft } from './api.ts';

/** Takes the whole text of one file, and why it is corrected. */
export function UploadForm({ files }: { files: readonly LawFileView[] }): ReactNode {
  const { t, language } = useWords();
  const [file, setFile] = useState('');
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const [fault, setFault] = useState('');
  /** Counts what was taken: the field for the file begins anew. */
  const [taken, setTaken] = useState(0);
  const upload = useUploadDraft(() => {
    setText('');
    setNote('');
    setTaken((count) => count + 1);
  });

  const read = async (chosen: File | undefined): Promise<void> => {
    setText('');
    setFault('');
    upload.reset();
    if (!chosen) return;
    const named = files.find(({ name }) => name === chosen.name);
    if (named) setFile(named.name);
    try {
      // What is not UTF-8 would arrive with signs lost and nobody would see it.
      setText(new TextDecoder('utf-8', { fatal: true }).decode(await chosen.arrayBuffer()));
    } catch {
      setFault(t('law.notUtf8'));
    }
  };
  const missing = file === '' || text === '' || note.trim() === '';
  return (
    <form
      className="sheet stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) upload.mutate({ file, text, note: note.trim() });
      }}
    >
      <h2>{t('law.upload')}</h2>
      <p>{t('law.upload.how')}</p>
      <Field label={t('law.upload.file')} error={fault}>
        {(control) => <input key={taken} {...control} type="file" accept=".json,.tsv" onChange={(event) => void read(event.target.files?.[0])} />}
      </Field>
      <SelectField
        label={t('law.upload.which')}
        value={file}
        unchosen={t('ui.choose')}
        options={files.map((one) => ({ value: one.name, label: `${one[language]} · ${one.name}` }))}
        onChange={setFile}
      />
      <TextField label={t('law.upload.note')} value={note} onChange={setNote} maxLength={1_000} />
      <Refusal error={upload.error} />
      <p className="row">
        <Button look="main" type="submit" busy={upload.isPending} notNow={missing && t('law.upload.missing')}>
          {t('law.upload.send')}
        </Button>
      </p>
    </form>
  );
}

/** A broken file is told with the place and the reason as the check gives them. */
export function Refusal({ error }: { error: Error | null }): ReactNode {
  const { t } = useWords();
  const { file, entry, reason } = error instanceof ApiError ? (error.body.details ?? {}) : {};
  if (typeof entry !== 'string' || typeof reason !== 'string') return <Trouble error={error} />;
  return (
    <Note tone="bad" title={t('law.broken')} role="alert">
      <p>{t('error.law.file_broken')}</p>
      <p className="code">{[file, entry, reason].filter(Boolean).join(' · ')}</p>
    </Note>
  );
}
