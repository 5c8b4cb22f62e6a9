import type { IdentityDocumentType } from '#libs/contract';
import { stdnum } from 'stdnum';
import { checkIdentityDocument } from './identity-document.ts';
import { residentIdCheck, residentIdFacts, upgradeResidentId } from './resident-id.ts';

const ON = '2024-01-10';
const faults = (type: IdentityDocumentType, number: string, version?: string, on = ON): readonly string[] =>
  checkIdentityDocument({ type, number, ...(version === undefined ? {} : { version }) }, on).faults;

const VALID_IDS = `11010519491231002X 440524188001010014 330302190001010012 330303190003010020 330381190106151239 330382190012315673
  330305190101019988 330324190107079964 33030219000131004X 33030219000131012X 33030219000131020X 330302201401019973`.split(/\s+/);

const INVALID_IDS: readonly (readonly [string, string])[] = [
  ['110105194912310021', 'id_check_digit'],
  ['330302190002300011', 'id_birth_date_impossible'],
  ['33030219001301001X', 'id_birth_date_impossible'],
  ['33030219000101001X', 'id_check_digit'],
  ['3303021900010100１2', 'id_malformed'],
  ['X30302190001010012', 'id_malformed'],
  ['990302190001010015', 'id_province_unknown'],
  ['330302209912310013', 'id_birth_date_impossible'],
  ['33030219000101001', 'id_malformed'],
  ['330302000101001', 'id_fifteen_digits'],
  ['', 'id_malformed'],
];

describe('a resident ID', () => {
  it.each(VALID_IDS)('%s passes', (number) => expect(faults('residentIdCard', number)).toEqual([]));
  it.each(INVALID_IDS)('"%s" fails by %s alone', (number, fault) => expect(faults('residentIdCard', number)).toEqual([fault]));
  it.each(['33030219000101001 2', '33030219000131004x', ' 330302190001010012 '])('"%s" passes without its spaces', (number) =>
    expect(faults('residentIdCard', number)).toEqual([]),
  );

  it('is looked at for province and birth date at once', () => {
    const body = '99030219000230001';
    expect(faults('residentIdCard', body + residentIdCheck(body))).toEqual(['id_province_unknown', 'id_birth_date_impossible']);
  });

  it('is born on the day of filing at the latest', () => {
    const body = '33030220240110997';
    const number = body + residentIdCheck(body);
    expect([faults('residentIdCard', number), faults('residentIdCard', number, undefined, '2024-01-09')]).toEqual([[], ['id_birth_date_impossible']]);
  });

  it('says birth date, sex and division', () => {
    expect(residentIdFacts('330303190003010020')).toEqual({ birthDate: '1900-03-01', sex: 'female', division: '330303' });
    expect(checkIdentityDocument({ type: 'residentIdCard', number: '330302201401019973' }, ON).facts).toMatchObject({
      birthDate: '2014-01-01',
      sex: 'male',
    });
    expect(checkIdentityDocument({ type: 'residentIdCard', number: '33030219000101001X' }, ON).facts).toBeNull();
  });

  it.each([
    ['330302000101001', '330302190001010012'],
    ['330381010615123', '330381190106151239'],
  ])('%s of old becomes %s', (old, number) => expect(upgradeResidentId(old)).toBe(number));

  it('agrees with another implementation', () => {
    for (const number of VALID_IDS) expect({ number, valid: stdnum.CN?.ric?.validate(number).isValid }).toEqual({ number, valid: true });
    for (let sequence = 100; sequence < 400; sequence += 1) {
      const body = `33030219680229${sequence}`;
      const number = body + residentIdCheck(body);
      const wrong = body + (number.endsWith('1') ? '2' : '1');
      expect([stdnum.CN?.ric?.validate(number).isValid, stdnum.CN?.ric?.validate(wrong).isValid]).toEqual([true, false]);
      expect([faults('residentIdCard', number), faults('residentIdCard', wrong)]).toEqual([[], ['id_check_digit']]);
    }
  });
});

describe('other papers', () => {
  const valid: readonly (readonly [IdentityDocumentType, string, string?])[] = [
    ['hkMacaoTravelPermit', 'H12345678'],
    ['hkMacaoTravelPermit', 'M00000001'],
    ['hkMacaoTravelPermit', 'H1234567801'],
    ['taiwanTravelPermit', '12345678'],
    ['taiwanTravelPermit', '0123456789(B)'],
    ['taiwanTravelPermit', '0123456789（B）'],
    ['prcPassport', 'E12345678'],
    ['prcPassport', 'EA1234567'],
    ['prcPassport', 'G12345678'],
    ['prcPassport', '141234567'],
    ['hkMacaoTaiwanResidencePermit', '810000199001019961'],
    ['hkMacaoTaiwanResidencePermit', '820000198505059972'],
    ['hkMacaoTaiwanResidencePermit', '830000198008089988'],
    ['foreignPermanentResidentCard', '933840190001010012', '2023'],
    ['foreignPermanentResidentCard', '931392190106159961'],
    ['foreignPermanentResidentCard', '911276190001010125', '2023'],
    ['foreignPermanentResidentCard', 'ABC310000000001'],
    ['foreignPermanentResidentCard', 'ABC310000000001', '2017'],
    ['foreignPassport', 'AB12345'],
    ['hkPassport', 'K12345678'],
    ['hkPassport', 'KJ1234567'],
    ['macaoPassport', 'MA1234567'],
  ];
  const invalid: readonly (readonly [IdentityDocumentType, string, string?])[] = [
    ['hkMacaoTravelPermit', 'A12345678'],
    ['hkMacaoTravelPermit', 'H1234567'],
    ['taiwanTravelPermit', '123456789'],
    ['prcPassport', 'EI1234567'],
    ['hkMacaoTaiwanResidencePermit', '840000199001019967'],
    ['hkMacaoTaiwanResidencePermit', '810000199001019962'],
    ['foreignPermanentResidentCard', '833840190001010019', '2023'],
    ['foreignPermanentResidentCard', '933840190001010013', '2023'],
    ['foreignPermanentResidentCard', 'AB310000000001'],
    ['foreignPermanentResidentCard', 'ABC310000000001', '2023'],
    ['foreignPermanentResidentCard', '933840190001010012', '2017'],
    ['foreignPassport', 'AB1'],
    ['foreignPassport', '护照12345'],
    ['macaoPassport', 'MB1234567'],
  ];
  it.each(valid.map((row) => ({ row })))('$row.0 $row.1 passes', ({ row: [type, number, version] }) =>
    expect(faults(type, number, version)).toEqual([]),
  );
  it.each(invalid.map((row) => ({ row })))('$row.0 $row.1 fails', ({ row: [type, number, version] }) =>
    expect(faults(type, number, version)).toEqual(['document_format']),
  );
  it('reads the birth date of a residence permit', () =>
    expect(checkIdentityDocument({ type: 'hkMacaoTaiwanResidencePermit', number: '810000199001019961' }, ON).facts).toMatchObject({
      birthDate: '1990-01-01',
    }));
});
