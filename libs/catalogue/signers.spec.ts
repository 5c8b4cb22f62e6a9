import type { EntityType, Facts, FilingFrame } from '#libs/contract';
import { theLaw as law } from '../../test/support/law.ts';
import { documentsRequired, entityTypeCode, signersOf } from './index.ts';

const document = { type: 'residentIdCard', number: '330302190001010012' } as const;
const person = (key: string, ...roles: string[]) => ({ key, name: key, document, roles });
const investor = (of: { person: string } | { organisation: Record<string, unknown> }, subscribed = 100, extra = {}) => ({
  ...of,
  subscribed,
  paidIn: 0,
  contributions: [],
  ...extra,
});
const organisation = (more: Record<string, unknown> = {}) => ({
  organisation: { name: '甲', unifiedSocialCreditCode: '91350100M000100Y43', ...more },
});
const filing = (entityType: EntityType, facts: unknown, kind: FilingFrame['kind'] = 'establishment') =>
  ({ kind, entityType, jurisdiction: '330302', channel: 'online', ...(facts as Facts) }) as FilingFrame & Facts;
const asked = (application: FilingFrame & Facts, on: string): string[] =>
  signersOf(application, law, on).map((signer) => `${signer.person} ${signer.asks}`);

const company = {
  people: [person('p1', 'legalRepresentative', 'manager'), person('p2', 'supervisor'), person('p3'), person('p4', 'liaisonOfficer'), person('p5')],
  investors: [investor({ person: 'p1' }), investor({ person: 'p3' }), investor(organisation())],
};

describe('who signs', () => {
  it('a company: legal representative, natural holders, supervisors; from 2022-03-01 the others prove who they are', () => {
    expect(asked(filing('LIMITED_LIABILITY_COMPANY', company), '2022-02-28')).toEqual(['p1 sign', 'p2 sign', 'p3 sign']);
    expect(asked(filing('LIMITED_LIABILITY_COMPANY', company), '2022-03-01')).toEqual(['p1 sign', 'p2 sign', 'p3 sign', 'p4 identify']);
  });

  it('a partnership: all natural partners and the delegate of an organisation', () => {
    const facts = {
      people: [person('p1', 'delegatedRepresentative'), person('p2'), person('p3', 'liaisonOfficer')],
      investors: [investor(organisation(), 1, { managingPartner: true, delegate: 'p1' }), investor({ person: 'p2' })],
    };
    expect(asked(filing('LIMITED_PARTNERSHIP', facts), '2016-01-01')).toEqual(['p1 sign', 'p2 sign']);
  });

  it('an organisation that holds: the person it delegates, whether it manages or not', () => {
    const facts = { people: [person('p1', 'legalRepresentative'), person('p2')], investors: [investor(organisation(), 1, { delegate: 'p2' })] };
    expect(asked(filing('LIMITED_LIABILITY_COMPANY', facts), '2018-01-01')).toEqual(['p1 sign', 'p2 sign']);
  });

  it('an individual business: operator and family members', () => {
    const facts = { people: [person('p1', 'operator'), person('p2', 'familyMember'), person('p3', 'handler')] };
    expect(asked(filing('INDIVIDUAL_BUSINESS', facts), '2016-01-01')).toEqual(['p1 sign', 'p2 sign']);
    expect(asked(filing('INDIVIDUAL_BUSINESS', facts), '2023-01-01')).toEqual(['p1 sign', 'p2 sign', 'p3 identify']);
  });

  it('a branch: the legal representative of the parent', () => {
    const facts = { people: [person('p1', 'parentLegalRepresentative'), person('p2', 'personInCharge')] };
    expect(asked(filing('COMPANY_BRANCH', facts, 'branchEstablishment'), '2018-01-01')).toEqual(['p1 sign']);
  });

  it('a deregistration: the head of the liquidation group; a simplified one: everybody', () => {
    const facts = { people: [person('p1', 'legalRepresentative'), person('p2', 'liquidationLead')] };
    expect(asked(filing('LIMITED_LIABILITY_COMPANY', facts, 'deregistration'), '2018-01-01')).toEqual(['p2 sign']);
    expect(asked(filing('LIMITED_LIABILITY_COMPANY', facts, 'simplifiedDeregistration'), '2018-01-01')).toEqual(['p1 sign', 'p2 sign']);
  });

  it('nobody twice, and nobody who is not named', () => {
    const facts = { people: [person('p1', 'legalRepresentative'), person('p1', 'supervisor')], investors: [investor({ person: 'p9' })] };
    expect(asked(filing('LIMITED_LIABILITY_COMPANY', facts), '2018-01-01')).toEqual(['p1 sign']);
    expect(asked(filing('LIMITED_LIABILITY_COMPANY', {}), '2018-01-01')).toEqual([]);
  });
});

