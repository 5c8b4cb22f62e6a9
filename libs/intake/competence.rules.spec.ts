import { theLaw } from '../../test/support/law.ts';
import { competenceOf } from './competence.rules.ts';

const at = (division: string, office: string | undefined, on = '2016-03-15') => competenceOf(theLaw, { division, office }, on);

it.each([
  ['any station of the county takes it', '330302', '330302-03'],
  ['so does the registry itself', '330302', '330302'],
  ['and nobody has asked which window', '330302', undefined],
])('%s', (_, division, office) =>
  expect(at(division, office)).toEqual({ competent: true, reason: null, authority: { code: '330302', name: '浙江省温州市鹿城区' }, also: null }),
);

it('a station of another county is told where it belongs', () =>
  expect(at('330302', '330304-01')).toEqual({
    competent: false,
    reason: 'other_county',
    authority: { code: '330302', name: '浙江省温州市鹿城区' },
    also: null,
  }));

it.each([
  ['a county that became a district is the district', '330322', '330305-02', '2016-03-15', '330305'],
  ['also at a window that kept the old code', '330305', '330322-02', '2016-03-15', '330305'],
  ['before that day it is the county', '330322', '330322', '2015-08-31', '330322'],
])('%s', (_, division, office, on, authority) => expect(at(division, office, on)).toMatchObject({ competent: true, authority: { code: authority } }));

it.each([
  ['nobody knows it', '999999', 'division_unknown'],
  ['a prefecture has no registry of its own for an address', '330300', 'division_ended'],
  ['it does not exist yet', '330383', 'division_ended'],
])('%s', (_, division, reason) => expect(at(division, undefined)).toEqual({ competent: false, reason, authority: null, also: null }));

describe('a company by shares', () => {
  const stock = (division: string, office: string | undefined, on = '2016-03-15') =>
    competenceOf(theLaw, { division, office, entityType: 'JOINT_STOCK_COMPANY' }, on);
  const city = { code: '330300', name: '浙江省温州市' };

  it.each([
    ['a station of its county', '330302', '330302-03'],
    ['one of another county of the city', '330302', '330304-01'],
    ['the city’s own window', '330300', '330300-01'],
    ['whichever', '330302', undefined],
  ])('is decided on by the city and taken by %s', (_, division, office) =>
    expect(stock(division, office)).toMatchObject({ competent: true, reason: null, authority: city }),
  );

  it('may be left to the county', () => expect(stock('330302', undefined).also).toMatchObject({ code: '330302' }));
  it('is told the way by another city', () =>
    expect(stock('330302', '330203-01')).toMatchObject({ competent: false, reason: 'other_city', authority: city }));
  it('goes where all go from 2022-03-01 on', () =>
    expect(stock('330302', '330304-01', '2022-03-01')).toMatchObject({ competent: false, reason: 'other_county' }));
});
