import type { ReactNode } from 'react';
import { useLocation, useParams } from 'react-router';
import type { PublicLicenceView } from '#libs/contract';
import { ApiError, Columns, Loading, Page, Tag, useBook, useWords, type Tone } from '#libs/ui';
import { checkWords } from './check-words.ts';
import { usePublicLicence } from './api.ts';
import { CheckAnother } from './check-another.tsx';
import { RegisterSection } from './register-section.tsx';
import { VerdictNote } from './verdict-note.tsx';

/** Behind the QR code: is this licence genuine, and does it hold now. */
export default function VerifyPage(): ReactNode {
  useBook(checkWords);
  const { t } = useWords();
  const { code = '' } = useParams();
  const { search } = useLocation();
  const licence = usePublicLicence(code, search);
  const unknown = licence.error instanceof ApiError && [404, 422].includes(licence.error.status);
  return (
    <Page title={t('verify.title')} eyebrow={t('verify.eyebrow')}>
      <Columns label={t('verify.another')} aside={<CheckAnother />}>
        {unknown && <VerdictNote verdict="unknown" genuine />}
        {!licence.data && !unknown && <Loading error={licence.error} again={() => void licence.refetch()} />}
        {licence.data && (
          <>
            <VerdictNote verdict={licence.data.verdict} genuine={licence.data.link !== 'broken'} />
            <Checks licence={licence.data} />
            {licence.data.verdict !== 'unknown' && <RegisterSection licence={licence.data} />}
          </>
        )}
      </Columns>
    </Page>
  );
}

const LINKS: Record<PublicLicenceView['link'], Tone> = { genuine: 'ok', broken: 'bad', absent: 'none' };
const STATES: Record<PublicLicenceView['verdict'], Tone> = { valid: 'ok', replaced: 'warn', void: 'bad', unknown: 'bad' };

function Checks({ licence }: { licence: PublicLicenceView }): ReactNode {
  const { t } = useWords();
  return (
    <section className="sheet stack tight">
      <h2>{t('verify.checks')}</h2>
      <ul className="lanes">
        <li>
          <b>{t('verify.link')}</b>
          <Tag tone={LINKS[licence.link]}>{t(`verify.link.${licence.link}`)}</Tag>
          <small>{t('verify.link.text')}</small>
        </li>
        <li>
          <b>{t('verify.state')}</b>
          <Tag tone={STATES[licence.verdict]}>{t(`verify.state.${licence.verdict}`)}</Tag>
          <small>{t('verify.state.text')}</small>
        </li>
      </ul>
    </section>
  );
}
