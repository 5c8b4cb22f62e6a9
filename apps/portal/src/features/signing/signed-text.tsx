import type { ReactNode } from 'react';
import type { SignedContent } from '#libs/contract';
import { amountInWords, partSections, useLabel, useWords } from '#libs/ui';

/** The whole text that is signed, on paper, the signer's own lines lit. */
export function SignedText({ content, personKey }: { content: SignedContent; personKey: string }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const { frame, facts } = content;
  const own = (facts.people ?? []).findIndex((person) => person.key === personKey);
  const held = facts.investors?.find((investor) => investor.person === personKey);
  return (
    <article className="doc whole" aria-label={t('sign.text')}>
      <h2>{t('sign.heading')}</h2>
      {partSections(frame, facts, { t, label, language }).map((section) => (
        <section key={section.key} className="stack tight">
          <h3>{section.title}</h3>
          <dl className="facts-text">
            {section.rows.map((row) => {
              const text = row.text.split('\n').join('，');
              return (
                <div key={row.path}>
                  <dt>{row.label}</dt>
                  <dd>
                    {row.path === `people[${own}]` ? <mark>{text}</mark> : text}
                    {row.words && ` ${row.words}`}
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
      {held && (
        <p>
          {t('sign.holding')}
          <mark>{amountInWords(held.subscribed)}</mark>
        </p>
      )}
      <p>{t('sign.declaration')}</p>
      <details>
        <summary>{t('sign.raw')}</summary>
        <pre className="raw code" tabIndex={0}>
          {JSON.stringify(content, null, 1)}
        </pre>
      </details>
    </article>
  );
}
