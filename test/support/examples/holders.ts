import type { ContributionFacts, EntityType, InvestorFacts, OrganisationFacts } from '#libs/contract';
import { addDays, addYears } from '#libs/kernel';
import { aHolder, aPerson, PARENT, residentId } from '../clean-filing.ts';
import {
  about,
  always,
  between,
  cooperative,
  entity,
  example,
  from,
  general,
  holder,
  individual,
  jsc,
  limited,
  llc,
  nth,
  person,
  sole,
  until,
  type Change,
  type Example,
  type Scene,
} from './example.ts';

/** Capital, term, and who holds the entity. */
const money = (changes: Partial<ContributionFacts> = {}): ContributionFacts => ({ method: 'MONEY', amount: 10_000_000, ...changes });
const paying = (contribution: (on: string) => Partial<ContributionFacts>, make = llc): Scene =>
  make((filing, _, on) => holder(filing, 1, { contributions: [money(contribution(on))] }));
const funds = (registeredCapital: number, paidIn: number): Scene =>
  llc((filing, _, on) => {
    Object.assign(filing, { businessScope: ['民间资金管理'], registeredCapital });
    filing.investors = [aHolder('p1', { subscribed: registeredCapital, paidIn, contributions: [money({ amount: registeredCapital, paidOn: on })] })];
  });
const trade = (text: string, registeredCapital: number): Scene =>
  llc((filing) => Object.assign(filing, { businessScope: [text], registeredCapital }));
/** The capital of an entity becomes this much; of a reduction, so many days after it was published. */
const capitalChange = (to: number, days?: number): Scene =>
  about('change')((filing, _, on) => {
    filing.registeredCapital = to;
    const published = days === undefined ? {} : { publishedOn: addDays(on, -days) };
    filing.change = { items: [{ item: 'registeredCapital', to, decidedOn: on, ...published }] };
  });
const old = (establishedOn: string, contributionsDueOn: string): Scene =>
  about('change')((filing, world, on) => {
    filing.change = { items: [{ item: 'businessTerm', to: 'x', decidedOn: on }] };
    entity(world, { establishedOn, contributionsDueOn });
  });

const holders = (make: (change: Change) => Scene, count: number, changes: Partial<InvestorFacts> = {}): Scene =>
  make((filing) => {
    filing.people.push(...Array.from({ length: count }, (_, place) => aPerson(`p${100 + place}`, [])));
    filing.investors = Array.from({ length: count }, (_, place) => aHolder(`p${100 + place}`, changes));
  });
const USCC = PARENT.unifiedSocialCreditCode;
const body = (changes: Partial<OrganisationFacts> = {}): OrganisationFacts => ({ name: PARENT.name, unifiedSocialCreditCode: USCC, ...changes });
/** A holder who is an organisation in place of a person. */
const held = (make: (change: Change) => Scene, index: number, changes: Partial<OrganisationFacts>, more: Partial<InvestorFacts> = {}): Scene =>
  make((filing) => {
    const { person: _, ...rest } = nth(filing.investors, index);
    filing.investors[index] = { ...rest, organisation: body(changes), ...more };
  });
const onlyHolder = (make: Change): Scene =>
  llc((filing, world, on) => {
    filing.investors = [nth(filing.investors, 0)];
    make(filing, world, on);
  });
const farmers = (count: number, of = 5): Scene =>
  cooperative((filing) => {
    filing.people.push(...Array.from({ length: of }, (_, place) => aPerson(`p${100 + place}`, [])));
    filing.investors = Array.from({ length: of }, (_, place) => aHolder(`p${100 + place}`, { farmer: place < count }));
  });
const bodies = (count: number, of: number): Scene =>
  cooperative((filing) => {
    filing.investors = Array.from({ length: of }, (_, place) =>
      place < count ? { subscribed: 1, paidIn: 0, contributions: [], organisation: body() } : aHolder(`p${100 + place}`, { farmer: true }),
    );
  });
const soleCompany = (state: string, typeCode = '1151', who = 'p1'): Scene =>
  onlyHolder((_, world) =>
    world.entities?.push({
      id: 'E8',
      name: '温州独岩贸易有限公司',
      entityType: 'LIMITED_LIABILITY_COMPANY',
      entityTypeCode: typeCode,
      state,
      soleHolderPerson: who,
    }),
  );
const founder = (entityTypeCode: string): Scene =>
  onlyHolder((filing, world) => {
    entity(world, { entityTypeCode });
    filing.investors = [{ subscribed: 20_000_000, paidIn: 0, contributions: [], organisation: body() }];
  });
const partner = (bodyKind: string, liability: 'GENERAL' | 'LIMITED'): Scene => held(limited, 1, { bodyKind }, { liability });
const delegated = (delegate?: string): Scene => held(general, 0, {}, { managingPartner: true, ...(delegate === undefined ? {} : { delegate }) });
const late = (item: string, type: EntityType, days: number): Scene =>
  about('change', type)((filing, _, on) => (filing.change = { items: [{ item, to: '新', decidedOn: addDays(on, -days) }] }));

