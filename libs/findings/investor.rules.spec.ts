import type { EntityType, InvestorFacts } from '#libs/contract';
import { aHolder, aPerson, cleanFiling, residentId } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';
import type { Application, World } from './index.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const BEFORE = '2024-06-30';
const AFTER = '2024-07-01';
const DAY = '2018-05-14';

const anOrganisation = (number: number, changes: Partial<InvestorFacts['organisation']> = {}): NonNullable<InvestorFacts['organisation']> => ({
  name: `温州第${number}实业有限公司`,
  unifiedSocialCreditCode: ['91330302PDY0000360', '91330381PDY0001086', '91330328PDY0000793'][number] ?? '',
  ...changes,
});
const aBody = (number: number, changes: Partial<InvestorFacts> = {}): InvestorFacts => {
  const { person: _, ...rest } = aHolder('');
  return { ...rest, organisation: anOrganisation(number), ...changes };
};

/** As many holders as said, with a capital that fits; the first is a person of the filing. */
function withHolders(type: EntityType, on: string, investors: InvestorFacts[], world: World = {}, changes: Partial<Application> = {}): string[] {
  const clean = cleanFiling(type, on);
  const keys = new Set((clean.people ?? []).map((one) => one.key));
  const more = investors.flatMap((one) => (one.person === undefined || keys.has(one.person) ? [] : [aPerson(one.person, [])]));
  const sum = investors.reduce((total, one) => total + one.subscribed, 0);
  const amount = sum === 0 ? {} : clean.registeredCapital === undefined ? { contributionAmount: sum } : { registeredCapital: sum };
  const dueOn = `${Number(on.slice(0, 4)) + 3}-01-01`;
  const paid = investors.map((one) => ({
    ...one,
    ...(type === 'JOINT_STOCK_COMPANY' ? { paidIn: one.subscribed } : {}),
    contributions: one.contributions.map((part) => ({ ...part, dueOn })),
  }));
  // Numbers beyond those of the clean filing are told apart by their birthdays.
  const people = [...(clean.people ?? []), ...more].map((one, index) =>
    keys.has(one.key)
      ? one
      : {
          ...one,
          document: {
            ...one.document,
            number: residentId(`1960-0${1 + (index % 9)}-${10 + (Math.floor(index / 9) % 19)}`, 996 + (Math.floor(index / 171) % 4)),
          },
        },
  );
  return found({ ...clean, ...amount, people, investors: paid, ...changes }, on, world);
}

const people = (count: number, changes: Partial<InvestorFacts> = {}): InvestorFacts[] =>
  Array.from({ length: count }, (_, place) => aHolder(place === 0 ? 'p1' : `p${place + 100}`, changes));

describe('number of holders', () => {
  it.each([
    [LLC, DAY, 0, 'too_few'],
    [LLC, DAY, 1, ''],
    [LLC, DAY, 50, ''],
    [LLC, DAY, 51, 'too_many'],
    [LLC, AFTER, 51, 'too_many'],
    ['JOINT_STOCK_COMPANY', BEFORE, 1, 'too_few'],
    ['JOINT_STOCK_COMPANY', BEFORE, 2, ''],
    ['JOINT_STOCK_COMPANY', AFTER, 1, ''],
    ['JOINT_STOCK_COMPANY', AFTER, 200, ''],
    ['JOINT_STOCK_COMPANY', AFTER, 201, 'too_many'],
    ['FARMER_COOPERATIVE', DAY, 4, 'too_few'],
    ['FARMER_COOPERATIVE', DAY, 5, ''],
    ['FARMER_COOPERATIVE', DAY, 80, ''],
  ] as const)('%s on %s: %d', (type, on, count, fault) => {
    const got = withHolders(type, on, people(count, type === 'FARMER_COOPERATIVE' ? { farmer: true } : {}));
    expect(got).toEqual(fault === '' ? [] : [`investor.${fault} investors`]);
  });

  it('of a partnership is two at least, of a limited one fifty at most', () => {
    const partners = (count: number): InvestorFacts[] =>
      people(count, { liability: 'GENERAL' }).map((one, place) => (place === 0 ? { ...one, managingPartner: true } : one));
    for (const type of ['GENERAL_PARTNERSHIP', 'SPECIAL_GENERAL_PARTNERSHIP', 'LIMITED_PARTNERSHIP'] as const) {
      expect(withHolders(type, DAY, partners(1))).toEqual(['investor.too_few investors']);
      expect(withHolders(type, DAY, partners(2))).toEqual([]);
      expect(withHolders(type, DAY, partners(51))).toEqual(type === 'LIMITED_PARTNERSHIP' ? ['investor.too_many investors'] : []);
    }
  });

  it('of a sole proprietorship is one natural person', () => {
    const wrong = ['investor.not_exactly_one_person investors'];
    expect(withHolders('SOLE_PROPRIETORSHIP', DAY, people(1))).toEqual([]);
    expect(withHolders('SOLE_PROPRIETORSHIP', DAY, people(2))).toEqual(wrong);
    expect(withHolders('SOLE_PROPRIETORSHIP', DAY, [])).toEqual(wrong);
    expect(withHolders('SOLE_PROPRIETORSHIP', DAY, [aBody(0)])).toEqual(wrong);
  });
});

