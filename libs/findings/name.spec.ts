import type { EntityType, NameFacts } from '#libs/contract';
import { cleanFiling } from '../../test/support/clean-filing.ts';
import { theLaw } from '../../test/support/law.ts';
import { ENTITY_TYPES } from '#libs/catalogue';
import { nameAlternatives, nameFindings, suggestedName } from './name.ts';
import type { Application, World } from './world.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const named = (name: Partial<NameFacts>, type: EntityType = LLC, on = '2018-05-14'): Application => {
  const filing = cleanFiling(type, on);
  const all = { full: '', division: '', tradeName: '', industryTerm: '', organizationalForm: '', ...filing.name, ...name };
  const full = name.full ?? `${all.parentName ?? ''}${all.division}${all.tradeName}${all.industryTerm}${all.place ?? ''}${all.organizationalForm}`;
  return { ...filing, name: { ...all, full } };
};
const rules = (application: Application, on = '2018-05-14', world: World = {}): string[] =>
  nameFindings(application, world, theLaw, on)
    .map(({ rule, path }) => `${rule.slice(5)} ${path.slice(5)}`)
    .sort();

const DAYS = [
  '2015-07-01',
  '2015-12-15',
  '2015-12-16',
  '2017-07-30',
  '2017-07-31',
  '2021-02-28',
  '2021-03-01',
  '2021-04-30',
  '2021-05-01',
  '2026-01-05',
];

describe('a clean name', () => {
  it.each(ENTITY_TYPES.flatMap((type) => DAYS.map((on) => [type, on] as const)))('of a %s has no finding on %s', (type, on) => {
    expect(rules(cleanFiling(type, on), on)).toEqual([]);
  });
  it('is not asked of filings that do not touch it', () => {
    expect(rules({ ...named({ full: 'ABC' }), kind: 'licenceReplacement' })).toEqual([]);
    expect(rules({ ...named({ full: 'ABC' }), kind: 'change', change: { items: [{ item: 'domicile', to: 'x', decidedOn: '2018-05-01' }] } })).toEqual(
      [],
    );
  });
  it('may be missing for an individual business only', () => {
    expect(rules({ ...cleanFiling('INDIVIDUAL_BUSINESS', '2018-05-14'), name: undefined })).toEqual([]);
    expect(rules({ ...cleanFiling(LLC, '2018-05-14'), name: undefined })).toEqual([
      'division_required division',
      'form_missing organizationalForm',
      'industry_required industryTerm',
      'trade_name_too_short tradeName',
    ]);
  });
});

describe('characters', () => {
  it.each(['澄A岩', '澄９岩', '澄 岩', '澄·岩', '澄🐟岩', '澄\u202e岩', '澄\ud800岩', '⼭岩', '澄々岩', '澄（岩）'])('%s is no name', (tradeName) => {
    expect(rules(named({ tradeName }))).toEqual(['charset full']);
  });
  it('tells each sign with its place', () => {
    expect(nameFindings(named({ tradeName: '澄&岩' }), {}, theLaw, '2018-05-14')).toMatchObject([
      { given: '& (4)', suggestion: '温州澄岩贸易有限公司' },
    ]);
  });
  it('asks for standard characters, also outside the basic plane', () => {
    expect(rules(named({ tradeName: '澄興' }))).toEqual(['character_not_standard full']);
    expect(rules(named({ tradeName: '𬭎㛃' }))).toEqual([]);
    expect(nameFindings(named({ tradeName: '澄興' }), {}, theLaw, '2018-05-14')).toMatchObject([
      { given: '興 (4)', suggestion: '温州澄兴贸易有限公司' },
    ]);
  });
  it('takes brackets of either width around a division, 集团 or a kind of partnership', () => {
    expect(rules(named({ full: '澄岩（温州）贸易有限公司' }))).toEqual([]);
    expect(rules(named({ full: '澄岩(温州)贸易有限公司' }))).toEqual([]);
    expect(rules(named({ full: '澄岩贸易（温州）有限公司' }))).toEqual([]);
    expect(rules(named({ organizationalForm: '中心(有限合伙)', industryTerm: '设计' }, 'LIMITED_PARTNERSHIP'))).toEqual([]);
  });
});

