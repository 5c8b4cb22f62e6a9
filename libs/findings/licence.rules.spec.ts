import type { EntityType } from '#libs/contract';
import { found } from '../../test/support/findings.ts';
import type { WorldEntity } from './index.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const convert = (on: string, entity: Partial<WorldEntity> = {}, entityType: EntityType = LLC): string[] =>
  found({ kind: 'licenceConversion', entityType, jurisdiction: '330302', channel: 'online', subject: 'E1' }, on, {
    entities: [{ id: 'E1', name: '温州旧岩贸易有限公司', entityType, registrationNumber: '330302200004560', licenceCodeMode: 'SEPARATE', ...entity }],
  });

it('one code is given from 2015-10-01, to individual businesses from 2016-12-01', () => {
  const wait = ['licence.one_code_not_in_force on'];
  expect(convert('2015-09-30')).toEqual(wait);
  expect(convert('2015-10-01')).toEqual([]);
  expect(convert('2016-11-30', {}, 'INDIVIDUAL_BUSINESS')).toEqual(wait);
  expect(convert('2016-12-01', {}, 'INDIVIDUAL_BUSINESS')).toEqual([]);
});

it('who has one code needs no other', () => {
  const has = ['licence.already_one_code subject'];
  expect(convert('2016-10-17', { licenceCodeMode: 'ONE_CODE' })).toEqual(has);
  expect(convert('2016-10-17', { licenceCodeMode: undefined, unifiedSocialCreditCode: '91330303PDY001274Y' })).toEqual(has);
  expect(convert('2016-10-17', { licenceCodeMode: undefined })).toEqual([]);
});

it('an old number with a wrong check digit goes to an officer', () => {
  expect(convert('2016-06-27', { registrationNumber: '330302200004561' })).toEqual(['licence.old_number_check_digit subject']);
  // Numbers from before 2007 have 13 digits and no check digit.
  expect(convert('2016-06-27', { registrationNumber: '3303022000045' })).toEqual([]);
  expect(convert('2016-06-27', { registrationNumber: undefined })).toEqual([]);
});
