import type { LicenceField } from '#libs/catalogue';
import type { PublicLicenceView } from '#libs/contract';
import type { RegisterEntity } from '#libs/register';
import type { Licence } from './licence.entity.ts';

const WORD = { ISSUED: 'valid', REPLACED: 'replaced', VOIDED: 'void' } as const;

/** What anyone may know of a licence: what is printed on it, and whether it counts today. */
export function publicLicenceView(licence: Licence, entity: RegisterEntity | null, link: PublicLicenceView['link']): PublicLicenceView {
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
    link,
  };
}