describe('form', () => {
  it('parts give the whole', () => {
    expect(rules(named({ full: '温州澄岩商贸有限公司' }))).toEqual(['parts_do_not_form_name full']);
    expect(rules(named({ full: '温州澄岩贸易有限责任公司' }))).toEqual(['parts_do_not_form_name full']);
  });
  it.each<[EntityType, string, string[]]>([
    [LLC, '有限责任公司', []],
    [LLC, '股份有限公司', ['form_not_allowed_for_type organizationalForm']],
    [LLC, '股份公司', ['form_not_allowed_for_type organizationalForm']],
    [LLC, '厂', ['form_not_allowed_for_type organizationalForm']],
    ['JOINT_STOCK_COMPANY', '有限公司', ['form_not_allowed_for_type organizationalForm']],
    ['JOINT_STOCK_COMPANY', '股份公司', []],
    ['SOLE_PROPRIETORSHIP', '工作室', []],
    ['SOLE_PROPRIETORSHIP', '有限公司', ['form_not_allowed_for_type organizationalForm']],
    ['INDIVIDUAL_BUSINESS', '企业', ['form_not_allowed_for_type organizationalForm']],
    ['INDIVIDUAL_BUSINESS', '店（个体工商户）', []],
    ['FARMER_COOPERATIVE', '合作社', ['form_not_allowed_for_type organizationalForm']],
    ['FARMER_COOPERATIVE', '有限公司', ['form_not_allowed_for_type organizationalForm']],
    ['GENERAL_PARTNERSHIP', '合伙企业', ['partnership_kind_missing organizationalForm']],
    ['GENERAL_PARTNERSHIP', '合伙企业（特殊普通合伙）', ['partnership_kind_missing organizationalForm']],
    ['GENERAL_PARTNERSHIP', '有限公司', ['form_not_allowed_for_type organizationalForm']],
    ['SPECIAL_GENERAL_PARTNERSHIP', '（普通合伙）', ['partnership_kind_missing organizationalForm']],
    ['LIMITED_PARTNERSHIP', '合伙企业（普通合伙）', ['partnership_kind_missing organizationalForm']],
    ['LIMITED_PARTNERSHIP', '', ['form_missing organizationalForm']],
  ])('%s: %s', (type, organizationalForm, expected) => {
    expect(rules(named({ organizationalForm }, type))).toEqual(expected);
  });
  it('no word claims another type', () => {
    expect(rules(named({ industryTerm: '蔬菜专业合作社' }))).toEqual(['form_claims_other_type industryTerm']);
    expect(rules(named({ industryTerm: '设计公司' }, 'LIMITED_PARTNERSHIP'))).toContain('form_claims_other_type industryTerm');
    expect(rules(named({ tradeName: '合伙人' }))).toEqual([]);
  });
  it('集团 needs the parent of a group until 2021-02-28', () => {
    const group = named({ industryTerm: '贸易', organizationalForm: '集团有限公司' });
    expect(rules(group, '2021-02-28')).toEqual(['group_conditions_unmet full']);
    expect(rules(group, '2021-03-01')).toEqual([]);
  });
  it('a branch bears its parent', () => {
    const branch = named({}, 'COMPANY_BRANCH');
    const world = { entities: [{ id: 'E1', name: '温州远山贸易有限公司', state: 'registered' }] };
    expect(rules(branch, '2018-05-14', world)).toEqual([]);
    expect(rules({ ...branch, name: { ...branch.name!, full: '远山鹿城分公司' } }, '2018-05-14', world)).toEqual(['branch_lacks_parent_name full']);
    expect(rules({ ...branch, name: { ...branch.name!, full: '温州远山贸易有限公司龙湾分公司' } }, '2018-05-14', world)).toEqual([
      'parts_do_not_form_name full',
    ]);
    expect(rules(named({ organizationalForm: '有限公司' }, 'COMPANY_BRANCH'), '2018-05-14', world)).toEqual([
      'form_not_allowed_for_type organizationalForm',
    ]);
    const parent = { entities: [{ id: 'E1', name: '温州恒泰源投资管理有限公司' }] };
    expect(rules(named({ parentName: '温州恒泰源投资管理有限公司' }, 'COMPANY_BRANCH'), '2018-05-14', parent)).toEqual([]);
  });
});

