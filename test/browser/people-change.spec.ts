import type { Facts, InvestorFacts, PersonFacts } from '#libs/contract';
import { afterChange, handedOver, mattersChanged, statedPeople, withoutMatter } from '../../apps/portal/src/features/filing/change/people-change.ts';

const person = (key: string, ...roles: string[]): PersonFacts => ({
  key,
  name: `甲${key}`,
  document: { type: 'residentIdCard', number: '3303**********9970' },
  roles,
  registered: true,
});
const holds = (key: string, subscribed: number): InvestorFacts => ({ person: key, subscribed, paidIn: 0, contributions: [] });
const firm: Facts = {
  registeredCapital: 100,
  people: [person('a', 'legalRepresentative', 'executiveDirector', 'manager'), person('b', 'supervisor'), person('c', 'liaisonOfficer'), person('d')],
  investors: [holds('a', 60), holds('d', 40)],
};
const rolesOf = ({ people = [] }: Facts): Record<string, string[]> => Object.fromEntries(people.map(({ key, roles }) => [key, roles]));
const change = (...items: string[]): Facts['change'] => ({ items: items.map((item) => ({ item, decidedOn: '2026-03-02' })) });

/** What is stated for a list, and the list that is read back from it. */
function through(target: Facts, ...items: string[]): { stated: Facts; back: Facts } {
  const all = [...new Set([...items, ...mattersChanged(firm, target)])];
  const stated: Facts = { ...statedPeople(firm, target, all), change: change(...all) };
  return { stated, back: afterChange(firm, stated) };
}

it('of a firm that stays as it is only whoever signs for it is stated', () => {
  expect(rolesOf(through(firm, 'name').stated)).toEqual({ a: ['legalRepresentative'] });
  expect(mattersChanged(firm, firm)).toEqual([]);
});

it('a head hands over with the posts that go along; the old one is named nowhere, so is asked for nothing', () => {
  const target = { ...firm, people: handedOver(firm, 'legalRepresentative', person('p9')) };
  const { stated, back } = through(target, 'legalRepresentative');
  expect(stated.change?.items.map(({ item }) => item).sort()).toEqual(['directors', 'legalRepresentative', 'managers']);
  expect(rolesOf(stated)).toEqual({ p9: ['legalRepresentative', 'executiveDirector', 'manager'] });
  expect(rolesOf(back)).toEqual({
    a: [],
    b: ['supervisor'],
    c: ['liaisonOfficer'],
    d: [],
    p9: ['legalRepresentative', 'executiveDirector', 'manager'],
  });
});

it('a list that changes is stated whole, with nobody of another list', () => {
  const target = { ...firm, people: [...(firm.people ?? []), person('p5', 'supervisor')] };
  const { stated, back } = through(target);
  expect(rolesOf(stated)).toEqual({ a: ['legalRepresentative'], b: ['supervisor'], p5: ['supervisor'] });
  expect(rolesOf(back)).toEqual(rolesOf(target));
});

it('a post that nobody holds any more is left by whoever held it', () => {
  const target = { ...firm, people: firm.people?.filter(({ key }) => key !== 'c') };
  const { stated, back } = through(target);
  expect(rolesOf(stated)).toEqual({ a: ['legalRepresentative'], c: ['formerLiaisonOfficer'] });
  expect(rolesOf(back)).toEqual(rolesOf(target));
});

it('another whole is a matter of the capital, another holder of the owners, and all holders are stated', () => {
  const raised = { ...firm, investors: [holds('a', 60), holds('d', 90)] };
  expect(mattersChanged(firm, raised)).toEqual(['registeredCapital']);
  expect(rolesOf(through(raised).stated)).toEqual({ a: ['legalRepresentative'], d: [] });
  expect(through(raised).back.investors).toEqual(raised.investors);
  const sold = { ...firm, people: [...(firm.people ?? []), person('p5')], investors: [holds('a', 60), holds('p5', 40)] };
  expect(mattersChanged(firm, sold)).toEqual(['investors']);
  expect(Object.keys(rolesOf(through(sold).back))).toEqual(['a', 'b', 'c', 'p5']);
});

it('a matter that is no longer asked for is as registered again', () => {
  const target = { ...firm, people: handedOver(firm, 'legalRepresentative', person('p9')), investors: [holds('a', 10)] };
  const kept = ['legalRepresentative', 'directors', 'managers', 'registeredCapital'].reduce<Facts>(
    (facts, item) => withoutMatter(firm, facts, item),
    target,
  );
  expect(rolesOf(kept)).toEqual(rolesOf(firm));
  expect(kept.investors).toEqual(firm.investors);
});
