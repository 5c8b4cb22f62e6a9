import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useWords, WaitingPage } from '#libs/ui';
import { useClosing } from './api.ts';
import { ClosingStand } from './closing-stand.tsx';

/** One end of a firm, also of the simplified kind, about which no department has a task. */
export default function ClosingPage(): ReactNode {
  const { id = '' } = useParams();
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const closing = useClosing(id);
  const name = closing.data?.entity.name;
  useEffect(() => {
    if (name) document.title = `${name} · ${t('desk.place')}`;
  }, [name, t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [name]);
  if (!closing.data) return <WaitingPage look="pane" error={closing.error} again={() => void closing.refetch()} lines={6} />;
  return (
    <main id="main" className="pane stack tight">
      <Link className="back" to="/closings">
        {t('desk.closings')}
      </Link>
      <h1 ref={heading} tabIndex={-1} className="song">
        {closing.data.entity.name}
      </h1>
      <p className="sub">
        <span className="code">{closing.data.entity.code}</span> · <span className="code">{closing.data.filingNumber}</span>
      </p>
      <ClosingStand filingId={id} />
    </main>
  );
}
