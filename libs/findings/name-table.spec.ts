import type { EntityType } from '#libs/contract';
import { nameFindings } from './name.ts';
import { partsOf } from './name-parts.ts';
import { theLaw as law } from '../../test/support/law.ts';
import type { Application, World, WorldEntity } from './world.ts';

interface Row {
  row: string;
  on: string;
  name: string;
  /** Codes that must be raised; an empty list: none at all. */
  rules: string[];
  /** Other codes may stand beside. */
  also?: boolean;
  type?: EntityType;
  place?: string;
  facts?: Partial<Application>;
  parts?: Partial<NonNullable<Application['name']>>;
  world?: World;
}

const YUAN = 100;
const existing = (name: string, more: Partial<WorldEntity> = {}): World => ({ entities: [{ id: 'E1', name, state: 'registered', ...more }] });
const held: Partial<Application> = {
  investors: [
    {
      organisation: { name: '温州瓯越信息科技有限公司', unifiedSocialCreditCode: '', registerEntity: 'E1' },
      subscribed: 60,
      paidIn: 0,
      contributions: [],
    },
  ],
};
const FIVE = ['服装制造', '餐饮服务', '房地产开发', '广告服务', '道路货物运输'];
const subsidiaries = (count: number, capital: number): World => ({
  entities: [
    { id: 'E1', name: '温州瓯越贸易有限公司', entityType: 'LIMITED_LIABILITY_COMPANY', state: 'registered', registeredCapital: capital },
    ...Array.from({ length: count }, (_, index) => ({
      id: `S${index}`,
      name: `温州子${index}有限公司`,
      registeredCapital: 12_000_000 * YUAN,
      tradeName: `子${index}`,
      industryTerm: '鞋业',
    })),
  ],
  investments: Array.from({ length: count }, (_, index) => ({ holder: 'E1', inName: `温州子${index}有限公司`, share: 0.6 })),
});
const rename = (to: string): Partial<Application> => ({
  kind: 'change',
  subject: 'E1',
  change: { items: [{ item: 'name', to, decidedOn: '2015-12-20' }] },
});

