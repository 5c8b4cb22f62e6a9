import { IsNull, type EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import type { CorrectedFacts, Facts } from '#libs/contract';
import { nameKeys } from '#libs/findings';
import { conflict, invalid, mayStaff, newId, notFound, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit, seal, unseal } from '#libs/platform';
import { lockEntity } from './change-in-register.ts';
import { RegisterCorrection } from './correction.entity.ts';
import { corrected, readings } from './correction.rules.ts';
import { enterName } from './enter-in-register.ts';
import { recordVersion } from './record-version.ts';
import { RegisterName, RegisterVersion, type RegisterEntity } from './register.entity.ts';
import { addressKey } from './register.rules.ts';

export interface Mistake {
  entityId: string;
  /** The number of the version that is wrong. */
  version: number;
  facts: CorrectedFacts;
  reason: string;
}

/** An officer says what was written wrongly, and why. Nothing changes before another has looked. */
export async function proposeCorrection(tx: EntityManager, actor: Actor, { entityId, version, facts, reason }: Mistake): Promise<RegisterCorrection> {
  const entity = await lockOwnEntity(tx, actor, entityId);
  const wrong = await tx.findOneBy(RegisterVersion, { entityId: entity.id, version });
  if (!wrong) throw notFound('register.version_not_found');
  if (!readings(await versionsOf(tx, entityId)).some(({ id }) => id === wrong.id)) throw conflict('register.version_not_read');
  if (corrected([asReading(wrong)], asReading(wrong), facts).length === 0) throw invalid('register.nothing_to_correct', { path: 'facts' });
  if (await tx.existsBy(RegisterCorrection, { versionId: wrong.id, state: 'PROPOSED' })) throw conflict('register.correction_open');
  const row = {
    id: newId(),
    entityId,
    versionId: wrong.id,
    facts,
    reason,
    state: 'PROPOSED',
    proposedBy: actor.userId,
    proposedAt: registryNow(),
  } as const;
  const correction = await tx.save(tx.create(RegisterCorrection, { ...row, decidedBy: null, decidedAt: null, decision: null }));
  await audit(tx, actor, 'register.correction_proposed', correction.id, { entity: entityId, version, parts: Object.keys(facts) });
  return correction;
}

/** Another officer enters the correction, or refuses it. The original stays, and so does what was known before. */
export async function decideCorrection(
  tx: EntityManager,
  actor: Actor,
  id: string,
  { enter, decision }: { enter: boolean; decision: string },
): Promise<RegisterCorrection> {
  const correction = await tx.findOne(RegisterCorrection, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!correction) throw notFound('register.correction_not_found');
  const entity = await lockOwnEntity(tx, actor, correction.entityId, 'register.correction_not_found');
  if (correction.state !== 'PROPOSED') throw conflict('register.correction_decided', { state: correction.state });
  if (correction.proposedBy === actor.userId) throw conflict('register.four_eyes');
  if (enter) await enterCorrection(tx, entity, correction);
  Object.assign(correction, { state: enter ? 'ENTERED' : 'REFUSED', decidedBy: actor.userId, decidedAt: registryNow(), decision });
  await audit(tx, actor, enter ? 'register.corrected' : 'register.correction_refused', id, { entity: entity.id });
  return tx.save(correction);
}

const asReading = (version: RegisterVersion): RegisterVersion & { facts: Facts } => ({ ...version, facts: version.facts });
const versionsOf = async (tx: EntityManager, entityId: string): Promise<(RegisterVersion & { facts: Facts })[]> =>
  (await tx.findBy(RegisterVersion, { entityId })).map(asReading);

async function enterCorrection(tx: EntityManager, entity: RegisterEntity, correction: RegisterCorrection): Promise<void> {
  const versions = await versionsOf(tx, entity.id);
  const wrong = versions.find(({ id }) => id === correction.versionId);
  if (!wrong || !readings(versions).some(({ id }) => id === wrong.id)) throw conflict('register.version_not_read');
  for (const { of, facts } of corrected(versions, wrong, correction.facts)) {
    await recordVersion(tx, entity, {
      ...{ kind: 'correction', filingId: null, round: null, corrects: of.id, validFrom: of.validFrom, facts, items: Object.keys(correction.facts) },
      // The values of people stay at their places; only the row that keeps them is another.
      sealFor: (id) => seal(unseal(of.sealed, of.id), id),
      ...(of.standing ? { standing: of.standing } : {}),
    });
  }
  await readAnew(tx, entity);
}

/** What is looked up beside the versions follows the one that is read today. */
async function readAnew(tx: EntityManager, entity: RegisterEntity): Promise<void> {
  const [now] = readings(await versionsOf(tx, entity.id))
    .filter(({ validFrom }) => validFrom <= registryDate())
    .slice(-1);
  if (!now) return;
  const { registeredCapital, address, name } = now.facts;
  if (registeredCapital !== undefined) entity.registeredCapital = registeredCapital;
  if (address) entity.addressKey = addressKey(address.text);
  await tx.save(entity);
  const borne = await tx.findOneBy(RegisterName, { entityId: entity.id, until: IsNull() });
  if (!name || !borne || borne.full === name.full) return;
  await tx.update(RegisterName, borne.id, { until: registryDate() });
  const { registry, entityType } = entity;
  const keys = nameKeys(name.full, (await lawNow(tx)).names, name);
  await enterName(tx, {
    entityId: entity.id,
    entityType,
    registry: registry ?? borne.pool,
    full: name.full,
    keys,
    individual: borne.individual,
    parts: name,
  });
}

async function lockOwnEntity(tx: EntityManager, actor: Actor, id: string, otherwise = 'register.entity_not_found'): Promise<RegisterEntity> {
  const entity = await lockEntity(tx, id);
  if (!mayStaff(actor, entity.registry ?? '', 'MARKET_SUPERVISION')) throw notFound(otherwise);
  return entity;
}
