import { REGISTERED_PARTS } from '#libs/catalogue';
import type { Facts, InvestorFacts, PersonFacts } from '#libs/contract';

/** A post that one person holds: whoever is named for it takes it from whoever had it. */
const ONE_HOLDER = [
  'legalRepresentative',
  'chairperson',
  'executiveDirector',
  'manager',
  'operator',
  'personInCharge',
  'councilChair',
  'supervisoryBoardChair',
  'liaisonOfficer',
  'financeOfficer',
  'designatedRepresentative',
];
/** A change of these names everyone who holds such a post from now on. */
const WHOLE_LISTS: Readonly<Record<string, readonly string[]>> = {
  directors: ['chairperson', 'viceChairperson', 'executiveDirector', 'director', 'staffDirector'],
  supervisors: ['supervisoryBoardChair', 'supervisor', 'staffSupervisor', 'auditCommittee'],
  managers: ['manager', 'seniorOfficer'],
  familyMembers: ['familyMember'],
  managingPartner: ['managingPartner', 'delegatedRepresentative'],
};
/** Said of people in a filing only; nobody is registered as such. */
const IN_FILING_ONLY = ['handler', 'agent', 'parentLegalRepresentative', 'parentManagingPartner', 'parentInvestor', 'parentOperator'];
const FORMER = /^former(.)/;
const postLeft = (role: string): string => role.replace(FORMER, (_, first: string) => first.toLowerCase());

/** The facts that stand in the register once a change is entered: what it states in place of what stood there, everything else as it was. */
export function changedFacts(before: Facts, stated: Facts): Facts {
  const now: Facts = Object.fromEntries(
    REGISTERED_PARTS.flatMap((part) => {
      const value = part === 'commitments' ? before[part] : (stated[part] ?? printedOnly(part, before, stated) ?? before[part]);
      return value === undefined ? [] : [[part, value]];
    }),
  );
  if (!stated.people && !stated.investors) return now;
  const { people, keyOf } = mergePeople(before.people ?? [], stated);
  const investors = stated.investors?.map((investor) => withKeys(investor, keyOf)) ?? before.investors;
  const used = usedKeys(investors, now);
  const kept = people.filter(({ key, roles }) => roles.length > 0 || used.has(key));
  return { ...now, ...(kept.length > 0 ? { people: kept } : {}), ...(investors ? { investors } : {}) };
}

/** A new value of which only the text is said, as in a change taken over from paper. */
function printedOnly(part: keyof Facts, before: Facts, { change }: Facts): Facts[keyof Facts] {
  const to = (item: string): unknown => change?.items.find((one) => one.item === item)?.to;
  const text = (item: string): string | undefined => (typeof to(item) === 'string' && to(item) !== '' ? String(to(item)) : undefined);
  switch (part) {
    case 'name': {
      const full = text('name');
      return full === undefined ? undefined : { division: '', tradeName: '', industryTerm: '', organizationalForm: '', full };
    }
    case 'address': {
      const printed = text('domicile');
      // By what right is not said with it.
      return printed === undefined ? undefined : ({ ...before.address, text: printed } as Facts['address']);
    }
    case 'businessScope':
      return text('businessScope')?.split(/[；;]/u);
    case 'registeredCapital': {
      const amount = to('registeredCapital');
      return typeof amount === 'number' ? amount : undefined;
    }
    default:
      return undefined;
  }
}

function mergePeople(before: readonly PersonFacts[], { people: stated = [], change }: Facts) {
  const whole = (change?.items ?? []).flatMap(({ item }) => WHOLE_LISTS[item] ?? []);
  const named = stated.flatMap(({ roles }) => roles);
  const replaced = isLoneDirectorReplaced(before, named) ? LONE_DIRECTOR : [];
  const taken = new Set([...whole, ...replaced, ...named.filter((role) => ONE_HOLDER.includes(role))]);
  const left = new Map(before.map((person) => [person.key, { ...person, roles: person.roles.filter((role) => !taken.has(role)) }]));
  const keys = new Map<string, string>();
  for (const { registered: _registered, realNameVerified: _verified, ...person } of stated) {
    const known = samePerson(before, person);
    const key = known?.key ?? freeKey(person.key, left);
    keys.set(person.key, key);
    const leaves = person.roles.filter((role) => FORMER.test(role)).map(postLeft);
    const own = (left.get(key)?.roles ?? []).filter((role) => !leaves.includes(role));
    const roles = person.roles.filter((role) => !FORMER.test(role) && !IN_FILING_ONLY.includes(role));
    const all = new Set([...own, ...roles]);
    // Posts stay in the order they stood in, so that nothing seems to change that does not.
    const order = (known?.roles ?? []).filter((role) => all.has(role));
    left.set(key, { ...known, ...person, key, roles: [...order, ...[...all].filter((role) => !order.includes(role))] });
  }
  return { people: [...left.values()], keyOf: (key: string) => keys.get(key) ?? key };
}

/** One post before and after 2024-07-01. */
const LONE_DIRECTOR = ['executiveDirector', 'director'];

/** A company without a board has one director: whoever is named as such takes the post over. */
const isLoneDirectorReplaced = (before: readonly PersonFacts[], named: readonly string[]): boolean =>
  named.some((role) => LONE_DIRECTOR.includes(role)) &&
  before.filter(({ roles }) => roles.some((role) => LONE_DIRECTOR.includes(role) || role === 'chairperson')).length === 1;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();

/** Two people may share a name, never a paper. Only where an old record has no paper does the name with a post tell who is meant. */
function samePerson(before: readonly PersonFacts[], person: PersonFacts): PersonFacts | undefined {
  const number = plain(person.document.number);
  const posts = person.roles.map(postLeft);
  return (
    before.find(({ document }) => number !== '' && document.type === person.document.type && plain(document.number) === number) ??
    before.find(
      ({ name, document, roles }) => document.number === '' && plain(name) === plain(person.name) && roles.some((role) => posts.includes(role)),
    )
  );
}

/** A key that nobody in the register has: those of a filing are made anew for each. */
function freeKey(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

const withKeys = (investor: InvestorFacts, keyOf: (key: string) => string): InvestorFacts => ({
  ...investor,
  ...(investor.person === undefined ? {} : { person: keyOf(investor.person) }),
  ...(investor.delegate === undefined ? {} : { delegate: keyOf(investor.delegate) }),
});

function usedKeys(investors: readonly InvestorFacts[] | undefined, { fiveInOne }: Facts): Set<string> {
  const keys = [
    ...(investors ?? []).flatMap(({ person, delegate }) => [person, delegate]),
    fiveInOne?.financeOfficer,
    fiveInOne?.socialInsuranceHandler,
  ];
  return new Set(keys.filter((key): key is string => typeof key === 'string'));
}
