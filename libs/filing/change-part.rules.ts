import type { ChangeItemFacts, Facts, PersonFacts } from '#libs/contract';

/** People who stand in the register are pointed at by key: their number is shown masked, and taken from there. */
export function withRegisteredNumbers(facts: Facts, current: Facts): Facts {
  if (!facts.people) return facts;
  return { ...facts, people: facts.people.map((person) => withRegisteredNumber(person, current)) };
}

function withRegisteredNumber({ registered: _registered, ...person }: PersonFacts, current: Facts): PersonFacts {
  const known = current.people?.find(({ key }) => key === person.key);
  if (!known || !person.document.number.includes('*')) return person;
  const { birthDate } = known;
  return { ...person, document: known.document, ...(birthDate === undefined ? {} : { birthDate }), registered: true };
}

/** What a change asks for, said once: values come from the parts that the filing states, added items of scope from comparing with the register. */
export function completedChange(facts: Facts, current: Facts): Facts {
  const { change } = facts;
  if (!change) return facts;
  const items = change.items.map((item) => ({ ...item, to: valueOf(item, facts) ?? item.to ?? '' }));
  const addedScope = addedItems(facts, current) ?? change.addedScope;
  return { ...facts, change: { ...change, items, ...(addedScope ? { addedScope } : {}) } };
}

function valueOf({ item, to }: ChangeItemFacts, facts: Facts): unknown {
  const withRole = (role: string): string | undefined =>
    facts.people?.some(({ key, roles }) => key === to && roles.includes(role))
      ? String(to)
      : facts.people?.find(({ roles }) => roles.includes(role))?.key;
  switch (item) {
    case 'name':
      return facts.name?.full;
    case 'domicile':
      return facts.address?.text;
    case 'businessScope':
      return facts.businessScope?.join('；');
    case 'registeredCapital':
      return facts.registeredCapital;
    case 'contributionAmount':
      return facts.contributionAmount;
    case 'businessTerm':
      return facts.businessTerm && (facts.businessTerm.to ?? '长期');
    case 'compositionForm':
      return facts.compositionForm;
    case 'legalRepresentative':
    case 'operator':
    case 'personInCharge':
    case 'liaisonOfficer':
    case 'financeOfficer':
      return withRole(item);
    default:
      return undefined;
  }
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** Places in the new scope of what the old one does not have; `undefined` where the old one is not known. */
function addedItems({ businessScope }: Facts, current: Facts): number[] | undefined {
  if (!businessScope || !current.businessScope) return undefined;
  const old = new Set(current.businessScope.map(plain));
  return businessScope.flatMap((text, index) => (old.has(plain(text)) ? [] : [index]));
}