describe('division', () => {
  it.each<[string, string, string, string[]]>([
    ['温州市', '330302', '2018-05-14', []],
    ['浙江', '330302', '2018-05-14', []],
    ['浙江省温州市', '330302', '2018-05-14', []],
    ['温州市鹿城区', '330302', '2018-05-14', []],
    ['温州鹿城', '330302', '2018-05-14', []],
    ['温州', '330381', '2018-05-14', []],
    ['瑞安', '330381', '2018-05-14', []],
    ['鹿城', '330302', '2018-05-14', ['division_alone division']],
    ['鹿城区', '330302', '2018-05-14', ['division_alone division']],
    ['浙江鹿城', '330302', '2018-05-14', ['division_alone division']],
    ['经济技术开发区', '330302', '2018-05-14', ['division_alone division']],
    ['温州经济技术开发区', '330303', '2018-05-14', []],
    ['瓯海', '330302', '2018-05-14', ['division_alone division', 'division_mismatch division']],
    ['温州市瓯海区', '330302', '2018-05-14', ['division_mismatch division']],
    ['杭州', '330302', '2018-05-14', ['division_mismatch division']],
    ['火星', '330302', '2018-05-14', ['division_mismatch division']],
    ['洞头县', '330322', '2015-08-31', []],
    ['洞头县', '330305', '2015-09-01', ['division_mismatch division']],
    ['洞头', '330305', '2015-09-01', ['division_alone division']],
    ['温州市洞头区', '330305', '2015-09-01', []],
    ['温州市洞头区', '330322', '2015-08-31', ['division_mismatch division']],
    ['龙港市', '330383', '2019-09-25', []],
    ['龙港市', '330327', '2019-09-24', ['division_mismatch division']],
    ['苍南县', '330383', '2019-09-25', ['division_mismatch division']],
  ])('%s for %s on %s', (division, place, on, expected) => {
    const filing = named({ division });
    expect(rules({ ...filing, jurisdiction: place, address: { ...filing.address!, divisionCode: place } }, on)).toEqual(expected);
  });
  it('is needed unless the capital is 50 million, and from 2021-03-01 unless the firm works across provinces', () => {
    const without = (registeredCapital: number): Application => ({ ...named({ division: '' }), registeredCapital });
    expect(rules(without(4_999_999_999))).toEqual(['division_required division']);
    expect(rules(without(5_000_000_000))).toEqual([]);
    expect(rules(without(5_000_000_000), '2021-03-01')).toEqual(['division_required division']);
    const across = { ...without(1), operatingAddresses: [{ ...without(1).address!, divisionCode: '350203' }] };
    expect(rules(across, '2021-03-01')).toEqual([]);
    expect(rules(across, '2021-02-28')).toEqual(['division_required division']);
  });
  it('of an individual business may be the district alone and run on into town and market', () => {
    for (const division of ['鹿城区', '温州市鹿城区', '温州市鹿城区五马街道', '温州市鹿城区妙果寺市场']) {
      expect(rules(named({ division }, 'INDIVIDUAL_BUSINESS'))).toEqual([]);
    }
    expect(rules(named({ division: '' }, 'INDIVIDUAL_BUSINESS'))).toEqual(['division_required division']);
    expect(rules(named({ division: '温州市鹿城区五马街道' }))).toEqual(['division_mismatch division']);
  });
});

describe('trade name and industry', () => {
  it('counts characters, not code units', () => {
    expect(rules(named({ tradeName: '𬭎' }))).toEqual(['trade_name_too_short tradeName']);
  });
  it('is not generic from 2021-03-01 on', () => {
    for (const tradeName of ['动力', '科技', '杭州', '瑞安', '上海市']) {
      expect(rules(named({ tradeName, industryTerm: '机械' }), '2021-02-28')).toEqual([]);
      expect(rules(named({ tradeName, industryTerm: '机械' }), '2021-03-01')).toEqual(['trade_name_generic tradeName']);
    }
    for (const tradeName of ['和平', '新华', '沃动', '清风']) expect(rules(named({ tradeName, industryTerm: '机械' }), '2021-03-01')).toEqual([]);
  });
  it('the industry may be left out at will from 2021-03-01 on', () => {
    expect(rules(named({ industryTerm: '' }), '2021-02-28')).toEqual(['industry_required industryTerm']);
    expect(rules(named({ industryTerm: '' }), '2021-03-01')).toEqual([]);
  });
});

