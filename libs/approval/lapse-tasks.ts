import type { EntityManager } from 'typeorm';
import { withdrawFiling as withdraw, type Filing } from '#libs/filing';
import { registryNow, type Actor } from '#libs/kernel';
import { ApprovalTask } from './approval.entity.ts';

/** Nobody is asked any more about a filing that has left the office: what is open closes without a word. */
export async function lapseTasks(tx: EntityManager, filing: Filing): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(ApprovalTask)
    .set({ closedAt: registryNow(), lapsed: true, holderId: null, leaseUntil: null, heldSince: null, heldBack: null, version: () => 'version + 1' })
    .where("filingId = :id and closedAt is null and asked = 'atAcceptance'", { id: filing.id })
    .execute();
}

/** The filer withdraws, and the departments are asked no longer. Withdrawal and decision wait for each other; the first one stands. */
export async function withdrawFromReview(tx: EntityManager, actor: Actor, filingId: string): Promise<Filing> {
  const filing = await withdraw(tx, actor, filingId);
  await lapseTasks(tx, filing);
  return filing;
}
