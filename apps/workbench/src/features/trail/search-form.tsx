import { useEffect, useState, type ReactNode } from 'react';
import type { TrailSearch } from '#libs/contract';
import { Button, SelectField, TextField, useWords } from '#libs/ui';
import { ACTS } from './acts.ts';

interface SearchFormProps {
  search: TrailSearch;
  onChange: (search: TrailSearch) => void;
}

/** Asked for with one press, so that half a date asks for nothing. */
export function SearchForm({ search, onChange }: SearchFormProps): ReactNode {
  const { t } = useWords();
  const [wish, setWish] = useState(search);
  useEffect(() => setWish(search), [search]);
  const set = (key: keyof TrailSearch) => (value: string) => setWish({ ...wish, [key]: value });
  const [subject = '', act = ''] = (wish.what ?? '').split('.');
  return (
    <form
      className="stack tight"
      aria-label={t('trail.search')}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(wish);
      }}
    >
      <TextField path="from" label={t('trail.from')} type="date" value={wish.from ?? ''} onChange={set('from')} />
      <TextField path="to" label={t('trail.to')} type="date" value={wish.to ?? ''} onChange={set('to')} />
      <TextField path="actor" label={t('trail.actor.search')} value={wish.actor ?? ''} maxLength={100} onChange={set('actor')} />
      <SelectField
        label={t('trail.subject')}
        value={subject}
        unchosen={t('trail.all')}
        options={Object.keys(ACTS).map((one) => ({ value: one, label: t(`trail.subject.${one}`) }))}
        onChange={set('what')}
      />
      {subject && (
        <SelectField
          label={t('trail.what')}
          value={act}
          unchosen={t('trail.all')}
          options={(ACTS[subject] ?? []).map((one) => ({ value: one, label: t(`trail.act.${subject}.${one}`) }))}
          onChange={(value) => set('what')(value ? `${subject}.${value}` : subject)}
        />
      )}
      <TextField path="object" label={t('trail.object')} value={wish.object ?? ''} maxLength={36} onChange={set('object')} />
      <p className="row">
        <Button look="main" type="submit">
          {t('trail.search.do')}
        </Button>
        <Button onClick={() => onChange({})}>{t('trail.search.clear')}</Button>
      </p>
    </form>
  );
}
