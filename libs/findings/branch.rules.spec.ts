import { cleanFiling, PARENT } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';
import type { World } from './index.ts';

const branch = (on: string, parent: object | undefined): string[] => {
  const world: World = parent ? { entities: [{ ...PARENT, ...parent }] } : {};
  return found(cleanFiling('COMPANY_BRANCH', on), on, world);
};

it('a parent records its branch, until 2022-02-28', () => {
  expect(branch('2022-02-28', {})).toEqual(['branch.parent_must_record subject']);
  expect(branch('2022-03-01', {})).toEqual([]);
});

it('a parent is alive', () => {
  const dead = ['branch.parent_not_alive subject'];
  expect(branch('2022-03-01', { state: 'deregistered' })).toEqual(dead);
  expect(branch('2022-03-01', { state: 'licenceRevoked' })).toEqual(dead);
  expect(branch('2022-03-01', undefined)).toEqual(dead);
  expect(branch('2022-03-01', { state: undefined })).toEqual([]);
});

it.each([
  ['INDIVIDUAL_BUSINESS', false],
  ['COMPANY_BRANCH', false],
  ['LIMITED_LIABILITY_COMPANY', true],
  ['JOINT_STOCK_COMPANY', true],
])('%s as parent: %s', (entityType, allowed) => {
  expect(branch('2022-03-01', { entityType })).toEqual(allowed ? [] : ['branch.parent_type_not_allowed subject']);
});

it('a branch has a person in charge and a liaison officer', () => {
  const filing = cleanFiling('COMPANY_BRANCH', '2022-03-01');
  const bare = filing.people?.map((one) => ({ ...one, roles: [] }));
  expect(found({ ...filing, people: bare }, '2022-03-01', { entities: [{ ...PARENT }] })).toEqual([
    'post.liaison_officer_missing people',
    'post.person_in_charge_missing people',
  ]);
});
