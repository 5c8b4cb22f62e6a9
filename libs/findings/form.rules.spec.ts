import type { EntityType } from '#libs/contract';
import { aHolder, cleanFiling } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const FIELDS = ['staffCount', 'salaryStartMonth', 'accountingSystem', 'phone', 'socialInsuranceHandler'];
const without = (field: string, on: string, type: EntityType = LLC): string[] => {
  const filing = cleanFiling(type, on);
  return found({ ...filing, fiveInOne: { ...filing.fiveInOne, [field]: undefined } }, on);
};

it.each(FIELDS)('%s is filled in, from 2015-07-01', (field) => {
  expect(without(field, '2015-07-01')).toEqual([`form.required_field_missing fiveInOne.${field}`]);
  expect(without(field, '2015-06-30')).toEqual([]);
  expect(without(field, '2018-01-02', 'FARMER_COOPERATIVE')).toEqual([`form.required_field_missing fiveInOne.${field}`]);
  expect(without(field, '2018-01-02', 'INDIVIDUAL_BUSINESS')).toEqual([]);
});

it('no tax agent is no fault', () => {
  expect(without('taxAgent', '2018-01-02')).toEqual([]);
});

it('nobody employed yet is an answer, a stranger as handler is none', () => {
  const filing = cleanFiling(LLC, '2018-01-02');
  expect(found({ ...filing, fiveInOne: { ...filing.fiveInOne, staffCount: 0 } }, '2018-01-02')).toEqual([]);
  expect(found({ ...filing, fiveInOne: { ...filing.fiveInOne, socialInsuranceHandler: 'p77' } }, '2018-01-02')).toEqual([
    'form.required_field_missing fiveInOne.socialInsuranceHandler',
  ]);
});

it('what there is nothing to register without is asked too', () => {
  const { address: _, ...nowhere } = cleanFiling(LLC, '2018-01-02');
  expect(found(nowhere, '2018-01-02')).toEqual(['form.required_field_missing address']);
  const filing = cleanFiling(LLC, '2018-01-02');
  const stranger = aHolder('p77', { contributions: [{ method: 'MONEY', amount: 10_000_000, dueOn: '2022-01-01' }] });
  expect(found({ ...filing, registeredCapital: 30_000_000, investors: [...(filing.investors ?? []), stranger] }, '2018-01-02')).toEqual([
    'form.required_field_missing investors[2].person',
  ]);
});
