import type { ContributionFacts, Facts, InvestorFacts, PersonFacts } from '#libs/contract';

/** What somebody puts in, and as what. */
export interface Holding {
  /** Fen; `null` while it is not said. */
  subscribed: number | null;
  method: ContributionFacts['method'];
  liability?: InvestorFacts['liability'];
  managingPartner?: boolean;
  farmer?: boolean;
}

/** A person as the page holds one: the facts of `people` and of `investors` together. */
export interface Member {
  person: PersonFacts;
  holding: Holding | null;
}

/** An owner that is no person. */
export interface Body {
  organisation: NonNullable<InvestorFacts['organisation']>;
  holding: Holding;
  /** Key of the person who acts for it where it runs a partnership. */
  delegate?: string;
}

/** What the type asks of its owners; the rest of what it asks is not the list's. */
export interface ListAsks {
  holder: string | null;
  capital: 'registeredCapital' | 'contributionAmount' | null;
  hasForm: boolean;
  /** Partners who answer with everything, or some with their share only. */
  liability: 'chosen' | 'GENERAL' | null;
  farmers: boolean;
  /** When the amount comes in: by a day that must, or may, be named; or before the founding. */
  payment: 'due' | 'mayBeDue' | 'paid' | null;
}

/** What every change of the list is made with: what the type asks, today, and by when the others pay in. */
export interface Frame {
  asks: ListAsks;
  on: string;
  dueOn: string;
}

const WATCHED = ['director', 'chairperson', 'executiveDirector', 'manager', 'financeOfficer'];

/** Who watches over directors and officers cannot be one; refused at the tick. */
export const clashes = (roles: readonly string[], added: string): boolean =>
  added === 'supervisor' ? roles.some((role) => WATCHED.includes(role)) : WATCHED.includes(added) && roles.includes('supervisor');

export const membersOf = (facts: Facts): Member[] =>
  (facts.people ?? []).map((person) => {
    const held = facts.investors?.find((one) => one.person === person.key);
    return { person, holding: held ? holdingOf(held) : null };
  });

/** Bodies among the owners, each with its place in `investors`. */
export const bodiesOf = (facts: Facts): { body: Body; index: number }[] =>
  (facts.investors ?? []).flatMap((one, index) =>
    one.organisation ? [{ index, body: { organisation: one.organisation, holding: holdingOf(one), delegate: one.delegate } }] : [],
  );

const holdingOf = ({ subscribed, contributions, liability, managingPartner, farmer }: InvestorFacts): Holding => ({
  subscribed,
  method: contributions[0]?.method ?? 'MONEY',
  liability,
  managingPartner,
  farmer,
});

/** What a new owner is taken for until something else is said. */
export const newHolding = ({ liability, farmers }: ListAsks, isFirst: boolean): Holding => ({
  subscribed: null,
  method: 'MONEY',
  ...(liability ? { liability: liability === 'chosen' && !isFirst ? 'LIMITED' : 'GENERAL', managingPartner: isFirst } : {}),
  ...(farmers ? { farmer: true } : {}),
});

/** The next free key. Keys stay with a person for ever: signatures and contacts hang on them. */
export function freeKey(facts: Facts): string {
  const used = (facts.people ?? []).map((person) => Number(/^p(\d+)$/.exec(person.key)?.[1] ?? 0));
  return `p${Math.max(0, ...used) + 1}`;
}

/** The facts after somebody was added or changed. The whole amount is the sum of the parts, the finance officer the one who holds the post. */
export function withMember(facts: Facts, { person, holding }: Member, frame: Frame): Partial<Facts> {
  const people = facts.people ?? [];
  const known = people.some(({ key }) => key === person.key);
  const next = known ? people.map((one) => (one.key === person.key ? person : one)) : [...people, person];
  const before = facts.investors?.find((one) => one.person === person.key);
  const others = (facts.investors ?? []).filter((one) => one !== before);
  const own = holding ? [{ ...investor(before, holding, frame), person: person.key }] : [];
  return listed(facts, next, frame, [...others, ...own]);
}

export function withoutMember(facts: Facts, key: string, frame: Frame): Partial<Facts> {
  const people = (facts.people ?? []).filter((person) => person.key !== key);
  const investors = (facts.investors ?? [])
    .filter((one) => one.person !== key)
    .map(({ delegate, ...one }) => (delegate === undefined || delegate === key ? one : { ...one, delegate }));
  return listed(facts, people, frame, investors);
}

/** The facts after a body was added, at `index` changed, or, without a body, taken off. */
export function withBody(facts: Facts, index: number | null, body: Body | null, frame: Frame): Partial<Facts> {
  const investors = [...(facts.investors ?? [])];
  const before = index === null ? undefined : investors[index];
  const own = body && { ...investor(before, body.holding, frame), organisation: body.organisation };
  const next = own && (body.delegate ? { ...own, delegate: body.delegate } : own);
  if (index !== null) investors.splice(index, 1, ...(next ? [next] : []));
  else if (next) investors.push(next);
  const people = (facts.people ?? []).map((person) =>
    person.key === body?.delegate && !person.roles.includes('delegatedRepresentative')
      ? { ...person, roles: [...person.roles, 'delegatedRepresentative'] }
      : person,
  );
  return listed(facts, people, frame, investors);
}

/** People first, in their own order, then bodies. What follows from the list is set with it. */
function listed(facts: Facts, people: PersonFacts[], { asks }: Frame, unordered: InvestorFacts[]): Partial<Facts> {
  const place = (one: InvestorFacts): number => {
    const at = people.findIndex((person) => person.key === one.person);
    return at < 0 ? people.length : at;
  };
  const investors = [...unordered].sort((a, b) => place(a) - place(b));
  const whole = investors.reduce((sum, one) => sum + one.subscribed, 0);
  return {
    people,
    ...(asks.holder ? { investors } : {}),
    ...(asks.capital ? { [asks.capital]: whole } : {}),
    ...(asks.hasForm ? { fiveInOne: form(facts, people) } : {}),
  };
}

/** The one form names people too: who keeps the books, and, until another is chosen, the liaison officer for social insurance. */
function form(facts: Facts, people: readonly PersonFacts[]): Facts['fiveInOne'] {
  const holding = (role: string): string | undefined => people.find((person) => person.roles.includes(role))?.key;
  const { socialInsuranceHandler, staffCount, ...before } = facts.fiveInOne ?? {};
  const handler = people.find((person) => person.key === socialInsuranceHandler)?.key ?? holding('liaisonOfficer') ?? people[0]?.key;
  return {
    ...before,
    staffCount: staffCount ?? Math.max(1, people.length),
    financeOfficer: holding('financeOfficer') ?? null,
    ...(handler ? { socialInsuranceHandler: handler } : {}),
  };
}

/** One owner with what is put in. What was said of the payment before is kept. */
function investor(before: InvestorFacts | undefined, { subscribed, method, ...as }: Holding, { asks, on, dueOn }: Frame): InvestorFacts {
  const amount = subscribed ?? 0;
  const known = before?.contributions[0];
  const paid = asks.payment === 'paid';
  const when = paid
    ? { paidOn: known?.paidOn ?? on }
    : asks.payment === 'due'
      ? { dueOn: known?.dueOn ?? dueOn }
      : known?.dueOn
        ? { dueOn: known.dueOn }
        : {};
  const told = Object.fromEntries(Object.entries(as).filter(([, value]) => value !== undefined));
  return {
    ...(before?.status ? { status: before.status } : {}),
    ...told,
    subscribed: amount,
    paidIn: paid ? amount : (before?.paidIn ?? 0),
    contributions: [{ method, amount, ...when }],
  };
}
