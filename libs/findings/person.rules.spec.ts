import type { EntityType, IdentityDocument, PersonFacts } from '#libs/contract';
import { aHolder, aPerson, cleanFiling, residentId } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const DAY = '2023-09-18';

/** A further person, who holds no post, in a clean filing. */
const person = (changes: Partial<PersonFacts>, on = DAY): string[] => {
  const filing = cleanFiling(LLC, on);
  return found({ ...filing, people: [...(filing.people ?? []), aPerson('p2', [], changes)] }, on).map((one) => one.replace('people[3]', 'p'));
};
const paper = (type: IdentityDocument['type'], number: string, more: Partial<IdentityDocument> = {}, on = DAY): string[] =>
  person({ document: { type, number, ...more } }, on);

describe('resident identity cards', () => {
  it.each([
    ['33030219000131004X', []],
    ['33030219000131004x', []],
    ['33030219000101001 2', []],
    ['330302190001010012', []],
    ['330302000101001', ['person.id_fifteen_digits']],
    ['33030219000101001', ['person.id_malformed']],
    ['X30302190001010012', ['person.id_malformed']],
    ['', ['person.id_malformed']],
    ['33030219000101001X', ['person.id_check_digit']],
    ['110105194912310021', ['person.id_check_digit']],
    ['330302190002300011', ['person.id_birth_date_impossible']],
    ['33030219001301001X', ['person.id_birth_date_impossible']],
    ['330302209912310013', ['person.id_birth_date_impossible']],
    ['990302190001010015', ['person.id_province_unknown']],
  ])('%s', (number, rules) => {
    expect(paper('residentIdCard', number)).toEqual(rules.map((rule) => `${rule} p.document.number`));
  });

  it('of somebody born today are possible, of somebody born tomorrow are not', () => {
    expect(paper('residentIdCard', residentId(DAY))).toEqual([]);
    expect(paper('residentIdCard', residentId('2023-09-19'))).toEqual(['person.id_birth_date_impossible p.document.number']);
  });

  it('carry the birth date that is stated', () => {
    const number = residentId('1972-07-27');
    const born = (birthDate: string): string[] => person({ document: { type: 'residentIdCard', number }, birthDate });
    expect(born('1972-07-27')).toEqual([]);
    expect(born('1999-12-31')).toEqual(['person.birth_date_differs_from_id p.birthDate']);
  });
});

describe('other papers', () => {
  const format = ['person.document_format p.document.number'];
  it.each<[IdentityDocument['type'], string, string[]]>([
    ['prcPassport', 'E12345678', []],
    ['prcPassport', 'EA1234567', []],
    ['prcPassport', 'G12345678', []],
    ['prcPassport', 'EI1234567', format],
    ['hkMacaoTravelPermit', 'H12345678', []],
    ['hkMacaoTravelPermit', 'H1234567801', []],
    ['hkMacaoTravelPermit', 'A12345678', format],
    ['hkMacaoTravelPermit', 'H1234567', format],
    ['taiwanTravelPermit', '12345678', []],
    ['taiwanTravelPermit', '123456789', format],
    ['hkMacaoTaiwanResidencePermit', '810000199001019961', []],
    ['hkMacaoTaiwanResidencePermit', '840000199001019967', format],
    ['hkMacaoTaiwanResidencePermit', '810000199001019962', format],
    ['foreignPermanentResidentCard', 'ABC310000000001', []],
    ['foreignPermanentResidentCard', 'AB310000000001', format],
    ['foreignPassport', 'P4471203A', []],
    ['foreignPassport', 'P4', format],
    ['hkPassport', 'K12345678', []],
    ['hkPassport', 'L12345678', format],
    ['macaoPassport', 'MA1234567', []],
    ['macaoPassport', 'MA123456', format],
  ])('%s %s', (type, number, expected) => {
    expect(paper(type, number, { issuingCountry: type === 'foreignPassport' ? 'DNK' : undefined })).toEqual(expected);
  });

  it('are issued from their first day on', () => {
    const notYet = ['person.document_not_yet_issued p.document.type'];
    const residence = (on: string): string[] => paper('hkMacaoTaiwanResidencePermit', '820000198505059972', {}, on);
    expect(residence('2018-08-31')).toEqual(notYet);
    expect(residence('2018-09-01')).toEqual([]);
    const card = (on: string, more: Partial<IdentityDocument> = { version: '2023' }): string[] =>
      paper('foreignPermanentResidentCard', '933840190001010012', more, on);
    expect(card('2023-11-30')).toEqual(notYet);
    expect(card('2023-12-01')).toEqual([]);
    expect(card('2023-11-30', {})).toEqual(notYet);
    expect(paper('foreignPermanentResidentCard', 'ABC310000000001', {}, '2018-01-02')).toEqual([]);
    expect(paper('foreignPermanentResidentCard', '833840190001010019', { version: '2023' }, '2024-01-02')).toEqual(format);
  });
});

