import type { Channel } from '#libs/contract';
import { aHolder, aPerson, cleanFiling } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';

it.each([
  ['330322', '2015-08-31', true],
  ['330322', '2015-09-01', false],
  ['330305', '2015-08-31', false],
  ['330305', '2015-09-01', true],
  ['330383', '2019-09-24', false],
  ['330383', '2019-09-25', true],
  ['330300', '2018-01-02', true],
  ['330301', '2018-01-02', false],
  ['330371', '2018-01-02', false],
  ['999999', '2018-01-02', false],
])('registry %s on %s: %s', (jurisdiction, on, stands) => {
  const filing = cleanFiling(LLC, on, { jurisdiction });
  // Whether the address lies inside is asked only of a registry that exists.
  const inside = filing.address && { ...filing.address, divisionCode: /^3303(22|05|83)$/.test(jurisdiction) && stands ? jurisdiction : '330302' };
  expect(found({ ...filing, ...(inside ? { address: inside } : {}) }, on)).toEqual(
    stands ? [] : ['jurisdiction.division_not_valid_on_date jurisdiction'],
  );
});

describe('foreign holders', () => {
  const on = '2021-06-15';
  const dueOn = '2025-01-01';
  const held = (type: 'foreignPassport' | 'hkMacaoTaiwanResidencePermit' | 'prcPassport', number: string, channel: Channel): string[] =>
    found(
      cleanFiling(LLC, on, {
        channel,
        people: [...(cleanFiling(LLC, on).people ?? []), aPerson('p2', [], { document: { type, number } })],
        investors: ['p1', 'p2'].map((key) => aHolder(key, { contributions: [{ method: 'MONEY', amount: 10_000_000, dueOn }] })),
      }),
      on,
    );

  it('come to the window, where an officer confirms', () => {
    expect(held('foreignPassport', 'P4471203A', 'online')).toEqual(['jurisdiction.foreign_holder_needs_window investors[1]']);
    expect(held('foreignPassport', 'P4471203A', 'window')).toEqual(['jurisdiction.foreign_invested investors[1]']);
  });

  it('are not those with a residence permit or a passport of the PRC', () => {
    expect(held('hkMacaoTaiwanResidencePermit', '810000199001019961', 'online')).toEqual([]);
    expect(held('prcPassport', 'E12345678', 'online')).toEqual([]);
  });

  it('may be bodies, whose code is of another kind', () => {
    const body = { name: 'Nordlys A/S', unifiedSocialCreditCode: '', bodyKind: 'FOREIGN_ENTERPRISE' };
    const { person: _, ...holder } = aHolder('', { organisation: body, contributions: [{ method: 'MONEY', amount: 10_000_000, dueOn }] });
    expect(found(cleanFiling(LLC, on, { channel: 'online', registeredCapital: 10_000_000, investors: [holder] }), on)).toEqual([
      'jurisdiction.foreign_holder_needs_window investors[0]',
    ]);
  });
});
