import { useMemo, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { RegisterFirmView } from '#libs/contract';
import { ApiError, Columns, Loading, Note, Page, shownDate, Tag, useBook, useLabel, useWords, WaitingPage } from '#libs/ui';
import { useListings, useRecord } from './api.ts';
import { HistorySlider, type Step } from './history-slider.tsx';
import { causeWords, changedRows, itemWords, recordRows, type RecordRow } from './record-rows.ts';
import { recordWords } from './record-words.ts';

/** What the register says of a firm, for anyone, as it stands and as it stood on any day. */
export default function RecordPage(): ReactNode {
  useBook(recordWords);
  const { t } = useWords();
  const { code = '' } = useParams();
  const now = useRecord(code, undefined);
  const [chosen, choose] = useState<string>();
  if (now.error instanceof ApiError && now.error.status === 404)
    return (
      <Page title={t('record.unknown')}>
        <Note tone="none" title={t('record.unknown.text', { code })}>
          <Link className="hit" to="/search">
            {t('record.search')}
          </Link>
        </Note>
      </Page>
    );
  if (!now.data) return <WaitingPage error={now.error} again={() => void now.refetch()} lines={8} />;
  return <Record code={code} now={now.data} on={chosen ?? now.data.on} choose={choose} />;
}

interface RecordProps {
  code: string;
  now: RegisterFirmView;
  on: string;
  choose: (on: string) => void;
}

function Record({ code, now, on, choose }: RecordProps): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const steps = useSteps(now);
  const today = now.on;
  const shown = useRecord(code, on === today ? undefined : on);
  const step = steps.findLast((one) => one.on <= on);
  const earlier = steps.findLast((one) => one.on < (step?.on ?? ''));
  // Between two changes nothing differs from the day before.
  const isStep = step?.on === on;
  const before = useRecord(code, earlier?.on, isStep && earlier !== undefined);
  const voice = { t, label, language };
  const firm = shown.data ?? now;
  const rows = recordRows(firm, voice);
  const changed =
    isStep && earlier && before.data && !before.isPlaceholderData
      ? changedRows(rows, recordRows(before.data, voice))
      : new Map<string, readonly string[]>();
  return (
    <Page
      title={now.name || t('record.noName')}
      tab={`${now.name || t('record.noName')} · ${t('record.search')}`}
      eyebrow={<span className="code">{now.code}</span>}
      back={{ to: '/search', text: t('record.search') }}
    >
      <Columns label={t('record.about')} aside={<Aside code={code} now={now} />}>
        <HistorySlider steps={steps} on={on} today={today} choose={choose} />
        {shown.error && <Loading error={shown.error} again={() => void shown.refetch()} />}
        <Facts
          rows={rows}
          changed={changed}
          title={on === today ? t('record.now') : t('record.then', { date: shownDate(on, language) })}
          busy={shown.isPlaceholderData}
        />
        <Listings code={code} on={on === today ? undefined : on} />
      </Columns>
    </Page>
  );
}

/** The days on which something changed, each with what it was. */
function useSteps({ history, establishedOn, on }: RegisterFirmView): Step[] {
  const { t } = useWords();
  return useMemo(() => {
    const days = new Map<string, string[]>();
    for (const { validFrom, kind, items } of history) {
      const what = items.length > 0 && kind !== 'state' ? [...new Set(items.map((item) => itemWords(item, t)))].join('、') : '';
      const said = what ? t(`record.kind.${kind}.of`, { what }) : t(`record.kind.${kind}`);
      const own = days.get(validFrom) ?? [];
      if (!own.includes(said)) days.set(validFrom, [...own, said]);
    }
    if (days.size === 0) days.set(establishedOn ?? on, [t('record.kind.import')]);
    return [...days].map(([day, what]) => ({ on: day, what: what.join('；') })).toSorted((one, other) => one.on.localeCompare(other.on));
  }, [history, establishedOn, on, t]);
}

interface FactsProps {
  rows: readonly RecordRow[];
  changed: ReadonlyMap<string, readonly string[]>;
  title: string;
  busy: boolean;
}

function Facts({ rows, changed, title, busy }: FactsProps): ReactNode {
  const { t } = useWords();
  return (
    <section className="sheet stack tight" aria-busy={busy}>
      <h2>{title}</h2>
      <dl className="rows wide">
        {rows.map(({ key, label, lines }) => (
          <div key={key} className={changed.has(key) ? 'changed' : undefined}>
            <dt>
              {label} {changed.has(key) && <Tag tone="warn">{t('record.changed')}</Tag>}
            </dt>
            <dd className={key === 'name' ? 'song' : key === 'code' ? 'code' : undefined}>
              {lines.map((line) => (
                <div key={line}>{line}</div>
              ))}
              {(changed.get(key) ?? []).length > 0 && (
                <span className="sub line">{t('record.before', { was: (changed.get(key) ?? []).join('；') })}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Listings({ code, on }: { code: string; on: string | undefined }): ReactNode {
  const { t, language } = useWords();
  const listings = useListings(code, on);
  const open = listings.data?.grounds.filter((ground) => ground.open) ?? [];
  if (open.length === 0) return null;
  return (
    <Note tone="bad" title={t('record.listed')}>
      <ul>
        {open.map(({ id, list, cause, year, listedOn, nextStepOn }) => (
          <li key={id}>
            {t(`record.list.${list}`)}：{causeWords(cause, year, t)}
            {listedOn && t('record.listedOn', { date: shownDate(listedOn, language) })}
            {nextStepOn && list === 'abnormal' && t('record.nextStep', { date: shownDate(nextStepOn, language) })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function Aside({ code, now }: { code: string; now: RegisterFirmView }): ReactNode {
  const { t, language } = useWords();
  const { formerNames, formerNumbers } = now;
  return (
    <>
      <section>
        <h2>{t('record.licence')}</h2>
        <p>
          <Link className="hit" to={`/v/${encodeURIComponent(code)}`}>
            {t('record.licence.check')}
          </Link>
        </p>
      </section>
      {formerNames.length + formerNumbers.length > 0 && (
        <section className="stack tight">
          <h2>{t('record.former')}</h2>
          <ul>
            {formerNames.map(({ name, until }) => (
              <li key={name}>
                <span className="song">{name}</span> <small>{t('record.untilDay', { date: shownDate(until, language) })}</small>
              </li>
            ))}
            {formerNumbers.map(({ kind, number }) => (
              <li key={`${kind} ${number}`}>
                {t(`record.number.${kind}`)} <span className="code">{number}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('record.any')}</h2>
        <p>{t('record.any.text')}</p>
      </section>
    </>
  );
}
