import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from './words.ts';

export interface Fault {
  /** Place on this page, or address of another page. */
  to: string;
  text: string;
}

interface ErrorSummaryProps {
  faults: readonly Fault[];
  hint?: ReactNode;
  /** Changes with each attempt: the summary then takes the focus again. */
  attempt?: number;
  link?: (fault: Fault) => ReactNode;
}

/** All faults at once, before everything else; the page goes there. */
export function ErrorSummary({ faults, hint, attempt = 0, link }: ErrorSummaryProps): ReactNode {
  const { t } = useWords();
  const title = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [attempt]);
  if (faults.length === 0) return null;
  return (
    <div className="errsum" role="alert" tabIndex={-1} ref={box} aria-labelledby={title}>
      <h2 id={title}>{t('ui.faults', { count: faults.length })}</h2>
      {hint && <p className="hint">{hint}</p>}
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.to} ${fault.text}`}>{link ? link(fault) : <FaultLink fault={fault} />}</li>
        ))}
      </ul>
    </div>
  );
}

function FaultLink({ fault }: { fault: Fault }): ReactNode {
  return (
    <a
      href={`#${fault.to}`}
      onClick={(event) => {
        event.preventDefault();
        goTo(fault.to);
      }}
    >
      {fault.text}
    </a>
  );
}

/** Scrolls to a control, else to the first of its parts, else to the nearest whole that it is part of, and puts the cursor there. */
export function goTo(place: string): boolean {
  const found = document.getElementById(place) ?? document.querySelector<HTMLElement>(`[id^='${CSS.escape(place)}-']`);
  if (!found) return place.includes('-') && goTo(place.slice(0, place.lastIndexOf('-')));
  const control = found.matches('input, select, textarea, a, button, [tabindex]')
    ? found
    : (found.querySelector<HTMLElement>('input, select, textarea') ?? found);
  control.focus();
  found.scrollIntoView({ block: 'center' });
  return true;
}
