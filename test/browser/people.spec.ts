import type { Facts } from '#libs/contract';
import {
  bodiesOf,
  membersOf,
  newHolding,
  withBody,
  withMember,
  withoutMember,
  type Frame,
  type ListAsks,
} from '../../apps/portal/src/features/filing/people.ts';
import { toldByNumber } from '../../apps/portal/src/features/filing/resident-id.ts';

const COMPANY: ListAsks = { holder: 'shareholder', capital: 'registeredCapital', hasForm: true, liability: null, farmers: false, payment: 'due' };
const LIMITED: ListAsks = { ...COMPANY, holder: 'partner', capital: 'contributionAmount', liability: 'chosen', payment: 'mayBeDue' };
const frame = (asks: ListAsks): Frame => ({ asks, on: '2026-03-09', dueOn: '2031-03-09' });
const person = (key: string, roles: string[] = []) => ({ key, name: `赵${key}`, document: { type: 'residentIdCard' as const, number: '' }, roles });
const money = { method: 'MONEY' as const };

function listOf(asks: ListAsks, ...amounts: number[]): Facts {
  let facts: Facts = {};
  amounts.forEach((subscribed, nth) => {
    const holding = { ...newHolding(asks, nth === 0), subscribed };
    const roles = nth === 0 ? ['financeOfficer', 'liaisonOfficer'] : [];
    facts = { ...facts, ...withMember(facts, { person: person(`p${nth + 1}`, roles), holding }, frame(asks)) };
  });
  return facts;
}

describe('the people of a filing', () => {
  it('make the capital, and who keeps the books and the social insurance', () => {
    const facts = listOf(COMPANY, 10, 5);
    expect(facts.registeredCapital).toBe(15);
    expect(facts.investors?.map(({ contributions }) => contributions[0]?.dueOn)).toEqual(['2031-03-09', '2031-03-09']);
    expect(facts.fiveInOne).toEqual({ staffCount: 1, financeOfficer: 'p1', socialInsuranceHandler: 'p1' });
  });

  it('pay before the founding where they must', () => {
    expect(listOf({ ...COMPANY, holder: 'promoter', payment: 'paid' }, 10).investors?.[0]).toMatchObject({
      paidIn: 10,
      contributions: [{ amount: 10, paidOn: '2026-03-09' }],
    });
  });

  it('are partners of whom the first answers with everything and runs it', () => {
    const facts = listOf(LIMITED, 10, 5);
    expect(facts.contributionAmount).toBe(15);
    expect(facts.investors).toMatchObject([
      { liability: 'GENERAL', managingPartner: true },
      { liability: 'LIMITED', managingPartner: false },
    ]);
  });

  it('may be organisations, with somebody who acts for them', () => {
    const before = listOf(LIMITED, 10);
    const body = { organisation: { name: '甲公司', unifiedSocialCreditCode: 'X' }, holding: { ...money, subscribed: 20 }, delegate: 'p1' };
    const facts = { ...before, ...withBody(before, null, body, frame(LIMITED)) };
    expect(facts.contributionAmount).toBe(30);
    expect(facts.people?.[0]?.roles).toContain('delegatedRepresentative');
    expect(bodiesOf(facts)).toMatchObject([{ index: 1, body: { delegate: 'p1' } }]);
    const changed = { ...facts, ...withBody(facts, 1, { ...body, holding: { ...money, subscribed: 1 } }, frame(LIMITED)) };
    expect(changed.contributionAmount).toBe(11);
    // Who acted for it is gone, and with them what they held.
    expect(withoutMember(changed, 'p1', frame(LIMITED)).investors).toEqual([expect.not.objectContaining({ delegate: 'p1' })]);
    expect(withBody(changed, 1, null, frame(LIMITED)).investors).toHaveLength(1);
  });

  it('come back to the page as they were given', () => {
    const [first] = membersOf(listOf(LIMITED, 10));
    expect(first?.holding).toEqual({ subscribed: 10, method: 'MONEY', liability: 'GENERAL', managingPartner: true, farmer: undefined });
  });
});

it('a number says when its holder was born, and nothing while it is wrong', () => {
  expect(toldByNumber('residentIdCard', '330302197903129970')).toEqual({ birthDate: '1979-03-12', sex: 'male' });
  expect(toldByNumber('hkMacaoTaiwanResidencePermit', '810000199001019961')).toEqual({ birthDate: '1990-01-01', sex: 'female' });
  expect(toldByNumber('residentIdCard', '330302197903129971')).toBeNull();
  expect(toldByNumber('hkMacaoTravelPermit', 'H12345678')).toBeNull();
});
