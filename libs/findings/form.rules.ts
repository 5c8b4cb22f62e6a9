import type { FiveInOneFacts } from '#libs/contract';
import { isBlank, type Defect, type Matter } from './matter.ts';

const RULE = 'form.required_field_missing';

/** What the one form must hold, so that no department has to ask again. Asked of new entities and branches. */
export function formDefects(matter: Matter): Defect[] {
  if (!matter.founding) return [];
  const fields = matter.rule('oneForm')?.values.fields ?? [];
  const form = matter.application.fiveInOne ?? {};
  return [...fields.filter((field) => isEmpty(matter, form, field)).map((field) => ({ rule: RULE, path: `fiveInOne.${field}` })), ...holes(matter)];
}

function isEmpty(matter: Matter, form: FiveInOneFacts, field: string): boolean {
  // A handler who is not among the people is nobody.
  if (field === 'socialInsuranceHandler') return matter.indexOf(form.socialInsuranceHandler) < 0;
  const value = new Map<string, unknown>(Object.entries(form)).get(field);
  return typeof value === 'number' ? !(value >= 0) : typeof value !== 'string' || isBlank(value);
}

/** Parts without which there is nothing to register; no rule speaks of what is in them. */
function holes(matter: Matter): Defect[] {
  const { application } = matter;
  const paths = [
    ...(application.address ? [] : ['address']),
    ...(application.name || application.entityType === 'INDIVIDUAL_BUSINESS' ? [] : ['name']),
    ...(matter.rule('capitalSum')?.values.field === 'contributionAmount' && application.contributionAmount === undefined
      ? ['contributionAmount']
      : []),
    ...matter.people.flatMap((person, index) => (isBlank(person.name) ? [`people[${index}].name`] : [])),
    ...(application.investors ?? []).flatMap((one, index) =>
      one.organisation || matter.indexOf(one.person) >= 0 ? [] : [`investors[${index}].person`],
    ),
  ];
  return paths.map((path) => ({ rule: RULE, path }));
}
