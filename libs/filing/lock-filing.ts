import { IsNull, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { membershipOf } from '#libs/agents';
import { notFound, type Actor } from '#libs/kernel';
import { Filing, FilingParty } from './filing.entity.ts';

/** Loads a filing and holds it until the transaction ends, so that two acts cannot cross. */
export async function lockFiling(tx: EntityManager, id: string): Promise<Filing> {
  const filing = await tx.findOne(Filing, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!filing) throw notFound('filing.not_found');
  return filing;
}

/** A filing as its filer may touch it, held. For everyone else it is not there. */
export async function lockOwnFiling(tx: EntityManager, actor: Actor, id: string): Promise<Filing> {
  const filing = await lockFiling(tx, id);
  await mustBeFiler(tx, actor, filing.id);
  return filing;
}

/** Which filings are the caller's at this moment: their own, and those of the agent firm in whose name they file. */
export async function ownFilings(tx: EntityManager, { userId }: Actor): Promise<FindOptionsWhere<Filing>[]> {
  const member = await membershipOf(tx, userId);
  return [{ filerId: userId, agentFirmId: IsNull() }, ...(member ? [{ agentFirmId: member.firmId }] : [])];
}

/** A filing as its filer may see it. */
export async function getOwnFiling(tx: EntityManager, actor: Actor, id: string): Promise<Filing> {
  await mustBeFiler(tx, actor, id);
  const filing = await tx.findOneBy(Filing, { id });
  if (!filing) throw notFound('filing.not_found');
  return filing;
}

/** What is filed in an agent firm's name is its members', as long as they are; all else is its filer's. */
async function mustBeFiler(tx: EntityManager, actor: Actor, filingId: string): Promise<void> {
  const filing = await tx.findOne(Filing, { where: { id: filingId }, select: { id: true, agentFirmId: true } });
  if (filing?.agentFirmId) {
    const member = await membershipOf(tx, actor.userId);
    if (member?.firmId !== filing.agentFirmId) throw notFound('filing.not_found');
    return;
  }
  const party = await tx.findOneBy(FilingParty, { filingId, userId: actor.userId, role: 'FILER' });
  if (!party || party.removedAt) throw notFound('filing.not_found');
}
