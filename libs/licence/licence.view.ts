import type { PublicLicenceView } from '#libs/contract';
import type { RegisterEntity } from '#libs/register';
import type { Licence } from './licence.entity.ts';

const WORD = { ISSUED: 'valid', REPLACED: 'replaced', VOIDED: 'void' } as const;

/** What anyone may know of a licence: what is printed on it, and whether it counts today. */
export function publicLicenceView(licence: Licence, entity: RegisterEntity | null, link: PublicLicenceView['link']): PublicLicenceView {
  const field = (...names: string[]): string => licence.face.fields.find(({ field: name }) => names.includes(name))?.value ?? '';
  const person = licence.face.fields.find(({ field: name }) => name === 'person');
  return {
    verdict: entity?.state === 'registered' ? WORD[licence.state] : 'void',
    name: field('name'),
    unifiedSocialCreditCode: licence.code.length === 18 ? licence.code : null,
    registrationNumber: licence.code.length === 15 ? licence.code : null,
    entityTypeText: field('type'),
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