describe('which papers are asked', () => {
  const address = (mode: string) => ({ address: { divisionCode: '330302', text: 'x', propertyUse: 'COMMERCIAL', rightOfUse: 'LEASED', mode } });
  it.each([
    [filing('LIMITED_LIABILITY_COMPANY', address('DECLARED')), ['charter', 'appointmentPapers']],
    [filing('LIMITED_LIABILITY_COMPANY', address('PROOF')), ['charter', 'appointmentPapers', 'addressPaper']],
    [filing('LIMITED_LIABILITY_COMPANY', company), ['charter', 'appointmentPapers', 'holderQualification']],
    [filing('INDIVIDUAL_BUSINESS', {}), []],
    [filing('SOLE_PROPRIETORSHIP', {}), []],
    [
      filing('SPECIAL_GENERAL_PARTNERSHIP', {}),
      ['partnershipAgreement', 'managingPartnerMandate', 'contributionConfirmation', 'professionalQualifications'],
    ],
    [filing('LIMITED_LIABILITY_COMPANY', {}, 'licenceReplacement'), ['lossPublication']],
    [
      filing('LIMITED_LIABILITY_COMPANY', { change: { items: [{ item: 'name', to: 'x', decidedOn: '2018-01-01' }] } }, 'change'),
      ['decision', 'charterAmendment', 'oldLicence'],
    ],
    [filing('LIMITED_LIABILITY_COMPANY', {}, 'deregistration'), ['oldLicence', 'dissolutionDecision', 'liquidationReport', 'taxClearance']],
  ])('case %#', (application, expected) => expect(documentsRequired(application, law, '2018-01-01')).toEqual(expected));

  it('the charter of the parent only until 2022-02-28', () => {
    const branch = filing('COMPANY_BRANCH', {}, 'branchEstablishment');
    expect([documentsRequired(branch, law, '2022-02-28'), documentsRequired(branch, law, '2022-03-01')]).toEqual([
      ['parentCharter', 'appointmentPapers'],
      ['appointmentPapers'],
    ]);
  });
});

describe('the type code', () => {
  const code = (investors: unknown[], type: EntityType = 'LIMITED_LIABILITY_COMPANY', known = {}) =>
    entityTypeCode(filing(type, { people: company.people, investors }), law, '2018-01-01', known);
  it.each([
    [[investor({ person: 'p1' })], '1151'],
    [[investor(organisation({ controlledBy: 'naturalPersons' }))], '1152'],
    [[investor(organisation())], '1153'],
    [[investor(organisation({ bodyKind: 'STATE_SOLE_COMPANY' }))], '1153'],
    [[investor({ person: 'p1' }, 51), investor(organisation(), 49)], '1130'],
    [[investor({ person: 'p1' }, 50), investor(organisation(), 50)], '1190'],
    [[investor({ person: 'p1' }, 49), investor(organisation({ bodyKind: 'STATE_SOLE_COMPANY' }), 51)], '1140'],
    [[], undefined],
  ])('of a limited liability company, case %#', (investors, expected) => expect(code(investors)).toBe(expected));

  it('of a joint-stock company does not depend on the number of holders', () => {
    expect(code([investor({ person: 'p1' })], 'JOINT_STOCK_COMPANY')).toBe('1222');
    expect(code([investor(organisation())], 'JOINT_STOCK_COMPANY')).toBe('1229');
  });

  it('asks the register who controls the holder', () => {
    const known = {
      entities: [
        { id: 'E1', entityTypeCode: '1130' },
        { id: 'E2', entityTypeCode: '1140' },
      ],
    };
    expect([
      code([investor(organisation({ registerEntity: 'E1' }))], undefined, known),
      code([investor(organisation({ registerEntity: 'E2' }))], undefined, known),
    ]).toEqual(['1152', '1153']);
  });

  it('of a branch is told by the type of a parent that lacks its code, where the type has one; a cooperative lends its branch its prefix', () => {
    const branch = (entityType: EntityType) =>
      entityTypeCode({ ...filing('COMPANY_BRANCH', {}, 'branchEstablishment'), subject: 'E1' }, law, '2018-01-01', {
        entities: [{ id: 'E1', entityType }],
      });
    expect(branch('FARMER_COOPERATIVE')).toBe('9200');
    expect(branch('LIMITED_PARTNERSHIP')).toBe('4553');
    expect(branch('LIMITED_LIABILITY_COMPANY')).toBeUndefined();
    expect(law.entityTypes.usccPrefix('COMPANY_BRANCH', '9200')).toBe('93');
    expect(law.entityTypes.usccPrefix('COMPANY_BRANCH', '2130')).toBe('91');
  });

  it('of a branch mirrors its parent', () => {
    const branch = (parent: string) =>
      entityTypeCode({ ...filing('COMPANY_BRANCH', {}, 'branchEstablishment'), subject: 'E1' }, law, '2018-01-01', {
        entities: [{ id: 'E1', entityTypeCode: parent }],
      });
    expect(['1130', '1222', '4531', '4540', '9100', '9500'].map(branch)).toEqual(['2130', '2222', '4551', '4560', '9200', undefined]);
  });

  it('is another registry’s where a holder is foreign', () => {
    const people = [{ ...person('p1'), document: { type: 'foreignPassport', number: 'AB12345' } }];
    expect(
      entityTypeCode(filing('LIMITED_LIABILITY_COMPANY', { people, investors: [investor({ person: 'p1' })] }), law, '2018-01-01'),
    ).toBeUndefined();
  });
});
