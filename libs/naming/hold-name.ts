import type { EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import type { FilingFrame } from '#libs/contract';
import { nameKeys } from '#libs/findings';
import { conflict } from '#libs/kernel';
import { NameHold } from './naming.entity.ts';
import { poolOf } from './naming.rules.ts';

/**
 * Holds a name for a filing under way. Who comes second waits for the first transaction to end and is then refused; so a caller
 * holds the name before it reads the register, and what the first one entered there is seen by the second.
 */
export async function holdName(tx: EntityManager, law: Law, filing: { id: string } & Pick<FilingFrame, 'jurisdiction'>, name: string): Promise<void> {
  const hold = { pool: poolOf(filing.jurisdiction), normalised: nameKeys(name, law.names).normalised };
  await tx.query('delete from name_hold where filing_id = $1 and (pool, normalised) <> ($2, $3)', [filing.id, hold.pool, hold.normalised]);
  await tx.query(`insert into name_hold (pool, normalised, filing_id, name) values ($1, $2, $3, $4) on conflict do nothing`, [
    hold.pool,
    hold.normalised,
    filing.id,
    name,
  ]);
  const holder = await tx.findOneByOrFail(NameHold, hold);
  if (holder.filingId !== filing.id) throw conflict('name.held_by_open_filing', { path: 'name.full', name });
}

/** Lets a name go: the filing has ended, or the register itself keeps the name now. */
export async function releaseName(tx: EntityManager, filingId: string): Promise<void> {
  await tx.delete(NameHold, { filingId });
}