describe('partners', () => {
  const [general, limited] = [aHolder('p1', { liability: 'GENERAL', managingPartner: true }), aHolder('p2', { liability: 'LIMITED' })];

  it('include a general one, who manages', () => {
    expect(withHolders('LIMITED_PARTNERSHIP', DAY, [general, limited])).toEqual([]);
    expect(withHolders('LIMITED_PARTNERSHIP', DAY, [{ ...general, liability: 'LIMITED' }, limited])).toEqual([
      'investor.no_general_partner investors',
      'investor.limited_partner_manages investors[0].managingPartner',
    ]);
  });

  it.each(['STATE_SOLE_COMPANY', 'STATE_ENTERPRISE', 'LISTED_COMPANY', 'PUBLIC_BENEFIT_BODY'])('%s may be limited partner only', (bodyKind) => {
    const body = (liability: 'GENERAL' | 'LIMITED'): InvestorFacts => aBody(0, { liability, organisation: anOrganisation(0, { bodyKind }) });
    expect(withHolders('LIMITED_PARTNERSHIP', DAY, [general, body('GENERAL')])).toEqual(['investor.barred_general_partner investors[1]']);
    expect(withHolders('LIMITED_PARTNERSHIP', DAY, [general, body('LIMITED')])).toEqual([]);
  });

  it('a listed company is known by its type in the register', () => {
    const world = { entities: [{ id: 'E7', entityTypeCode: '1212' }] };
    const body = aBody(0, { liability: 'GENERAL', organisation: anOrganisation(0, { registerEntity: 'E7' }) });
    expect(withHolders('LIMITED_PARTNERSHIP', DAY, [general, body], world)).toEqual(['investor.barred_general_partner investors[1]']);
  });

  it('an organisation manages through a delegate who is named', () => {
    const body = (delegate?: string): InvestorFacts =>
      aBody(0, { liability: 'GENERAL', managingPartner: true, ...(delegate === undefined ? {} : { delegate }) });
    expect(withHolders('LIMITED_PARTNERSHIP', DAY, [body(), limited])).toEqual(['investor.delegate_missing investors[0].delegate']);
    expect(withHolders('LIMITED_PARTNERSHIP', DAY, [body('p77'), limited])).toEqual(['investor.delegate_missing investors[0].delegate']);
    expect(withHolders('LIMITED_PARTNERSHIP', DAY, [body('p1'), limited])).toEqual([]);
  });
});

describe('sole-holder companies', () => {
  const other = { id: 'E1', name: '温州江岸鞋业有限公司', entityType: LLC, entityTypeCode: '1151', soleHolderPerson: 'p1' };

  it('one natural person holds one, until 2024-06-30', () => {
    const second = ['investor.second_sole_company investors[0]'];
    expect(withHolders(LLC, BEFORE, people(1), { entities: [other] })).toEqual(second);
    expect(withHolders(LLC, AFTER, people(1), { entities: [other] })).toEqual([]);
    expect(withHolders(LLC, BEFORE, people(2), { entities: [other] })).toEqual([]);
    expect(withHolders(LLC, BEFORE, people(1), { entities: [{ ...other, soleHolderPerson: 'p8' }] })).toEqual([]);
    expect(withHolders(LLC, BEFORE, people(1), { entities: [{ ...other, state: 'deregistered' }] })).toEqual([]);
    expect(withHolders(LLC, BEFORE, people(1), { entities: [{ ...other, state: 'licenceRevoked' }] })).toEqual(second);
  });

  it('one of a natural person founds no other, until 2024-06-30', () => {
    const founder = aBody(0, { organisation: anOrganisation(0, { registerEntity: 'E1' }) });
    expect(withHolders(LLC, BEFORE, [founder], { entities: [other] })).toEqual(['investor.sole_company_founds_sole_company investors[0]']);
    expect(withHolders(LLC, AFTER, [founder], { entities: [other] })).toEqual([]);
    expect(withHolders(LLC, BEFORE, [founder, aHolder('p8')], { entities: [other] })).toEqual([]);
    expect(withHolders(LLC, BEFORE, [founder], { entities: [{ id: 'E1', entityTypeCode: '1130' }] })).toEqual([]);
  });
});

