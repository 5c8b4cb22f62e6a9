import { IsNull, type EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { lawNow } from '#libs/editions';
import { CLOSINGS, isEnded, lockOwnFiling, type Filing } from '#libs/filing';
import { conflict, newId, notFound, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit, record } from '#libs/platform';
import { Enquiry } from './enquiry.entity.ts';
import { enquiryDue } from './enquiry.messages.ts';

/** Of one filing, so often a day: departments are asked by a person who waits, not by a program. */
const MOST_A_DAY = 20;

/** Everyone who records the end of such a firm; the publicity system only publishes it. */
export const departmentsAsked = (law: Law, { kind, entityType }: Pick<Filing, 'kind' | 'entityType'>, on: string): string[] => [
  ...new Set(law.pushes.after('done', { kind, entityType }, on).flatMap(({ to, task }) => (task === 'RECORD' ? [to] : []))),
];

/**
 * All departments are asked at one moment whether something stands against the end of the firm. Who has not answered the last question is not
 * asked again: the question still waits.
 */
export async function askDepartments(tx: EntityManager, actor: Actor, filingId: string): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  if (!CLOSINGS.includes(filing.kind)) throw notFound('closing.not_found');
  if (isEnded(filing.state)) throw conflict('closing.not_open', { state: filing.state });
  const asked = await tx.find(Enquiry, { where: { filingId }, order: { askedAt: 'desc' } });
  const today = registryDate();
  const departments = departmentsAsked(await lawNow(tx), filing, today);
  if (asked.filter(({ askedAt }) => registryDate(askedAt) === today).length >= MOST_A_DAY * departments.length) {
    throw conflict('enquiry.too_many', { most: MOST_A_DAY });
  }
  const waiting = await tx.findBy(Enquiry, { filingId, answeredAt: IsNull() });
  for (const department of departments) {
    if (waiting.some((one) => one.department === department)) continue;
    const row = { id: newId(), filingId, department, askedAt: registryNow(), answeredAt: null, blockers: [] };
    await tx.insert(Enquiry, row);
    await record(tx, enquiryDue, { enquiryId: row.id, department });
  }
  await audit(tx, actor, 'enquiry.asked', filingId, { departments });
  return filing;
}
