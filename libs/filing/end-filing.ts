import type { EntityManager } from 'typeorm';
import { registryDate, SYSTEM, type Actor } from '#libs/kernel';
import { mayStillWithdraw } from './effect.ts';
import { type Filing } from './filing.entity.ts';
import { lockFiling, lockOwnFiling } from './lock-filing.ts';
import { moveFiling } from './move-filing.ts';

/** The filer takes the filing back into their hands, to change it. */
export async function editFiling(tx: EntityManager, actor: Actor, filingId: string): Promise<Filing> {
  return moveFiling(tx, actor, await lockOwnFiling(tx, actor, filingId), 'edit');
}

/** The filer withdraws, as long as nothing was decided. Withdrawal and decision wait for each other; the first one stands. */
export async function withdrawFiling(tx: EntityManager, actor: Actor, filingId: string): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  mayStillWithdraw(filing);
  return moveFiling(tx, actor, filing, 'withdraw');
}

/** Ends a batch of the drafts whose last day is over; gives their number, 0 when none is left. */
export async function expireFilings(tx: EntityManager): Promise<number> {
  const rows: { id: string }[] = await tx.query(
    `select id from filing where state in ('DRAFT', 'AWAITING_SIGNATURES', 'CORRECTION_REQUESTED') and expires_on < $1
      order by expires_on limit 100 for update skip locked`,
    [registryDate()],
  );
  for (const { id } of rows) await moveFiling(tx, SYSTEM, await lockFiling(tx, id), 'expire');
  return rows.length;
}
