import type { EntityManager } from 'typeorm';
import type { Filing } from '#libs/filing';
import { newId, registryDate, registryNow } from '#libs/kernel';
import type { RegisterEntity } from '#libs/register';
import type { LicenceFace } from './licence-face.ts';
import { Licence } from './licence.entity.ts';
import type { LicenceNumbers } from './licence.rules.ts';

export interface LicenceDraft {
  entity: RegisterEntity;
  face: LicenceFace;
  codes: LicenceNumbers;
  entityTypeCode: string;
  establishedOn: string;
}

export type EndReason = 'CHANGED' | 'CONVERTED' | 'LOST' | 'SURRENDERED' | 'VOIDED' | 'DEREGISTERED';

/** The next licence of an entity. The one in force until now is replaced by it in the same moment, and stays as it was printed. */
export async function draftLicence(tx: EntityManager, filing: Filing, draft: LicenceDraft, instead: EndReason = 'CHANGED'): Promise<Licence> {
  const last = await tx.maximum(Licence, 'serial', { entityId: draft.entity.id });
  const id = newId();
  await tx.update(
    Licence,
    { entityId: draft.entity.id, state: 'ISSUED' },
    { state: 'REPLACED', endedAt: registryNow(), endReason: instead, replacedBy: id },
  );
  return tx.save(
    tx.create(Licence, {
      id,
      filingId: filing.id,
      round: filing.round,
      entityId: draft.entity.id,
      code: draft.codes.uscc ?? draft.codes.registrationNumber ?? '',
      serial: (last ?? 0) + 1,
      state: 'ISSUED',
      entityTypeCode: draft.entityTypeCode,
      face: draft.face,
      establishedOn: draft.establishedOn,
      issuedOn: registryDate(),
      issuedAt: registryNow(),
      originalSha256: null,
      duplicateSha256: null,
      endedAt: null,
      endReason: null,
      replacedBy: null,
    }),
  );
}
