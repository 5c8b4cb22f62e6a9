import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Trouble, useWords } from '#libs/ui';
import { useMove } from './api.ts';
import { useDraft } from './draft.tsx';

/** The way out, asked twice because it cannot be taken back. */
export function WithdrawSection(): ReactNode {
  const { t } = useWords();
  const { filing } = useDraft();
  const [asked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const touched = useRef(false);
  // The button that was pressed is gone: the focus rests where the question begins.
  useEffect(() => {
    if (touched.current) heading.current?.focus();
    touched.current = true;
  }, [asked]);
  const withdraw = useMove(filing.id, 'withdraw', () => setAsked(false));
  if (!filing.moves.includes('withdraw')) return null;
  return (
    <section className="stack tight screen">
      <h2 ref={heading} tabIndex={-1}>
        {t('withdraw.title')}
      </h2>
      {asked ? (
        <>
          <p>{t(filing.state === 'APPROVED' ? 'withdraw.sure.decided' : 'withdraw.sure')}</p>
          <Trouble error={withdraw.error} again={() => withdraw.mutate()} />
          <p className="row">
            <Button look="stop" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t('withdraw.do')}
            </Button>
            <Button onClick={() => setAsked(false)}>{t('withdraw.not')}</Button>
          </p>
        </>
      ) : (
        <p>
          <button type="button" className="link" onClick={() => setAsked(true)}>
            {t('withdraw.ask')}
          </button>
        </p>
      )}
    </section>
  );
}
