import type { ReactNode } from 'react';
import type { TrailRow } from '#libs/contract';
import { shownTime, useWords } from '#libs/ui';

interface TrailTableProps {
  rows: readonly TrailRow[];
  onObject: (id: string) => void;
}

export function TrailTable({ rows, onObject }: TrailTableProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="scroll">
      <table className="grid fold" aria-label={t('desk.trail')}>
        <thead>
          <tr>
            <th scope="col">{t('trail.at')}</th>
            <th scope="col">{t('trail.actor')}</th>
            <th scope="col">{t('trail.what')}</th>
            <th scope="col" className="fill">
              {t('trail.details')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} onObject={onObject} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, onObject }: { row: TrailRow; onObject: (id: string) => void }): ReactNode {
  const { t, language, has } = useWords();
  const { actor, what, objectId, details } = row;
  const words = `trail.act.${what}`;
  return (
    <tr>
      <td>{shownTime(row.at, language)}</td>
      <td>
        {actor.kind === 'system' ? t('trail.system') : actor.name}
        <span className="sub line code">{actor.login ?? (actor.kind === 'applicant' ? t('trail.applicant') : '')}</span>
      </td>
      <td>
        {has(words) ? t(words) : what}
        <span className="sub line code">{what}</span>
      </td>
      <td className="fill">
        {Object.keys(details).length > 0 && <span className="code less line">{JSON.stringify(details)}</span>}
        {objectId && (
          <span className="line">
            <button type="button" className="link" onClick={() => onObject(objectId)} aria-label={`${t('trail.same')} ${objectId}`}>
              {t('trail.same')}
            </button>{' '}
            <span className="sub code">{objectId.slice(0, 8)}</span>
          </span>
        )}
      </td>
    </tr>
  );
}
