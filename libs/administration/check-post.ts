import type { EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { invalid, registryDate, type Actor } from '#libs/kernel';
import { mayAdminister } from './administration.rules.ts';

export interface Post {
  readonly department: string;
  /** Division codes; a prefecture's code covers its counties. */
  readonly districts: string[];
}

/** A post is in a department that there is, and in districts that there are and that are the administrator's own. */
export async function checkPost(tx: EntityManager, actor: Actor, { department, districts }: Post): Promise<void> {
  if (!mayAdminister(actor, 'administrator', districts)) throw invalid('staff.district_not_own', { path: 'districts' });
  const { departments, divisions } = await lawNow(tx);
  if (!departments.all.some(({ code }) => code === department)) throw invalid('staff.department_unknown', { path: 'department' });
  const unknown = districts.filter((code) => !divisions.find(code, registryDate()));
  if (unknown.length > 0) throw invalid('staff.district_unknown', { path: 'districts', unknown });
}
