import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, IDENTITY_PAPERS, SelectField, shownDate, TextField, Ticks, useLabel, useWords, type Say } from '#libs/ui';
import type { Asks } from './asks.ts';
import { HoldingFields } from './holding-fields.tsx';
import { clashes, newHolding, type Member } from './people.ts';
import { numberInSections, residentIdFault, tidyNumber, toldByNumber } from './resident-id.ts';

/** Papers whose number does not say when its holder was born. */
const SILENT = ['prcPassport', 'hkMacaoTravelPermit', 'taiwanTravelPermit', 'foreignPassport', 'hkPassport', 'macaoPassport'];

/** Pictures and signs that steer a screen: no paper has them in a name. */
const NO_LETTERS = /[\p{Extended_Pictographic}\p{Cc}\p{Bidi_Control}]/u;

interface PersonFormProps {
  member: Member;
  isNew: boolean;
  /** Nobody owns a part yet. */
  isFirst: boolean;
  asks: Asks;
  posts: readonly string[];
  /** Each change of what stands in the form, as a member as yet unchecked. */
  keep: (member: Member) => void;
  /** The others on the list. */
  others: readonly Member[];
  save: (member: Member) => void;
  leave: () => void;
}

/** One person: name, paper, posts, share. What is odd is said when the field is left, and all of it when the button is pressed. */
export function PersonForm({ member, isNew, isFirst, asks, posts, others, keep, save, leave }: PersonFormProps): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const heading = useRef<HTMLHeadingElement>(null);
  const [person, setPerson] = useState(member.person);
  const [holding, setHolding] = useState(member.holding ?? newHolding(asks, isFirst));
  const [holds, setHolds] = useState(asks.holder !== null && (isNew ? !asks.alone || isFirst : member.holding !== null));
  const [clash, setClash] = useState<string | null>(null);
  const [left, setLeft] = useState({ name: false, number: false, all: false });
  useEffect(() => heading.current?.focus(), []);
  const untouched = useRef(true);
  useEffect(() => {
    if (!untouched.current) keep({ person, holding: holds ? holding : null });
    untouched.current = false; // when something was changed, not when the page is drawn anew
  }, [person, holding, holds]);
  const number = tidyNumber(person.document.number);
  // Of people in the register the number is shown masked, and taken from there.
  const isKept = person.registered === true && person.document.number.includes('*');
  const same = isKept ? undefined : others.find((one) => number !== '' && tidyNumber(one.person.document.number) === number);
  const typedFault = same ? t('person.number.twice', { name: same.person.name }) : faultOfNumber(person.document.type, number, t);
  const numberFault = isKept ? null : typedFault;
  const nameFault = !person.name.trim() ? t('person.name.missing') : NO_LETTERS.test(person.name) ? t('person.name.signs') : null;
  const told = isKept ? null : toldByNumber(person.document.type, number);
  const amountFault = holds && !holding.subscribed ? t('person.amount.missing') : null;
  const tick = (role: string, on: boolean): void => {
    const refused = on && clashes(person.roles, role);
    setClash(refused ? t('person.clash', { role: label('roles', role) }) : null);
    if (!refused)
      setPerson({
        ...person,
        roles: on
          ? [...posts.filter((one) => one === role || person.roles.includes(one)), ...person.roles.filter((one) => !posts.includes(one))]
          : person.roles.filter((one) => one !== role),
      });
  };
  const finish = (): void => {
    setLeft({ name: true, number: true, all: true });
    if (nameFault || numberFault || amountFault) return;
    const { birthDate, ...known } = person;
    const born = told ? {} : birthDate ? { birthDate } : {};
    save({ person: { ...known, ...born, name: person.name.trim(), document: { ...person.document, number } }, holding: holds ? holding : null });
  };
  return (
    <section className="sheet stack" aria-labelledby="person">
      <h2 id="person" ref={heading} tabIndex={-1}>
        {isNew ? t('people.add') : t('person.change', { name: member.person.name })}
      </h2>
      <TextField
        look="w12"
        label={t('people.name')}
        maxLength={200}
        hint={t('person.name.hint')}
        value={person.name}
        onChange={(name) => setPerson({ ...person, name })}
        onBlur={() => setLeft({ ...left, name: person.name !== '' })}
        error={left.name && nameFault}
        autoComplete="off"
      />
      <SelectField
        look="w12"
        label={t('person.paper')}
        value={person.document.type}
        options={IDENTITY_PAPERS.map((value) => ({ value, label: t(`document.${value}`) }))}
        onChange={(value) =>
          setPerson({ ...person, document: { ...person.document, type: IDENTITY_PAPERS.find((one) => one === value) ?? 'residentIdCard' } })
        }
      />
      <TextField
        look="w12 code"
        label={t('person.number')}
        maxLength={60}
        hint={t(`person.number.hint.${person.document.type}`)}
        value={person.document.number}
        onChange={(value) => setPerson({ ...person, document: { ...person.document, number: value } })}
        onBlur={() => setLeft({ ...left, number: number !== '' })}
        error={left.number && numberFault}
        autoComplete="off"
        below={told && <p className="hint">{t('person.told', { date: shownDate(told.birthDate, language), sex: t(`sex.${told.sex}`) })}</p>}
      />
      {person.document.type === 'foreignPassport' && (
        <TextField
          look="w6 code"
          label={t('identity.country')}
          hint={t('identity.country.hint')}
          value={person.document.issuingCountry ?? ''}
          onChange={(value) => setPerson({ ...person, document: { ...person.document, issuingCountry: value.toUpperCase() } })}
          maxLength={3}
        />
      )}
      {(SILENT.includes(person.document.type) || (!told && person.birthDate)) && (
        <TextField
          look="w12"
          type="date"
          label={t('person.born')}
          hint={t('person.born.hint')}
          value={person.birthDate ?? ''}
          onChange={(birthDate) => setPerson({ ...person, birthDate: birthDate || undefined })}
        />
      )}
      <Ticks
        inline
        label={t('person.posts')}
        hint={t(asks.holder ? 'person.posts.hint' : 'person.posts.hint.individual')}
        values={person.roles}
        error={clash}
        onChange={tick}
        options={posts.map((role) => ({ value: role, label: label('roles', role) }))}
        below={
          asks.hasForm && (
            <details>
              <summary>{t('person.posts.what')}</summary>
              <dl className="rows">
                {posts.map((role) => (
                  <div key={role}>
                    <dt>{label('roles', role)}</dt>
                    <dd>{t(`person.post.${role}`)}</dd>
                  </div>
                ))}
              </dl>
            </details>
          )
        }
      />
      {asks.holder && (
        <Ticks
          label={t('person.holder')}
          values={holds ? ['yes'] : []}
          onChange={(_, on) => setHolds(on)}
          options={[{ value: 'yes', label: t(`person.holder.${asks.holder}`) }]}
        />
      )}
      {holds && <HoldingFields asks={asks} holding={holding} error={left.all ? amountFault : null} change={setHolding} />}
      <p className="row go">
        <Button look="main" onClick={finish}>
          {isNew ? t('person.add') : t('person.keep')}
        </Button>
        <Button onClick={leave}>{t('ui.notNow')}</Button>
      </p>
    </section>
  );
}

function faultOfNumber(type: string, number: string, t: Say): string | null {
  if (number === '') return t('identity.number.missing');
  if (type !== 'residentIdCard') return null;
  const fault = residentIdFault(number);
  if (fault === 'length') return t('person.number.length', { count: number.length });
  if (fault === 'characters') return t('person.number.characters');
  return fault === 'check' ? t('person.number.check', { number: numberInSections(number) }) : null;
}
