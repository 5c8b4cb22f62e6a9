import type { AddressFacts, EntityType } from '#libs/contract';
import { cleanFiling } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';
import type { Application, World } from './index.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const DAY = '2018-05-14';

function at(changes: Partial<AddressFacts>, on = DAY, more: Partial<Application> = {}, world: World = {}, type: EntityType = LLC): string[] {
  const filing = cleanFiling(type, on, more);
  if (!filing.address) throw new Error('an address');
  return found({ ...filing, address: { ...filing.address, ...changes } }, on, world);
}

describe('completeness', () => {
  it('reaches the door number, but for a platform', () => {
    expect(at({ doorNumber: '' })).toEqual(['address.no_door_number address.doorNumber']);
    expect(at({ doorNumber: '  ' })).toEqual(['address.no_door_number address.doorNumber']);
    expect(at({ doorNumber: '1' })).toEqual([]);
    expect(at({ doorNumber: '', propertyUse: 'VIRTUAL' }, DAY, {}, {}, 'INDIVIDUAL_BUSINESS')).toEqual([]);
  });

  it('a platform is for individual businesses, from 2022-03-01', () => {
    const platform = { propertyUse: 'VIRTUAL', rightOfUse: 'HOSTED' } as const;
    expect(at(platform, '2022-03-01')).toEqual(['address.platform_only_for_individuals address.propertyUse']);
    expect(at(platform, '2022-02-28')).toEqual([]);
    expect(at(platform, '2022-03-01', {}, {}, 'INDIVIDUAL_BUSINESS')).toEqual([]);
  });

  it('a declaration is signed', () => {
    const unsigned = { commitments: { address: false } };
    expect(at({}, DAY, unsigned)).toEqual(['address.commitment_missing address.mode']);
    expect(at({ mode: 'PROOF' }, DAY, unsigned)).toEqual([]);
    expect(at({}, DAY)).toEqual([]);
  });
});

describe('place', () => {
  it.each([
    ['330302', []],
    ['330303', ['jurisdiction.address_outside address.divisionCode']],
    ['330300', ['address.division_not_county address.divisionCode']],
    ['330000', ['address.division_not_county address.divisionCode']],
    ['330301', ['address.division_not_county address.divisionCode']],
    ['330371', ['address.division_not_county address.divisionCode']],
    ['330399', ['address.division_not_valid_on_date address.divisionCode']],
    ['', ['address.division_not_valid_on_date address.divisionCode']],
  ])('%s', (divisionCode, expected) => {
    expect(at({ divisionCode })).toEqual(expected);
  });

  it('changes its code when the county does', () => {
    const in330322 = (on: string): string[] => at({ divisionCode: '330322' }, on, { jurisdiction: '330300' });
    expect(in330322('2015-08-31')).toEqual([]);
    expect(in330322('2015-09-01')).toEqual(['address.division_not_valid_on_date address.divisionCode']);
    const longgang = (on: string): string[] => at({ divisionCode: '330383' }, on, { jurisdiction: '330300' });
    expect(longgang('2019-09-24')).toEqual(['address.division_not_valid_on_date address.divisionCode']);
    expect(longgang('2019-09-25')).toEqual([]);
  });

  it('is the area of the registry, that of a city holds its districts', () => {
    expect(at({ divisionCode: '330381' }, DAY, { jurisdiction: '330300' })).toEqual([]);
    expect(at({ divisionCode: '330381' }, DAY, { jurisdiction: '330382' })).toEqual(['jurisdiction.address_outside address.divisionCode']);
  });

  it('of further addresses too', () => {
    const further = (divisionCode: string): Partial<Application> => ({
      operatingAddresses: [{ divisionCode, text: '浙江省瑞安市塘下镇工创路3号', propertyUse: 'COMMERCIAL', rightOfUse: 'LEASED', mode: 'DECLARED' }],
    });
    expect(at({}, DAY, further('330381'))).toEqual(['address.operating_address_outside operatingAddresses[0].divisionCode']);
    expect(at({}, DAY, further('330302'))).toEqual([]);
  });
});

