import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from './icon.tsx';
import { useWords } from './words.ts';

interface PageProps {
  title: string;
  /** The tab's title when it says more, as "2 things to correct". */
  tab?: string;
  eyebrow?: ReactNode;
  lede?: ReactNode;
  back?: { to: string; text: string };
  /** Below the title: the saved line. */
  under?: ReactNode;
  /** Drawing beside the title on wide screens. */
  beside?: ReactNode;
  children?: ReactNode;
}

let firstPage = true;

/** A page: way back, small line, one h1. A new page's title takes the focus, so that it is read out. */
export function Page({ title, tab, eyebrow, lede, back, under, beside, children }: PageProps): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab ?? title} · ${t('ui.product')}`;
  }, [tab, title, t]);
  useEffect(() => {
    if (!firstPage) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    firstPage = false;
  }, []);
  const head = (
    <>
      {eyebrow && <p className="eyebrow">{eyebrow}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lede && <p className="lede">{lede}</p>}
      {under}
    </>
  );
  return (
    <main id="main" className="wrap">
      {back && (
        <Link className="back" to={back.to}>
          <Icon name="back" />
          {back.text}
        </Link>
      )}
      <div className={beside ? 'head pic' : 'head'}>
        {beside ? (
          <>
            <div>{head}</div>
            {beside}
          </>
        ) : (
          head
        )}
      </div>
      {children}
    </main>
  );
}

/** The column of work and, on wide screens beside it, the help. */
export function Columns({ children, aside, label }: { children: ReactNode; aside?: ReactNode; label?: string }): ReactNode {
  return (
    <div className={aside ? 'cols two' : 'cols'}>
      <div className="stack">{children}</div>
      {aside && (
        <aside className="side stack" aria-label={label}>
          {aside}
        </aside>
      )}
    </div>
  );
}