const ROWS: Row[] = [
  { row: '1', on: '2015-12-20', name: '温州瓯越信息科技有限公司', rules: [] },
  { row: '2', on: '2015-12-20', name: '瓯越信息科技有限公司', rules: ['name.division_required'], facts: { registeredCapital: 10_000_000 * YUAN } },
  { row: '3', on: '2015-12-20', name: '瓯越信息科技有限公司', rules: [], facts: { registeredCapital: 60_000_000 * YUAN } },
  { row: '4', on: '2015-12-20', name: '鹿城瓯越信息科技有限公司', rules: ['name.division_alone'] },
  { row: '5', on: '2015-12-20', name: '温州市鹿城区瓯越信息科技有限公司', rules: [] },
  { row: '6', on: '2015-12-20', name: '瑞安市瓯越信息科技有限公司', rules: [], place: '330381' },
  { row: '7', on: '2015-12-20', name: '乐清瓯越电器有限公司', rules: ['name.division_mismatch'], place: '330381' },
  { row: '8', on: '2015-12-20', name: '温州越科技有限公司', rules: ['name.trade_name_too_short'] },
  { row: '9', on: '2015-12-20', name: '温州科技有限公司', rules: ['name.trade_name_too_short'] },
  { row: '10', on: '2015-12-20', name: '温州ABC科技有限公司', rules: ['name.charset'] },
  { row: '11', on: '2015-12-20', name: '温州88贸易有限公司', rules: ['name.charset'] },
  { row: '12', on: '2015-12-20', name: '温州八八贸易有限公司', rules: [] },
  { row: '13', on: '2015-12-20', name: '温州瓯越·信息科技有限公司', rules: ['name.charset'] },
  { row: '14', on: '2015-12-20', name: '温州瓯越信息科技', rules: ['name.form_missing'] },
  { row: '15', on: '2015-12-20', name: '温州瓯越信息科技有限公司', rules: ['name.form_not_allowed_for_type'], type: 'GENERAL_PARTNERSHIP' },
  {
    row: '16',
    on: '2015-12-20',
    name: '温州瓯越投资合伙企业',
    rules: ['name.partnership_kind_missing', 'name.restricted_word'],
    type: 'LIMITED_PARTNERSHIP',
  },
  { row: '17', on: '2015-12-20', name: '温州瓯越投资合伙企业（有限合伙）', rules: ['name.restricted_word'], type: 'LIMITED_PARTNERSHIP' },
  { row: '18', on: '2015-12-20', name: '温州市鹿城区瓯越小吃店', rules: [], type: 'INDIVIDUAL_BUSINESS' },
  { row: '19', on: '2015-12-20', name: '温州市鹿城区瓯越小吃公司', rules: ['name.form_not_allowed_for_type'], type: 'INDIVIDUAL_BUSINESS' },
  { row: '20', on: '2015-12-20', name: '文成县青禾蔬菜专业合作社', rules: [], type: 'FARMER_COOPERATIVE', place: '330328' },
  {
    row: '21',
    on: '2015-12-20',
    name: '文成县青禾蔬菜专业合作社有限公司',
    rules: ['name.form_claims_other_type'],
    place: '330328',
    parts: { tradeName: '青禾', industryTerm: '蔬菜专业合作社' },
  },
  { row: '22', on: '2015-12-20', name: '中国瓯越贸易有限公司', rules: ['name.forbidden_word', 'name.division_required'] },
  { row: '23', on: '2015-12-20', name: '温州瓯越国际货运代理有限公司', rules: [] },
  { row: '24', on: '2015-12-20', name: '温州国际瓯越贸易有限公司', rules: ['name.national_word_inside'] },
  {
    row: '25',
    on: '2015-12-20',
    name: '温州瓯越集团有限公司',
    rules: ['name.group_conditions_unmet', 'name.industry_required'],
    facts: rename('温州瓯越集团有限公司'),
    world: subsidiaries(2, 30_000_000 * YUAN),
  },
  {
    row: '26',
    on: '2015-12-20',
    name: '温州瓯越集团有限公司',
    rules: [],
    facts: rename('温州瓯越集团有限公司'),
    world: subsidiaries(5, 60_000_000 * YUAN),
  },
  {
    row: '27',
    on: '2015-12-20',
    name: '温州瓯越控股有限公司',
    rules: ['name.industry_required'],
    facts: { registeredCapital: 20_000_000 * YUAN, businessScope: FIVE.slice(0, 3) },
  },
  { row: '28', on: '2015-12-20', name: '温州瓯越有限公司', rules: [], facts: { registeredCapital: 120_000_000 * YUAN, businessScope: FIVE } },
  {
    row: '28 not unique',
    on: '2015-12-20',
    name: '温州瓯越有限公司',
    rules: ['name.industry_required'],
    also: true,
    facts: { registeredCapital: 120_000_000 * YUAN, businessScope: FIVE },
    world: existing('温州瓯越鞋业有限公司'),
  },
  { row: '29', on: '2015-12-20', name: '温州瓯越互联网金融信息服务有限公司', rules: [] },
  { row: '29 first day', on: '2015-12-16', name: '温州瓯越互联网金融信息服务有限公司', rules: [] },
  { row: '30', on: '2015-12-15', name: '温州瓯越互联网金融信息服务有限公司', rules: ['name.restricted_word'] },
  { row: '31', on: '2021-05-01', name: '温州瓯越互联网金融信息服务有限公司', rules: ['name.finance_word_without_licence'] },
  { row: '32', on: '2021-04-30', name: '温州瓯越财富管理有限公司', rules: ['name.restricted_word'] },
  { row: '33', on: '2021-05-01', name: '温州瓯越财富管理有限公司', rules: ['name.finance_word_without_licence'] },
  { row: '34', on: '2015-12-20', name: '温州瓯越资产管理有限公司', rules: [] },
  { row: '34 before', on: '2015-12-15', name: '温州瓯越资产管理有限公司', rules: ['name.restricted_word'] },
  {
    row: '35',
    on: '2017-08-10',
    name: '红光（北京）酒业发展有限公司',
    rules: ['name.same_as_registered'],
    place: '110105',
    world: existing('北京红光酒业发展有限公司'),
  },
  {
    row: '35 day before',
    on: '2017-07-30',
    name: '红光（北京）酒业发展有限公司',
    rules: ['name.same_trade_name_same_industry'],
    place: '110105',
    world: existing('北京红光酒业发展有限公司'),
  },
  {
    row: '36',
    on: '2017-08-10',
    name: '红光酒业有限公司',
    rules: ['name.same_as_registered'],
    also: true,
    place: '110105',
    world: existing('北京红光酒业有限公司'),
  },
  {
    row: '37',
    on: '2017-08-10',
    name: '北京红光酒厂',
    rules: ['name.same_as_registered'],
    type: 'SOLE_PROPRIETORSHIP',
    place: '110105',
    world: existing('北京红光酒业有限公司'),
  },
  {
    row: '38',
    on: '2017-08-10',
    name: '万青置业有限公司',
    rules: ['name.similar_to_registered', 'name.division_required'],
    world: existing('万青地产有限公司'),
  },
  {
    row: '38b',
    on: '2021-03-01',
    name: '万青置业有限公司',
    rules: ['name.same_trade_name_same_industry', 'name.division_required'],
    world: existing('万青地产有限公司'),
  },
  {
    row: '38c',
    on: '2021-02-28',
    name: '万青置业有限公司',
    rules: ['name.similar_to_registered', 'name.division_required'],
    world: existing('万青地产有限公司'),
  },
  { row: '39', on: '2017-08-10', name: '温州牛兰山酒业有限公司', rules: ['name.similar_to_registered'], world: existing('温州牛栏山酒业有限公司') },
  { row: '39 day before', on: '2017-07-30', name: '温州牛兰山酒业有限公司', rules: [], world: existing('温州牛栏山酒业有限公司') },
  { row: '40', on: '2017-08-10', name: '荃巨得有限公司', rules: ['name.similar_to_registered'], also: true, world: existing('全聚德有限公司') },
  {
    row: '41',
    on: '2017-08-10',
    name: '温州瓯越达信息科技有限公司',
    rules: ['name.similar_to_registered'],
    world: existing('温州瓯越信息科技有限公司'),
  },
  { row: '42', on: '2017-08-10', name: '温州瓯越鞋业有限公司', rules: [], world: existing('温州瓯越信息科技有限公司') },
  { row: '43', on: '2021-03-01', name: '温州瓯越鞋业有限公司', rules: ['name.same_trade_name_same_industry'], world: existing('温州瓯越有限公司') },
  {
    row: '44',
    on: '2021-03-01',
    name: '温州瓯越信息科技有限公司',
    rules: ['name.same_as_registered'],
    world: existing('温州瓯越信息科技有限公司'),
    facts: held,
  },
  { row: '44b', on: '2021-03-01', name: '温州瓯越网络科技有限公司', rules: [], world: existing('温州瓯越信息科技有限公司'), facts: held },
  {
    row: '44c',
    on: '2021-03-01',
    name: '温州瓯越网络科技有限公司',
    rules: ['name.same_trade_name_same_industry'],
    world: existing('温州瓯越信息科技有限公司'),
  },
  {
    row: '45',
    on: '2016-06-01',
    name: '温州瓯越鞋业有限公司',
    rules: ['name.cooling_after_deregistration'],
    world: existing('温州瓯越鞋业有限公司', { state: 'deregistered', stateOn: '2014-01-01' }),
  },
  {
    row: '45 last day',
    on: '2016-12-31',
    name: '温州瓯越鞋业有限公司',
    rules: ['name.cooling_after_deregistration'],
    world: existing('温州瓯越鞋业有限公司', { state: 'deregistered', stateOn: '2014-01-01' }),
  },
  {
    row: '45 free',
    on: '2017-01-01',
    name: '温州瓯越鞋业有限公司',
    rules: [],
    world: existing('温州瓯越鞋业有限公司', { state: 'deregistered', stateOn: '2014-01-01' }),
  },
  {
    row: '46',
    on: '2017-12-01',
    name: '温州瓯越鞋业有限公司',
    rules: [],
    world: existing('温州瓯越鞋业有限公司', { state: 'deregistered', stateOn: '2016-11-30' }),
  },
  {
    row: '47',
    on: '2021-06-01',
    name: '温州瓯越鞋业有限公司',
    rules: ['name.cooling_after_deregistration'],
    world: existing('温州瓯越鞋业有限公司', { state: 'deregistered', stateOn: '2020-08-01' }),
  },
  {
    row: '48',
    on: '2021-06-01',
    name: '温州瓯越鞋业有限公司',
    rules: [],
    facts: { documents: { handedIn: ['nameTransfer'] } },
    world: existing('温州瓯越鞋业有限公司', { state: 'deregistered', stateOn: '2020-08-01' }),
  },
  {
    row: '49',
    on: '2016-04-10',
    name: '温州瓯越信息科技有限公司',
    rules: [],
    world: { reservations: [{ id: 'R1', name: '温州瓯越信息科技有限公司', reservedOn: '2015-10-09', applicants: 'others' }] },
  },
  {
    row: '49 last day',
    on: '2016-04-09',
    name: '温州瓯越信息科技有限公司',
    rules: ['name.held_by_reservation'],
    world: { reservations: [{ id: 'R1', name: '温州瓯越信息科技有限公司', reservedOn: '2015-10-09', applicants: 'others' }] },
  },
  {
    row: '50',
    on: '2021-06-05',
    name: '温州瓯越信息科技有限公司',
    rules: ['name.held_by_reservation'],
    world: { reservations: [{ id: 'R1', name: '温州瓯越信息科技有限公司', reservedOn: '2021-04-05', applicants: 'others' }] },
  },
  {
    row: '50 first free day',
    on: '2021-06-06',
    name: '温州瓯越信息科技有限公司',
    rules: [],
    world: { reservations: [{ id: 'R1', name: '温州瓯越信息科技有限公司', reservedOn: '2021-04-05', applicants: 'others' }] },
  },
  {
    row: '51',
    on: '2021-08-01',
    name: '温州瓯越信息科技有限公司',
    rules: ['name.held_by_reservation'],
    world: { reservations: [{ id: 'R1', name: '温州瓯越信息科技有限公司', reservedOn: '2021-04-05', validTo: '2022-04-05', applicants: 'others' }] },
  },
  { row: '52', on: '2017-08-10', name: '温州最佳服饰有限公司', rules: ['name.forbidden_word'] },
  { row: '53', on: '2017-08-10', name: '温州雷锋服务有限公司', rules: ['name.forbidden_word'] },
  { row: '54', on: '2021-03-01', name: '温州动力机械有限公司', rules: ['name.trade_name_generic'] },
  { row: '54 day before', on: '2021-02-28', name: '温州动力机械有限公司', rules: [] },
  { row: '55', on: '2021-03-01', name: '温州沃动机械有限公司', rules: [] },
  { row: '58', on: '2015-12-20', name: '温州瓯越劳务派遣有限公司', rules: [] },
  { row: '59', on: '2015-12-20', name: '温州瓯越保安服务有限公司', rules: [] },
  { row: '60', on: '2020-01-01', name: '洞头县瓯越渔业有限公司', rules: ['name.division_mismatch'], place: '330305' },
];

it.each(ROWS.map((one) => [`row ${one.row}: ${one.on} ${one.name}`, one] as const))('%s', (_title, row) => {
  const place = row.place ?? '330302';
  const parts = { ...partsOf(row.name, law.names, { near: place }), ...row.parts };
  const application: Application = {
    kind: 'establishment',
    entityType: row.type ?? 'LIMITED_LIABILITY_COMPANY',
    jurisdiction: place,
    channel: 'online',
    name: { full: row.name, ...parts },
    ...row.facts,
  };
  const found = nameFindings(application, row.world ?? {}, law, row.on);
  const rules = found.map(({ rule }) => rule).sort();
  if (row.also) expect(rules).toEqual(expect.arrayContaining(row.rules));
  else expect({ rules, parts }).toEqual({ rules: [...row.rules].sort(), parts });
});
