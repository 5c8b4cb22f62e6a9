import type { Facts, InvestorFacts, PersonFacts } from '#libs/contract';
import { changedFacts } from './changed-facts.rules.ts';
import { differences } from './difference.rules.ts';

const person = (key: string, name: string, number: string, ...roles: string[]): PersonFacts => ({
  key,
  name,
  document: { type: 'residentIdCard', number },
  roles,
});
const holds = (key: string, subscribed: number): InvestorFacts => ({ person: key, subscribed, paidIn: 0, contributions: [] });
const change = (...items: string[]): Facts['change'] => ({ items: items.map((item) => ({ item, to: '', decidedOn: '2026-01-01' })) });
const rolesOf = ({ people = [] }: Facts): Record<string, string[]> => Object.fromEntries(people.map(({ key, roles }) => [key, roles]));

describe('two people of one name', () => {
  const A = '330302197702179971';
  const B = '330302198504049966';
  const firm: Facts = {
    registeredCapital: 100,
    people: [person('a', '王建国', A), person('b', '王建国', B, 'supervisor')],
    investors: [holds('a', 60), holds('b', 40)],
  };

  it('only the one whose paper is shown changes, whatever key the filing gives them', () => {
    const moved = changedFacts(firm, { people: [{ ...person('p1', '王建国', B), birthDate: '1985-04-04' }] });
    expect(differences(firm, moved)).toEqual([
      { part: 'people', of: 'b', before: firm.people?.[1], after: { ...firm.people?.[1], birthDate: '1985-04-04' } },
    ]);
  });

  it('one leaves, a third comes: three people, none taken for another', () => {
    const left = changedFacts(firm, { investors: [holds('b', 100)], people: [person('b', '王建国', B)], change: change('investors') });
    expect(left.people?.map(({ key }) => key)).toEqual(['b']);
    const third = person('a', '王建国', '330302196910029973');
    const joined = changedFacts(firm, {
      investors: [holds('a', 50), holds('b', 50)],
      people: [third, person('b', '王建国', B)],
      change: change('investors'),
    });
    // The filing's key is taken in the register by somebody else.
    expect(joined.people?.map(({ key, document }) => [key, document.number])).toEqual([
      ['b', B],
      ['a-2', third.document.number],
    ]);
    expect(joined.investors).toEqual([holds('a-2', 50), holds('b', 50)]);
  });
});

describe('posts', () => {
  const firm: Facts = {
    people: [
      person('a', '甲', '1', 'legalRepresentative', 'executiveDirector', 'manager'),
      person('b', '乙', '2', 'supervisor'),
      person('c', '丙', '3', 'liaisonOfficer'),
    ],
    investors: [holds('a', 100)],
  };

  it('pass to whoever is named; who holds nothing any more is gone, who holds a share stays', () => {
    const now = changedFacts(firm, {
      people: [person('n', '丁', '4', 'legalRepresentative', 'executiveDirector', 'liaisonOfficer')],
      change: change('legalRepresentative'),
    });
    expect(rolesOf(now)).toEqual({ a: ['manager'], b: ['supervisor'], n: ['legalRepresentative', 'executiveDirector', 'liaisonOfficer'] });
  });

  it('a lone director is one post under both its names', () => {
    expect(rolesOf(changedFacts(firm, { people: [person('n', '丁', '4', 'director')] }))).toMatchObject({
      a: ['legalRepresentative', 'manager'],
      n: ['director'],
    });
  });

  it('boards are named whole; former posts are left', () => {
    const board = { people: [person('x', '戊', '5', 'chairperson'), person('y', '己', '6', 'director')], change: change('directors') };
    expect(rolesOf(changedFacts(firm, board))).toMatchObject({ a: ['legalRepresentative', 'manager'], x: ['chairperson'], y: ['director'] });
    const left = changedFacts(firm, { people: [person('z', '乙', '2', 'formerSupervisor')] });
    expect(Object.keys(rolesOf(left))).toEqual(['a', 'c']);
  });

  it('of an old record with names only, the post tells who is meant', () => {
    const old: Facts = { people: [person('legalRepresentative', '甲', '', 'legalRepresentative')] };
    const now = changedFacts(old, { people: [person('p1', '甲', '1', 'legalRepresentative')], name: undefined });
    expect(now.people).toEqual([person('legalRepresentative', '甲', '1', 'legalRepresentative')]);
  });
});

it('keeps what is not named, and takes what is only said as text', () => {
  const before: Facts = {
    businessScope: ['日用百货销售'],
    registeredCapital: 5,
    address: { divisionCode: '330302', text: '旧址', propertyUse: 'COMMERCIAL', rightOfUse: 'OWNED', mode: 'DECLARED' },
  };
  expect(changedFacts(before, { change: { items: [{ item: 'domicile', to: '新址', decidedOn: '2026-01-01' }] } })).toEqual({
    ...before,
    address: { ...before.address, text: '新址' },
  });
  expect(changedFacts(before, { registeredCapital: 3 })).toEqual({ ...before, registeredCapital: 3 });
});
