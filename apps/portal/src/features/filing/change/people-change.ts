import type { Facts, InvestorFacts, PersonFacts } from '#libs/contract';

/** A change of these names everyone who holds such a post from then on; other posts are held by one person, and pass to whoever is named. */
const LISTS: Record<string, readonly string[]> = {
  directors: ['chairperson', 'viceChairperson', 'executiveDirector', 'director', 'staffDirector'],
  supervisors: ['supervisoryBoardChair', 'supervisor', 'staffSupervisor', 'auditCommittee'],
  managers: ['manager', 'seniorOfficer'],
  familyMembers: ['familyMember'],
  managingPartner: ['managingPartner', 'delegatedRepresentative'],
};
const ALONE = [
  'legalRepresentative',
  'operator',
  'personInCharge',
  'councilChair',
  'liaisonOfficer',
  'financeOfficer',
  'manager',
  'executiveDirector',
];
/** Who answers for a firm, and so signs; a branch answers through its parent. */
const HEADS = ['legalRepresentative', 'councilChair', 'operator', 'personInCharge', 'managingPartner', 'delegatedRepresentative', 'investor'];
const FORMER = /^former(.)/;

export const isAlone = (role: string): boolean => ALONE.includes(role);
/** The matter under which a post is changed. A cooperative’s chair is its legal representative. */
export const matterOf = (role: string): string =>
  role === 'councilChair' ? 'legalRepresentative' : (Object.keys(LISTS).find((item) => LISTS[item]?.includes(role)) ?? role);

const postLeft = (role: string): string => role.replace(FORMER, (_, first: string) => first.toLowerCase());
const formerOf = (role: string): string => `former${role.slice(0, 1).toUpperCase()}${role.slice(1)}`;
const keyOf = (one: InvestorFacts): string => one.person ?? one.organisation?.unifiedSocialCreditCode ?? '';
const sumOf = (investors: readonly InvestorFacts[]): number => investors.reduce((sum, one) => sum + one.subscribed, 0);

/** Who will be registered, and with what, once the change is entered: the list that the pages show and edit. */
export function afterChange(current: Facts, stated: Facts): Facts {
  const items = (stated.change?.items ?? []).map(({ item }) => item);
  const named = (stated.people ?? []).flatMap(({ roles }) => roles);
  const taken = new Set([...items.flatMap((item) => LISTS[item] ?? []), ...named.filter((role) => isAlone(role))]);
  const people = new Map((current.people ?? []).map((person) => [person.key, { ...person, roles: person.roles.filter((role) => !taken.has(role)) }]));
  for (const person of stated.people ?? []) {
    const known = people.get(person.key);
    const left = person.roles.filter((role) => FORMER.test(role)).map(postLeft);
    const kept = (known?.roles ?? []).filter((role) => !left.includes(role));
    const all = new Set([...kept, ...person.roles.filter((role) => !FORMER.test(role))]);
    // Posts stay in the order they stood in, so that nothing seems to change that does not.
    const before = current.people?.find(({ key }) => key === person.key)?.roles ?? [];
    people.set(person.key, {
      ...known,
      ...person,
      roles: [...before.filter((role) => all.has(role)), ...[...all].filter((role) => !before.includes(role))],
    });
  }
  const investors = stated.investors ?? current.investors ?? [];
  const holding = new Set(investors.flatMap(({ person, delegate }) => [person, delegate]));
  return { ...current, people: [...people.values()].filter(({ key, roles }) => roles.length > 0 || holding.has(key)), investors };
}

/** Matters of posts and holdings in which the list differs from the register. */
export function mattersChanged(current: Facts, target: Facts): string[] {
  const roles = new Set([...(current.people ?? []), ...(target.people ?? [])].flatMap((person) => person.roles));
  const items = [...roles].filter((role) => holdersOf(current, role) !== holdersOf(target, role)).map(matterOf);
  const holds = (facts: Facts): string =>
    JSON.stringify((facts.investors ?? []).map((one) => `${keyOf(one)} ${one.subscribed} ${one.delegate ?? ''}`).sort());
  const [before, now] = [sumOf(current.investors ?? []), sumOf(target.investors ?? [])];
  const amount = current.contributionAmount === undefined ? 'registeredCapital' : 'contributionAmount';
  const whoHolds = (facts: Facts): string => JSON.stringify((facts.investors ?? []).map(keyOf).sort());
  const owners = holds(current) !== holds(target) && (before === now || whoHolds(current) !== whoHolds(target));
  return [...new Set([...items, ...(owners ? ['investors'] : []), ...(before === now ? [] : [amount])])];
}

