import type { ChangeItemFacts, EntityType } from '#libs/contract';
import type { Application, WorldEntity } from '#libs/findings';
import { addDays } from '#libs/kernel';
import { aPerson, cleanFiling } from './clean-filing.ts';
import type { Planted } from './planted-defects.ts';

const SUBJECT = 'E7';
const COMPANIES: readonly EntityType[] = ['LIMITED_LIABILITY_COMPANY', 'JOINT_STOCK_COMPANY'];

/** The entity that a clean change is about, as it is registered. */
export const registeredOf = (entityType: EntityType): WorldEntity => ({
  id: SUBJECT,
  name: entityType === 'COMPANY_BRANCH' ? '温州远山贸易有限公司五马分公司' : '温州旧岳旧年商行',
  entityType,
  state: 'registered',
  jurisdiction: '330302',
  establishedOn: '2013-05-10',
  domicile: '浙江省温州市鹿城区五马街道青鹭路30号',
  registeredCapital: 80_000_000,
  businessScope: ['图书零售'],
});

/** A filing that changes name, domicile and scope of an entity of this type, with no fault in it. */
export function cleanChange(entityType: EntityType, on: string): Application {
  const { name, address, industryCode, businessScope = [] } = cleanFiling(entityType, on);
  const item = (of: string, to: unknown): ChangeItemFacts => ({ item: of, to, decidedOn: on });
  return {
    kind: 'change',
    entityType,
    jurisdiction: '330302',
    channel: 'online',
    subject: SUBJECT,
    people: [aPerson('p1', ['liaisonOfficer'])],
    businessScope,
    ...(name ? { name } : {}),
    ...(address ? { address } : {}),
    ...(industryCode ? { industryCode } : {}),
    change: { items: [item('name', name?.full), item('domicile', address?.text), item('businessScope', businessScope.join('；'))] },
  };
}

function add(filing: Application, item: string, to: unknown, on: string, more: Partial<ChangeItemFacts> = {}): number {
  const items = filing.change?.items ?? [];
  return items.push({ item, to, decidedOn: on, ...more }) - 1;
}
function registered(world: { entities?: WorldEntity[] }): WorldEntity {
  const entity = world.entities?.find(({ id }) => id === SUBJECT);
  if (!entity) throw new Error('a clean change has an entity');
  return entity;
}

/** Faults that only a change can have. */
export const PLANTED_CHANGES: readonly Planted[] = [
  {
    rule: 'change.subject_not_alive',
    types: null,
    touches: ['subject'],
    plant: (_, world) => ((registered(world).state = 'licenceRevoked'), 'subject'),
  },
  {
    rule: 'change.nothing_changes',
    types: null,
    touches: ['registered'],
    plant: (filing, world, on) => `change.items[${add(filing, 'registeredCapital', registered(world).registeredCapital, on)}].to`,
  },
  {
    rule: 'change.new_registry_competent',
    // An individual business bears the district in its name, which would be the wrong one then.
    types: [...COMPANIES, 'COMPANY_BRANCH', 'SOLE_PROPRIETORSHIP', 'LIMITED_PARTNERSHIP', 'FARMER_COOPERATIVE'],
    touches: ['place'],
    plant: (filing) => (Object.assign(filing.address ?? {}, { divisionCode: '330304' }), 'jurisdiction'),
  },
  {
    rule: 'change.wrong_signatory',
    types: [...COMPANIES, 'FARMER_COOPERATIVE'],
    from: '2022-03-01',
    touches: ['head'],
    plant: (filing, _, on) => {
      filing.people?.push(aPerson('p31', ['legalRepresentative', 'manager']), aPerson('p32', ['formerLegalRepresentative']));
      add(filing, 'legalRepresentative', 'p31', on);
      Object.assign(filing.change ?? {}, { signedBy: 'p32' });
      return 'change.signedBy';
    },
  },
  {
    rule: 'change.operator_needs_new_registration',
    types: ['INDIVIDUAL_BUSINESS'],
    to: '2022-10-31',
    touches: ['head'],
    plant: (filing, _, on) => {
      filing.people?.push(aPerson('p31', ['operator']));
      return `change.items[${add(filing, 'operator', 'p31', on)}]`;
    },
  },
  {
    rule: 'change.unreachable_address_not_changed',
    types: null,
    from: '2022-03-01',
    touches: ['domicile'],
    plant: (filing, world) => {
      world.abnormalList = [{ entity: SUBJECT, cause: 'UNREACHABLE_AT_ADDRESS', listedOn: '2015-01-01' }];
      for (const one of filing.change?.items ?? []) if (one.item === 'domicile') one.item = 'businessTerm';
      return 'change.items';
    },
  },
  {
    rule: 'capital.reduction_too_early',
    types: COMPANIES,
    touches: ['registered'],
    plant: (filing, _, on) => `change.items[${add(filing, 'registeredCapital', 30_000_000, on, { publishedOn: addDays(on, -44) })}].publishedOn`,
  },
  {
    rule: 'post.more_than_one_legal_representative',
    types: COMPANIES,
    touches: ['head'],
    plant: (filing) => (filing.people?.push(...['p41', 'p42'].map((key) => aPerson(key, ['legalRepresentative', 'manager']))), 'people'),
  },
  {
    rule: 'licence.not_surrendered',
    types: null,
    touches: ['documents'],
    plant: (filing) => ((filing.documents = { missing: ['oldLicence'] }), 'documents.oldLicence'),
  },
];

/** Faults of foundings that a change has just as well. */
export const ALSO_IN_CHANGES: ReadonlySet<string> = new Set([
  'jurisdiction.division_not_valid_on_date',
  'address.division_not_county',
  'address.division_not_valid_on_date',
  'address.no_door_number',
  'address.residential_consent_missing',
  'address.cluster_host_missing',
  'address.too_many_entities',
  'address.commitment_missing',
  'address.operating_address_outside',
  'scope.empty',
  'scope.pre_approval_missing',
  'scope.pre_approval_uncertain',
  'scope.permit_expired',
  'scope.commitment_missing',
  'scope.finance_word_without_licence',
  'scope.over_2000_characters',
  'industry.code_malformed',
  'industry.code_unknown',
  'industry.edition_wrong_for_date',
  'term.not_after_filing_date',
  'person.id_malformed',
  'person.id_fifteen_digits',
  'person.id_check_digit',
  'person.id_birth_date_impossible',
  'person.id_province_unknown',
  'person.document_format',
  'person.document_not_yet_issued',
  'person.birth_date_differs_from_id',
  'person.same_number_other_name',
  'person.name_characters',
  'person.signature_missing',
  'person.real_name_not_verified',
  'post.audit_committee_not_yet_allowed',
  'document.required_missing',
]);
