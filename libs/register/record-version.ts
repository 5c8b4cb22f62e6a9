import type { EntityManager } from 'typeorm';
import type { Facts } from '#libs/contract';
import { newId, registryNow } from '#libs/kernel';
import { type RegisterEntity, RegisterVersion, type Standing, type VersionKind } from './register.entity.ts';

export interface VersionEntry {
  filingId: string | null;
  round: number | null;
  kind: VersionKind;
  items?: string[];
  corrects?: string | null;
  /** Facts with handles; the sealed values belong to the new version's id. */
  facts: Facts;
  sealFor: (versionId: string) => string;
  /** The day from which it holds by law; when it was recorded is now. */
  validFrom: string;
  standing?: Standing;
}

/** The only place that writes versions: never over an older one. The caller holds the entity. */
export async function recordVersion(tx: EntityManager, entity: RegisterEntity, entry: VersionEntry): Promise<RegisterVersion> {
  const last = await tx.maximum(RegisterVersion, 'version', { entityId: entity.id });
  const id = newId();
  const { facts, validFrom, kind, filingId, round, items = [], corrects = null } = entry;
  const version = tx.create(RegisterVersion, {
    ...{ id, entityId: entity.id, version: (last ?? 0) + 1, kind, filingId, round, facts, validFrom, items, corrects },
    sealed: entry.sealFor(id),
    recordedAt: registryNow(),
    standing: entry.standing ?? standingOf(entity),
  });
  return tx.save(version);
}

export const standingOf = (entity: RegisterEntity): Standing => ({
  entityType: entity.entityType,
  entityTypeCode: entity.entityTypeCode,
  registry: entity.registry,
  state: entity.state,
  unifiedSocialCreditCode: entity.unifiedSocialCreditCode,
  registrationNumber: entity.registrationNumber,
  organizationCode: entity.organizationCode,
});
