import type { Channel, IdentityDocument, PersonFacts } from '#libs/contract';
import { addDays, addYears } from '#libs/kernel';
import { aPerson, residentId } from '../clean-filing.ts';
import {
  about,
  always,
  branch,
  cooperative,
  example,
  from,
  general,
  individual,
  jsc,
  limited,
  llc,
  nth,
  person,
  sole,
  stranger,
  until,
  without,
  type Change,
  type Days,
  type Example,
  type Scene,
} from './example.ts';

/** The people named, and who holds which post. */
const holderWith = (document: IdentityDocument, channel: Channel, permit?: string): Scene =>
  llc((filing, world, on) => {
    filing.channel = channel;
    const holder = nth(filing.people, 1);
    holder.document = document;
    if (permit !== undefined) world.permits = [{ catalogueItem: permit, issuedOn: on, validTo: on }];
  });
/** The second holder has a foreign passport; or is a resident. */
export const foreigner = (channel: Channel, permit?: string): Scene =>
  holderWith({ type: 'foreignPassport', number: 'P4471203A', issuingCountry: 'DNK' }, channel, permit);
export const resident = (channel: Channel): Scene => holderWith({ type: 'residentIdCard', number: residentId('1966-06-06') }, channel);

const STRANGER = 'people[3]';
const another = (changes: Partial<PersonFacts>): Scene => llc((filing) => stranger(filing, changes));
const paper = (document: IdentityDocument): Scene => another({ document });
const card = (number: string): Scene => paper({ type: 'residentIdCard', number });
const number = (code: string, wrong: string, right: string): Example =>
  example(code, `${STRANGER}.document.number`, always, card(wrong), card(right));
/** The manager born so long ago, with this many days more. */
const aged = (days: number): Scene =>
  llc((filing, _, on) => person(filing, 2, { document: { type: 'residentIdCard', number: residentId(addDays(addYears(on, -18), days)) } }));

const roles =
  (index: number, ...held: string[]): Change =>
  (filing) =>
    (nth(filing.people, index).roles = held);
const posts = (...changes: Change[]): Scene => llc((filing, world, on) => changes.forEach((change) => change(filing, world, on)));
const board = (directors: number): Scene =>
  jsc((filing) => {
    without(filing, 'director');
    without(filing, 'chairperson');
    filing.people.push(...Array.from({ length: directors }, (_, place) => aPerson(`p${20 + place}`, ['director'])));
  });
const limitedBoard = (directors: number): Scene =>
  llc((filing) => {
    without(filing, 'executiveDirector');
    filing.people.push(...Array.from({ length: directors }, (_, place) => aPerson(`p${20 + place}`, ['director'])));
  });
const watch = (supervisors: number): Scene =>
  jsc((filing) => {
    without(filing, 'supervisor');
    filing.people.push(...Array.from({ length: supervisors }, (_, place) => aPerson(`p${50 + place}`, ['supervisor'])));
  });
const staff = (staffCount: number, ...held: string[]): Scene =>
  llc((filing) => {
    filing.fiveInOne.staffCount = staffCount;
    if (held.length > 0) stranger(filing, { roles: held });
  });
/** The head stands on a list from and to so many days after the filing. */
const barred = (cause: string, first: number, last: number | null, who = 'p1'): Scene =>
  llc((_, world, on) => (world.postRestrictions = [{ person: who, cause, from: addDays(on, first), to: last === null ? null : addDays(on, last) }]));
const bar = (code: string, cause: string, days: Days = always): Example =>
  example(code, 'people[0]', days, barred(cause, -400, 0), barred(cause, -400, -1));

