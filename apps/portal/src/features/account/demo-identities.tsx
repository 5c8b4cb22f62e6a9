import type { ReactNode } from 'react';
import type { DemoIdentityView } from '#libs/contract';
import { useService, useWords } from '#libs/ui';

/** In the demonstration alone: invented people whom its identity server answers in a way of their own. */
export function DemoIdentities({ take }: { take: (one: DemoIdentityView) => void }): ReactNode {
  const { t, language } = useWords();
  const people = useService()?.demoIdentities;
  if (!people) return null;
  return (
    <details className="stack tight">
      <summary>{t('identity.demo')}</summary>
      <p className="hint">{t('identity.demo.text')}</p>
      <ul className="tasks">
        {people.map((one) => (
          <li key={one.number}>
            <a
              href={`#${one.number}`}
              onClick={(event) => {
                event.preventDefault();
                take(one);
              }}
            >
              <b>{one.name}</b>
              <small>{one.what[language]}</small>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
