import type { ReactNode } from 'react';
import type { DepartmentWorkView } from '#libs/contract';
import { Loading, shortTime, Tag, useLabel, useWords } from '#libs/ui';

/** How the departments' own systems answer, by our books. */
export function Departments({ rows }: { rows: readonly DepartmentWorkView[] | undefined }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  if (!rows) return <Loading lines={6} />;
  if (rows.length === 0) return <p>{t('work.departments.empty')}</p>;
  return (
    <>
      <p className="sub">{t('work.departments.about')}</p>
      <div className="scroll">
        <table className="grid fold" aria-label={t('work.departments')}>
          <thead>
            <tr>
              <th scope="col">{t('staff.department')}</th>
              <th scope="col">{t('work.department.state')}</th>
              <th scope="col">{t('work.open')}</th>
              <th scope="col">{t('work.failed')}</th>
              <th scope="col">{t('work.department.oldest')}</th>
              <th scope="col">{t('work.department.answer')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.department}>
                <td>{label('departments', row.department)}</td>
                <td>
                  <State row={row} />
                </td>
                <td>{row.open}</td>
                <td>{row.failed}</td>
                <td>{row.oldestSince ? shortTime(row.oldestSince) : '—'}</td>
                <td>{row.lastAnswerAt ? shortTime(row.lastAnswerAt) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function State({ row: { open, failed } }: { row: DepartmentWorkView }): ReactNode {
  const { t } = useWords();
  if (failed > 0) return <Tag tone="bad">{t('work.department.failing')}</Tag>;
  return open > 0 ? <Tag tone="wait">{t('work.department.waiting')}</Tag> : <Tag tone="ok">{t('work.department.answering')}</Tag>;
}
