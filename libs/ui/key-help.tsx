import { useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { chooseKeys, doubled, pressedFor, useKeyChoice } from './key-setting.ts';
import { Trouble } from './trouble.tsx';
import { useWords } from './words.ts';

/** Figures go with the points of a list and Enter sends: these stay. */
const isFixed = (key: string): boolean => key === '1' || key.length > 1;

/** All keys of the page, each to be changed; kept with the account. */
export function KeyHelp({ keys, about, leave }: { keys: readonly string[]; about: 'queue' | 'case'; leave: () => void }): ReactNode {
  const { t } = useWords();
  const choice = useKeyChoice();
  const [own, setOwn] = useState(choice.own);
  const [error, setError] = useState<Error | null>(null);
  const mayChange = keys.filter((key) => !isFixed(key));
  const twice = doubled(mayChange, { off: false, own });
  const set = (key: string, typed: string): void => {
    const by = typed.slice(-1);
    setOwn([...own.filter((one) => one.key !== key), ...(by.trim() === '' || by.toUpperCase() === key ? [] : [{ key, by }])]);
  };
  const keep = (): void => {
    if (twice.length > 0) return;
    chooseKeys({ ...choice, own }).then(leave, (reason: unknown) => setError(reason instanceof Error ? reason : new Error(String(reason))));
  };
  return (
    <Dialog title={t('keys.title')} leave={leave}>
      <form
        className="stack tight key-help"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <p className="sub">{t('keys.about')}</p>
        <table className="grid" aria-label={t('keys.title')}>
          <tbody>
            {keys.map((key) => (
              <tr key={key}>
                <th scope="row">{t(`keys.${about}.${key}`)}</th>
                <td>
                  {isFixed(key) ? (
                    <kbd>{key === '1' ? '1–9' : '↵'}</kbd>
                  ) : (
                    <input
                      className="in key-in"
                      aria-label={t('keys.of', { what: t(`keys.${about}.${key}`) })}
                      aria-invalid={twice.includes(key) || undefined}
                      value={pressedFor(key, { off: false, own })}
                      onFocus={(event) => event.target.select()}
                      onChange={(event) => set(key, event.target.value)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {twice.length > 0 && (
          <p className="err" role="alert">
            {t('keys.twice', { what: twice.map((key) => t(`keys.${about}.${key}`)).join(t('punctuation.list')) })}
          </p>
        )}
        <Trouble error={error} />
        <p className="row">
          <Button look="main" type="submit">
            {t('keys.keep')}
          </Button>
          <Button onClick={() => setOwn([])}>{t('keys.usual')}</Button>
          <Button onClick={leave}>{t('keys.leave')}</Button>
        </p>
      </form>
    </Dialog>
  );
}
