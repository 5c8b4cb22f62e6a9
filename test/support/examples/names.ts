import type { NameFacts } from '#libs/contract';
import { aHolder } from '../clean-filing.ts';
import { addDays, addMonths, addYears } from '#libs/kernel';
import type { World } from '#libs/findings';
import { about, always, branch, between, example, from, general, llc, until, type Change, type Example, type Scene, type Whole } from './example.ts';

/** Other parts, and the full name that they form unless one is given. */
function named(filing: Whole, changes: Partial<NameFacts>): void {
  const name = { ...filing.name, ...changes };
  filing.name = { ...name, full: changes.full ?? `${name.division}${name.tradeName}${name.industryTerm}${name.organizationalForm}` };
}
const called = (changes: Partial<NameFacts>, more: Change = () => undefined): Scene =>
  llc((filing, world, on) => {
    named(filing, changes);
    more(filing, world, on);
  });
/** The clean name beside this register. */
const beside = (world: World | ((on: string) => World), name: Partial<NameFacts> = {}): Scene =>
  called(name, (_, lists, on) => Object.assign(lists, typeof world === 'function' ? world(on) : world));
const other = (name: string, more: object | ((on: string) => object) = {}): Scene =>
  beside((on) => ({ entities: [{ id: 'E9', name, ...(typeof more === 'function' ? more(on) : more) }] }));
/** The earliest day from which so many years are not over yet; that of a 29 February ends on the 28th. */
function within(on: string, years: number): string {
  let day = addYears(on, -years);
  while (addYears(day, years) <= on) day = addDays(day, 1);
  return day;
}
const OWN = '温州澄岩贸易有限公司';
const FREE = '温州远岫五金有限公司';
const without = (day: string): readonly (readonly [string | null, string | null])[] => [
  [null, addDays(day, -1)],
  ['2021-03-01', null],
];

/** A parent with so many subsidiaries of 1,000,000 yuan, that takes 集团 into its name. */
const group = (subsidiaries: number, capital: number): Scene =>
  about('change')((filing, world, on) => {
    filing.name = { full: '温州旧岩贸易集团有限公司', division: '温州', tradeName: '旧岩', industryTerm: '贸易', organizationalForm: '集团有限公司' };
    filing.change = { items: [{ item: 'name', to: filing.name.full, decidedOn: on }] };
    Object.assign(world.entities?.[0] ?? {}, { registeredCapital: capital });
    world.investments = Array.from({ length: subsidiaries }, (_, place) => ({ holder: 'E7', inName: `温州子公司${place}有限公司`, share: 0.6 }));
    world.entities?.push(...Array.from({ length: 5 }, (_, place) => ({ name: `温州子公司${place}有限公司`, registeredCapital: 1_000_000_000 })));
  });
const WIDE = ['日用百货销售', '软件开发', '餐饮服务', '房屋建筑工程', '蔬菜种植'];
const capital =
  (registeredCapital: number, businessScope?: string[]): Change =>
  (filing) =>
    Object.assign(filing, {
      registeredCapital,
      investors: [aHolder('p1', { subscribed: registeredCapital, paidIn: registeredCapital })],
      ...(businessScope ? { businessScope } : {}),
    });
const approved: Change = (filing) => (filing.documents = { handedIn: ['stateCouncilApproval'] });
const across: Change = (filing) => (filing.operatingAddresses = [{ ...filing.address, divisionCode: '350203' }]);
const seated = (division: string, code: string): Scene =>
  called({ division }, (filing) => {
    filing.jurisdiction = '330300';
    filing.address.divisionCode = code;
  });
const reserved = (changes: object | ((on: string) => object), name: Partial<NameFacts> = {}): Scene =>
  beside(
    (on) => ({
      reservations: [{ id: 'R1', name: OWN, validTo: addDays(on, 1), applicants: 'own', ...(typeof changes === 'function' ? changes(on) : changes) }],
    }),
    { reservation: 'R1', ...name },
  );
const licence = (validTo: (on: string) => string): Scene =>
  called({ industryTerm: '理财咨询' }, (filing, world, on) => {
    world.permits = [{ holder: filing.name.full, authority: 'FINANCE', issuedOn: addDays(on, -400), validTo: validTo(on) }];
  });

