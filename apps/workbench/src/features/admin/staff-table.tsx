import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { StaffView } from '#libs/contract';
import { TextField, useLabel, useWords } from '#libs/ui';

/** The people of one view, narrowed by what is typed: name, account, department, district or role. */
export function StaffTable({ staff, label: caption }: { staff: readonly StaffView[]; label: string }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const [words, setWords] = useState('');
  const rows = staff
    .map((person) => ({
      person,
      department: person.department ? label('departments', person.department) : '',
      districts: person.districts.map((code) => label('divisions', code)).join(t('punctuation.list')),
      roles: person.roles.map((role) => t(`role.${role}`)).join(t('punctuation.list')),
    }))
    .filter(({ person, ...texts }) =>
      [person.name, person.login, ...Object.values(texts)].join(' ').toLowerCase().includes(words.trim().toLowerCase()),
    )
    .sort((a, b) => a.person.login.localeCompare(b.person.login));
  return (
    <>
      <TextField label={t('staff.search')} value={words} onChange={setWords} maxLength={100} />
      <p className="sub" role="status">
        {t('staff.count', { count: rows.length })}
      </p>
      {rows.length > 0 && (
        <div className="scroll">
          <table className="grid fold" aria-label={caption}>
            <thead>
              <tr>
                <th scope="col">{t('staff.name')}</th>
                <th scope="col">{t('account.login')}</th>
                <th scope="col">{t('staff.department')}</th>
                <th scope="col" className="fill">
                  {t('staff.districts')}
                </th>
                <th scope="col" className="fill">
                  {t('staff.roles')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ person, department, districts, roles }) => (
                <tr key={person.id}>
                  <td className="lead">
                    <Link to={`/staff/${person.id}`}>{person.name}</Link>
                  </td>
                  <td className="code">{person.login}</td>
                  <td>{department}</td>
                  <td className="fill">{districts}</td>
                  <td className="fill">{roles || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
