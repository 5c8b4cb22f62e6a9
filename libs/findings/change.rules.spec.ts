import type { ChangeItemFacts, EntityType } from '#libs/contract';
import { aPerson } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';
import type { Application, World, WorldEntity } from './index.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const DAY = '2018-04-16';
const ENTITY: WorldEntity = {
  id: 'E1',
  name: '温州旧岩贸易有限公司',
  entityType: LLC,
  jurisdiction: '330302',
  domicile: '浙江省温州市鹿城区五马街道青鹭路30号',
  legalRepresentative: '涂守成',
  registeredCapital: 80_000_000,
  businessScope: ['日用百货销售', '餐饮服务'],
};
const anItem = (item: string, to: unknown, changes: Partial<ChangeItemFacts> = {}): ChangeItemFacts => ({ item, to, decidedOn: DAY, ...changes });

function change(
  items: ChangeItemFacts[],
  on = DAY,
  more: Partial<Application> = {},
  entity: Partial<WorldEntity> | null = {},
  world: World = {},
): string[] {
  const entities = entity === null ? [] : [{ ...ENTITY, ...entity }];
  const { change: facts, ...rest } = more;
  return found(
    { kind: 'change', entityType: LLC, jurisdiction: '330302', channel: 'online', subject: 'E1', change: { items, ...facts }, ...rest },
    on,
    { entities, ...world },
  );
}
const rename = anItem('name', '温州新岩贸易有限公司');

it('the entity is alive and known', () => {
  const dead = ['change.subject_not_alive subject'];
  expect(change([rename])).toEqual([]);
  expect(change([rename], DAY, {}, { state: 'deregistered' })).toEqual(dead);
  expect(change([rename], DAY, {}, { state: 'licenceRevoked' })).toEqual(dead);
  expect(change([rename], DAY, {}, null)).toEqual(dead);
});

describe('deadlines', () => {
  const late = ['change.filed_late change.items[0].decidedOn'];
  const decided = (decidedOn: string, on: string, entityType: EntityType = LLC, item = 'name'): string[] =>
    change([anItem(item, '新', { decidedOn })], on, {}, { entityType });

  it.each([
    [LLC, 'name', '2018-03-17', '2018-04-16', []],
    [LLC, 'name', '2018-03-16', '2018-04-16', late],
    [LLC, 'domicile', '2018-01-01', '2018-04-16', []],
    [LLC, 'domicile', '2022-01-01', '2022-02-28', []],
    [LLC, 'domicile', '2022-01-01', '2022-03-01', late],
    ['LIMITED_PARTNERSHIP', 'name', '2022-02-13', '2022-02-28', []],
    ['LIMITED_PARTNERSHIP', 'name', '2022-02-12', '2022-02-28', late],
    ['LIMITED_PARTNERSHIP', 'name', '2022-02-12', '2022-03-01', []],
    ['SOLE_PROPRIETORSHIP', 'name', '2018-04-01', '2018-04-17', late],
    ['SOLE_PROPRIETORSHIP', 'name', '2018-04-02', '2018-04-17', []],
    ['INDIVIDUAL_BUSINESS', 'name', '2018-03-17', '2018-04-16', []],
  ] as const)('%s, %s decided on %s, filed on %s', (type, item, decidedOn, on, expected) => {
    expect(decided(decidedOn, on, type, item)).toEqual(expected);
  });

  it('are not asked of a reduction, which has to wait', () => {
    expect(change([anItem('registeredCapital', 30_000_000, { decidedOn: '2018-01-01', publishedOn: '2018-01-05' })])).toEqual([]);
    expect(change([anItem('registeredCapital', 90_000_000, { decidedOn: '2018-01-01' })])).toEqual(late);
  });
});