describe('cooperative members', () => {
  const members = (farmers: number, others: number, bodies = 0): InvestorFacts[] => [
    ...people(farmers, { farmer: true }),
    ...Array.from({ length: others }, (_, place) => aHolder(`p${place + 400}`, { farmer: false })),
    ...Array.from({ length: bodies }, (_, place) => aBody(place, { farmer: false })),
  ];

  it('are farmers to four fifths', () => {
    expect(withHolders('FARMER_COOPERATIVE', DAY, members(4, 1))).toEqual([]);
    expect(withHolders('FARMER_COOPERATIVE', DAY, members(7, 2))).toEqual(['investor.farmers_below_80_percent investors']);
  });

  it('are organisations once up to 20, to a twentieth above', () => {
    const tooMany = ['investor.too_many_organisations investors'];
    expect(withHolders('FARMER_COOPERATIVE', DAY, members(19, 0, 1))).toEqual([]);
    expect(withHolders('FARMER_COOPERATIVE', DAY, members(18, 0, 2))).toEqual(tooMany);
    expect(withHolders('FARMER_COOPERATIVE', DAY, members(38, 0, 2))).toEqual([]);
    expect(withHolders('FARMER_COOPERATIVE', DAY, members(37, 0, 2))).toEqual(tooMany);
  });

  it('are no units with public administration', () => {
    const unit = aBody(0, { farmer: false, organisation: anOrganisation(0, { publicAdministration: true }) });
    expect(withHolders('FARMER_COOPERATIVE', DAY, [...members(6, 0), unit])).toEqual(['investor.public_body_member investors[6]']);
  });
});

describe('each holder', () => {
  it('stands once', () => {
    const [one, two] = people(2);
    if (!one || !two) throw new Error('two people');
    expect(withHolders(LLC, DAY, [one, two, one])).toEqual(['investor.duplicate investors[2]']);
    expect(withHolders(LLC, DAY, [aBody(0), one, aBody(0)])).toEqual(['investor.duplicate investors[2]']);
    expect(withHolders(LLC, DAY, [aBody(0), one, aBody(1)])).toEqual([]);
  });

  it('may bear the name of another with another number', () => {
    const filing = cleanFiling(LLC, DAY);
    const namesakes = filing.people?.map((person) => ({ ...person, name: '王建国' }));
    expect(found({ ...filing, people: namesakes }, DAY)).toEqual([]);
    const twice = namesakes?.map((person) => (person.key === 'p8' ? { ...person, document: namesakes[0]?.document ?? person.document } : person));
    expect(found({ ...filing, people: twice }, DAY)).toEqual(['investor.duplicate investors[1]']);
  });

  it.each([
    ['9133030PDY0000360', 'too short'],
    ['91330302PDY0000361', 'check character'],
    ['91310000MA1K000006', 'inner organisation code'],
    ['', 'absent'],
  ])('has a code that is right, unlike %s (%s)', (unifiedSocialCreditCode) => {
    const body = aBody(0, { organisation: anOrganisation(0, { unifiedSocialCreditCode }) });
    expect(withHolders(LLC, DAY, [body, aHolder('p1')])).toEqual(['investor.uscc_invalid investors[0].organisation.unifiedSocialCreditCode']);
  });

  it('is not deregistered', () => {
    const body = aBody(0, { organisation: anOrganisation(0, { registerEntity: 'E3' }) });
    expect(withHolders(LLC, DAY, [body, aHolder('p1')], { entities: [{ id: 'E3', state: 'deregistered' }] })).toEqual([
      'investor.organisation_not_alive investors[0].organisation',
    ]);
    expect(withHolders(LLC, DAY, [body, aHolder('p1')], { entities: [{ id: 'E3', state: 'licenceRevoked' }] })).toEqual([]);
    expect(withHolders(LLC, DAY, [body, aHolder('p1')], {})).toEqual([]);
  });

  it('goes to an officer as civil servant or as a minor', () => {
    expect(withHolders(LLC, DAY, [aHolder('p1', { status: 'CIVIL_SERVANT' }), aHolder('p8')])).toEqual(['investor.barred_status investors[0]']);
    expect(withHolders(LLC, DAY, [aHolder('p1', { status: 'TEACHER' }), aHolder('p8')])).toEqual([]);
    const filing = cleanFiling(LLC, DAY);
    const aged = (birth: string): string[] =>
      found(
        {
          ...filing,
          people: [...(filing.people ?? []), aPerson('p7', [], { document: { type: 'residentIdCard', number: residentId(birth) } })],
          investors: [...(filing.investors ?? []), aHolder('p7', { subscribed: 10_000_000 })],
          registeredCapital: 30_000_000,
        },
        DAY,
      );
    expect(aged('2000-05-15')).toEqual(['investor.minor investors[2]']);
    expect(aged('2000-05-14')).toEqual([]);
  });

  it('of a family business is listed with the family', () => {
    const filing = cleanFiling('INDIVIDUAL_BUSINESS', DAY, { compositionForm: 'FAMILY' });
    expect(found(filing, DAY)).toEqual(['investor.family_members_missing people']);
    expect(found({ ...filing, people: [...(filing.people ?? []), aPerson('p2', ['familyMember'])] }, DAY)).toEqual([]);
    expect(found({ ...filing, compositionForm: 'INDIVIDUAL' }, DAY)).toEqual([]);
  });
});
