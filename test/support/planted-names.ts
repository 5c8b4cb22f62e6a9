import type { EntityType, NameFacts } from '#libs/contract';
import type { Application } from '#libs/findings';
import { addDays } from '#libs/kernel';
import type { Planted } from './planted-defects.ts';

const COMPANIES: readonly EntityType[] = ['LIMITED_LIABILITY_COMPANY', 'JOINT_STOCK_COMPANY'];
/** All that have a trade name of their own. */
const NAMED: readonly EntityType[] = [
  ...COMPANIES,
  'SOLE_PROPRIETORSHIP',
  'GENERAL_PARTNERSHIP',
  'SPECIAL_GENERAL_PARTNERSHIP',
  'LIMITED_PARTNERSHIP',
  'INDIVIDUAL_BUSINESS',
  'FARMER_COOPERATIVE',
];

function nameOf(filing: Application): NameFacts {
  if (!filing.name) throw new Error('a clean filing has a name');
  return filing.name;
}
/** Another name; a change says it twice. */
function call(filing: Application, name: NameFacts): void {
  filing.name = name;
  for (const one of filing.change?.items ?? []) if (one.item === 'name') one.to = name.full;
}
function renamed(filing: Application, changes: Partial<NameFacts>): void {
  const name = { ...nameOf(filing), ...changes };
  call(filing, { ...name, full: `${name.division}${name.tradeName}${name.industryTerm}${name.organizationalForm}` });
}
const wording = (rule: string, path: string, changes: Partial<NameFacts>, more: Partial<Planted> = {}): Planted => ({
  rule,
  types: NAMED,
  touches: ['name'],
  plant: (filing) => (renamed(filing, changes), path),
  ...more,
});

/** Faults of the name, one in a filing: a second would be told of another name. */
export const PLANTED_NAMES: readonly Planted[] = [
  wording('name.charset', 'name.full', { tradeName: '澄A岩' }),
  wording('name.character_not_standard', 'name.full', { tradeName: '澄興' }),
  wording('name.trade_name_too_short', 'name.tradeName', { tradeName: '岩' }),
  wording('name.forbidden_word', 'name.full', { tradeName: '雷锋' }),
  wording('name.restricted_word', 'name.full', { tradeName: '博士' }),
  wording('name.division_mismatch', 'name.division', { division: '杭州' }),
  wording('name.division_required', 'name.division', { division: '' }, { types: COMPANIES, touches: ['name', 'capital', 'place'] }),
  wording('name.industry_required', 'name.industryTerm', { industryTerm: '' }, { types: COMPANIES, to: '2021-02-28', touches: ['name', 'capital'] }),
  wording('name.trade_name_generic', 'name.tradeName', { tradeName: '动力' }, { from: '2021-03-01' }),
  wording('name.form_missing', 'name.organizationalForm', { organizationalForm: '' }),
  wording('name.form_claims_other_type', 'name.industryTerm', { industryTerm: '蔬菜专业合作社' }, { types: COMPANIES }),
  wording('name.finance_word_without_licence', 'name.full', { industryTerm: '理财咨询' }, { types: COMPANIES, from: '2021-05-01' }),
  {
    rule: 'name.parts_do_not_form_name',
    types: NAMED,
    touches: ['name'],
    plant: (filing) => (call(filing, { ...nameOf(filing), full: nameOf(filing).full.replace('澄岩', '澄岚') }), 'name.full'),
  },
  {
    rule: 'name.branch_lacks_parent_name',
    types: ['COMPANY_BRANCH'],
    touches: ['name', 'parent'],
    plant: (filing) => (call(filing, { ...nameOf(filing), full: '远山鹿城分公司' }), 'name.full'),
  },
  {
    rule: 'name.same_as_registered',
    types: null,
    touches: ['name', 'parent'],
    plant: (filing, world) => (world.entities?.push({ id: 'E9', name: nameOf(filing).full }), 'name.full'),
  },
  {
    rule: 'name.held_by_open_filing',
    types: null,
    touches: ['name'],
    plant: (filing, world) => ((world.openFilings = [{ name: nameOf(filing).full }]), 'name.full'),
  },
  {
    rule: 'name.held_by_reservation',
    types: null,
    touches: ['name'],
    plant: (filing, world, on) => ((world.reservations = [{ id: 'R9', name: nameOf(filing).full, validTo: on, applicants: 'others' }]), 'name.full'),
  },
  {
    rule: 'name.cooling_after_deregistration',
    types: null,
    touches: ['name', 'parent'],
    plant: (filing, world, on) => (
      world.entities?.push({ id: 'E9', name: nameOf(filing).full, state: 'deregistered', stateOn: addDays(on, -300) }),
      'name.full'
    ),
  },
  {
    rule: 'name.reservation_expired',
    types: null,
    touches: ['name'],
    plant: (filing, world, on) => {
      world.reservations = [{ id: 'R1', name: nameOf(filing).full, validTo: addDays(on, -1), applicants: 'own' }];
      nameOf(filing).reservation = 'R1';
      return 'name.reservation';
    },
  },
  {
    rule: 'name.protected_name',
    types: NAMED,
    touches: ['name'],
    plant: (_, world) => ((world.protectedNames = [{ tradeName: '澄岩', holder: '温州老澄岩有限公司' }]), 'name.tradeName'),
  },
];
