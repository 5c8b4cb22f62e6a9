import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { InterestView } from '#libs/contract';
import { Button, Choice, Loading, shortTime, TextField, Trouble, useWords } from '#libs/ui';
import { useDeclare, useInterests, useWithdraw, type Declaration } from './api.ts';

const KINDS: readonly InterestView['kind'][] = ['relative', 'phone', 'address'];
const NOTHING = { label: '', value: '' };

/** What ties an officer to people outside. Only a fingerprint of it is kept; a case that it touches is never given to them. */
export default function InterestsPage(): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const interests = useInterests();
  const withdraw = useWithdraw();
  useEffect(() => {
    document.title = `${t('interest.title')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" className="pane stack narrow">
      <h1 ref={heading} tabIndex={-1}>
        {t('interest.title')}
      </h1>
      <p className="sub">{t('interest.about')}</p>
      <Trouble error={withdraw.error} />
      {!interests.data && <Loading error={interests.error} again={() => void interests.refetch()} lines={3} />}
      {interests.data?.length === 0 && <p>{t('interest.none')}</p>}
      {interests.data && interests.data.length > 0 && (
        <ul className="lanes">
          {interests.data.map(({ id, kind, label, declaredAt }) => (
            <li key={id}>
              <b>{label}</b>
              <button type="button" className="link" onClick={() => withdraw.mutate(id)}>
                {t('interest.withdraw')}
                <span className="vh">{label}</span>
              </button>
              <small>
                {t(`interest.${kind}`)} · {shortTime(declaredAt)}
              </small>
            </li>
          ))}
        </ul>
      )}
      <Declare />
    </main>
  );
}

function Declare(): ReactNode {
  const { t } = useWords();
  const [kind, setKind] = useState<InterestView['kind']>('relative');
  const [said, setSaid] = useState(NOTHING);
  const declare = useDeclare(() => setSaid(NOTHING));
  const label = said.label.trim();
  const value = said.value.trim();
  const declaration: Declaration =
    kind === 'relative' ? { kind, label, document: { type: 'residentIdCard', number: value } } : { kind, label, value };
  return (
    <form
      className="sheet stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (label && value) declare.mutate(declaration);
      }}
    >
      <h2>{t('interest.declare')}</h2>
      <Trouble error={declare.error} />
      <Choice
        inline
        label={t('interest.kind')}
        value={kind}
        onChange={(chosen) => setKind(KINDS.find((one) => one === chosen) ?? 'relative')}
        options={KINDS.map((one) => ({ value: one, label: t(`interest.${one}`) }))}
      />
      <TextField
        label={t('interest.label')}
        hint={t('interest.label.hint')}
        maxLength={100}
        value={said.label}
        onChange={(text) => setSaid({ ...said, label: text })}
      />
      <TextField
        label={t(`interest.value.${kind}`)}
        hint={t('interest.value.hint')}
        maxLength={300}
        autoComplete="off"
        value={said.value}
        onChange={(text) => setSaid({ ...said, value: text })}
      />
      <p className="row">
        <Button look="main" type="submit" busy={declare.isPending} notNow={!(label && value) && t('interest.both')}>
          {t('interest.declare')}
        </Button>
      </p>
    </form>
  );
}
