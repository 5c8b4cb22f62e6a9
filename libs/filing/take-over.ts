import type { EntityManager } from 'typeorm';
import { SYSTEM } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Filing, FilingParty } from './filing.entity.ts';
import { lockFiling } from './lock-filing.ts';

/** What was filed in one account of a person goes on in their other one. */
export async function takeOverFilings(tx: EntityManager, from: string, to: string): Promise<number> {
  const theirs = await tx.find(Filing, { where: { filerId: from }, select: { id: true }, order: { id: 'asc' } });
  for (const { id } of theirs) {
    await lockFiling(tx, id);
    await tx.update(Filing, id, { filerId: to });
    await audit(tx, SYSTEM, 'filing.filer_changed', id, { from, to });
  }
  await tx.update(FilingParty, { userId: from }, { userId: to });
  return theirs.length;
}
