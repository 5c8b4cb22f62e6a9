import { stdnum } from 'stdnum';
import { checkUnifiedSocialCreditCode, makeUnifiedSocialCreditCode, unifiedCheck, unifiedCodeParts } from './unified-social-credit-code.ts';

/** Codes of well-known companies, the standard's own example, and made-up ones of Wenzhou registries. */
const VALID = `91330000142944445H 9144030071526726XG 91440300708461136T 914403001922038216 91100000100003962T 91330100799655058B
  91330108793696828A 91110000802100433B 91110108551385082Q 91440300192241158P 91350100M000100Y43 91110000710925462X 9144030010001686XA
  91440300192181490G 91440300100012316L 9152000071430580XT 91440300192317458F 91330000733796106P 91330000736007862B
  91330302MA2850005T 91330300MA2850013Q 91330382MA2850A417 91330305MA2850C601 91330383MA2850D756 92330302MA2850021D 92330381MA2850B56U
  93330324MA285003XX`.split(/\s+/);

const INVALID: readonly (readonly [string, string])[] = [
  ['91100000100003962A', 'CHECK'],
  ['914403001922038217', 'CHECK'],
  ['9133000073600620X', 'LENGTH'],
  ['91350100M000100I43', 'ALPHABET'],
  ['911000001000044477', 'CHECK'],
  ['9133010057462616XH', 'CHECK'],
  ['91110108592317351H', 'CHECK'],
  ['91110108717809965C', 'CHECK'],
  ['91110000800088421P', 'CHECK'],
  ['914403001870826678', 'CHECK'],
  ['91310000MA1K000006', 'ORG_CODE_CHECK_MISMATCH'],
  ['91310000631295002H', 'ORG_CODE_CHECK_MISMATCH'],
  ['', 'LENGTH'],
  ['91A30302MA2850005T', 'DIVISION'],
  ['94330302MA2850005T', 'DEPARTMENT'],
  ['B1330302MA2850005T', 'DEPARTMENT'],
  ['𠀀1330302MA2850005T', 'ALPHABET'],
];

describe('a unified social credit code', () => {
  it.each(VALID)('%s passes', (code) => expect(checkUnifiedSocialCreditCode(code)).toMatchObject({ valid: true, fault: null, code }));
  it.each(INVALID)('%s fails by %s', (code, fault) => expect(checkUnifiedSocialCreditCode(code)).toMatchObject({ valid: false, fault }));

  it.each(['9１330302MA2850005T', '91330302ma2850005t', ' 91330302 MA2850005T '])('%s passes once normalised', (code) =>
    expect(checkUnifiedSocialCreditCode(code)).toMatchObject({ valid: true, code: '91330302MA2850005T' }),
  );

  it('lets a wrong inner code pass when others sent it, and says so', () =>
    expect(checkUnifiedSocialCreditCode('91310000631295002H', 'lenient')).toMatchObject({ valid: true, organizationCodeMismatch: true }));

  it('suggests digits for letters that do not exist, and never puts them in', () => {
    const check = checkUnifiedSocialCreditCode('9I330302MA2850005T');
    expect(check).toMatchObject({ valid: false, fault: 'ALPHABET', suggestion: '91330302MA2850005T', code: '9I330302MA2850005T' });
  });

  it.each(VALID)('%s is made again from its parts', (code) => {
    const { prefix, division, organizationCode } = unifiedCodeParts(code);
    expect(makeUnifiedSocialCreditCode(prefix, division, organizationCode)).toBe(code);
  });

  it('refuses to make a code from wrong parts', () => {
    expect(() => makeUnifiedSocialCreditCode('91', '3303', 'PDY00001X')).toThrow(RangeError);
    expect(() => makeUnifiedSocialCreditCode('91', '330302', 'PDY000011')).toThrow(RangeError);
    expect(() => makeUnifiedSocialCreditCode('91', '330302', 'IO000000')).toThrow(RangeError);
  });

  it('agrees with another implementation on every check character', () => {
    for (let number = 1; number <= 400; number += 1) {
      const code = makeUnifiedSocialCreditCode('91', '330302', `PDY${String(number).padStart(5, '0')}`);
      // The other one looks for a 32nd character where the check is 0.
      if (code.endsWith('0')) continue;
      expect({ code, valid: stdnum.CN?.uscc?.validate(code)?.isValid }).toEqual({ code, valid: true });
      const wrong = code.slice(0, 17) + (code.endsWith('1') ? '2' : '1');
      expect(stdnum.CN?.uscc?.validate(wrong)?.isValid).toBe(checkUnifiedSocialCreditCode(wrong).valid);
    }
  });

  it('agrees with another implementation, whoever registers and wherever', () => {
    const differing: string[] = [];
    for (const prefix of ['11', '12', '31', '51', '52', '53', '91', '92', '93'])
      for (const division of ['110000', '310115', '330302', '330383', '440300', '650100'])
        for (const number of ['00001', '04711', '99999']) {
          const code = makeUnifiedSocialCreditCode(prefix, division, `PDY${number}`);
          for (const check of '123456789ABCDEFGHJKLMNPQRTUWXY') {
            const other = code.slice(0, 17) + check;
            if (stdnum.CN?.uscc?.validate(other)?.isValid !== checkUnifiedSocialCreditCode(other).valid) differing.push(other);
          }
        }
    expect(differing).toEqual([]);
  });

  it('agrees with a table worked by hand', () => expect(['91350100M000100Y4', '91330302MA2850005'].map(unifiedCheck)).toEqual(['3', 'T']));
});