describe('words', () => {
  it.each<[Partial<NameFacts>, string, string[]]>([
    [{ division: '', tradeName: '中国澄岩' }, '2021-03-01', ['division_required division', 'forbidden_word full']],
    [{ division: '', tradeName: '中央澄岩' }, '2021-03-01', ['division_required division', 'forbidden_word full']],
    [{ division: '', tradeName: '中央澄岩' }, '2021-02-28', ['division_required division']],
    [{ division: '', tradeName: '国际澄岩' }, '2021-02-28', ['division_required division', 'forbidden_word full']],
    [{ division: '', tradeName: '国际澄岩' }, '2021-03-01', ['division_required division']],
    [{ industryTerm: '国际物流' }, '2018-05-14', []],
    [{ industryTerm: '国际鞋业' }, '2018-05-14', ['national_word_inside full']],
    [{ industryTerm: '国际鞋业' }, '2021-03-01', []],
    [{ industryTerm: '貿易國家' }, '2018-05-14', ['character_not_standard full', 'national_word_inside full']],
    [{ tradeName: '国家级' }, '2018-05-14', ['forbidden_word full']],
    [{ tradeName: '美国风' }, '2023-05-14', ['forbidden_word full']],
    [{ tradeName: '和美', industryTerm: '国际贸易' }, '2018-05-14', []],
    [{ tradeName: '众人', industryTerm: '大药房' }, '2018-05-14', []],
    [{ tradeName: '安化', industryTerm: '化工会展' }, '2018-05-14', []],
    [{ tradeName: '海关' }, '2016-05-14', ['forbidden_word full']],
    [{ tradeName: '博士' }, '2016-05-14', ['restricted_word full']],
    [{ tradeName: '小博士' }, '2016-05-14', []],
    [{ industryTerm: '融资租赁' }, '2016-05-14', ['restricted_word full']],
    [{ industryTerm: '保险箱' }, '2016-05-14', []],
    [{ industryTerm: '股权投资管理' }, '2016-05-14', ['restricted_word full']],
    [{ industryTerm: '理财咨询' }, '2021-04-30', ['restricted_word full']],
    [{ industryTerm: '理财咨询' }, '2021-05-01', ['finance_word_without_licence full']],
    [{ industryTerm: '管理财务' }, '2021-05-01', []],
    [{ tradeName: '金融' }, '2021-05-01', ['finance_word_without_licence full']],
  ])('%j on %s', (name, on, expected) => {
    expect(rules(named(name), on)).toEqual(expected);
  });
  it('a licence on file lifts the finance words', () => {
    const filing = named({ industryTerm: '理财咨询' });
    const permit = { holder: '温州澄岩理财咨询有限公司', authority: 'FINANCE', issuedOn: '2021-01-04' };
    expect(rules(filing, '2021-05-01', { permits: [permit] })).toEqual([]);
    expect(rules(filing, '2021-05-01', { permits: [{ ...permit, validTo: '2021-04-30' }] })).toEqual(['finance_word_without_licence full']);
  });
  it('the overlays are Wenzhou’s', () => {
    const filing = named({ division: '杭州', industryTerm: '资产管理' });
    const elsewhere = { ...filing, jurisdiction: '330106', address: { ...filing.address!, divisionCode: '330106' } };
    expect(rules(elsewhere, '2016-05-14')).toEqual(['restricted_word full']);
    expect(rules(named({ industryTerm: '资产管理' }), '2016-05-14')).toEqual([]);
    expect(rules(named({ industryTerm: '资产管理' }), '2021-05-01')).toEqual(['restricted_word full']);
  });
  it('（中国） is for firms in foreign hands', () => {
    const filing = named({ full: '温州澄岩贸易（中国）有限公司', organizationalForm: '（中国）有限公司' });
    expect(rules(filing)).toEqual(['national_word_inside full']);
    const foreign = (filing.people ?? []).map((person) => ({ ...person, document: { type: 'foreignPassport' as const, number: 'X1234567' } }));
    expect(rules({ ...filing, people: foreign })).toEqual([]);
  });
});

