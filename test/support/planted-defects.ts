import type { EntityType, InvestorFacts, PersonFacts } from '#libs/contract';
import { addDays, addYears } from '#libs/kernel';
import type { Application, World } from '#libs/findings';
import { aHolder, aPerson, cleanFiling, PARENT, residentId } from './clean-filing.ts';
import { ALSO_IN_CHANGES, cleanChange, PLANTED_CHANGES, registeredOf } from './planted-changes.ts';
import { PLANTED_NAMES } from './planted-names.ts';

/** One fault that can be put into a clean filing, and the code that has to be found at the path which `plant` gives. */
export interface Planted {
  readonly rule: string;
  readonly types: readonly EntityType[] | null;
  readonly from?: string;
  readonly to?: string;
  /** Parts of the filing that it changes: two faults in one part would hide each other. */
  readonly touches: readonly string[];
  /** What cannot but come with it. */
  readonly also?: readonly string[];
  plant(filing: Application, world: Lists, on: string): string;
}

type Lists = { -readonly [Key in keyof World]: NonNullable<World[Key]> extends readonly (infer One)[] ? One[] : never };

const COMPANIES: readonly EntityType[] = ['LIMITED_LIABILITY_COMPANY', 'JOINT_STOCK_COMPANY'];
const LLC: readonly EntityType[] = ['LIMITED_LIABILITY_COMPANY'];
const PARTNERSHIPS: readonly EntityType[] = ['GENERAL_PARTNERSHIP', 'SPECIAL_GENERAL_PARTNERSHIP', 'LIMITED_PARTNERSHIP'];
const ENTERPRISES: readonly EntityType[] = [...COMPANIES, ...PARTNERSHIPS, 'COMPANY_BRANCH', 'SOLE_PROPRIETORSHIP', 'FARMER_COOPERATIVE'];
const WITH_HOLDERS: readonly EntityType[] = [...COMPANIES, ...PARTNERSHIPS, 'FARMER_COOPERATIVE'];

const people = (filing: Application): PersonFacts[] => (filing.people ??= []);
const investors = (filing: Application): InvestorFacts[] => (filing.investors ??= []);
/** A further person without a post. */
function stranger(filing: Application, changes: Partial<PersonFacts>): string {
  const index = people(filing).push(aPerson(`p${60 + people(filing).length}`, [], changes)) - 1;
  return `people[${index}]`;
}
const idCard = (number: string): Partial<PersonFacts> => ({ document: { type: 'residentIdCard', number } });
const item = (filing: Application, text: string): string => `businessScope[${(filing.businessScope ??= []).push(text) - 1}]`;
function address(filing: Application): NonNullable<Application['address']> {
  if (!filing.address) throw new Error('a clean filing has an address');
  return filing.address;
}
const form = (filing: Application): NonNullable<Application['fiveInOne']> => (filing.fiveInOne ??= {});
function dropRole(filing: Application, role: string): string {
  for (const person of people(filing)) person.roles = person.roles.filter((one) => one !== role);
  return 'people';
}
const paper = (rule: string, type: PersonFacts['document']['type'], number: string): Planted => ({
  rule,
  types: null,
  touches: [],
  plant: (filing) => `${stranger(filing, { document: { type, number } })}.document.number`,
});

