import type { ReactNode } from 'react';
import type { ReceiptView } from '#libs/contract';
import { shownDate, shownTime, useWords } from '#libs/ui';

/**
 * What proves that a filing was handed in: number, moment, fingerprint of exactly this content, promised day. Where nobody reviews it, as a notice
 * of simplified deregistration, no answer is promised.
 */
export function ReceiptSection({ receipt, reviewed }: { receipt: ReceiptView | null; reviewed: boolean }): ReactNode {
  const { t, language } = useWords();
  if (!receipt) return null;
  const days = t('receipt.days', { count: receipt.promisedWorkingDays });
  return (
    <section className="stack tight">
      <h2>{t('receipt.title')}</h2>
      <dl className="rows">
        <div>
          <dt>{t('receipt.number')}</dt>
          <dd className="code">{receipt.number}</dd>
        </div>
        <div>
          <dt>{t('receipt.received')}</dt>
          <dd>{shownTime(receipt.receivedAt, language)}</dd>
        </div>
        {reviewed && (
          <div>
            <dt>{t('receipt.promised')}</dt>
            <dd>{receipt.promisedOn ? t('receipt.by', { date: shownDate(receipt.promisedOn, language), days }) : days}</dd>
          </div>
        )}
        <div>
          <dt>{t('receipt.fingerprint')}</dt>
          <dd className="code">{fingerprint(receipt.contentHash)}</dd>
        </div>
      </dl>
      <p>
        <button type="button" className="link" onClick={() => window.print()}>
          {t('receipt.print')}
        </button>
      </p>
    </section>
  );
}

/** In groups that can be compared by eye. */
const fingerprint = (hash: string): string => hash.toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');
