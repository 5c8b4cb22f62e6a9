import { useState, type ReactNode } from 'react';
import { Button, fenOf, numberTail, Tag, TextField, typedAmount, useWords } from '#libs/ui';
import { useDraft } from './draft.tsx';
import { MOST_ROWS, readPasted, withPasted } from './pasted-holders.ts';
import type { Frame } from './people.ts';

/** Many holders at once, from a spreadsheet: what was read is shown before it is taken in, each bad row says why and stays. */
export function PasteHolders({ frame }: { frame: Frame }): ReactNode {
  const { t } = useWords();
  const { facts, change } = useDraft();
  const [text, setText] = useState('');
  const [taken, setTaken] = useState(0);
  const rows = readPasted(text, facts, fenOf);
  const good = rows.filter(({ fault }) => fault === null);
  const bad = rows.filter(({ fault }) => fault !== null);
  const tooMany = bad.filter(({ fault }) => fault === 'tooMany').length;
  const take = (): void => {
    change(withPasted(facts, rows, frame));
    setText(bad.map((row) => row.text).join('\n'));
    setTaken(good.length);
  };
  return (
    <details>
      <summary>{t('paste.title')}</summary>
      <div className="stack tight">
        <TextField look="code" lines={5} maxLength={20_000} label={t('paste.label')} hint={t('paste.hint')} value={text} onChange={setText} />
        <div role="status" className="stack tight">
          {taken > 0 && <Tag tone="ok">{t('paste.taken', { count: taken })}</Tag>}
          {rows.length > 0 && (
            <Tag tone={bad.length > 0 ? 'warn' : 'ok'}>{t('paste.read', { all: rows.length, good: good.length, bad: bad.length })}</Tag>
          )}
          {bad.length > 0 && (
            <ul>
              {tooMany > 0 && <li className="err">{t('paste.tooMany', { most: MOST_ROWS, count: tooMany })}</li>}
              {bad
                .filter(({ fault }) => fault !== 'tooMany')
                .map((row) => (
                  <li key={row.line} className="err">
                    {t('paste.line', { line: row.line, name: row.name })}
                    {t(`paste.fault.${row.fault}`, { count: row.number.length })}
                  </li>
                ))}
            </ul>
          )}
        </div>
        {good.length > 0 && (
          <div className="scroll" tabIndex={0} role="region" aria-label={t('paste.preview')}>
            <table className="tbl">
              <caption>{t('paste.preview')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('people.name')}</th>
                  <th scope="col">{t('people.paper')}</th>
                  <th scope="col" className="num">
                    {t('people.amount')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {good.map((row) => (
                  <tr key={row.number}>
                    <td>{row.name}</td>
                    <td>{t('facts.tail', { tail: numberTail(row.number) })}</td>
                    <td className="num">{typedAmount(row.subscribed ?? 0, '万元')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {good.length > 0 && (
          <p className="row">
            <Button onClick={take}>{t('paste.take', { count: good.length })}</Button>
          </p>
        )}
      </div>
    </details>
  );
}
