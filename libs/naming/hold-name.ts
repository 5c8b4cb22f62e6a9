import type { EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import type { FilingFrame } from '#libs/contract';
import { nameKeys } from '#libs/findings';
import { conflict, registryDate, registryNow } from '#libs/kernel';
import { NameHold, NameReservation } from './naming.entity.ts';
import { isRunning, poolOf } from './naming.rules.ts';

/** Of a filing: its registry tells the pool, its filer whose reservation it may use. */
export type HoldingFiling = { id: string; filerId?: string } & Pick<FilingFrame, 'jurisdiction'>;

/** Who wants a name: a filing, or a reservation. */
type Claim = { filingId: string; reservationId: null; holderId: string | null } | { filingId: null; reservationId: string; holderId: string | null };
type Place = Pick<NameHold, 'pool' | 'normalised'>;

/**
 * Holds a name for a filing under way. Who comes second waits for the first transaction to end and is then refused; so a caller
 * holds the name before it reads the register, and what the first one entered there is seen by the second. A name that the filer has
 * reserved is taken from the reservation, which gets it back if the filing comes to nothing.
 */
export async function holdName(tx: EntityManager, law: Law, filing: HoldingFiling, name: string): Promise<void> {
  const place = { pool: poolOf(filing.jurisdiction), normalised: nameKeys(name, law.names).normalised };
  await take(tx, place, { filingId: filing.id, reservationId: null, holderId: filing.filerId ?? null }, name);
  // The new name first, the old one after: two filings that exchange their names are refused, and never wait for each other.
  await letGo(tx, 'filing_id = $1 and (pool, normalised) <> ($2, $3)', [filing.id, place.pool, place.normalised]);
}

/** Holds a name for a reservation. */
export async function holdForReservation(tx: EntityManager, reservation: NameReservation): Promise<void> {
  const { pool, normalised, id, applicantId, name } = reservation;
  await take(tx, { pool, normalised }, { filingId: null, reservationId: id, holderId: applicantId }, name);
}

/** Lets a name go when a filing has ended: `entered` in the register, which keeps it now, or back to a reservation that still runs. */
export async function releaseName(tx: EntityManager, filingId: string, outcome: 'entered' | 'free' = 'free'): Promise<void> {
  if (outcome === 'entered') {
    await tx.query(
      `update name_reservation set ended_at = $2, ended_by = 'used'
        where ended_at is null and id in (select reservation_id from name_hold where filing_id = $1)`,
      [filingId, registryNow()],
    );
  }
  await letGo(tx, 'filing_id = $1', [filingId]);
}

/** Names held with a reservation that runs fall back to it; the others are free. */
async function letGo(tx: EntityManager, where: string, parameters: string[]): Promise<void> {
  await tx.query(
    `update name_hold set filing_id = null where ${where} and reservation_id in
      (select id from name_reservation where ended_at is null and valid_to >= $${parameters.length + 1})`,
    [...parameters, registryDate()],
  );
  await tx.query(`delete from name_hold where ${where}`, parameters);
}

/** As often as a name may be let go by others between two statements. */
const TRIES = 10;

async function take(tx: EntityManager, place: Place, claim: Claim, name: string): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    await tx
      .createQueryBuilder()
      .insert()
      .into(NameHold)
      .values({ ...place, ...claim, name })
      .orIgnore()
      .execute();
    const holder = await tx.findOne(NameHold, { where: place, lock: { mode: 'pessimistic_write' } });
    if (!holder) continue;
    if (claim.filingId === null ? holder.reservationId === claim.reservationId : holder.filingId === claim.filingId) return;
    const code = await whyKept(tx, holder, claim);
    if (code) throw conflict(code, { path: 'name.full', name });
    const reservation = await runningReservation(tx, holder);
    await tx.update(NameHold, place, { ...claim, name, ...(reservation && claim.filingId ? { reservationId: reservation.id } : {}) });
    return;
  }
  throw conflict('name.held_by_open_filing', { path: 'name.full', name });
}

/** Why a held name cannot be had; `undefined` where its reservation has run out, or is the filer's own. */
async function whyKept(tx: EntityManager, holder: NameHold, claim: Claim): Promise<string | undefined> {
  if (holder.filingId !== null) return 'name.held_by_open_filing';
  const reservation = await runningReservation(tx, holder);
  if (!reservation) return undefined;
  const isOwn = claim.holderId !== null && reservation.applicantId === claim.holderId;
  if (!isOwn) return 'name.held_by_reservation';
  return claim.filingId === null ? 'name.reserved_already' : undefined;
}

async function runningReservation(tx: EntityManager, { reservationId }: NameHold): Promise<NameReservation | undefined> {
  if (reservationId === null) return undefined;
  const reservation = await tx.findOneBy(NameReservation, { id: reservationId });
  return reservation && isRunning(reservation, registryDate()) ? reservation : undefined;
}