export const PLANTED: readonly Planted[] = [
  {
    rule: 'jurisdiction.division_not_valid_on_date',
    types: null,
    touches: ['place'],
    plant: (filing) => ((filing.jurisdiction = '330371'), 'jurisdiction'),
  },
  {
    rule: 'jurisdiction.address_outside',
    types: null,
    touches: ['place'],
    plant: (filing) => ((filing.jurisdiction = '330303'), 'address.divisionCode'),
  },
  {
    rule: 'address.division_not_county',
    types: null,
    touches: ['place'],
    plant: (filing) => ((address(filing).divisionCode = '330300'), 'address.divisionCode'),
  },
  {
    rule: 'address.division_not_valid_on_date',
    types: null,
    touches: ['place'],
    plant: (filing) => ((address(filing).divisionCode = '330398'), 'address.divisionCode'),
  },
  { rule: 'address.no_door_number', types: null, touches: ['door'], plant: (filing) => ((address(filing).doorNumber = ''), 'address.doorNumber') },
  {
    rule: 'address.residential_consent_missing',
    types: null,
    touches: ['use'],
    plant: (filing) => ((address(filing).propertyUse = 'RESIDENTIAL'), 'address.residentialConsent'),
  },
  {
    rule: 'address.cluster_host_missing',
    types: null,
    touches: ['cluster', 'scope'],
    plant: (filing) => (Object.assign(address(filing), { clusterFlag: true, hostEntity: 'E404' }), 'address.hostEntity'),
  },
  {
    rule: 'address.too_many_entities',
    types: null,
    touches: ['crowd'],
    plant: (filing, world) => ((world.addressUse = [{ text: address(filing).text, liveEntities: 6 }]), 'address.text'),
  },
  {
    rule: 'address.commitment_missing',
    types: null,
    touches: ['commitments'],
    plant: (filing) => ((filing.commitments = { address: false }), 'address.mode'),
  },
  {
    rule: 'address.operating_address_outside',
    types: null,
    touches: ['place'],
    plant: (filing) => ((filing.operatingAddresses = [{ ...address(filing), divisionCode: '330381' }]), 'operatingAddresses[0].divisionCode'),
  },
  { rule: 'scope.empty', types: null, touches: ['scope'], plant: (filing) => ((filing.businessScope = []), 'businessScope') },
  {
    rule: 'scope.pre_approval_missing',
    types: null,
    from: '2015-02-24',
    to: '2021-02-28',
    touches: ['scope'],
    plant: (filing) => item(filing, '爆破作业'),
  },
  { rule: 'scope.pre_approval_uncertain', types: null, from: '2021-03-01', touches: ['scope'], plant: (filing) => item(filing, '爆破作业') },
  {
    rule: 'scope.permit_expired',
    types: null,
    from: '2015-02-24',
    touches: ['scope', 'permits'],
    plant: (filing, world, on) => {
      world.permits = [{ catalogueItem: 'P05', issuedOn: addDays(on, -400), validTo: addDays(on, -1) }];
      return item(filing, '爆破服务');
    },
  },
  {
    rule: 'scope.commitment_missing',
    types: null,
    from: '2015-11-03',
    touches: ['scope', 'commitments'],
    plant: (filing) => {
      item(filing, '代理记账');
      filing.commitments = { dualNotification: false };
      return 'commitments.dualNotification';
    },
  },
  { rule: 'scope.finance_word_without_licence', types: null, from: '2021-05-01', touches: ['scope'], plant: (filing) => item(filing, '财富管理') },
  {
    rule: 'scope.over_2000_characters',
    types: null,
    from: '2018-01-01',
    touches: ['scope'],
    plant: (filing) => (item(filing, '竹'.repeat(2001)), 'businessScope'),
  },
  {
    rule: 'industry.code_malformed',
    types: null,
    touches: ['industry'],
    plant: (filing) => ((filing.industryCode = { edition: filing.industryCode?.edition ?? '2017', code: 'F51999' }), 'industryCode.code'),
  },
  {
    rule: 'industry.code_unknown',
    types: null,
    touches: ['industry'],
    plant: (filing) => ((filing.industryCode = { edition: filing.industryCode?.edition ?? '2017', code: 'T999' }), 'industryCode.code'),
  },
  {
    rule: 'industry.edition_wrong_for_date',
    types: null,
    touches: ['industry'],
    plant: (filing) => {
      filing.industryCode = { edition: filing.industryCode?.edition === '2017' ? '2011' : '2017', code: 'F5199' };
      return 'industryCode.edition';
    },
  },
  { rule: 'capital.missing', types: COMPANIES, touches: ['capital'], plant: (filing) => ((filing.registeredCapital = null), 'registeredCapital') },
  {
    rule: 'capital.sum_mismatch',
    types: COMPANIES,
    touches: ['capital'],
    plant: (filing) => ((filing.registeredCapital = (filing.registeredCapital ?? 0) + 1), 'registeredCapital'),
  },
  {
    rule: 'capital.sum_mismatch',
    types: [...PARTNERSHIPS, 'FARMER_COOPERATIVE'],
    touches: ['capital'],
    plant: (filing) => ((filing.contributionAmount = (filing.contributionAmount ?? 0) + 1), 'contributionAmount'),
  },
  {
    rule: 'capital.term_exceeds_five_years',
    types: LLC,
    from: '2024-07-01',
    touches: ['holder 0'],
    plant: (filing, _, on) => {
      investors(filing)[0] = aHolder('p1', { contributions: [{ method: 'MONEY', amount: 10_000_000, dueOn: addDays(addYears(on, 5), 1) }] });
      return 'investors[0].contributions[0].dueOn';
    },
  },
  {
    rule: 'capital.due_date_missing',
    types: LLC,
    touches: ['holder 0'],
    plant: (filing) => {
      investors(filing)[0] = aHolder('p1', { contributions: [{ method: 'MONEY', amount: 10_000_000 }] });
      return 'investors[0].contributions[0].dueOn';
    },
  },
  {
    rule: 'capital.method_not_allowed',
    types: LLC,
    touches: ['holder 1'],
    plant: (filing, _, on) => {
      investors(filing)[1] = aHolder('p8', { contributions: [{ method: 'LABOUR', amount: 10_000_000, dueOn: addYears(on, 1) }] });
      return 'investors[1].contributions[0].method';
    },
  },
  {
    rule: 'capital.not_fully_paid',
    types: ['JOINT_STOCK_COMPANY'],
    from: '2024-07-01',
    touches: ['holder 1'],
    plant: (filing) => ((investors(filing)[1] = aHolder('p8', { paidIn: 1 })), 'investors[1].paidIn'),
  },
  {
    rule: 'term.not_after_filing_date',
    types: ENTERPRISES,
    touches: ['term'],
    plant: (filing, _, on) => ((filing.businessTerm = { to: on }), 'businessTerm.to'),
  },
  {
    rule: 'investor.duplicate',
    types: WITH_HOLDERS,
    touches: ['capital', 'holders', 'holder 0'],
    plant: (filing) => {
      const first = investors(filing)[0];
      if (!first) throw new Error('a clean filing has holders');
      const amount = first.subscribed;
      if (filing.registeredCapital) filing.registeredCapital += amount;
      if (filing.contributionAmount) filing.contributionAmount += amount;
      const { managingPartner: _, ...again } = first;
      return `investors[${investors(filing).push(again) - 1}]`;
    },
  },
  {
    rule: 'investor.barred_status',
    types: LLC,
    touches: ['holder 1'],
    plant: (filing) => (Object.assign(investors(filing)[1] ?? {}, { status: 'CIVIL_SERVANT' }), 'investors[1]'),
  },
  {
    rule: 'investor.no_general_partner',
    types: ['LIMITED_PARTNERSHIP'],
    touches: ['holder 0', 'holders'],
    also: ['investor.limited_partner_manages investors[0].managingPartner'],
    plant: (filing) => {
      Object.assign(investors(filing)[0] ?? {}, { liability: 'LIMITED' });
      return 'investors';
    },
  },
  {
    rule: 'investor.farmers_below_80_percent',
    types: ['FARMER_COOPERATIVE'],
    touches: ['holders'],
    plant: (filing) => {
      for (const place of [2, 3]) Object.assign(investors(filing)[place] ?? {}, { farmer: false });
      return 'investors';
    },
  },
  {
    rule: 'investor.family_members_missing',
    types: ['INDIVIDUAL_BUSINESS'],
    touches: ['composition'],
    plant: (filing) => ((filing.compositionForm = 'FAMILY'), 'people'),
  },
  paper('person.id_malformed', 'residentIdCard', '33030219000101001'),
  paper('person.id_fifteen_digits', 'residentIdCard', '330302650101003'),
  paper('person.id_check_digit', 'residentIdCard', '33030219000101001X'),
  paper('person.id_birth_date_impossible', 'residentIdCard', '33030219001301001X'),
  paper('person.id_province_unknown', 'residentIdCard', '990302190001010015'),
  paper('person.document_format', 'hkMacaoTravelPermit', 'A12345678'),
  {
    rule: 'person.document_not_yet_issued',
    types: null,
    to: '2018-08-31',
    touches: [],
    plant: (filing) => `${stranger(filing, { document: { type: 'hkMacaoTaiwanResidencePermit', number: '820000198505059972' } })}.document.type`,
  },
  {
    rule: 'person.birth_date_differs_from_id',
    types: null,
    touches: [],
    plant: (filing) => `${stranger(filing, { ...idCard(residentId('1966-06-06')), birthDate: '1966-06-07' })}.birthDate`,
  },
  {
    rule: 'person.same_number_other_name',
    types: null,
    touches: [],
    plant: (filing) => {
      stranger(filing, { name: '郝允文', ...idCard(residentId('1955-05-05')) });
      return `${stranger(filing, { name: '傅知白', ...idCard(residentId('1955-05-05')) })}.document.number`;
    },
  },
  {
    rule: 'person.name_characters',
    types: null,
    touches: [],
    plant: (filing) => `${stranger(filing, { name: '陶喜😀', ...idCard(residentId('1954-04-04')) })}.name`,
  },
  {
    rule: 'person.under_age',
    types: COMPANIES,
    touches: ['person p9'],
    plant: (filing, _, on) => {
      const index = people(filing).findIndex((one) => one.key === 'p9');
      Object.assign(people(filing)[index] ?? {}, idCard(residentId(addDays(addYears(on, -18), 1))));
      return `people[${index}]`;
    },
  },
  {
    rule: 'person.signature_missing',
    types: null,
    touches: ['signatures'],
    plant: (filing) => ((filing.signatures = { missing: ['p1'] }), 'people[0]'),
  },
  {
    rule: 'person.real_name_not_verified',
    types: null,
    from: '2022-03-01',
    touches: [],
    plant: (filing) => `${stranger(filing, { realNameVerified: false, ...idCard(residentId('1953-03-03')) })}.realNameVerified`,
  },
  {
    rule: 'post.legal_representative_missing',
    types: [...COMPANIES, 'FARMER_COOPERATIVE'],
    touches: ['head'],
    plant: (filing) => dropRole(filing, 'legalRepresentative'),
  },
  { rule: 'post.supervisor_missing', types: LLC, touches: ['supervisors'], plant: (filing) => dropRole(filing, 'supervisor') },
  {
    rule: 'post.supervisor_is_director_or_officer',
    types: LLC,
    touches: ['supervisors'],
    plant: (filing) => (people(filing)[1]?.roles.push('seniorOfficer'), 'people[1].roles'),
  },
  {
    rule: 'post.audit_committee_not_yet_allowed',
    types: LLC,
    to: '2024-06-30',
    touches: [],
    plant: (filing) => `${stranger(filing, { roles: ['auditCommittee'], ...idCard(residentId('1952-02-02')) })}.roles`,
  },
  {
    rule: 'post.director_term_too_long',
    types: COMPANIES,
    touches: ['term of p1'],
    plant: (filing) => (Object.assign(people(filing)[0] ?? {}, { termYears: 4 }), 'people[0].termYears'),
  },
  {
    rule: 'post.staff_director_missing',
    types: LLC,
    from: '2024-07-01',
    touches: ['staff'],
    plant: (filing) => ((form(filing).staffCount = 300), 'people'),
  },
  {
    rule: 'post.dishonest_debtor',
    types: COMPANIES,
    touches: ['bans', 'head'],
    plant: (_, world, on) => ((world.postRestrictions = [{ person: 'p1', cause: 'DISHONEST_JUDGMENT_DEBTOR', from: on, to: null }]), 'people[0]'),
  },
  {
    rule: 'post.failed_company_bar',
    types: COMPANIES,
    touches: ['bans', 'head'],
    plant: (_, world, on) => (
      (world.postRestrictions = [{ person: 'p1', cause: 'REVOKED_COMPANY_RESPONSIBLE', from: addYears(on, -3), to: on }]),
      'people[0]'
    ),
  },
  {
    rule: 'post.serious_violation_bar',
    types: [...COMPANIES, 'FARMER_COOPERATIVE'],
    from: '2016-04-01',
    touches: ['bans', 'head'],
    plant: (_, world, on) => (
      (world.postRestrictions = [{ person: 'p1', cause: 'SERIOUS_VIOLATION_LIST', from: addDays(on, -1), to: addYears(on, 3) }]),
      'people[0]'
    ),
  },
  {
    rule: 'post.finance_officer_missing',
    types: COMPANIES,
    to: '2022-02-28',
    touches: ['finance'],
    plant: (filing) => ((form(filing).financeOfficer = null), 'fiveInOne.financeOfficer'),
  },
  { rule: 'post.liaison_officer_missing', types: ENTERPRISES, touches: ['liaison'], plant: (filing) => dropRole(filing, 'liaisonOfficer') },
  { rule: 'post.person_in_charge_missing', types: ['COMPANY_BRANCH'], touches: ['head'], plant: (filing) => dropRole(filing, 'personInCharge') },
  { rule: 'post.operator_missing', types: ['INDIVIDUAL_BUSINESS'], touches: ['head'], plant: (filing) => dropRole(filing, 'operator') },
  ...(['salaryStartMonth', 'accountingSystem', 'phone', 'socialInsuranceHandler'] as const).map((field): Planted => ({
    rule: 'form.required_field_missing',
    types: ENTERPRISES,
    from: '2015-07-01',
    touches: [`form ${field}`],
    plant: (filing) => (delete form(filing)[field], `fiveInOne.${field}`),
  })),
  {
    rule: 'document.required_missing',
    types: null,
    touches: ['documents'],
    plant: (filing) => ((filing.documents = { missing: ['appointmentPapers'] }), 'documents.appointmentPapers'),
  },
  {
    rule: 'branch.parent_not_alive',
    types: ['COMPANY_BRANCH'],
    touches: ['parent'],
    plant: (_, world) => ((world.entities = [{ ...PARENT, state: 'licenceRevoked' }]), 'subject'),
  },
  {
    rule: 'branch.parent_type_not_allowed',
    types: ['COMPANY_BRANCH'],
    touches: ['parent'],
    plant: (_, world) => ((world.entities = [{ ...PARENT, entityType: 'INDIVIDUAL_BUSINESS' }]), 'subject'),
  },
];