describe('a home', () => {
  const home = { propertyUse: 'RESIDENTIAL', residentialConsent: true } as const;
  const consent = 'address.residential_consent_missing address.residentialConsent';

  it('is used with the consent of the owners concerned', () => {
    expect(at(home)).toEqual([]);
    expect(at({ propertyUse: 'RESIDENTIAL' })).toEqual([consent]);
    expect(at({ propertyUse: 'RESIDENTIAL', residentialConsent: false })).toEqual([consent]);
  });

  it.each(['餐饮服务', '歌舞娱乐', '物流服务', '鞋制造', '服装加工', '汽油销售'])('is no place for %s', (text) => {
    expect(at(home, '2014-03-01', { businessScope: ['日用百货销售', text] })).toEqual(['address.residential_not_allowed address.propertyUse']);
  });

  it.each(['平面设计', '软件开发', '企业管理咨询', '国际货运代理', '日用百货销售（不含危险化学品）', '农业生产资料销售'])(
    'is a place for %s',
    (text) => {
      expect(at(home, DAY, { businessScope: [text] })).toEqual([]);
    },
  );
});

describe('a cluster', () => {
  const cluster = { rightOfUse: 'HOSTED', clusterFlag: true, hostEntity: 'E5' } as const;
  const world = (state?: string): World => ({
    entities: [{ id: 'E5', name: '温州创谷众创空间管理有限公司', ...(state === undefined ? {} : { state }) }],
  });

  it('has a live host', () => {
    const missing = ['address.cluster_host_missing address.hostEntity'];
    expect(at(cluster, DAY, {}, world())).toEqual([]);
    expect(at(cluster, DAY, {}, world('registered'))).toEqual([]);
    expect(at(cluster, DAY, {}, world('deregistered'))).toEqual(missing);
    expect(at(cluster, DAY, {}, world('licenceRevoked'))).toEqual(missing);
    expect(at(cluster, DAY, {}, {})).toEqual(missing);
    expect(at({ ...cluster, hostEntity: '' }, DAY, {}, world())).toEqual(missing);
  });

  it('holds no trade that is bound to premises or needs a permit first', () => {
    const refused = 'address.cluster_scope_not_allowed address.clusterFlag';
    expect(at(cluster, DAY, { businessScope: ['餐饮服务'] }, world())).toEqual([refused]);
    expect(at(cluster, DAY, { businessScope: ['保安服务'] }, world())).toEqual([refused, 'scope.pre_approval_missing businessScope[0]']);
    expect(at(cluster, DAY, { businessScope: ['代理记账'] }, world())).toEqual([]);
    expect(at({}, DAY, { businessScope: ['餐饮服务'] })).toEqual([]);
  });
});

it('more than five at one address go to an officer', () => {
  const crowd = (liveEntities: number, text = '浙江省温州市鹿城区五马街道青鹭路18号'): World => ({ addressUse: [{ text, liveEntities }] });
  expect(at({}, DAY, {}, crowd(6))).toEqual(['address.too_many_entities address.text']);
  expect(at({}, DAY, {}, crowd(6, '浙江省温州市鹿城区五马街道青鹭路 １８号'))).toEqual(['address.too_many_entities address.text']);
  expect(at({}, DAY, {}, crowd(5))).toEqual([]);
  const shown = (count: number): World => ({
    entities: Array.from({ length: count }, (_, place) => ({
      id: `E${place}`,
      domicile: '浙江省温州市鹿城区五马街道青鹭路18号',
      state: 'registered',
    })),
  });
  expect(at({}, DAY, {}, shown(6))).toEqual(['address.too_many_entities address.text']);
  expect(at({}, DAY, {}, shown(5))).toEqual([]);
  expect(at({}, DAY, {}, crowd(6, '浙江省温州市鹿城区五马街道青鹭路19号'))).toEqual([]);
});

it('a move into a home is judged by the trades that are registered', () => {
  const move = (businessScope: string[]): string[] =>
    found(
      {
        kind: 'change',
        entityType: LLC,
        jurisdiction: '330302',
        channel: 'online',
        subject: 'E1',
        address: {
          divisionCode: '330302',
          doorNumber: '1号',
          text: '浙江省温州市鹿城区五马街道青鹭路1号',
          propertyUse: 'RESIDENTIAL',
          rightOfUse: 'OWNED',
          mode: 'DECLARED',
          residentialConsent: true,
        },
        change: { items: [{ item: 'domicile', to: '浙江省温州市鹿城区五马街道青鹭路1号', decidedOn: DAY }] },
      },
      DAY,
      { entities: [{ id: 'E1', entityType: LLC, businessScope }] },
    );
  expect(move(['餐饮服务'])).toEqual(['address.residential_not_allowed address.propertyUse']);
  expect(move(['平面设计'])).toEqual([]);
});