export const PEOPLE_EXAMPLES: readonly Example[] = [
  number('person.id_malformed', '33030219000101001', '330302190001010012'),
  number('person.id_fifteen_digits', '330302650101003', '330302190001010012'),
  number('person.id_check_digit', '33030219000101001X', '330302190001010012'),
  number('person.id_birth_date_impossible', '33030219001301001X', '330302190001010012'),
  number('person.id_province_unknown', '990302190001010015', '330302190001010012'),
  example(
    'person.id_birth_date_impossible',
    `${STRANGER}.document.number`,
    always,
    llc((filing, _, on) => stranger(filing, { document: { type: 'residentIdCard', number: residentId(addDays(on, 1)) } })),
    llc((filing, _, on) => stranger(filing, { document: { type: 'residentIdCard', number: residentId(on) } })),
  ),
  example(
    'person.document_format',
    `${STRANGER}.document.number`,
    always,
    paper({ type: 'hkMacaoTravelPermit', number: 'A12345678' }),
    paper({ type: 'hkMacaoTravelPermit', number: 'H12345678' }),
  ),
  example(
    'person.document_not_yet_issued',
    `${STRANGER}.document.type`,
    until('2018-08-31'),
    paper({ type: 'hkMacaoTaiwanResidencePermit', number: '820000198505059972' }),
    paper({ type: 'hkMacaoTravelPermit', number: 'H12345678' }),
  ),
  example(
    'person.document_not_yet_issued',
    `${STRANGER}.document.type`,
    until('2023-11-30'),
    paper({ type: 'foreignPermanentResidentCard', number: 'DNK330219850505', version: '2023' }),
    paper({ type: 'foreignPermanentResidentCard', number: 'DNK330219850505' }),
  ),
  example(
    'person.birth_date_differs_from_id',
    `${STRANGER}.birthDate`,
    always,
    another({ birthDate: '1966-06-07' }),
    another({ birthDate: '1966-06-06' }),
  ),
  example(
    'person.same_number_other_name',
    'people[4].document.number',
    always,
    llc((filing) => [stranger(filing, { name: '郝允文' }), stranger(filing, { name: '傅知白' })]),
    llc((filing) => [stranger(filing, { name: '郝允文' }), stranger(filing, { name: '郝允文' })]),
  ),
  example('person.name_characters', `${STRANGER}.name`, always, another({ name: '陶喜😀' }), another({ name: '陶·喜' })),
  example('person.under_age', 'people[2]', always, aged(1), aged(0)),
  example(
    'person.under_age',
    'people[0]',
    always,
    sole((filing, _, on) =>
      person(filing, 0, { roles: [], document: { type: 'residentIdCard', number: residentId(addDays(addYears(on, -18), 1)) } }),
    ),
    sole((filing, _, on) => person(filing, 0, { roles: [], document: { type: 'residentIdCard', number: residentId(addYears(on, -18)) } })),
  ),
  example(
    'person.signature_missing',
    'people[0]',
    always,
    llc((filing) => (filing.signatures = { missing: ['p1'] })),
    llc((filing) => (filing.signatures = { missing: [] })),
  ),
  example(
    'person.real_name_not_verified',
    `${STRANGER}.realNameVerified`,
    from('2022-03-01'),
    another({ realNameVerified: false }),
    another({ realNameVerified: true }),
  ),

  example(
    'post.legal_representative_missing',
    'people',
    always,
    posts(roles(0, 'executiveDirector', 'manager')),
    posts(roles(0, 'executiveDirector', 'legalRepresentative')),
  ),
  example(
    'post.legal_representative_missing',
    'people',
    always,
    cooperative((filing) => without(filing, 'legalRepresentative')),
    general((filing) => without(filing, 'legalRepresentative')),
  ),
  example(
    'post.more_than_one_legal_representative',
    'people',
    always,
    posts((filing) => stranger(filing, { roles: ['legalRepresentative', 'manager'] })),
    posts((filing) => stranger(filing, { roles: ['manager'] })),
  ),
  example(
    'post.legal_representative_wrong_post',
    'people[0].roles',
    always,
    posts(roles(0, 'legalRepresentative', 'seniorOfficer')),
    posts(roles(0, 'legalRepresentative', 'manager')),
  ),
  example(
    'post.legal_representative_wrong_post',
    'people[0].roles',
    until('2024-06-30'),
    jsc((filing) => person(filing, 0, { roles: ['legalRepresentative', 'director'] })),
    jsc((filing) => person(filing, 0, { roles: ['legalRepresentative', 'chairperson'] })),
  ),
  example(
    'post.supervisor_is_director_or_officer',
    'people[1].roles',
    always,
    posts(roles(1, 'supervisor', 'seniorOfficer')),
    posts(roles(1, 'supervisor', 'staffRepresentative')),
  ),
  example('post.supervisor_missing', 'people', always, posts(roles(1)), posts(roles(1, 'staffSupervisor'))),
  example(
    'post.supervisor_missing',
    'people',
    until('2024-06-30'),
    posts(roles(1), (filing) => (filing.supervisorWaiver = { unanimous: true })),
    posts((filing) => (filing.supervisorWaiver = { unanimous: true })),
  ),
  example('post.supervisor_missing', 'people', until('2024-06-30'), posts(roles(1, 'auditCommittee')), posts(roles(1, 'supervisor'))),
  example(
    'post.audit_committee_not_yet_allowed',
    `${STRANGER}.roles`,
    until('2024-06-30'),
    another({ roles: ['auditCommittee'] }),
    another({ roles: ['director'] }),
  ),
  example('post.director_missing', 'people', always, limitedBoard(0), limitedBoard(1)),
  example('post.board_size', 'people', always, limitedBoard(2), limitedBoard(3)),
  example('post.board_size', 'people', until('2024-06-30'), limitedBoard(14), limitedBoard(13)),
  example('post.board_size', 'people', until('2024-06-30'), board(4), board(5)),
  example('post.board_size', 'people', until('2024-06-30'), board(20), board(19)),
  example('post.board_size', 'people', always, board(2), board(5)),
  example('post.supervisory_board_size', 'people', until('2024-06-30'), watch(2), watch(3)),
  example(
    'post.director_term_too_long',
    'people[0].termYears',
    always,
    posts((filing) => person(filing, 0, { termYears: 4 })),
    posts((filing) => person(filing, 0, { termYears: 3 })),
  ),
  example('post.staff_director_missing', 'people', from('2024-07-01'), staff(300), staff(299)),
  example('post.staff_director_missing', 'people', from('2024-07-01'), staff(300), staff(300, 'staffDirector', 'director')),
  bar('post.serious_violation_bar', 'SERIOUS_VIOLATION_LIST', from('2016-04-01')),
  bar('post.dishonest_debtor', 'DISHONEST_JUDGMENT_DEBTOR'),
  bar('post.conviction_bar', 'CONVICTION'),
  bar('post.conviction_bar', 'CONVICTION_SUSPENDED', from('2024-07-01')),
  bar('post.failed_company_bar', 'REVOKED_COMPANY_RESPONSIBLE'),
  example('post.dishonest_debtor', 'people[0]', always, barred('DISHONEST_JUDGMENT_DEBTOR', 0, null), barred('DISHONEST_JUDGMENT_DEBTOR', 1, null)),
  example(
    'post.finance_officer_missing',
    'fiveInOne.financeOfficer',
    until('2022-02-28'),
    llc((filing) => (filing.fiveInOne.financeOfficer = null)),
    llc((filing) => (filing.fiveInOne.financeOfficer = 'p1')),
  ),
  example(
    'post.liaison_officer_missing',
    'people',
    always,
    llc((filing) => without(filing, 'liaisonOfficer')),
    llc(),
  ),
  example(
    'post.liaison_officer_missing',
    'people',
    from('2022-03-01'),
    individual((filing) => without(filing, 'liaisonOfficer')),
    individual(),
  ),
  example(
    'post.person_in_charge_missing',
    'people',
    always,
    branch((filing) => without(filing, 'personInCharge')),
    branch(),
  ),
  example(
    'post.operator_missing',
    'people',
    always,
    individual((filing) => without(filing, 'operator')),
    individual(),
  ),
  example(
    'post.managing_partner_missing',
    'investors',
    always,
    limited((filing) => delete nth(filing.investors, 0).managingPartner),
    limited(),
  ),

  example(
    'form.required_field_missing',
    'fiveInOne.phone',
    from('2015-07-01'),
    llc((filing) => (filing.fiveInOne.phone = ' ')),
    llc((filing) => (filing.fiveInOne.phone = '1')),
  ),
  example(
    'form.required_field_missing',
    'fiveInOne.staffCount',
    from('2015-07-01'),
    branch((filing) => delete filing.fiveInOne.staffCount),
    branch((filing) => (filing.fiveInOne.staffCount = 0)),
  ),
  example(
    'document.required_missing',
    'documents.appointmentPapers',
    always,
    llc((filing) => (filing.documents = { missing: ['appointmentPapers'] })),
    llc((filing) => (filing.documents = { missing: [] })),
  ),
  example(
    'document.required_missing',
    'documents.titlePaper',
    always,
    llc((filing) => [(filing.documents = { missing: ['titlePaper'] }), (filing.address.mode = 'PROOF')]),
    llc((filing) => (filing.documents = { missing: ['titlePaper'] })),
  ),
  example(
    'change.wrong_signatory',
    'change.signedBy',
    from('2022-03-01'),
    about('change')((filing, _, on) => {
      filing.people = [aPerson('p1', ['legalRepresentative', 'manager']), aPerson('p2', ['formerLegalRepresentative'])];
      filing.change = { items: [{ item: 'legalRepresentative', to: 'p1', decidedOn: on }], signedBy: 'p2' };
    }),
    about('change')((filing, _, on) => {
      filing.people = [aPerson('p1', ['legalRepresentative', 'manager']), aPerson('p2', ['formerLegalRepresentative'])];
      filing.change = { items: [{ item: 'legalRepresentative', to: 'p1', decidedOn: on }], signedBy: 'p1' };
    }),
  ),
];
