import type { EntityManager } from 'typeorm';
import type { CodeMode, Law } from '#libs/catalogue';
import type { EntityType } from '#libs/contract';
import type { Filing } from '#libs/filing';
import { isOrganizationCode, makeUnifiedSocialCreditCode } from '#libs/identifiers';
import { numberSeries, takeCode, type RegisterEntity } from '#libs/register';
import type { Licence } from './licence.entity.ts';
import type { LicenceNumbers } from './licence.rules.ts';

export interface NumbersAfter {
  mode: CodeMode;
  codes: LicenceNumbers;
}

/** What the change needs to know of the entity to number its licence. */
export interface Numbering {
  entity: RegisterEntity;
  inForce: Licence | null;
  entityType: EntityType;
  entityTypeCode: string;
  on: string;
}

/**
 * The numbers of an entity that stands in the register already. It keeps what it has; on the first licence after its type has one code it
 * gets one, made of its own organisation code; a type whose codes begin otherwise gets its code anew around the same organisation code.
 */
export async function numbersAfter(tx: EntityManager, law: Law, filing: Filing, numbering: Numbering): Promise<NumbersAfter> {
  const { entity, inForce, entityType, entityTypeCode, on } = numbering;
  const registrationNumber = entity.registrationNumber;
  const today = law.licences.codeMode(entityType, on);
  if (today === 'ONE_CODE' || entity.unifiedSocialCreditCode) {
    const prefix = law.entityTypes.usccPrefix(entityType, entityTypeCode);
    const own = entity.organizationCode ?? entity.unifiedSocialCreditCode?.slice(8, 17) ?? '';
    const organizationCode = isOrganizationCode(own) ? own : await takeCode(tx, 'ORGANIZATION_CODE', '', filing.id);
    const known = entity.unifiedSocialCreditCode;
    const division = known?.slice(2, 8) ?? filing.jurisdiction;
    const uscc = known?.startsWith(prefix) ? known : makeUnifiedSocialCreditCode(prefix, division, organizationCode);
    return { mode: 'ONE_CODE', codes: { uscc, organizationCode, registrationNumber } };
  }
  if (inForce?.face.codeMode === 'FIVE_CODES') {
    return { mode: 'FIVE_CODES', codes: Object.fromEntries(inForce.face.numbers.map(({ field, value }) => [field, value])) };
  }
  return {
    mode: 'REGISTRATION_NUMBER',
    codes: {
      registrationNumber:
        registrationNumber ?? (await takeCode(tx, 'REGISTRATION_NUMBER', filing.jurisdiction + numberSeries(entityType), filing.id)),
      organizationCode: entity.organizationCode,
    },
  };
}
