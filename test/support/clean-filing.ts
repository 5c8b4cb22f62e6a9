import type { EntityType, InvestorFacts, PersonFacts } from '#libs/contract';
import type { Application } from '#libs/findings';

/** A resident number nobody holds: the sequences 996 to 999 are given to nobody born in this time. Its check character is worked out here. */
export function residentId(birth: string, sequence = 997, division = '330302'): string {
  const body = `${division}${birth.replaceAll('-', '')}${sequence}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

export const aPerson = (key: string, roles: readonly string[], changes: Partial<PersonFacts> = {}): PersonFacts => ({
  key,
  name: `林${'一二三四五六七八九十'[Number(key.slice(1)) % 10] ?? '无'}${'甲乙丙丁戊己庚辛壬癸'[Math.floor(Number(key.slice(1)) / 10) % 10] ?? ''}`,
  document: {
    type: 'residentIdCard',
    number: residentId(`19${70 + (Number(key.slice(1)) % 20)}-0${1 + (Number(key.slice(1)) % 9)}-11`, 996 + (Number(key.slice(1)) % 4)),
  },
  roles: [...roles],
  ...changes,
});

/** Who holds what: 100,000 yuan each, not yet paid. */
export const aHolder = (person: string, changes: Partial<InvestorFacts> = {}): InvestorFacts => ({
  person,
  subscribed: 10_000_000,
  paidIn: 0,
  contributions: [{ method: 'MONEY', amount: 10_000_000, dueOn: '2017-01-01' }],
  ...changes,
});

const COMPANIES: readonly EntityType[] = ['LIMITED_LIABILITY_COMPANY', 'JOINT_STOCK_COMPANY'];
const PARTNERSHIPS: readonly EntityType[] = ['GENERAL_PARTNERSHIP', 'SPECIAL_GENERAL_PARTNERSHIP', 'LIMITED_PARTNERSHIP'];
const NAMES: Readonly<Record<EntityType, readonly [full: string, industryTerm: string, form: string]>> = {
  LIMITED_LIABILITY_COMPANY: ['温州澄岩贸易有限公司', '贸易', '有限公司'],
  JOINT_STOCK_COMPANY: ['温州澄岩贸易股份有限公司', '贸易', '股份有限公司'],
  COMPANY_BRANCH: ['温州远山贸易有限公司鹿城分公司', '', '分公司'],
  SOLE_PROPRIETORSHIP: ['温州澄岩百货商行', '百货', '商行'],
  GENERAL_PARTNERSHIP: ['温州澄岩设计工作室（普通合伙）', '设计工作室', '（普通合伙）'],
  SPECIAL_GENERAL_PARTNERSHIP: ['温州澄岩设计事务所（特殊普通合伙）', '设计事务所', '（特殊普通合伙）'],
  LIMITED_PARTNERSHIP: ['温州澄岩设计中心（有限合伙）', '设计中心', '（有限合伙）'],
  INDIVIDUAL_BUSINESS: ['温州市鹿城区澄岩百货商行', '百货', '商行'],
  FARMER_COOPERATIVE: ['温州澄岩蔬菜专业合作社', '蔬菜', '专业合作社'],
};

/** The parent of every clean branch, for the register beside it. */
export const PARENT = {
  id: 'E1',
  name: '温州远山贸易有限公司',
  unifiedSocialCreditCode: '91330302PDY0000360',
  entityType: 'LIMITED_LIABILITY_COMPANY',
  entityTypeCode: '1130',
  jurisdiction: '330302',
  state: 'registered',
  establishedOn: '2014-03-10',
};

/** A filing to found an entity of this type on that day, with no fault in it. A test puts in the one fault that it is about. */
export function cleanFiling(entityType: EntityType, on: string, changes: Partial<Application> = {}): Application {
  const [full, industryTerm, organizationalForm] = NAMES[entityType];
  const branch = entityType === 'COMPANY_BRANCH';
  const district = entityType === 'INDIVIDUAL_BUSINESS';
  return {
    kind: branch ? 'branchEstablishment' : 'establishment',
    entityType,
    jurisdiction: '330302',
    channel: 'online',
    ...(branch ? { subject: PARENT.id } : {}),
    ...(district ? { compositionForm: 'INDIVIDUAL' } : {}),
    name: {
      full,
      division: branch ? '' : district ? '温州市鹿城区' : '温州',
      tradeName: branch ? '' : '澄岩',
      industryTerm,
      organizationalForm,
      ...(branch ? { parentName: PARENT.name, place: '鹿城' } : {}),
    },
    address: {
      divisionCode: '330302',
      town: '五马街道',
      street: '青鹭路',
      doorNumber: '18号',
      text: '浙江省温州市鹿城区五马街道青鹭路18号',
      propertyUse: 'COMMERCIAL',
      rightOfUse: 'LEASED',
      mode: 'DECLARED',
    },
    businessScope: ['日用百货销售', '五金产品销售'],
    industryCode: on < '2017-10-01' ? { edition: '2011', code: 'F5199' } : { edition: '2017', code: 'F5199' },
    ...(district ? {} : { fiveInOne: oneForm(COMPANIES.includes(entityType)) }),
    ...whoAndHowMuch(entityType, on),
    ...changes,
  };
}

const oneForm = (company: boolean): Application['fiveInOne'] => ({
  staffCount: 5,
  salaryStartMonth: '2016-01',
  accountingSystem: '小企业会计准则',
  taxAgent: null,
  phone: '0577-55501005',
  socialInsuranceHandler: 'p1',
  ...(company ? { financeOfficer: 'p9' } : {}),
});

function whoAndHowMuch(entityType: EntityType, on: string): Partial<Application> {
  if (COMPANIES.includes(entityType)) return company(entityType === 'JOINT_STOCK_COMPANY', on);
  if (PARTNERSHIPS.includes(entityType)) {
    const [first, second] = entityType === 'LIMITED_PARTNERSHIP' ? (['GENERAL', 'LIMITED'] as const) : (['GENERAL', 'GENERAL'] as const);
    return {
      contributionAmount: 20_000_000,
      people: [aPerson('p1', ['liaisonOfficer']), aPerson('p2', [])],
      investors: [aHolder('p1', { liability: first, managingPartner: true }), aHolder('p2', { liability: second })],
    };
  }
  switch (entityType) {
    case 'COMPANY_BRANCH':
      return { people: [aPerson('p1', ['personInCharge', 'liaisonOfficer']), aPerson('p2', ['parentLegalRepresentative'])] };
    case 'SOLE_PROPRIETORSHIP':
      return { contributionAmount: 10_000_000, people: [aPerson('p1', ['liaisonOfficer'])], investors: [aHolder('p1')] };
    case 'INDIVIDUAL_BUSINESS':
      return { people: [aPerson('p1', ['operator', 'liaisonOfficer'])] };
    default:
      return {
        contributionAmount: 50_000_000,
        businessScope: ['蔬菜种植', '组织收购、销售成员种植的蔬菜'],
        people: [
          aPerson('p1', ['legalRepresentative', 'councilChair']),
          aPerson('p2', ['liaisonOfficer']),
          ...['p3', 'p4', 'p5'].map((key) => aPerson(key, [])),
        ],
        investors: ['p1', 'p2', 'p3', 'p4', 'p5'].map((key) => aHolder(key, { farmer: true })),
      };
  }
}

function company(jointStock: boolean, on: string): Partial<Application> {
  const paid = jointStock && on >= '2024-07-01';
  const dueOn = `${Number(on.slice(0, 4)) + 4}-12-31`;
  const holders = ['p1', 'p8'].map((key) =>
    aHolder(
      key,
      paid
        ? { paidIn: 10_000_000, contributions: [{ method: 'MONEY', amount: 10_000_000, paidOn: on }] }
        : { contributions: [{ method: 'MONEY', amount: 10_000_000, dueOn }] },
    ),
  );
  const board = jointStock ? ['p2', 'p3', 'p4', 'p5'].map((key) => aPerson(key, ['director'])) : [];
  const watch = jointStock ? ['p6', 'p7'].map((key) => aPerson(key, ['supervisor'])) : [];
  return {
    registeredCapital: 20_000_000,
    businessTerm: { indefinite: true },
    people: [
      aPerson('p1', ['legalRepresentative', jointStock ? 'director' : 'executiveDirector', 'manager', ...(jointStock ? ['chairperson'] : [])]),
      ...board,
      ...watch,
      aPerson('p8', ['supervisor']),
      aPerson('p9', ['financeOfficer', 'liaisonOfficer']),
    ],
    investors: holders,
  };
}
