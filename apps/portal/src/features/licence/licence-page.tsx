import { lazy, Suspense, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { FilingView } from '#libs/contract';
import { Columns, fileAddress, Icon, Loading, Page, shownDate, useService, useWords, WaitingPage } from '#libs/ui';
import { useOwnFiling, usePublicLicence } from './api.ts';
import { LicencePaper } from './licence-paper.tsx';

const Qr = lazy(() => import('./qr.tsx'));

/** The paper as it is, the files, the way to show it to others, and what comes next. */
export default function LicencePage(): ReactNode {
  const { t } = useWords();
  const { id = '' } = useParams();
  const filing = useOwnFiling(id);
  if (!filing.data) return <WaitingPage error={filing.error} again={() => void filing.refetch()} />;
  if (!filing.data.licence)
    return (
      <Page title={t('licence.notYet')} back={{ to: `/filings/${id}`, text: t('track.title') }}>
        <p>{t('licence.notYet.text')}</p>
      </Page>
    );
  return <Ready filing={filing.data} code={filing.data.licence.unifiedSocialCreditCode ?? filing.data.licence.registrationNumber ?? ''} />;
}

function Ready({ filing, code }: { filing: FilingView; code: string }): ReactNode {
  const { t, language } = useWords();
  const licence = usePublicLicence(code, '');
  const publicUrl = useService()?.publicUrl || window.location.origin;
  const address = `${publicUrl.replace(/\/$/, '')}/v/${encodeURIComponent(code)}`;
  return (
    <Page
      title={t('licence.title')}
      eyebrow={licence.data && t('licence.issued', { date: shownDate(licence.data.issuedOn, language) })}
      back={{ to: `/filings/${filing.id}/track`, text: t('track.title') }}
    >
      <Columns
        label={t('licence.files')}
        aside={
          <>
            <section className="stack tight">
              <h2 className="vh">{t('licence.files')}</h2>
              <a className="btn main" href={fileAddress(`/filings/${filing.id}/licence/original.pdf`)} download>
                <Icon name="down" />
                {t('licence.original')}
              </a>
              <a className="btn" href={fileAddress(`/filings/${filing.id}/licence/duplicate.pdf`)} download>
                <Icon name="down" />
                {t('licence.duplicate')}
              </a>
              <Link className="btn" to={`/v/${encodeURIComponent(code)}`}>
                {t('licence.show')}
              </Link>
              <p className="hint">{t('licence.files.text')}</p>
            </section>
            <section>
              <h2>{t('licence.next')}</h2>
              <ol className="track">
                {(['departments', 'seal', 'bank', 'report'] as const).map((step) => (
                  <li key={step} className={step === 'departments' ? 'ok' : 'none'}>
                    <Icon name={step === 'departments' ? 'ok' : 'none'} />
                    <div className="stack close">
                      <b>{t(`licence.next.${step}`)}</b>
                      <span className="sub">{t(`licence.next.${step}.text`)}</span>
                    </div>
                  </li>
                ))}
              </ol>
            </section>
          </>
        }
      >
        {!licence.data && <Loading error={licence.error} again={() => void licence.refetch()} lines={8} />}
        {licence.data && (
          <LicencePaper
            licence={licence.data}
            qr={
              <Suspense fallback={<span className="qr" />}>
                <Qr text={address} label={t('licence.qr')} />
              </Suspense>
            }
          />
        )}
      </Columns>
    </Page>
  );
}
