import type { EntityManager } from 'typeorm';
import { SYSTEM } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Filing, FilingParty } from './filing.entity.ts';
import { lockFiling } from './lock-filing.ts';

/** Of a member who left an agent firm: what they began goes on in the name of who keeps its list, with the notices to come. */
export async function passOnFilings(tx: EntityManager, { firmId, from, to }: { firmId: string; from: string; to: string }): Promise<void> {
  const theirs = await tx.find(Filing, { where: { filerId: from, agentFirmId: firmId }, select: { id: true }, order: { id: 'asc' } });
  for (const { id } of theirs) {
    await lockFiling(tx, id);
    await tx.update(Filing, id, { filerId: to });
    await tx.update(FilingParty, { filingId: id, userId: from, role: 'FILER' }, { userId: to });
    await audit(tx, SYSTEM, 'filing.filer_changed', id, { from, to });
  }
}

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