describe('the pool', () => {
  const ex = (more: object): World => ({ entities: [{ id: 'E1', name: '温州澄岩贸易有限公司', ...more }] });
  const plain = named({});
  it('folds width, separators, traditional forms, the ending of the division and the spelling of the form', () => {
    for (const name of ['溫州澄岩貿易有限公司', '温州市澄岩贸易有限责任公司', '温州澄·岩 贸易有限公司']) {
      expect(rules(plain, '2018-05-14', { entities: [{ id: 'E1', name }] })).toEqual(['same_as_registered full']);
    }
  });
  it('an identical name has one code', () => {
    const name = '温州澄岩贸易有限公司';
    expect(rules(plain, '2018-05-14', ex({ state: 'licenceRevoked', stateOn: '2017-05-15' }))).toEqual(['cooling_after_deregistration full']);
    expect(rules(plain, '2018-05-15', ex({ state: 'licenceRevoked', stateOn: '2017-05-15' }))).toEqual(['same_as_registered full']);
    expect(rules(plain, '2017-07-30', ex({ state: 'licenceRevoked', stateOn: '2014-07-30' }))).toEqual([]);
    expect(rules(plain, '2018-05-14', { openFilings: [{ name }] })).toEqual(['held_by_open_filing full']);
    expect(rules(plain, '2018-05-14', { openFilings: [{ name, applicants: 'own' }] })).toEqual([]);
    expect(rules(plain, '2021-03-01', { reservations: [{ id: 'R9', name, validTo: '2021-03-01', applicants: 'others' }] })).toEqual([
      'held_by_reservation full',
    ]);
    expect(rules(plain, '2021-03-02', { reservations: [{ id: 'R9', name, validTo: '2021-03-01', applicants: 'others' }] })).toEqual([]);
  });
  it('a name given up cools for a year', () => {
    const world = { entities: [{ id: 'E1', name: '温州远岫贸易有限公司', formerNames: [{ name: '温州澄岩贸易有限公司', until: '2017-05-15' }] }] };
    expect(rules(plain, '2018-05-14', world)).toEqual(['cooling_after_name_change full']);
    expect(rules(plain, '2018-05-15', world)).toEqual([]);
  });
  it('a firm is not in its own way', () => {
    const change: Application = {
      ...plain,
      kind: 'change',
      subject: 'E1',
      change: { items: [{ item: 'name', to: '温州澄岩贸易有限公司', decidedOn: '2018-05-01' }] },
    };
    expect(rules(change, '2018-05-14', ex({ entityType: LLC, formerNames: [{ name: '温州澄岩贸易有限公司', until: '2018-01-01' }] }))).toEqual([]);
    expect(rules({ ...change, name: undefined }, '2018-05-14', ex({ entityType: LLC }))).toEqual([]);
  });
  it('the same trade name in the same industry: refused, told, refused', () => {
    const world = { entities: [{ id: 'E1', name: '温州澄岩商贸有限公司', tradeName: '澄岩', industryTerm: '商贸' }] };
    expect(rules(plain, '2017-07-30', world)).toEqual(['same_trade_name_same_industry tradeName']);
    expect(rules(plain, '2017-07-31', world)).toEqual(['similar_to_registered full']);
    expect(rules(plain, '2021-02-28', world)).toEqual(['similar_to_registered full']);
    expect(rules(plain, '2021-03-01', world)).toEqual(['same_trade_name_same_industry tradeName']);
    const related = { investments: [{ holder: 'E1', inName: '温州澄岩贸易有限公司', share: 0.2 }] };
    expect(rules(plain, '2021-03-01', { ...world, ...related })).toEqual([]);
  });
  it('protected names', () => {
    const world = (more: object): World => ({ protectedNames: [{ tradeName: '澄岩', holder: '温州老澄岩有限公司', ...more }] });
    expect(rules(plain, '2018-05-14', world({}))).toEqual(['protected_name tradeName']);
    expect(rules(plain, '2018-05-14', world({ consent: true }))).toEqual([]);
    expect(rules(plain, '2018-05-14', world({ to: '2018-05-13' }))).toEqual([]);
    expect(rules(named({ tradeName: '清风' }), '2018-05-14', world({}))).toEqual([]);
  });
});

describe('the reservation', () => {
  const own = { id: 'R1', name: '温州澄岩贸易有限公司', reservedOn: '2017-12-01', validTo: '2018-06-01', applicants: 'own' as const };
  const filing = named({ reservation: 'R1' });
  it('holds to the end of its last day', () => {
    expect(rules(filing, '2018-06-01', { reservations: [own] })).toEqual([]);
    expect(rules(filing, '2018-06-02', { reservations: [own] })).toEqual(['reservation_expired reservation']);
  });
  it('is the applicants’ and of this text', () => {
    expect(rules(filing, '2018-05-14', { reservations: [{ ...own, applicants: 'others' }] })).toEqual(['reservation_not_own reservation']);
    expect(rules(filing, '2018-05-14', {})).toEqual(['reservation_not_own reservation']);
    expect(rules(filing, '2018-05-14', { reservations: [{ ...own, name: '温州澄岚贸易有限公司' }] })).toEqual(['differs_from_reservation full']);
  });
});

