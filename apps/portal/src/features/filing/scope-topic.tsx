import { useState, type ReactNode } from 'react';
import type { IndustryFacts, ScopeHitView } from '#libs/contract';
import { Button, TextField, useReference, useWords } from '#libs/ui';
import { useDraft } from './draft.tsx';
import { IndustryField } from './industry-field.tsx';
import { ScopeChosen } from './scope-chosen.tsx';
import { ScopeHits } from './scope-search.tsx';
import { TopicPage } from './topic-page.tsx';

/** Activities found by everyday words or written freely; each says at once whether a permit goes with it. */
export default function ScopeTopic(): ReactNode {
  const { t } = useWords();
  const { facts, change } = useDraft();
  const reference = useReference();
  const scope = facts.businessScope ?? [];
  const [typed, setTyped] = useState('');
  const [suggested, setSuggested] = useState(false);
  /** The words in the box have served to find what was chosen. */
  const [picked, setPicked] = useState(false);
  const add = (): void => {
    const items = typed
      .split(/[；;\n]/)
      .map((item) => item.trim().replace(/。$/, ''))
      .filter((item) => item && !scope.includes(item));
    if (items.length > 0) change({ businessScope: [...scope, ...items] });
    setTyped('');
  };
  const pick = (hit: ScopeHitView, on: boolean): void => {
    if (!on) {
      change({ businessScope: scope.filter((item) => item !== hit.text) });
      return;
    }
    setPicked(true);
    const industryCode = facts.industryCode ? undefined : mainTrade(hit, reference?.industries[0]?.edition);
    change({ businessScope: [...scope, hit.text], ...(industryCode ? { industryCode } : {}) });
    if (industryCode) setSuggested(true);
  };
  const unadded = typed.trim() !== '' && !picked && !scope.includes(typed.trim());
  return (
    <TopicPage topic="scope" hold={unadded ? { path: 'businessScope', text: t('scope.notAdded') } : null} aside={<Aside />}>
      {(errorAt) => (
        <>
          <TextField
            path="businessScope"
            label={t('scope.add')}
            maxLength={20_000}
            hint={t('scope.add.hint')}
            value={typed}
            onChange={(value) => {
              setTyped(value);
              setPicked(false);
            }}
            error={errorAt('businessScope')}
            autoComplete="off"
            onEnter={add}
          />
          <ScopeHits typed={typed} chosen={scope} pick={pick} />
          {typed.trim() && (
            <p className="row">
              <Button onClick={add}>{t('scope.add.do')}</Button>
            </p>
          )}
          <ScopeChosen scope={scope} errorAt={errorAt} remove={(index) => change({ businessScope: scope.filter((_, at) => at !== index) })} />
          {suggested && (
            <p className="hint" role="status">
              {t('industry.suggested')}
            </p>
          )}
          <IndustryField
            value={facts.industryCode}
            error={errorAt('industryCode.code') ?? errorAt('industryCode')}
            onChange={(industryCode) => {
              setSuggested(false);
              change({ industryCode });
            }}
          />
        </>
      )}
    </TopicPage>
  );
}

/** The first trade that an activity is counted in, as a suggestion. */
function mainTrade(hit: ScopeHitView, edition: string | undefined): IndustryFacts | undefined {
  const found = hit.industries.find((one) => one.edition === edition && one.code.length >= 4);
  return found && { edition: found.edition === '2011' ? '2011' : '2017', code: found.code };
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
