import type { Facts } from '#libs/contract';
import { indexesOf } from '#libs/filing';
import type { RegisteredPerson } from '#libs/register';

/** Posts by person, as the register keeps them. */
export function postsOf(facts: Facts): RegisteredPerson[] {
  const indexes = indexesOf(facts.people);
  return (facts.people ?? []).flatMap(({ key, name, roles }) => {
    const index = indexes.get(key);
    return index ? roles.map((role) => ({ role, name, personIndex: index })) : [];
  });
}

/** Holdings by person; the only holder of a company is marked, for the rule on one such company a person. */
export function holdersOf(facts: Facts): RegisteredPerson[] {
  const indexes = indexesOf(facts.people);
  const holders = facts.investors ?? [];
  return (facts.people ?? []).flatMap(({ key, name }) => {
    const index = indexes.get(key);
    if (!index || !holders.some(({ person }) => person === key)) return [];
    return ['holder', ...(holders.length === 1 ? ['soleHolder'] : [])].map((role) => ({ role, name, personIndex: index }));
  });
}
