import type { EntityManager } from 'typeorm';
import type { Filing } from '#libs/filing';
import { newId, registryDate, registryNow } from '#libs/kernel';
import { keepNumbers, type OtherNumber, type RegisterEntity } from '#libs/register';
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

/** What the tax, social-insurance and statistics offices gave it. */
export const otherNumbersOf = ({ taxpayerId, socialInsuranceRegistrationNumber, statisticsRegistrationNumber }: LicenceNumbers): OtherNumber[] => {
  const given = {
    TAXPAYER_ID: taxpayerId,
    SOCIAL_INSURANCE_NUMBER: socialInsuranceRegistrationNumber,
    STATISTICS_NUMBER: statisticsRegistrationNumber,
  };
  // Its own keys.
  return (Object.keys(given) as (keyof typeof given)[]).flatMap((kind) => (given[kind] ? [{ kind, number: given[kind] }] : []));
};

/** The next licence of an entity. The one in force until now is replaced by it in the same moment, and stays as it was printed. */
export async function draftLicence(tx: EntityManager, filing: Filing, draft: LicenceDraft, instead: EndReason = 'CHANGED'): Promise<Licence> {
  const last = await tx.maximum(Licence, 'serial', { entityId: draft.entity.id });
  const id = newId();
  await tx.update(
    Licence,
    { entityId: draft.entity.id, state: 'ISSUED' },
    { state: 'REPLACED', endedAt: registryNow(), endReason: instead, replacedBy: id },
  );
  await keepNumbers(tx, draft.entity.id, otherNumbersOf(draft.codes));
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
