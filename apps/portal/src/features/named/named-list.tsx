import type { ReactNode } from 'react';
import type { NamedFiling, NamedFirm } from '#libs/contract';
import { Loading, Note, shownDate, shownTime, Trouble, useLabel, useWords } from '#libs/ui';
import { useDeny, useNamed } from './api.ts';
import { Part } from './part.tsx';

const ENDED = ['COMPLETED', 'NOT_ACCEPTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'];

/** Everything found, each with "me" and "not me"; what one press has done is said first. */
export function NamedList(): ReactNode {
  const { t, language } = useWords();
  const named = useNamed(true);
  const deny = useDeny();
  if (!named.data) return <Loading error={named.error} again={() => void named.refetch()} />;
  const { firms, at } = named.data;
  const filings = named.data.filings.filter(({ state }) => !ENDED.includes(state));
  const ended = named.data.filings.filter(({ state }) => ENDED.includes(state) && state !== 'COMPLETED');
  const count = firms.length + filings.length;
  if (count + ended.length === 0)
    return (
      <Note tone="ok" title={t('named.none')} role="status">
        <p>{t('named.none.text', { time: shownTime(at, language) })}</p>
      </Note>
    );
  const done = deny.isSuccess ? deny.variables : undefined;
  return (
    <>
      <p role="status">{t('named.found', { count })}</p>
      {done && (
        <Note tone="ok" title={t('named.done')} role="status">
          <p>{t(`named.done.${done.on}`, { name: done.name })}</p>
          <p>{t('named.next')}</p>
        </Note>
      )}
      <Trouble error={deny.error} again={() => deny.variables && deny.mutate(deny.variables)} />
      {filings.map((filing) => (
        <FilingPart
          key={filing.id}
          filing={filing}
          busy={deny.isPending}
          deny={() => deny.mutate({ on: 'filings', id: filing.id, name: filing.name })}
        />
      ))}
      {firms.map((firm) => (
        <FirmPart key={firm.id} firm={firm} busy={deny.isPending} deny={() => deny.mutate({ on: 'firms', id: firm.id, name: firm.name })} />
      ))}
      {ended.length > 0 && (
        <details>
          <summary>{t('named.ended', { count: ended.length })}</summary>
          <ul className="stack tight">
            {ended.map((filing) => (
              <li key={filing.id}>
                {filing.name} · {t(`filingState.${filing.state}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function useRoles(): (roles: readonly string[]) => string {
  const label = useLabel();
  const { t } = useWords();
  return (roles) => roles.map((role) => (role === 'holder' ? t('named.holder') : label('roles', role))).join(' · ');
}

function FilingPart({ filing, busy, deny }: { filing: NamedFiling; busy: boolean; deny: () => void }): ReactNode {
  const { t, language } = useWords();
  const roles = useRoles();
  return (
    <Part name={filing.name || t('named.noName')} roles={roles(filing.roles)} denial={filing.denial} mayDeny={filing.mayDeny} busy={busy} deny={deny}>
      {[
        t('named.notRegistered'),
        filing.number ? t('named.number', { number: filing.number }) : null,
        filing.askedAt ? t('named.asked', { time: shownTime(filing.askedAt, language) }) : t('named.notAsked'),
        filing.signedAt ? t('named.signed', { time: shownTime(filing.signedAt, language) }) : t('named.notSigned'),
      ]
        .filter(Boolean)
        .join(language === 'zh' ? '' : ' ')}
    </Part>
  );
}

function FirmPart({ firm, busy, deny }: { firm: NamedFirm; busy: boolean; deny: () => void }): ReactNode {
  const { t, language } = useWords();
  const roles = useRoles();
  const since = firm.roles.map(({ from }) => from).find((from) => from !== null);
  const over = firm.roles.every(({ until }) => until !== null);
  return (
    <Part name={firm.name} roles={roles(firm.roles.map(({ role }) => role))} denial={firm.denial} mayDeny={firm.mayDeny} busy={busy} deny={deny}>
      {[t('named.registered', { code: firm.code }), since && t('named.since', { date: shownDate(since, language) }), over && t('named.over')]
        .filter(Boolean)
        .join(language === 'zh' ? '' : ' ')}
    </Part>
  );
}
