import { formatOrganizationCode, isOrganizationCode, organizationCheck } from './organization-code.ts';

const VALID = [
  'D2143569-X',
  'M000100Y-4',
  '71526726-X',
  '10000396-2',
  '14294444-5',
  '79369682-8',
  '55138508-2',
  '10001686-X',
  '80210043-3',
  'PDY00001-X',
];
const INVALID = ['D2143569-1', 'M000100Y-5', '71526726-0', '7152672-X', '14294444-H', '10000396-X', '79369682_8', 'D214356９-X', 'PDY00001-0', ''];

describe('an organisation code', () => {
  it.each(VALID)('%s passes, with and without its hyphen', (code) => {
    expect([isOrganizationCode(code), isOrganizationCode(code.replace('-', ''))]).toEqual([true, true]);
    expect(formatOrganizationCode(code.replace('-', ''))).toBe(code);
    expect(organizationCheck(code.slice(0, 8))).toBe(code.slice(-1));
  });
  it.each(INVALID)('"%s" fails', (code) => expect(isOrganizationCode(code)).toBe(false));
  it('has no check character for a body of another shape', () => expect(() => organizationCheck('PDY0001')).toThrow(RangeError));
});
