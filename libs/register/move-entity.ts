import { IsNull, type EntityManager } from 'typeorm';
import { conflict, newId, registryNow, type Actor } from '#libs/kernel';
import { seal, unseal } from '#libs/platform';
import { lockEntity } from './change-in-register.ts';
import { recordVersion } from './record-version.ts';
import { type RegisterEntity, RegisterPerson, RegisterStateChange } from './register.entity.ts';
import { newestVersion } from './register.queries.ts';
import { ENTITY_MOVES, type EntityState } from './register.state.ts';

export interface StateChange {
  to: EntityState;
  /** From which day it holds. */
  on: string;
  /** The filing or act that asks for it. */
  causeId: string;
  reason: string;
}

/**
 * Moves an entity to another state, with a row that is never changed. Who ends lets go of its people's posts; its numbers stay taken for ever,
 * and from this day its name cools.
 */
export async function moveEntity(
  tx: EntityManager,
  actor: Actor,
  entityId: string,
  { to, on, causeId, reason }: StateChange,
): Promise<RegisterEntity> {
  const entity = await lockEntity(tx, entityId);
  const { state: from, stateOn: since } = entity;
  if (!ENTITY_MOVES[from].includes(to)) throw conflict('register.move_not_allowed', { state: from, to });
  Object.assign(entity, { state: to, stateOn: on });
  await tx.save(entity);
  await tx.insert(RegisterStateChange, {
    id: newId(),
    entityId,
    fromState: from,
    toState: to,
    on,
    at: registryNow(),
    actorId: actor.userId,
    causeId,
    reason,
  });
  await recordState(tx, entity, on);
  if (to === 'deregistered') await tx.update(RegisterPerson, { entityId, until: IsNull() }, { until: on });
  // Who held a post on the last day holds it again.
  if (from === 'deregistered' && since !== null) await tx.update(RegisterPerson, { entityId, until: since }, { until: null });
  return entity;
}

/** The same facts in the new state, from that day on: as of a day before it the register still says what it said. */
async function recordState(tx: EntityManager, entity: RegisterEntity, validFrom: string): Promise<void> {
  const last = await newestVersion(tx, entity.id);
  if (!last) return; // an old record without versions
  const values = unseal(last.sealed, last.id);
  const version = { filingId: null, round: null, kind: 'state' as const, items: ['state'], facts: last.facts, validFrom };
  await recordVersion(tx, entity, { ...version, sealFor: (id) => seal(values, id) });
}
