import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button, Columns, Note, Page, TextField, useService, useWords } from '#libs/ui';

/** What this is, and the three ways on: start a business, go on with one, check a licence. */
export function StartPage(): ReactNode {
  const { t, language } = useWords();
  const service = useService();
  return (
    <Page title={t('start.title')} eyebrow={t('start.eyebrow')} lede={t('start.lede')} beside={<Window />}>
      <Columns label={t('start.more')} aside={<Aside />}>
        {service?.mode === 'demo' && (
          <Note tone="info" title={t('start.demo.title')}>
            <p>{t('start.demo.text')}</p>
            <details>
              <summary>{t('start.demo.accounts')}</summary>
              <dl className="rows">
                {service.demoAccounts?.map((account) => (
                  <div key={account.login}>
                    <dt>
                      {account.name} · {account.what[language]}
                    </dt>
                    <dd className="code">
                      {account.login} / {account.password}
                    </dd>
                  </div>
                ))}
              </dl>
              <p className="hint">
                <a href="/workbench/">{t('start.demo.workbench')}</a>
              </p>
            </details>
          </Note>
        )}
        <section className="stack tight">
          <h2>{t('start.which')}</h2>
          <ul className="tasks">
            <li>
              <Link to="/begin?type=LIMITED_LIABILITY_COMPANY">
                <b>{t('start.company')}</b>
                <small>{t('start.company.help')}</small>
              </Link>
            </li>
            <li>
              <Link to="/begin?type=INDIVIDUAL_BUSINESS">
                <b>{t('start.individual')}</b>
                <small>{t('start.individual.help')}</small>
              </Link>
            </li>
          </ul>
        </section>
        <section className="stack tight">
          <h2>{t('start.how')}</h2>
          <dl className="rows wide">
            {['fill', 'sign', 'review', 'licence', 'fee'].map((step) => (
              <div key={step}>
                <dt>{t(`start.how.${step}`)}</dt>
                <dd>{t(`start.how.${step}.text`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </Columns>
    </Page>
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const typed = code.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return (
    <>
      <section className="stack tight">
        <h2>{t('start.goOn')}</h2>
        <p className="row">
          <Link className="btn" to="/mine">
            {t('start.goOn.mine')}
          </Link>
          <Link className="hit" to="/sign-up">
            {t('account.signUp')}
          </Link>
        </p>
      </section>
      <section>
        <form
          className="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed) void navigate(`/v/${encodeURIComponent(typed)}`);
          }}
        >
          <h2>{t('start.check')}</h2>
          <TextField look="code" label={t('verify.code')} hint={t('verify.code.hint')} value={code} onChange={setCode} autoComplete="off" />
          <p className="row">
            <Button type="submit">{t('verify.byCode')}</Button>
            <Link className="hit" to="/check-licence">
              {t('verify.byPaper')}
            </Link>
          </p>
        </form>
      </section>
    </>
  );
}

/** The one drawing of the product: the window, the river, the two towers of the island. */
function Window(): ReactNode {
  return (
    <svg className="view" viewBox="0 0 336 132" aria-hidden="true">
      <path strokeWidth="2.5" d="M26 122V20a10 10 0 0 1 10-10h264a10 10 0 0 1 10 10v102M8 122h320" />
      <path strokeWidth="1.25" opacity=".6" d="M26 66c26-3 38-17 58-17s30 11 48 13 34-20 58-20 32 14 54 16 40-4 66-6" />
      <path
        strokeWidth="1.5"
        d="M112 80c20-5 34-8 56-8s40 3 58 8M128 74V44M123 50h10M122.5 56h11M122 62h12M121.5 68h13M206 74V38M201 45h10M200.5 52h11M200 59h12M199.5 66h13"
      />
      <path strokeWidth="1.5" d="M26 88c32-7 46-7 71 0s46 7 71 0 46-7 71 0 46 7 71 0" />
      <path strokeWidth="1.25" opacity=".75" d="M26 99c32-6 46-6 71 0s46 6 71 0 46-6 71 0 46 6 71 0" />
      <path strokeWidth="1" opacity=".5" d="M26 110c32-5 46-5 71 0s46 5 71 0 46-5 71 0 46 5 71 0" />
    </svg>
  );
}
