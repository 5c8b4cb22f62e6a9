/** Who acts. Every use case takes one; a job acts as SYSTEM. */
export interface Actor {
  readonly userId: string;
  readonly kind: 'applicant' | 'staff' | 'system';
  /** Code of the staff member's department. */
  readonly department?: string;
  /** Division codes of the registries whose filings a staff member may see. */
  readonly districts: readonly string[];
  readonly roles: readonly string[];
}

export const SYSTEM: Actor = { userId: '00000000-0000-0000-0000-000000000000', kind: 'system', districts: [], roles: [] };

/** Staff of that district (a prefecture's code covers its counties) and, when named, of that department. */
export function mayStaff(actor: Actor, district: string, department?: string): boolean {
  if (actor.kind !== 'staff') return false;
  const inside = actor.districts.some((own) => own === district || (own.endsWith('00') && district.startsWith(own.slice(0, 4))));
  return inside && (department === undefined || actor.department === department);
}
