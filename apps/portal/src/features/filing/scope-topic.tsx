import { useState, type ReactNode } from 'react';
import { Button, placeOf, Tag, TextField, useWords } from '#libs/ui';
import { useCheck } from './api.ts';
import { useDraft } from './draft.tsx';
import { IndustryField } from './industry-field.tsx';
import { TopicPage, type ErrorAt } from './topic-page.tsx';

/** One activity a line; each says at once whether a permit goes with it. */
export default function ScopeTopic(): ReactNode {
  const { t } = useWords();
  const { facts, change } = useDraft();
  const scope = facts.businessScope ?? [];
  const [typed, setTyped] = useState('');
  const add = (): void => {
    const items = typed
      .split(/[；;\n]/)
      .map((item) => item.trim().replace(/。$/, ''))
      .filter((item) => item && !scope.includes(item));
    if (items.length > 0) change({ businessScope: [...scope, ...items] });
    setTyped('');
  };
  return (
    <TopicPage topic="scope" hold={typed.trim() ? { path: 'businessScope', text: t('scope.notAdded') } : null} aside={<Aside />}>
      {(errorAt) => (
        <>
          <TextField
            path="businessScope"
            label={t('scope.add')}
            hint={t('scope.add.hint')}
            value={typed}
            onChange={setTyped}
            error={errorAt('businessScope')}
            autoComplete="off"
            onEnter={add}
            below={
              <p className="row">
                <Button onClick={add}>{t('scope.add.do')}</Button>
              </p>
            }
          />
          <Chosen scope={scope} errorAt={errorAt} remove={(index) => change({ businessScope: scope.filter((_, at) => at !== index) })} />
          <IndustryField
            value={facts.industryCode}
            error={errorAt('industryCode.code') ?? errorAt('industryCode')}
            onChange={(industryCode) => change({ industryCode })}
          />
        </>
      )}
    </TopicPage>
  );
}

function Chosen({ scope, errorAt, remove }: { scope: readonly string[]; errorAt: ErrorAt; remove: (index: number) => void }): ReactNode {
  const { t } = useWords();
  const { filing, saving } = useDraft();
  const check = useCheck(filing.id);
  if (scope.length === 0) return null;
  const judged = !check.isFetching && saving.state !== 'saving';
  const effect = (index: number): ReactNode => {
    if (!judged)
      return (
        <Tag tone="wait" icon="turn" turning>
          {t('scope.looking')}
        </Tag>
      );
    if (check.data?.preApprovals.some((one) => one.scopeItem === index && one.permit !== 'valid')) return <Tag tone="warn">{t('scope.before')}</Tag>;
    if (check.data?.postApprovals.some((one) => one.scopeItem === index)) return <Tag tone="info">{t('scope.after')}</Tag>;
    return <Tag tone="ok">{t('scope.free')}</Tag>;
  };
  return (
    <section className="sheet stack tight">
      <h2>{t('scope.chosen', { count: scope.length })}</h2>
      <ul className="lanes">
        {scope.map((item, index) => (
          <li key={item} id={placeOf(`businessScope[${index}]`)} tabIndex={-1}>
            <b>{item}</b>
            <button type="button" className="link" onClick={() => remove(index)}>
              {t('ui.remove')}
              <span className="vh">{item}</span>
            </button>
            <small>{effect(index)}</small>
            {errorAt(`businessScope[${index}]`) && <small className="err">{errorAt(`businessScope[${index}]`)}</small>}
          </li>
        ))}
      </ul>
      <p className="eyebrow">{t('scope.sentence')}</p>
      <p className="song">{scope.join('；')}。</p>
    </section>
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <>
      {['how', 'permit'].map((about) => (
        <section key={about}>
          <h2>{t(`scope.help.${about}`)}</h2>
          <p>{t(`scope.help.${about}.text`)}</p>
        </section>
      ))}
    </>
  );
}
