import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FilingRow, FilingState } from '#libs/contract';
import { Dots, Loading, shownTime, Tag, useWords, type Tone } from '#libs/ui';
import { useFilings } from './api.ts';

const TONES: Record<FilingState, Tone> = {
  DRAFT: 'none',
  AWAITING_SIGNATURES: 'wait',
  SUBMITTED: 'wait',
  CORRECTION_REQUESTED: 'warn',
  IN_REVIEW: 'wait',
  APPROVED: 'ok',
  COMPLETED: 'ok',
  NOT_ACCEPTED: 'bad',
  REJECTED: 'bad',
  WITHDRAWN: 'none',
  EXPIRED: 'none',
};

export function FilingStateTag({ state }: { state: FilingState }): ReactNode {
  const { t } = useWords();
  return <Tag tone={TONES[state]}>{t(`filingState.${state}`)}</Tag>;
}

/** Everything this account has begun, the latest first. */
export function FilingList(): ReactNode {
  const { t } = useWords();
  const filings = useFilings();
  if (!filings.data) return <Loading error={filings.error} again={() => void filings.refetch()} />;
  if (filings.data.length === 0) return <p>{t('mine.empty')}</p>;
  return (
    <ul className="tasks">
      {filings.data.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Row({ row }: { row: FilingRow }): ReactNode {
  const { t, language } = useWords();
  return (
    <li>
      <Link to={`/filings/${row.id}`}>
        <b className="song">{row.name ?? t('mine.noName')}</b>
        <small>
          <Dots
            parts={[
              row.kind === 'establishment' ? t(`entityType.${row.entityType}`) : t(`filingKind.${row.kind}`),
              row.number,
              shownTime(row.changedAt, language),
            ]}
          />
        </small>
        <FilingStateTag state={row.state} />
      </Link>
    </li>
  );
}
