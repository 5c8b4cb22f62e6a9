import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { Choice, SelectField, TextField, Ticks, useBook, useWords } from '#libs/ui';
import { useDraft } from '../draft.tsx';
import { TopicPage } from '../topic-page.tsx';
import { useChangeDraft } from './change-draft.ts';
import { changeWords } from './change-words.ts';
import { itemsAsked, mattersOf, mayBecome, typeAfter } from './items.ts';

const DAYS_AHEAD = 180;
const laterDay = (day: string, days: number): string => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};

/** What of the firm changes, when that was decided and from when it holds. Only what is ticked is asked for. */
export default function ChangeTopic(): ReactNode {
  useBook(changeWords);
  const { t } = useWords();
  const { filing, facts } = useDraft();
  const { items, today, ask, say } = useChangeDraft();
  const types = mayBecome(filing.entityType);
  const after = typeAfter(filing, facts);
  const matters = [...new Set([...mattersOf(filing.entityType), ...(after === filing.entityType ? [] : mattersOf(after)), ...items])];
  const first = facts.change?.items[0];
  const effectiveOn = facts.change?.effectiveOn;
  const [from, until] = today ? [laterDay(today, 1), laterDay(today, DAYS_AHEAD)] : ['', ''];
  const outside = effectiveOn !== undefined && (effectiveOn < from || effectiveOn > until);
  const tick = (item: string, on: boolean): void => {
    if (!on) ask(items.filter((one) => one !== item));
    // Another type is another ending of the name.
    else ask([...new Set([...items, item, ...(item === 'entityType' ? ['name'] : [])])].sort((a, b) => matters.indexOf(a) - matters.indexOf(b)));
  };
  const setAll = (part: { decidedOn: string }): void => say({ items: itemsAsked(facts, items, today).map((one) => ({ ...one, ...part })) });
  const hold =
    items.length === 0
      ? { path: 'change.items', text: t('change.items.missing') }
      : outside
        ? { path: 'change.effectiveOn', text: t('change.effectiveOn.outside', { from, until }) }
        : null;
  return (
    <TopicPage topic="change" lede={t('change.lede')} hold={hold} aside={<Aside subject={filing.subject ?? ''} />}>
      {(errorAt) => (
        <>
          <Ticks
            path="change.items"
            label={t('change.items')}
            hint={t('change.items.hint')}
            values={items}
            error={errorAt('change.items')}
            onChange={tick}
            options={matters.map((value) => ({ value, label: t(`changeItem.${value}`), help: t(`change.help.${value}`) }))}
          />
          {items.includes('entityType') && (
            <SelectField
              path="change.entityType"
              look="w12"
              label={t('facts.change.entityType')}
              value={after === filing.entityType ? '' : after}
              unchosen={t('ui.choose')}
              options={types.map((value) => ({ value, label: t(`entityType.${value}`) }))}
              onChange={(to) => say({ items: itemsAsked(facts, items, today).map((one) => (one.item === 'entityType' ? { ...one, to } : one)) })}
            />
          )}
          {items.length > 0 && (
            <>
              <TextField
                path="change.items[0].decidedOn"
                look="w12"
                type="date"
                label={t('change.decidedOn')}
                hint={t('change.decidedOn.hint')}
                value={first?.decidedOn ?? ''}
                error={items.map((_, at) => errorAt(`change.items[${at}].decidedOn`)).find((text) => text !== null)}
                onChange={(decidedOn) => decidedOn && setAll({ decidedOn })}
              />
              <Choice
                path="change.when"
                label={t('facts.change.effectiveOn')}
                value={effectiveOn === undefined ? 'atOnce' : 'later'}
                onChange={(value) => say({ effectiveOn: value === 'later' ? laterDay(today, 30) : undefined })}
                options={[
                  { value: 'atOnce', label: t('change.when.atOnce'), help: t('change.when.atOnce.help') },
                  { value: 'later', label: t('change.when.later'), help: t('change.when.later.help') },
                ]}
              />
              {effectiveOn !== undefined && (
                <TextField
                  path="change.effectiveOn"
                  look="w12"
                  type="date"
                  label={t('change.effectiveOn')}
                  hint={t('change.effectiveOn.hint')}
                  value={effectiveOn}
                  error={errorAt('change.effectiveOn') ?? (outside && t('change.effectiveOn.outside', { from, until }))}
                  onChange={(value) => value && say({ effectiveOn: value })}
                />
              )}
            </>
          )}
        </>
      )}
    </TopicPage>
  );
}

function Aside({ subject }: { subject: string }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {['signs', 'capital', 'branch'].map((about) => (
        <section key={about}>
          <h2>{t(`change.about.${about}`)}</h2>
          <p>{t(`change.about.${about}.text`)}</p>
        </section>
      ))}
      <p>
        <Link className="hit" to={`/firms/${subject}`}>
          {t('change.toFirm')}
        </Link>
      </p>
    </>
  );
}
