import { cleanDetails, STRUCK_OUT, withoutNumbers } from './trail.rules.ts';

it.each([
  ['身份证330302197903129970，请核对', `身份证${STRUCK_OUT}，请核对`],
  ['33038119880119996X', STRUCK_OUT],
  ['old 330302790312997 number', `old ${STRUCK_OUT} number`],
  ['tel13912345678或 138 1234 5678', `tel${STRUCK_OUT}或 ${STRUCK_OUT}`],
  ['+8613912345678; 0577-86543210', `${STRUCK_OUT}; ${STRUCK_OUT}`],
])('strikes out %s', (text, clean) => expect(withoutNumbers(text)).toBe(clean));

it.each([
  '330302-20260301-000123',
  '91330302MA2CQB5Y0J',
  '2026-03-01T09:30:00+08:00',
  'e0a1b2c3-1234-4abc-8def-013912345678',
  'f'.repeat(30) + '13912345678abc',
  '330302',
])('leaves %s', (text) => expect(withoutNumbers(text)).toBe(text));

it('looks into everything', () =>
  expect(cleanDetails({ reason: '13912345678', of: [{ 13912345678: 1, keep: true }], none: null })).toEqual({
    reason: STRUCK_OUT,
    of: [{ [STRUCK_OUT]: 1, keep: true }],
    none: null,
  }));
