import type { PersonFacts } from '#libs/contract';
import { ageOn } from '#libs/kernel';
import { birthDateOf, folded, holdersOf, isBlank, usableNumber, type Defect, type Matter } from './matter.ts';

/** The people named: their papers, names and ages, whether they signed and proved who they are. */
export function personDefects(matter: Matter): Defect[] {
  return [
    ...matter.people.flatMap((person, index) => [...paper(matter, person, index), ...name(person, index), ...realName(matter, person, index)]),
    ...sameNumbers(matter),
    ...underAge(matter),
    ...signatures(matter),
  ];
}

function paper(matter: Matter, person: PersonFacts, index: number): Defect[] {
  const checked = matter.papers[index];
  const birthDate = checked?.facts?.birthDate;
  const path = `people[${index}]`;
  const defects: Defect[] = (checked?.faults ?? []).map((fault) => ({ rule: `person.${fault}`, path: `${path}.document.number` }));
  const issued = matter
    .rules('identityPaperIssued')
    .find(
      ({ values }) =>
        values.type === person.document.type && (values.version === null || values.version === versionOf(person, checked?.number ?? '')),
    );
  if (issued && matter.on < issued.values.issuedFrom) {
    defects.push({
      rule: 'person.document_not_yet_issued',
      path: `${path}.document.type`,
      given: person.document.type,
    });
  }
  if (birthDate !== undefined && !isBlank(person.birthDate) && person.birthDate !== birthDate) {
    defects.push({ rule: 'person.birth_date_differs_from_id', path: `${path}.birthDate`, given: person.birthDate, suggestion: birthDate });
  }
  return defects;
}

/** The card of 2023 is known by its number too: eighteen digits, where the one before had three letters and twelve. */
const versionOf = ({ document }: PersonFacts, number: string): string | undefined =>
  document.version ?? (/^9\d{17}$/.test(number) ? '2023' : undefined);

/** Control characters, emoji and digits of any script; everything else people do have in their names. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\p{Nd}\p{No}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]/u;

function name({ name: given }: PersonFacts, index: number): Defect[] {
  return NOT_IN_NAMES.test(given) ? [{ rule: 'person.name_characters', path: `people[${index}].name`, given }] : [];
}

function realName(matter: Matter, person: PersonFacts, index: number): Defect[] {
  const asked = matter.rule('realName') !== undefined && person.realNameVerified === false;
  return asked ? [{ rule: 'person.real_name_not_verified', path: `people[${index}].realNameVerified`, given: person.name }] : [];
}

/** One number belongs to one person; the later one is pointed at. A number that is wrong in itself says nothing of anybody. */
function sameNumbers(matter: Matter): Defect[] {
  const names = new Map<string, string>();
  return matter.people.flatMap((person, index) => {
    const number = usableNumber(matter, index);
    if (number === undefined) return [];
    const first = names.get(number);
    if (first === undefined) names.set(number, folded(person.name));
    const differs = first !== undefined && first !== folded(person.name);
    return differs ? [{ rule: 'person.same_number_other_name', path: `people[${index}].document.number`, given: person.name }] : [];
  });
}

/** Holders of a post, operators, managing partners, and whoever holds all alone. */
function underAge(matter: Matter): Defect[] {
  const rule = matter.rule('age')?.values;
  if (!rule) return [];
  const investors = matter.application.investors ?? [];
  const alone = matter.founding && investors.length === 1 ? investors : investors.filter((one) => one.managingPartner === true);
  const asked = new Set([...holdersOf(matter, rule.roles).map(({ index }) => index), ...alone.map((one) => matter.indexOf(one.person))]);
  return [...asked]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const person = matter.people[index];
      const birth = birthDateOf(matter, index);
      return birth !== undefined && ageOn(birth, matter.on) < rule.min
        ? [{ rule: 'person.under_age', path: `people[${index}]`, given: person?.name }]
        : [];
    });
}

function signatures(matter: Matter): Defect[] {
  const missing = new Set(matter.application.signatures?.missing ?? []);
  return matter.people.flatMap((person, index) =>
    missing.has(person.key) ? [{ rule: 'person.signature_missing', path: `people[${index}]`, given: person.name }] : [],
  );
}
