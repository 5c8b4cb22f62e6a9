import { Select } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ENTITY_TYPES, useKeys, useLabel, useAccount, useReference, useWords } from '#libs/ui';

const WAIT_MS = 250;

/** Narrows a lane: what, which step, which district, and a word of the name or the beginning of the number. `/` leads here. */
export function Filters({ search, change }: { search: URLSearchParams; change: (key: string, value: string) => void }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const account = useAccount();
  const reference = useReference();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.get('text') ?? '');
  useKeys({ '/': () => field.current?.focus() });
  useEffect(() => {
    if (text === (search.get('text') ?? '')) return;
    const timer = setTimeout(() => change('text', text.trim()), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, search, change]);
  const known = search.get('entityType');
  const types: string[] = known && !ENTITY_TYPES.some((one) => one === known) ? [...ENTITY_TYPES, known] : [...ENTITY_TYPES];
  const whole = account?.districts.some((code) => code.endsWith('00'));
  const districts =
    reference?.divisions.filter(({ code }) => !code.endsWith('00') && account?.districts.some((own) => code.startsWith(own.slice(0, 4)))) ?? [];
  return (
    <search className="row filters" aria-label={t('queue.filter')}>
      <input
        ref={field}
        type="search"
        className="in find-field"
        aria-label={t('queue.filter.text')}
        placeholder={t('queue.filter.text')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <Select
        aria-label={t('queue.filter.type')}
        value={known ?? ''}
        onChange={(value) => change('entityType', value)}
        popupMatchSelectWidth={false}
        options={[{ value: '', label: t('queue.filter.anyType') }, ...types.map((value) => ({ value, label: t(`entityType.${value}`) }))]}
      />
      <Select
        aria-label={t('queue.filter.step')}
        value={search.get('step') ?? ''}
        onChange={(value) => change('step', value)}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t('queue.filter.anyStep') },
          { value: 'EXAMINE', label: t('step.EXAMINE') },
          { value: 'APPROVE', label: t('step.APPROVE') },
        ]}
      />
      {whole && (
        <Select
          aria-label={t('queue.filter.district')}
          value={search.get('district') ?? ''}
          onChange={(value) => change('district', value)}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('queue.filter.anyDistrict') },
            ...districts.map(({ code }) => ({ value: code, label: label('divisions', code) })),
          ]}
        />
      )}
    </search>
  );
}
