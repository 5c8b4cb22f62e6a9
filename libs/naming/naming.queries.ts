import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { ReservationView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { notFound, registryDate, type Actor } from '#libs/kernel';
import { NameHold, NameReservation } from './naming.entity.ts';
import { reservationView } from './naming.view.ts';

/** The caller's reservations, the newest first. */
export async function reservationList(tx: EntityManager, actor: Actor): Promise<ReservationView[]> {
  const rows = await tx.find(NameReservation, { where: { applicantId: actor.userId }, order: { reservedOn: 'desc', validTo: 'desc' }, take: 500 });
  return views(tx, rows);
}

/** One of the caller's reservations; for everyone else it is not there. */
export async function reservationPage(tx: EntityManager, actor: Actor, id: string): Promise<ReservationView> {
  const [view] = await views(tx, await tx.findBy(NameReservation, { id, applicantId: actor.userId }));
  if (!view) throw notFound('name.reservation_not_found');
  return view;
}

async function views(tx: EntityManager, rows: NameReservation[]): Promise<ReservationView[]> {
  const law = await lawNow(tx);
  const on = registryDate();
  const holds = rows.length > 0 ? await tx.findBy(NameHold, { reservationId: In(rows.map(({ id }) => id)), filingId: Not(IsNull()) }) : [];
  const used = new Set(holds.map(({ reservationId }) => reservationId));
  return rows.flatMap((row) => reservationView(row, { inUse: used.has(row.id), law, on }) ?? []);
}
