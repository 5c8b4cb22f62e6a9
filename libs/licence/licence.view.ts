import type { LicenceField } from '#libs/catalogue';
import type { PublicLicenceView } from '#libs/contract';
import { registryDate } from '#libs/kernel';
import type { RegisterEntity } from '#libs/register';
import type { Licence } from './licence.entity.ts';

const WORD = { ISSUED: 'valid', REPLACED: 'replaced', VOIDED: 'void' } as const;

/** A licence, whose it is, and the one that took its place. */
export interface Standing {
  licence: Licence;
  entity: RegisterEntity | null;
  next: Licence | null;
}

function endOf({ licence, entity, next }: Standing): PublicLicenceView['ended'] {
  if (licence.endedAt) {
    const by = next && { code: next.code, issuedOn: next.issuedOn };
    return { on: registryDate(licence.endedAt), reason: licence.endReason ?? '', by };
  }
  if (!entity || entity.state === 'registered') return null;
  return { on: entity.stateOn ?? licence.issuedOn, reason: entity.state === 'deregistered' ? 'DEREGISTERED' : 'REVOKED', by: null };
}

/** What anyone may know of a licence: what is printed on it, and whether it counts today. */
export function publicLicenceView({ licence, entity, next }: Standing, link: PublicLicenceView['link']): PublicLicenceView {
  const printed = (field: LicenceField) => licence.face.fields.find((one) => one.field === field);
  const field = (name: LicenceField): string => printed(name)?.value ?? '';
  const person = printed('person');
  return {
    verdict: entity?.state === 'registered' ? WORD[licence.state] : 'void',
    name: field('name'),
    unifiedSocialCreditCode: licence.code.length === 18 ? licence.code : null,
    registrationNumber: licence.code.length === 15 ? licence.code : null,
    entityTypeText: field('typeText'),
    address: field('address'),
    personLabel: person?.label ?? '',
    person: person?.value ?? '',
    capital: field('capital') || null,
    businessScope: field('scope'),
    establishedOn: licence.establishedOn,
    issuedOn: licence.issuedOn,
    registry: licence.face.registry,
    ended: endOf({ licence, entity, next }),
    link,
  };
}
