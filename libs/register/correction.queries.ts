import { In, type EntityManager } from 'typeorm';
import type { RegisterCorrectionView } from '#libs/contract';
import { accountName } from '#libs/identity';
import { mayStaff, notFound, registryTime, type Actor } from '#libs/kernel';
import { RegisterCorrection } from './correction.entity.ts';
import { RegisterEntity, RegisterVersion } from './register.entity.ts';

/** The corrections of a firm, the last first. */
export async function correctionsOf(tx: EntityManager, actor: Actor, entityId: string): Promise<RegisterCorrectionView[]> {
  await mustBeOwn(tx, actor, entityId);
  const rows = await tx.find(RegisterCorrection, { where: { entityId }, order: { proposedAt: 'desc' } });
  const versions = await tx.find(RegisterVersion, { where: { id: In(rows.map(({ versionId }) => versionId)) }, select: { id: true, version: true } });
  const names = new Map<string, string>();
  for (const by of new Set(rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? proposedBy])))
    names.set(by, await accountName(tx, by));
  return rows.map(({ id, versionId, facts, reason, state, decision, ...row }) => ({
    ...{ id, entityId, facts, reason, state, decision, version: versions.find((one) => one.id === versionId)?.version ?? 0 },
    proposedBy: names.get(row.proposedBy) ?? '',
    proposedAt: registryTime(row.proposedAt),
    decidedBy: row.decidedBy && (names.get(row.decidedBy) ?? ''),
    decidedAt: row.decidedAt && registryTime(row.decidedAt),
  }));
}

async function mustBeOwn(tx: EntityManager, actor: Actor, id: string): Promise<void> {
  const entity = await tx.findOneBy(RegisterEntity, { id });
  if (!entity || !mayStaff(actor, entity.registry ?? '', 'MARKET_SUPERVISION')) throw notFound('register.entity_not_found');
}