describe('odd input', () => {
  const ODD = [
    '',
    ' ',
    '   \n',
    '🐟'.repeat(250),
    '温'.repeat(500),
    '贸易'.repeat(250),
    '（'.repeat(500),
    '\ud800'.repeat(100),
    '⼭⼭',
    '\u202e温州',
    '%_\\\'"',
    '<b>潮汐</b>',
    '&&&',
    'constructor',
    '__proto__',
  ];
  it.each(ODD)('%j in every field is answered in time', (text) => {
    const world: World = {
      entities: [{ id: 'E1', name: text, tradeName: text, industryTerm: text }, {}],
      protectedNames: [{ name: text }, {}],
      reservations: [{ name: text }, {}],
      openFilings: [{ name: text }],
    };
    for (const type of ['LIMITED_LIABILITY_COMPANY', 'INDIVIDUAL_BUSINESS', 'COMPANY_BRANCH'] as const) {
      for (const on of ['2015-12-20', '2018-05-14', '2021-06-01']) {
        const filing = named({ full: text, division: text, tradeName: text, industryTerm: text, organizationalForm: text }, type);
        // The lesser of two, and of this process: other work on the machine is not the check's.
        const taken = [1, 2].map(() => {
          const before = process.cpuUsage();
          nameFindings(filing, world, theLaw, on);
          return process.cpuUsage(before).user / 1000;
        });
        expect(Math.min(...taken)).toBeLessThan(250);
      }
    }
  });
});

describe('an odd register', () => {
  it('does no harm', () => {
    const odd = [5, null, {}, [], true, '', '\ud800', undefined];
    for (const value of odd) {
      const entry = Object.fromEntries(
        [
          'id',
          'name',
          'tradeName',
          'industryTerm',
          'division',
          'state',
          'stateOn',
          'formerNames',
          'formerName',
          'reservedOn',
          'validTo',
          'holder',
          'inName',
          'share',
          'from',
          'to',
          'until',
          'entityType',
          'jurisdiction',
          'parent',
          'registeredCapital',
          'applicants',
          'issuedOn',
        ].map((key) => [key, value]),
      );
      const lists = ['entities', 'reservations', 'openFilings', 'protectedNames', 'investments', 'branches', 'permits'].map((list) => [
        list,
        [entry, { ...entry, name: '温州澄岩贸易有限公司' }, { ...entry, formerNames: [entry] }],
      ]);
      for (const on of DAYS)
        for (const type of ENTITY_TYPES)
          expect(() => rules(named({ reservation: 'R1', organizationalForm: '集团有限公司' }, type), on, Object.fromEntries(lists))).not.toThrow();
    }
  });
});

describe('suggestions', () => {
  it('are parts of one name that passes', () => {
    const bad: Partial<NameFacts>[] = [
      { division: '鹿城', tradeName: '澄' },
      { tradeName: 'A澄岩', organizationalForm: '厂' },
      { division: '', tradeName: '中国澄', industryTerm: '' },
      { tradeName: '雷锋' },
    ];
    for (const name of bad) {
      const filing = named(name);
      const suggested = suggestedName(filing, {}, theLaw, '2018-05-14');
      expect(rules({ ...filing, name: suggested })).toEqual([]);
      for (const { path, suggestion } of nameFindings(filing, {}, theLaw, '2018-05-14'))
        expect(Object.entries(suggested!)).toContainEqual([path.slice(5), suggestion]);
    }
  });
  it('five free names, all different, each of which passes', () => {
    const world = { entities: [{ id: 'E1', name: '温州澄岩贸易有限公司' }] };
    const found = nameAlternatives(named({}), world, theLaw, '2021-06-01');
    expect(new Set(found.map(({ full }) => full)).size).toBe(5);
    for (const name of found) expect(rules({ ...named({}), name }, '2021-06-01', world)).toEqual([]);
  });
});

describe('the short name of a city that elsewhere is a district', () => {
  const inLonggang = (on: string, division: string): string[] => {
    const filing = named({ division }, LLC, on);
    return rules({ ...filing, jurisdiction: '330383', address: { ...filing.address!, divisionCode: '330383' } }, on);
  };
  it.each(['龙港', '龙港市', '浙江龙港', '温州龙港市'])('%s stands alone from the day it is a city', (division) => {
    expect(inLonggang('2019-09-25', division)).toEqual([]);
    expect(inLonggang('2019-09-24', division)).toEqual(['division_mismatch division']);
  });
});