const holdersOf = (facts: Facts, role: string): string =>
  (facts.people ?? [])
    .filter(({ roles }) => roles.includes(role))
    .map(({ key }) => key)
    .sort()
    .join(' ');

/** As little as says the whole list: who changes, everyone in a list that changes, the holders where shares change, and whoever signs for the firm. */
export function statedPeople(current: Facts, target: Facts, items: readonly string[]): Pick<Facts, 'people' | 'investors'> {
  const shares = ['investors', 'registeredCapital', 'contributionAmount'].some((item) => items.includes(item));
  const investors = target.investors ?? [];
  const head = HEADS.find((role) => (target.people ?? []).some(({ roles }) => roles.includes(role)));
  const holding = new Set(investors.flatMap(({ person, delegate }) => [person, delegate]));
  const signsAsHolder = head === undefined || head === 'investor';
  const own = (person: PersonFacts): string[] => {
    const known = current.people?.find(({ key }) => key === person.key);
    if (!known) return person.roles;
    return person.roles.filter((role) => role === head || items.includes(matterOf(role)) || !known.roles.includes(role));
  };
  const named = (target.people ?? []).flatMap((person): PersonFacts[] => {
    const roles = own(person);
    const known = current.people?.find(({ key }) => key === person.key);
    const corrected = known && (known.name !== person.name || known.document.number !== person.document.number);
    const asHolder = holding.has(person.key) && (shares || signsAsHolder);
    return roles.length > 0 || !known || corrected || asHolder ? [{ ...person, roles }] : [];
  });
  const gone = (current.people ?? []).flatMap((person): PersonFacts[] => {
    const now = target.people?.find(({ key }) => key === person.key)?.roles ?? [];
    const left = person.roles.filter(
      (role) => !now.includes(role) && !items.some((item) => LISTS[item]?.includes(role)) && holdersOf(target, role) === '',
    );
    return left.length > 0 ? [{ ...person, roles: [...own({ ...person, roles: now }), ...left.map(formerOf)] }] : [];
  });
  const people = [...named.filter(({ key }) => !gone.some((one) => one.key === key)), ...gone];
  return { people, ...(shares || signsAsHolder ? { investors } : {}) };
}

/** The list with one matter as it is registered. */
export function withoutMatter(current: Facts, target: Facts, item: string): Facts {
  const shares = ['investors', 'registeredCapital', 'contributionAmount'].includes(item);
  const investors = (shares ? current.investors : target.investors) ?? [];
  const holding = new Set(investors.flatMap(({ person, delegate }) => [person, delegate]));
  const all = new Map([...(current.people ?? []), ...(target.people ?? [])].map((person) => [person.key, person]));
  const rolesIn = (facts: Facts, key: string): string[] => facts.people?.find((person) => person.key === key)?.roles ?? [];
  const people = [...all.values()].map((person) => ({
    ...person,
    roles: [
      ...rolesIn(target, person.key).filter((role) => matterOf(role) !== item),
      ...rolesIn(current, person.key).filter((role) => matterOf(role) === item),
    ],
  }));
  return { ...target, people: people.filter(({ key, roles }) => roles.length > 0 || holding.has(key)), investors };
}

/** A post that one person holds goes over to somebody, with the posts that go along with it. */
export function handedOver(target: Facts, head: string, to: PersonFacts): PersonFacts[] {
  const before = target.people?.find(({ key, roles }) => key !== to.key && roles.includes(head));
  const alone = (target.people ?? []).filter(({ roles }) => roles.includes('director')).length === 1;
  const along = (before?.roles ?? []).filter((role) => role === head || isAlone(role) || (role === 'director' && alone));
  const passes = [...new Set([head, ...along.filter((role) => !['liaisonOfficer', 'financeOfficer'].includes(role))])];
  const others = (target.people ?? []).filter(({ key }) => key !== to.key);
  return [
    ...others.map((person) => (person === before ? { ...person, roles: person.roles.filter((role) => !passes.includes(role)) } : person)),
    { ...to, roles: [...new Set([...passes, ...to.roles])] },
  ];
}
