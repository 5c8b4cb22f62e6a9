import type { EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { nameKeys } from '#libs/findings';
import { newId } from '#libs/kernel';
import { lettersOf } from '#libs/register';
import { NameReservation } from './naming.entity.ts';
import { poolOf } from './naming.rules.ts';

export interface ReservationOrder {
  code?: string;
  name: string;
  jurisdiction: string;
  reservedOn: string;
  validTo: string;
  applicantId: string | null;
}

/** Records a reservation in the forms in which names are compared. */
export async function reserveName(tx: EntityManager, law: Law, order: ReservationOrder): Promise<NameReservation> {
  const keys = nameKeys(order.name, law.names);
  return tx.save(
    tx.create(NameReservation, {
      id: newId(),
      code: order.code ?? newId(),
      pool: poolOf(order.jurisdiction),
      name: order.name,
      normalised: keys.normalised,
      tradeName: keys.tradeName,
      pinyin: keys.pinyin,
      letters: lettersOf(keys.normalised),
      reservedOn: order.reservedOn,
      validTo: order.validTo,
      applicantId: order.applicantId,
    }),
  );
}