it('one number is one person', () => {
  const number = residentId('1972-07-27');
  const filing = cleanFiling(LLC, DAY);
  const both = (name: string): string[] =>
    found(
      {
        ...filing,
        people: [
          ...(filing.people ?? []),
          aPerson('p2', [], { name: '郝允文', document: { type: 'residentIdCard', number } }),
          aPerson('p3', [], { name, document: { type: 'residentIdCard', number: ` ${number}` } }),
        ],
      },
      DAY,
    );
  expect(both('傅知白')).toEqual(['person.same_number_other_name people[4].document.number']);
  expect(both('郝允文 ')).toEqual([]);
});

describe('names', () => {
  it.each([
    '阿依努尔·买买提',
    '阿依努尔•买买提',
    '阿依努尔・买买提',
    '欧阳一',
    '丰',
    "O'Neill-Søndergård, Mary Jane",
    ' 林澄远 ',
    '李〇',
    '马𫖯',
    '赫'.repeat(40),
  ])('%s is one', (name) => {
    expect(person({ name })).toEqual([]);
  });

  it.each(['陶𝟛喜', '陶喜😀', '陶3喜', '陶３喜', '陶\u0007喜', '陶\u202E喜', '陶\uD83D喜', '陶🇨🇳'])('%s is none', (name) => {
    expect(person({ name })).toEqual(['person.name_characters p.name']);
  });
});

describe('age', () => {
  const born = (birth: string, index: number, type: EntityType = LLC): string[] => {
    const filing = cleanFiling(type, DAY);
    const people = filing.people?.map((one, place) =>
      place === index ? { ...one, document: { type: 'residentIdCard' as const, number: residentId(birth) } } : one,
    );
    return found({ ...filing, people }, DAY);
  };

  it('of holders of posts is 18 on the filing day', () => {
    expect(born('2005-09-18', 1)).toEqual([]);
    expect(born('2005-09-19', 2)).toEqual(['person.under_age people[2]']);
    expect(born('2005-09-19', 0, 'INDIVIDUAL_BUSINESS')).toEqual(['person.under_age people[0]']);
  });

  it('of a sole investor too, and of nobody whose number is wrong', () => {
    expect(born('2005-09-19', 0, 'SOLE_PROPRIETORSHIP')).toEqual(['investor.minor investors[0]', 'person.under_age people[0]']);
    const filing = cleanFiling('INDIVIDUAL_BUSINESS', DAY);
    const wrong = filing.people?.map((one) => ({ ...one, document: { type: 'residentIdCard' as const, number: '330302201401019974' } }));
    expect(found({ ...filing, people: wrong }, DAY)).toEqual(['person.id_check_digit people[0].document.number']);
  });

  it('of a mere family member is free', () => {
    const filing = cleanFiling('INDIVIDUAL_BUSINESS', DAY, { compositionForm: 'FAMILY' });
    const child = aPerson('p2', ['familyMember'], { document: { type: 'residentIdCard', number: '330302201401019973' } });
    expect(found({ ...filing, people: [...(filing.people ?? []), child] }, DAY)).toEqual([]);
  });
});

it('who has to sign has signed', () => {
  const filing = cleanFiling(LLC, DAY, { signatures: { missing: ['p8', 'p77', 'p1'] } });
  expect(found(filing, DAY)).toEqual(['person.signature_missing people[0]', 'person.signature_missing people[1]']);
  expect(found({ ...filing, signatures: { missing: [] } }, DAY)).toEqual([]);
});

it('identity is verified, from 2022-03-01', () => {
  expect(person({ realNameVerified: false }, '2022-03-01')).toEqual(['person.real_name_not_verified p.realNameVerified']);
  expect(person({ realNameVerified: false }, '2022-02-28')).toEqual([]);
  expect(person({ realNameVerified: true }, '2022-03-01')).toEqual([]);
  expect(person({}, '2022-03-01')).toEqual([]);
});

it('a holder who is nobody of the filing is not asked for an age', () => {
  expect(found(cleanFiling('SOLE_PROPRIETORSHIP', DAY, { investors: [aHolder('p77')], contributionAmount: 10_000_000 }), DAY)).toEqual([
    'form.required_field_missing investors[0].person',
  ]);
});