export const HOLDER_EXAMPLES: readonly Example[] = [
  example(
    'capital.missing',
    'registeredCapital',
    always,
    llc((filing) => (filing.registeredCapital = null)),
    llc((filing) => (filing.registeredCapital = 1)),
  ),
  example(
    'capital.sum_mismatch',
    'registeredCapital',
    always,
    llc((filing) => (filing.registeredCapital = 20_000_001)),
    llc((filing) => (filing.registeredCapital = 20_000_000)),
  ),
  example(
    'capital.sum_mismatch',
    'contributionAmount',
    always,
    general((filing) => (filing.contributionAmount = 19_999_999)),
    general((filing) => (filing.contributionAmount = 20_000_000)),
  ),
  example(
    'capital.due_date_missing',
    'investors[1].contributions[0].dueOn',
    from('2014-03-01'),
    paying(() => ({})),
    paying((on) => ({ paidOn: on })),
  ),
  example(
    'capital.term_exceeds_five_years',
    'investors[1].contributions[0].dueOn',
    from('2024-07-01'),
    paying((on) => ({ dueOn: addDays(addYears(on, 5), 1) })),
    paying((on) => ({ dueOn: addYears(on, 5) })),
  ),
  example(
    'capital.not_fully_paid',
    'investors[1].paidIn',
    from('2024-07-01'),
    jsc((filing) => holder(filing, 1, { paidIn: 9_999_999 })),
    jsc((filing) => holder(filing, 1, { paidIn: 10_000_000 })),
  ),
  example(
    'capital.method_not_allowed',
    'investors[1].contributions[0].method',
    always,
    paying((on) => ({ method: 'LABOUR', dueOn: on })),
    paying((on) => ({ method: 'EQUITY', dueOn: on })),
  ),
  example(
    'capital.labour_by_limited_partner',
    'investors[1].contributions[0].method',
    always,
    paying(() => ({ method: 'LABOUR' }), limited),
    paying(() => ({ method: 'LABOUR' }), general),
  ),
  example('capital.below_trade_minimum', 'registeredCapital', always, trade('劳务派遣', 199_999_999), trade('劳务派遣', 200_000_000)),
  example('capital.below_trade_minimum', 'registeredCapital', always, trade('国内旅游业务', 29_999_999), trade('国内旅游业务', 30_000_000)),
  example(
    'capital.private_funding_minimum',
    'registeredCapital',
    from('2014-03-01'),
    funds(4_999_999_999, 4_999_999_999),
    funds(5_000_000_000, 5_000_000_000),
  ),
  example(
    'capital.private_funding_minimum',
    'registeredCapital',
    from('2014-03-01'),
    funds(5_000_000_000, 4_999_999_999),
    funds(5_000_000_000, 5_000_000_000),
  ),
  example('capital.reduction_too_early', 'change.items[0].publishedOn', always, capitalChange(30_000_000, 44), capitalChange(30_000_000, 45)),
  example('capital.reduction_too_early', 'change.items[0].publishedOn', always, capitalChange(79_999_999), capitalChange(80_000_001)),
  example(
    'capital.transition_term',
    'subject',
    between('2024-07-01', '2027-06-30'),
    old('2024-06-30', '2032-07-01'),
    old('2024-06-30', '2032-06-30'),
  ),
  example(
    'capital.transition_term',
    'subject',
    between('2024-07-01', '2027-06-30'),
    old('2024-06-30', '2032-07-01'),
    old('2024-07-01', '2032-07-01'),
  ),
  example(
    'term.not_after_filing_date',
    'businessTerm.to',
    always,
    llc((filing, _, on) => (filing.businessTerm = { to: on })),
    llc((filing, _, on) => (filing.businessTerm = { to: addDays(on, 1) })),
  ),

  example('investor.too_many', 'investors', always, holders(llc, 51), holders(llc, 50)),
  example('investor.too_many', 'investors', always, holders(jsc, 201), holders(jsc, 200)),
  example('investor.too_many', 'investors', always, holders(limited, 51), holders(limited, 50)),
  example('investor.too_few', 'investors', always, holders(llc, 0), holders(llc, 1)),
  example('investor.too_few', 'investors', until('2024-06-30'), holders(jsc, 1), holders(jsc, 2)),
  example('investor.too_few', 'investors', always, holders(general, 1), holders(general, 2)),
  example('investor.too_few', 'investors', always, holders(limited, 1), holders(limited, 2)),
  example('investor.too_few', 'investors', always, holders(cooperative, 4), holders(cooperative, 5)),
  example(
    'investor.no_general_partner',
    'investors',
    always,
    limited((filing) => holder(filing, 0, { liability: 'LIMITED' })),
    limited((filing) => holder(filing, 0, { liability: 'GENERAL' })),
  ),
  example(
    'investor.limited_partner_manages',
    'investors[1].managingPartner',
    always,
    limited((filing) => holder(filing, 1, { managingPartner: true })),
    limited((filing) => holder(filing, 1, { managingPartner: true, liability: 'GENERAL' })),
  ),
  example('investor.barred_general_partner', 'investors[1]', always, partner('LISTED_COMPANY', 'GENERAL'), partner('LISTED_COMPANY', 'LIMITED')),
  example('investor.barred_general_partner', 'investors[1]', always, partner('LISTED_COMPANY', 'GENERAL'), partner('PRIVATE_COMPANY', 'GENERAL')),
  example('investor.delegate_missing', 'investors[0].delegate', always, delegated(), delegated('p2')),
  example(
    'investor.not_exactly_one_person',
    'investors',
    always,
    sole((filing) => filing.investors.push(aHolder('p2'))),
    sole(),
  ),
  example('investor.not_exactly_one_person', 'investors', always, held(sole, 0, {}), sole()),
  example('investor.second_sole_company', 'investors[0]', until('2024-06-30'), soleCompany('registered'), soleCompany('deregistered')),
  example('investor.second_sole_company', 'investors[0]', until('2024-06-30'), soleCompany('registered'), soleCompany('registered', '1151', 'p2')),
  example('investor.sole_company_founds_sole_company', 'investors[0]', until('2024-06-30'), founder('1151'), founder('1130')),
  example('investor.farmers_below_80_percent', 'investors', always, farmers(3), farmers(4)),
  example('investor.too_many_organisations', 'investors', always, bodies(2, 20), bodies(1, 20)),
  example('investor.too_many_organisations', 'investors', always, bodies(3, 40), bodies(2, 40)),
  example(
    'investor.public_body_member',
    'investors[4]',
    always,
    held(cooperative, 4, { publicAdministration: true }),
    held(cooperative, 4, { publicAdministration: false }),
  ),
  example(
    'investor.duplicate',
    'investors[2]',
    always,
    llc((filing) => filing.investors.push(aHolder('p1'))),
    llc((filing) => filing.investors.push(aHolder('p9'))),
  ),
  example(
    'investor.uscc_invalid',
    'investors[1].organisation.unifiedSocialCreditCode',
    always,
    held(llc, 1, { unifiedSocialCreditCode: `${USCC.slice(0, 17)}${USCC.endsWith('1') ? '2' : '1'}` }),
    held(llc, 1, { unifiedSocialCreditCode: USCC }),
  ),
  example(
    'investor.uscc_invalid',
    'investors[1].organisation.unifiedSocialCreditCode',
    always,
    held(llc, 1, { unifiedSocialCreditCode: USCC.replace('1', 'I') }),
    held(llc, 1, { unifiedSocialCreditCode: USCC }),
  ),
  example(
    'investor.organisation_not_alive',
    'investors[1].organisation',
    always,
    (on) => {
      const { filing, world } = held(llc, 1, {})(on);
      return { filing, world: { ...world, entities: [{ ...PARENT, state: 'deregistered' }] } };
    },
    held(llc, 1, {}),
  ),
  example(
    'investor.barred_status',
    'investors[1]',
    always,
    llc((filing) => holder(filing, 1, { status: 'CIVIL_SERVANT' })),
    llc((filing) => holder(filing, 1, { status: 'EMPLOYEE' })),
  ),
  example(
    'investor.minor',
    'investors[1]',
    always,
    llc((filing, _, on) => person(filing, 1, { document: { type: 'residentIdCard', number: residentId(addDays(addYears(on, -18), 1)) } })),
    llc((filing, _, on) => person(filing, 1, { document: { type: 'residentIdCard', number: residentId(addYears(on, -18)) } })),
  ),
  example(
    'investor.family_members_missing',
    'people',
    always,
    individual((filing) => (filing.compositionForm = 'FAMILY')),
    individual((filing) => [(filing.compositionForm = 'FAMILY'), filing.people.push(aPerson('p2', ['familyMember']))]),
  ),

  example(
    'change.filed_late',
    'change.items[0].decidedOn',
    always,
    late('name', 'LIMITED_LIABILITY_COMPANY', 31),
    late('name', 'LIMITED_LIABILITY_COMPANY', 30),
  ),
  example('change.filed_late', 'change.items[0].decidedOn', always, late('name', 'INDIVIDUAL_BUSINESS', 31), late('name', 'INDIVIDUAL_BUSINESS', 30)),
  example(
    'change.filed_late',
    'change.items[0].decidedOn',
    until('2022-02-28'),
    late('name', 'LIMITED_PARTNERSHIP', 16),
    late('name', 'LIMITED_PARTNERSHIP', 15),
  ),
  example(
    'change.filed_late',
    'change.items[0].decidedOn',
    from('2022-03-01'),
    late('domicile', 'LIMITED_LIABILITY_COMPANY', 31),
    late('domicile', 'LIMITED_LIABILITY_COMPANY', 30),
  ),
];
