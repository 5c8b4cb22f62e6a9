import { useState, type ReactNode } from 'react';
import type { ScopeNeedView } from '#libs/contract';
import { Button, Note, placeOf, shownDate, useWords } from '#libs/ui';
import { useDraft } from './draft.tsx';
import { PermitForm } from './permit-form.tsx';
import { useScopeClasses } from './scope-api.ts';
import { ScopeEffect } from './scope-effect.tsx';
import type { ErrorAt } from './topic-page.tsx';

interface ScopeChosenProps {
  scope: readonly string[];
  errorAt: ErrorAt;
  remove: (index: number) => void;
}

/** What was chosen, what each needs and from whom, and the sentence as the licence will print it. */
export function ScopeChosen({ scope, errorAt, remove }: ScopeChosenProps): ReactNode {
  const { t } = useWords();
  const classes = useScopeClasses(scope).data;
  if (scope.length === 0) return null;
  return (
    <section className="sheet stack tight">
      <h2>{t('scope.chosen', { count: scope.length })}</h2>
      <ul className="lanes">
        {scope.map((item, index) => {
          const judged = classes?.items.find((one) => one.text === item);
          const error = errorAt(`businessScope[${index}]`);
          return (
            <li key={item} id={placeOf(`businessScope[${index}]`)} tabIndex={-1}>
              <b>{item}</b>
              <button type="button" className="link" onClick={() => remove(index)}>
                {t('ui.remove')}
                <span className="vh">{item}</span>
              </button>
              <small>
                <ScopeEffect effect={judged?.class} />
              </small>
              {error && <small className="err">{error}</small>}
              {(judged?.needs ?? []).length > 0 && (
                <div className="link-line stack tight">
                  {judged?.needs.map((need) => (
                    <Need key={`${need.item} ${need.permit}`} need={need} remove={() => remove(index)} />
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <p className="eyebrow">{t('scope.sentence')}</p>
      <p className="song">{scope.join('；')}。</p>
    </section>
  );
}

/** One permit: what to do, from whom; one that must be there first has its two ways out at once. */
function Need({ need, remove }: { need: ScopeNeedView; remove: () => void }): ReactNode {
  const { t, language } = useWords();
  const { filing } = useDraft();
  const [open, setOpen] = useState(false);
  const held = filing.permits.find((one) => one.catalogueItem === need.item);
  if (open && need.item) return <PermitForm need={need} item={need.item} leave={() => setOpen(false)} />;
  if (held)
    return (
      <Note tone="ok" slim>
        <p>{t('permit.held', { permit: need.permit, number: held.number })}</p>
        {held.validTo && <p>{t('permit.held.to', { date: shownDate(held.validTo, language) })}</p>}
        <p className="row">
          <Button onClick={() => setOpen(true)}>{t('ui.change')}</Button>
        </p>
      </Note>
    );
  return (
    <Note tone={need.what === 'preApproval' ? 'bad' : 'info'} slim>
      <p>{need.todo}</p>
      <p className="row">
        {need.what === 'preApproval' && <Button onClick={remove}>{t('permit.later')}</Button>}
        {need.item && <Button onClick={() => setOpen(true)}>{t('permit.have')}</Button>}
      </p>
    </Note>
  );
}
