import { isDrawn, nearestSwitch, type SwitchRow } from './switch.rules.ts';

const row = (district: string, entityType: string): SwitchRow => ({ district, entityType, on: true, share: 0 });
const COMPANY = { jurisdiction: '330302', entityType: 'LIMITED_LIABILITY_COMPANY' };
const ROWS = [
  row('*', '*'),
  row('330300', '*'),
  row('330300', 'INDIVIDUAL_BUSINESS'),
  row('330302', '*'),
  row('330302', 'LIMITED_LIABILITY_COMPANY'),
];

it.each([
  ['district and type', COMPANY, '330302 LIMITED_LIABILITY_COMPANY'],
  ['the district before the type of the prefecture', { ...COMPANY, entityType: 'INDIVIDUAL_BUSINESS' }, '330302 *'],
  ['the prefecture with the type', { jurisdiction: '330304', entityType: 'INDIVIDUAL_BUSINESS' }, '330300 INDIVIDUAL_BUSINESS'],
  ['the prefecture', { ...COMPANY, jurisdiction: '330304' }, '330300 *'],
  ['everywhere', { ...COMPANY, jurisdiction: '330203' }, '* *'],
])('the nearest row decides: %s', (_, filing, nearest) => {
  const found = nearestSwitch([...ROWS].reverse(), filing);
  expect(`${found?.district} ${found?.entityType}`).toBe(nearest);
});

it('no row, no answer', () => expect(nearestSwitch([row('330304', '*')], COMPANY)).toBeUndefined());

it('draws the share that was asked for, and each filing always alike', () => {
  const ids = Array.from(
    { length: 1_000 },
    (_, count) =>
      `${Math.floor(((count + 0.5) / 1_000) * 0x1_0000_0000)
        .toString(16)
        .padStart(8, '0')}-0000`,
  );
  for (const share of [0, 0.05, 0.5, 1]) expect(ids.filter((id) => isDrawn(id, share)).length).toBe(share * 1_000);
});
