import type { AdministratorRole, StaffRole } from '#libs/contract';
import { invalid, mayStaff, type Actor } from '#libs/kernel';

/** Three offices that watch each other: one makes accounts, one gives roles, one reads what both did. Nobody holds two. */
export const ADMINISTRATORS: readonly AdministratorRole[] = ['administrator', 'security', 'auditor'];

export const STAFF_ROLES: readonly StaffRole[] = ['clerk', 'examiner', 'approver', 'supervisor', 'operator', ...ADMINISTRATORS];

export const administratorsAmong = (roles: readonly string[]): AdministratorRole[] => ADMINISTRATORS.filter((role) => roles.includes(role));

/** An administrator is nothing else: not another of the three, and nobody who works on filings. */
export function checkRoles(roles: readonly StaffRole[]): void {
  if (administratorsAmong(roles).length > 0 && new Set(roles).size > 1) throw invalid('staff.administrator_alone', { path: 'roles' });
}

/** Whether the districts of who holds this office cover all of these. An account without a district belongs to nobody. */
export const mayAdminister = (actor: Actor, office: AdministratorRole, districts: readonly string[]): boolean =>
  actor.roles.includes(office) && districts.length > 0 && districts.every((district) => mayStaff(actor, district));

/** Whether a post in these districts reaches nothing that one in those did not. */
export const isWithin = (districts: readonly string[], earlier: readonly string[]): boolean =>
  districts.every((district) => mayStaff({ userId: '', kind: 'staff', districts: earlier, roles: [] }, district));