export const NAME_EXAMPLES: readonly Example[] = [
  example('name.parts_do_not_form_name', 'name.full', always, called({ full: '温州澄岩商贸有限公司' }), called({ full: '澄岩（温州）贸易有限公司' })),
  example('name.charset', 'name.full', always, called({ tradeName: '澄A岩' }), called({ tradeName: '澄阿岩' })),
  example('name.character_not_standard', 'name.full', always, called({ tradeName: '澄興' }), called({ tradeName: '澄兴' })),
  example('name.form_missing', 'name.organizationalForm', always, called({ organizationalForm: '' }), called({ organizationalForm: '有限公司' })),
  example(
    'name.form_not_allowed_for_type',
    'name.organizationalForm',
    always,
    called({ organizationalForm: '股份有限公司' }),
    called({ organizationalForm: '有限责任公司' }),
  ),
  example('name.form_claims_other_type', 'name.industryTerm', always, called({ industryTerm: '蔬菜专业合作社' }), called({ industryTerm: '蔬菜' })),
  example(
    'name.partnership_kind_missing',
    'name.organizationalForm',
    always,
    general((filing) => named(filing, { organizationalForm: '合伙企业' })),
    general((filing) => named(filing, { organizationalForm: '合伙企业（普通合伙）' })),
  ),
  example('name.group_conditions_unmet', 'name.full', until('2021-02-28'), called({ organizationalForm: '集团有限公司' }), called({})),
  example('name.group_conditions_unmet', 'name.full', until('2021-02-28'), group(4, 6_000_000_000), group(5, 5_000_000_000)),
  example('name.group_conditions_unmet', 'name.full', until('2021-02-28'), group(5, 4_999_999_999), group(5, 5_000_000_000)),
  example('name.division_required', 'name.division', always, called({ division: '' }), called({ division: '' }, approved)),
  example('name.division_required', 'name.division', always, called({ division: '' }, capital(4_999_999_999)), called({ division: '温州' })),
  example(
    'name.division_required',
    'name.division',
    from('2021-03-01'),
    called({ division: '' }, capital(5_000_000_000)),
    called({ division: '' }, (filing, world, on) => [capital(5_000_000_000)(filing, world, on), across(filing, world, on)]),
  ),
  example('name.division_required', 'name.division', until('2021-02-28'), called({ division: '' }, across), called({ division: '温州' }, across)),
  example('name.division_alone', 'name.division', always, called({ division: '鹿城' }), called({ division: '温州鹿城' })),
  example('name.division_mismatch', 'name.division', always, called({ division: '杭州' }), called({ division: '温州' })),
  example('name.division_mismatch', 'name.division', until('2015-08-31'), seated('温州市洞头区', '330305'), seated('温州', '330305')),
  example('name.division_mismatch', 'name.division', from('2015-09-01'), seated('洞头县', '330322'), seated('温州', '330322')),
  example('name.division_mismatch', 'name.division', until('2019-09-24'), seated('龙港市', '330383'), seated('温州', '330383')),
  example('name.trade_name_too_short', 'name.tradeName', always, called({ tradeName: '岩' }), called({ tradeName: '澄岩' })),
  example(
    'name.trade_name_generic',
    'name.tradeName',
    from('2021-03-01'),
    called({ tradeName: '动力', industryTerm: '机械' }),
    called({ tradeName: '沃动', industryTerm: '机械' }),
  ),
  example('name.trade_name_generic', 'name.tradeName', from('2021-03-01'), called({ tradeName: '杭州' }), called({ tradeName: '杭澄' })),
  example(
    'name.industry_required',
    'name.industryTerm',
    until('2021-02-28'),
    called({ industryTerm: '' }, capital(9_999_999_999, WIDE)),
    called({ industryTerm: '' }, capital(10_000_000_000, WIDE)),
  ),
  example(
    'name.industry_required',
    'name.industryTerm',
    until('2021-02-28'),
    called({ industryTerm: '' }, capital(10_000_000_000, WIDE.slice(1))),
    called({ industryTerm: '' }, capital(10_000_000_000, WIDE)),
  ),
  example('name.forbidden_word', 'name.full', always, called({ tradeName: '雷锋' }), called({ tradeName: '雷峰' })),
  example(
    'name.forbidden_word',
    'name.full',
    until('2021-02-28'),
    called({ division: '', tradeName: '国际澄岩' }),
    called({ division: '', tradeName: '国济澄岩' }),
  ),
  example(
    'name.forbidden_word',
    'name.full',
    from('2021-03-01'),
    called({ division: '', tradeName: '中央澄岩' }),
    called({ division: '', tradeName: '中秧澄岩' }),
  ),
  example('name.national_word_inside', 'name.full', until('2021-02-28'), called({ industryTerm: '国际鞋业' }), called({ industryTerm: '国际物流' })),
  example('name.restricted_word', 'name.full', always, called({ industryTerm: '融资租赁' }), called({ industryTerm: '保险箱' })),
  example('name.restricted_word', 'name.full', until('2021-04-30'), called({ industryTerm: '理财咨询' }), called({ industryTerm: '管理财务' })),
  example(
    'name.restricted_word',
    'name.full',
    [
      [null, '2015-12-15'],
      ['2021-05-01', null],
    ],
    called({ industryTerm: '资产管理' }),
    called({ industryTerm: '企业管理' }),
  ),
  example(
    'name.restricted_word',
    'name.full',
    until('2015-12-15'),
    called({ industryTerm: '互联网金融信息服务' }),
    called({ industryTerm: '互联网信息服务' }),
  ),
  example(
    'name.finance_word_without_licence',
    'name.full',
    from('2021-05-01'),
    licence((on) => addDays(on, -1)),
    licence((on) => on),
  ),
  example('name.same_as_registered', 'name.full', always, other(OWN), other(FREE)),
  example('name.same_as_registered', 'name.full', between('2017-07-31', '2021-02-28'), other('杭州澄岩贸易有限公司'), other('杭州澄岩五金有限公司')),
  example(
    'name.same_trade_name_same_industry',
    'name.tradeName',
    without('2017-07-31'),
    other('温州澄岩商贸有限公司', { tradeName: '澄岩', industryTerm: '商贸' }),
    other('温州澄岩餐饮有限公司', { tradeName: '澄岩', industryTerm: '餐饮' }),
  ),
  example(
    'name.similar_to_registered',
    'name.full',
    between('2017-07-31', '2021-02-28'),
    other('温州澄岩商贸有限公司', { tradeName: '澄岩', industryTerm: '商贸' }),
    other('温州澄岩餐饮有限公司', { tradeName: '澄岩', industryTerm: '餐饮' }),
  ),
  example('name.similar_to_registered', 'name.full', from('2017-07-31'), other('温州澄延贸易有限公司'), other('温州澄峰贸易有限公司')),
  example(
    'name.cooling_after_deregistration',
    'name.full',
    until('2017-07-30'),
    other(OWN, (on) => ({ state: 'deregistered', stateOn: within(on, 3) })),
    other(OWN, (on) => ({ state: 'deregistered', stateOn: addYears(on, -3) })),
  ),
  example(
    'name.cooling_after_deregistration',
    'name.full',
    always,
    other(OWN, (on) => ({ state: 'deregistered', stateOn: within(on, 1) })),
    other(FREE, (on) => ({ state: 'deregistered', stateOn: within(on, 1) })),
  ),
  example(
    'name.cooling_after_deregistration',
    'name.full',
    until('2017-07-30'),
    other(OWN, (on) => ({ state: 'licenceRevoked', stateOn: addYears(on, -2) })),
    other(OWN, (on) => ({ state: 'licenceRevoked', stateOn: addYears(on, -3) })),
  ),
  example(
    'name.cooling_after_deregistration',
    'name.full',
    from('2021-03-01'),
    other(OWN, (on) => ({ state: 'cancelled', stateOn: within(on, 1) })),
    other(OWN, (on) => ({ state: 'cancelled', stateOn: addYears(on, -1) })),
  ),
  example(
    'name.cooling_after_name_change',
    'name.full',
    always,
    other(FREE, (on) => ({ formerNames: [{ name: OWN, until: within(on, 1) }] })),
    other(FREE, (on) => ({ formerNames: [{ name: OWN, until: addYears(on, -1) }] })),
  ),
  example(
    'name.held_by_reservation',
    'name.full',
    always,
    beside((on) => ({ reservations: [{ id: 'R9', name: OWN, validTo: on, applicants: 'others' }] })),
    beside((on) => ({ reservations: [{ id: 'R9', name: OWN, validTo: addDays(on, -1), applicants: 'others' }] })),
  ),
  example(
    'name.held_by_reservation',
    'name.full',
    // Made three months ago: six months until 2021-02-28, two from the day after.
    until('2021-05-31'),
    beside((on) => ({ reservations: [{ id: 'R9', name: OWN, reservedOn: addMonths(on, -3), applicants: 'others' }] })),
    beside((on) => ({ reservations: [{ id: 'R9', name: OWN, reservedOn: addMonths(on, -7), applicants: 'others' }] })),
  ),
  example(
    'name.held_by_open_filing',
    'name.full',
    always,
    beside({ openFilings: [{ name: OWN }] }),
    beside({ openFilings: [{ name: OWN, applicants: 'own' }] }),
  ),
  example(
    'name.reservation_expired',
    'name.reservation',
    always,
    reserved((on) => ({ validTo: addDays(on, -1) })),
    reserved((on) => ({ validTo: on })),
  ),
  example('name.reservation_not_own', 'name.reservation', always, reserved({ applicants: 'others' }), reserved({})),
  example('name.differs_from_reservation', 'name.full', always, reserved({ name: '温州澄岚贸易有限公司' }), reserved({})),
  example(
    'name.branch_lacks_parent_name',
    'name.full',
    always,
    branch((filing) => (filing.name.full = '远山鹿城分公司')),
    branch((filing) => (filing.name.full = '温州远山贸易有限公司鹿城分公司')),
  ),
  example(
    'name.protected_name',
    'name.tradeName',
    always,
    beside((on) => ({ protectedNames: [{ tradeName: '澄岩', holder: '温州老澄岩有限公司', to: on }] })),
    beside((on) => ({ protectedNames: [{ tradeName: '澄岩', holder: '温州老澄岩有限公司', to: addDays(on, -1) }] })),
  ),
];
