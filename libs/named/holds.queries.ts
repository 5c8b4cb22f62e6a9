import { In, IsNull, type EntityManager } from 'typeorm';
import type { HoldRow } from '#libs/contract';
import { Filing } from '#libs/filing';
import { Hold } from '#libs/hold';
import { Account } from '#libs/identity';
import { mayStaff, registryTime, type Actor } from '#libs/kernel';
import { RegisterEntity, RegisterName } from '#libs/register';
import { movesFor } from './named.rules.ts';

const SHOWN = 200;

/** Every "not me" that waits for the registry of the caller's districts, the oldest first. */
export async function holdList(tx: EntityManager, actor: Actor): Promise<HoldRow[]> {
  const open = await tx.find(Hold, { where: { state: 'OPEN' }, order: { heldAt: 'asc' } });
  return holdRows(tx, actor, open.filter((hold) => mayStaff(actor, hold.jurisdiction, 'MARKET_SUPERVISION')).slice(0, SHOWN));
}

async function holdRows(tx: EntityManager, actor: Actor, holds: readonly Hold[]): Promise<HoldRow[]> {
  if (holds.length === 0) return [];
  const ids = holds.map(({ objectId }) => objectId);
  const filings = await tx.findBy(Filing, { id: In(ids) });
  const entities = await tx.findBy(RegisterEntity, { id: In(ids) });
  const names = await tx.findBy(RegisterName, { entityId: In(ids), until: IsNull() });
  const named = holds.flatMap(({ accountId, proposedBy }) => [accountId, ...(proposedBy ? [proposedBy] : [])]);
  const people = await tx.find(Account, { where: { id: In(named) }, select: { id: true, name: true } });
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? '';
  return holds.map((hold) => {
    const filing = filings.find(({ id }) => id === hold.objectId);
    const entity = entities.find(({ id }) => id === hold.objectId);
    return {
      id: hold.id,
      on: hold.on,
      number: filing?.number ?? entity?.unifiedSocialCreditCode ?? entity?.registrationNumber ?? null,
      name: filing?.facts.name?.full ?? names.find(({ entityId }) => entityId === hold.objectId)?.full ?? '',
      jurisdiction: hold.jurisdiction,
      person: nameOf(hold.accountId),
      roles: hold.roles,
      heldAt: registryTime(hold.heldAt),
      state: hold.state,
      proposed:
        hold.proposedBy && hold.proposedAt ? { by: nameOf(hold.proposedBy), reason: hold.proposal ?? '', at: registryTime(hold.proposedAt) } : null,
      moves: movesFor(actor, hold),
    };
  });
}