/**
 * A filing with up to so many faults in parts of their own, drawn by `random` (0 up to 1), and what has to be found: two of three found
 * something, the third changes it.
 */
export function plantedFiling(
  type: EntityType,
  on: string,
  most: number,
  random: () => number,
): { filing: Application; world: World; expected: string[] } {
  const changing = random() < 1 / 3;
  const filing = changing ? cleanChange(type, on) : cleanFiling(type, on);
  const world: Lists = { entities: [changing ? registeredOf(type) : { ...PARENT }] };
  const all = changing ? [...PLANTED.filter(({ rule }) => ALSO_IN_CHANGES.has(rule)), ...PLANTED_CHANGES] : PLANTED;
  const possible = [...all, ...PLANTED_NAMES].filter(
    (one) => (one.types?.includes(type) ?? true) && (one.from ?? '') <= on && on <= (one.to ?? '9999'),
  );
  const touched = new Set<string>();
  const expected: string[] = [];
  for (let left = 1 + Math.floor(random() * most); left > 0; left -= 1) {
    const free = possible.filter((one) => one.touches.every((part) => !touched.has(part)) && !(one.touches.length === 0 && touched.has(one.rule)));
    const chosen = free[Math.floor(random() * free.length)];
    if (!chosen) break;
    [...chosen.touches, chosen.rule].forEach((part) => touched.add(part));
    expected.push(`${chosen.rule} ${chosen.plant(filing, world, on)}`, ...(chosen.also ?? []));
  }
  return { filing, world, expected };
}

/** The same numbers for the same seed, 0 up to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
