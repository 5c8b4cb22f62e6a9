import type { EntityType, Facts, InvestorFacts, PersonFacts } from '#libs/contract';

/** A person as the page holds one: the facts of `people` and of `investors` together. */
export interface Member {
  person: PersonFacts;
  /** Fen; `null` for somebody who holds no share. */
  subscribed: number | null;
}

/** Posts that the page offers, most important first. */
export const postsOf = (entityType: EntityType, family: boolean): string[] =>
  entityType === 'INDIVIDUAL_BUSINESS'
    ? ['operator', 'liaisonOfficer', ...(family ? ['familyMember'] : [])]
    : ['legalRepresentative', 'director', 'manager', 'supervisor', 'financeOfficer', 'liaisonOfficer'];

const WATCHED = ['director', 'executiveDirector', 'manager', 'financeOfficer'];

/** Who watches over directors and officers cannot be one; refused at the tick. */
export const clashes = (roles: readonly string[], added: string): boolean =>
  added === 'supervisor' ? roles.some((role) => WATCHED.includes(role)) : WATCHED.includes(added) && roles.includes('supervisor');

export const membersOf = (facts: Facts): Member[] =>
  (facts.people ?? []).map((person) => ({ person, subscribed: facts.investors?.find((one) => one.person === person.key)?.subscribed ?? null }));

/** The next free key. Keys stay with a person for ever: signatures and contacts hang on them. */
export function freeKey(facts: Facts): string {
  const used = (facts.people ?? []).map((person) => Number(/^p(\d+)$/.exec(person.key)?.[1] ?? 0));
  return `p${Math.max(0, ...used) + 1}`;
}

/** The facts after somebody was added or changed. Capital is the sum of the shares, the finance officer the one who holds the post. */
export function withMember(facts: Facts, member: Member, company: boolean, dueOn: string): Partial<Facts> {
  const people = facts.people ?? [];
  const known = people.some((person) => person.key === member.person.key);
  const next = known ? people.map((person) => (person.key === member.person.key ? member.person : person)) : [...people, member.person];
  if (!company) return { people: next };
  return {
    people: next,
    ...holdings(
      facts,
      next,
      (facts.investors ?? []).filter((one) => one.person !== member.person.key),
      member,
      dueOn,
    ),
  };
}

export function withoutMember(facts: Facts, key: string, company: boolean): Partial<Facts> {
  const people = (facts.people ?? []).filter((person) => person.key !== key);
  if (!company) return { people };
  return {
    people,
    ...holdings(
      facts,
      people,
      (facts.investors ?? []).filter((one) => one.person !== key),
      null,
      '',
    ),
  };
}

function holdings(facts: Facts, people: PersonFacts[], others: InvestorFacts[], member: Member | null, dueOn: string): Partial<Facts> {
  const held = facts.investors?.find((one) => one.person === member?.person.key);
  const own = member && member.subscribed !== null ? [holding(member.person.key, member.subscribed, held, dueOn)] : [];
  const order = (one: InvestorFacts): number => people.findIndex((person) => person.key === one.person);
  const investors = [...others, ...own].sort((a, b) => order(a) - order(b));
  const financeOfficer = people.find((person) => person.roles.includes('financeOfficer'))?.key ?? null;
  return {
    investors,
    registeredCapital: investors.reduce((sum, one) => sum + one.subscribed, 0),
    fiveInOne: { ...facts.fiveInOne, financeOfficer },
  };
}

function holding(person: string, subscribed: number, before: InvestorFacts | undefined, dueOn: string): InvestorFacts {
  const contribution = { ...(before?.contributions[0] ?? { method: 'MONEY' as const, dueOn }), amount: subscribed };
  return { ...before, person, subscribed, paidIn: before?.paidIn ?? 0, contributions: [contribution] };
}
