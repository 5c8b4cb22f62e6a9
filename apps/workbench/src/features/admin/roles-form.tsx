import { useState, type ReactNode } from 'react';
import type { StaffRole, StaffView } from '#libs/contract';
import { Button, Ticks, useWords } from '#libs/ui';
import { useGiveRoles } from './api.ts';
import { Done } from './done.tsx';

const OFFICES: readonly StaffRole[] = ['administrator', 'security', 'auditor'];
const ROLES: readonly StaffRole[] = ['clerk', 'examiner', 'approver', 'supervisor', 'operator', ...OFFICES];

/** Which roles somebody has. An administrator has one only, so the others go when one of the three is ticked. */
export function RolesForm({ person }: { person: StaffView }): ReactNode {
  const { t } = useWords();
  const [roles, setRoles] = useState<readonly StaffRole[]>(person.roles);
  const give = useGiveRoles(person.id);
  const tick = (role: StaffRole | undefined, on: boolean): void => {
    if (!role) return;
    if (!on) return setRoles(roles.filter((one) => one !== role));
    setRoles(OFFICES.includes(role) ? [role] : [...roles.filter((one) => !OFFICES.includes(one)), role]);
  };
  return (
    <form
      className="sheet stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate([...roles]);
      }}
    >
      <h2>{t('staff.roles')}</h2>
      <Ticks
        label={t('staff.roles.pick')}
        hint={t('staff.roles.hint')}
        values={roles}
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`), help: t(`staff.role.${role}`) }))}
        onChange={(value, on) =>
          tick(
            ROLES.find((role) => role === value),
            on,
          )
        }
      />
      <Done act={give} text={t('staff.roles.done')} />
      <p className="row">
        <Button look="main" type="submit" busy={give.isPending}>
          {t('staff.roles.do')}
        </Button>
      </p>
    </form>
  );
}
