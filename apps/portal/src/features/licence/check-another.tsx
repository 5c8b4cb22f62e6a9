import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button, TextField, useWords } from '#libs/ui';

/** Another code, or a paper instead. */
export function CheckAnother(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const typed = code.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return (
    <>
      <section>
        <form
          className="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed) void navigate(`/v/${encodeURIComponent(typed)}`);
          }}
        >
          <h2>{t('verify.another')}</h2>
          <TextField look="code" label={t('verify.code')} hint={t('verify.code.hint')} value={code} onChange={setCode} autoComplete="off" />
          <p className="row">
            <Button type="submit">{t('verify.byCode')}</Button>
            <Link className="hit" to="/check-licence">
              {t('verify.byPaper')}
            </Link>
          </p>
        </form>
      </section>
      <section>
        <h2>{t('verify.everyone')}</h2>
        <p>{t('verify.everyone.text')}</p>
      </section>
    </>
  );
}
