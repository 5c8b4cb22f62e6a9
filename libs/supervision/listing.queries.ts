import { In, type EntityManager } from 'typeorm';
import type { ListingsView } from '#libs/contract';
import { notFound, registryDate } from '#libs/kernel';
import { findEntityByCode } from '#libs/register';
import { isOpenGround, nextStepOn } from './listing.rules.ts';
import { SupervisionEntry } from './supervision.entity.ts';

/** The grounds on which a firm stands or stood on the two lists, for anyone; as of a day. */
export async function listingsOf(tx: EntityManager, code: string, on = registryDate()): Promise<ListingsView> {
  const entity = await findEntityByCode(tx, code);
  if (!entity) throw notFound('register.entity_not_found');
  const entries = await tx.findBy(SupervisionEntry, { entityId: entity.id, list: In(['abnormalList', 'seriousViolationList']) });
  const grounds = entries
    .map((entry) => {
      const text = (field: string): string | null => (typeof entry.details[field] === 'string' ? entry.details[field] : null);
      const year = entry.details['year'];
      return {
        ...{ id: entry.id, list: entry.list === 'abnormalList' ? ('abnormal' as const) : ('seriousViolation' as const) },
        ...{ cause: text('cause'), year: typeof year === 'number' ? year : null, listedOn: text('listedOn'), removedOn: text('removedOn') },
        ...{ remedy: text('remedy'), nextStepOn: nextStepOn(entry), open: isOpenGround(entry, on) },
      };
    })
    .filter(({ listedOn }) => listedOn === null || listedOn <= on)
    .sort((one, other) => (one.listedOn ?? '').localeCompare(other.listedOn ?? ''));
  const stands = (list: string): boolean => grounds.some((ground) => ground.open && ground.list === list);
  return { on, abnormal: stands('abnormal'), seriousViolation: stands('seriousViolation'), grounds };
}
