import { isRegistrationNumber, makeRegistrationNumber, registrationCheck, registrationNumberClass } from './registration-number.ts';

const VALID = `110108000673293 330108000000965 320106000260887 500225017019686 440301103097413 110108012660422 330302000000017
  330300100001235 330302200004560 330381600000129 330382700000788 100000000000014`.split(/\s+/);
const INVALID = `110108014664790 440301104001819 330108000014576 100000000000018 33010800000096 3301080000009655 33010800000096X
  330302000000018`.split(/\s+/);

describe('a 15-digit registration number', () => {
  it.each(VALID)('%s passes and is made again', (number) => {
    expect(isRegistrationNumber(number)).toBe(true);
    expect(makeRegistrationNumber(number.slice(0, 14))).toBe(number);
  });
  it.each(INVALID)('%s fails', (number) => expect(isRegistrationNumber(number)).toBe(false));
  it('knows the digit that was expected', () =>
    expect(['11010801466479', '44030110400181', '33010800001457', '10000000000001'].map(registrationCheck)).toEqual(['7', '3', '2', '4']));
  it('tells who bears it', () =>
    expect(['330381600000129', '330300100001235', '330302200004560', '33038'].map(registrationNumberClass)).toEqual([
      'individualBusiness',
      'legalPersonsCompany',
      'naturalPersonsCompany',
      undefined,
    ]));
  it('refuses a body of another length', () => expect(() => makeRegistrationNumber('3303816000001')).toThrow(RangeError));
});