describe('what is registered already', () => {
  const same = ['change.nothing_changes change.items[0].to'];
  const successor = aPerson('p1', ['legalRepresentative', 'executiveDirector', 'manager'], { name: '涂守成' });

  it.each([
    ['name', '温州旧岩贸易有限公司', same],
    ['name', '温州新岩贸易有限公司', []],
    ['domicile', '浙江省温州市鹿城区五马街道青鹭路30号 ', same],
    ['domicile', '浙江省温州市鹿城区五马街道青鹭路31号', []],
    ['registeredCapital', 80_000_000, same],
    ['registeredCapital', 80_000_001, []],
    ['businessScope', '餐饮服务；日用百货销售', same],
    ['businessScope', '餐饮服务；日用百货销售；图书零售', []],
    ['businessTerm', '2040-01-01', []],
  ])('%s to %s', (item, to, expected) => {
    expect(change([anItem(item, to)])).toEqual(expected);
  });

  it('is no change of head, unless a namesake follows', () => {
    const heads = (people: Application['people']): string[] => change([anItem('legalRepresentative', 'p1')], DAY, { people: people ?? [] });
    expect(heads([successor])).toEqual(same);
    expect(heads([{ ...successor, name: '涂新元' }])).toEqual([]);
    expect(heads([successor, aPerson('p2', ['formerLegalRepresentative'], { name: '涂守成' })])).toEqual([]);
  });
});

it('a move to another area goes to the registry there', () => {
  const address = {
    divisionCode: '330304',
    doorNumber: '17号',
    text: '浙江省温州市瓯海区娄桥街道听松路17号',
    propertyUse: 'COMMERCIAL',
    rightOfUse: 'LEASED',
    mode: 'DECLARED',
  } as const;
  const move = anItem('domicile', address.text);
  expect(change([move], DAY, { address })).toEqual(['change.new_registry_competent jurisdiction']);
  expect(change([move], DAY, { address, jurisdiction: '330304' })).toEqual([]);
  expect(change([move], DAY, { address, jurisdiction: '330371' })).toEqual(['jurisdiction.division_not_valid_on_date jurisdiction']);
});

it('the new head signs, from 2022-03-01', () => {
  const people = [aPerson('p1', ['legalRepresentative', 'manager']), aPerson('p2', ['formerLegalRepresentative'])];
  const signed = (signedBy: string, on: string): string[] =>
    change([anItem('legalRepresentative', 'p1', { decidedOn: on })], on, {
      people,
      change: { items: [anItem('legalRepresentative', 'p1', { decidedOn: on })], signedBy },
    });
  expect(signed('p2', '2022-02-28')).toEqual([]);
  expect(signed('p2', '2022-03-01')).toEqual(['change.wrong_signatory change.signedBy']);
  expect(signed('p1', '2022-03-01')).toEqual([]);
});

it('another operator is another business until 2022-10-31, but within the family', () => {
  const operator = (on: string, insideFamily?: boolean): string[] =>
    change(
      [anItem('operator', 'p1', { decidedOn: on, ...(insideFamily === undefined ? {} : { insideFamily }) })],
      on,
      { entityType: 'INDIVIDUAL_BUSINESS', people: [aPerson('p1', ['operator'])] },
      { entityType: 'INDIVIDUAL_BUSINESS' },
    );
  const anew = ['change.operator_needs_new_registration change.items[0]'];
  expect(operator('2022-10-31', false)).toEqual(anew);
  expect(operator('2022-10-31')).toEqual(anew);
  expect(operator('2022-10-31', true)).toEqual([]);
  expect(operator('2022-11-01', false)).toEqual([]);
});

it('who cannot be reached moves first, from 2022-03-01', () => {
  const listed = (on: string, items: ChangeItemFacts[], entry: object = {}): string[] =>
    change(items, on, {}, {}, { abnormalList: [{ entity: 'E1', cause: 'UNREACHABLE_AT_ADDRESS', listedOn: '2021-08-02', ...entry }] });
  const first = ['change.unreachable_address_not_changed change.items'];
  const items = (on: string): ChangeItemFacts[] => [{ ...rename, decidedOn: on }];
  expect(listed('2022-03-01', items('2022-03-01'))).toEqual(first);
  expect(listed('2022-02-28', items('2022-02-28'))).toEqual([]);
  expect(listed('2022-03-01', items('2022-03-01'), { cause: 'ANNUAL_REPORT' })).toEqual([]);
  expect(listed('2022-03-01', items('2022-03-01'), { removedOn: '2022-03-01' })).toEqual([]);
  expect(listed('2022-03-01', items('2022-03-01'), { entity: 'E2' })).toEqual([]);
  expect(
    listed('2022-03-01', [...items('2022-03-01'), anItem('domicile', '浙江省温州市鹿城区五马街道青鹭路31号', { decidedOn: '2022-03-01' })]),
  ).toEqual([]);
});
