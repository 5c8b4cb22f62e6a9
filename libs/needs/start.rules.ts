import type { EntityType } from '#libs/contract';
import type { HolderKind, NeedQuestion } from './need.rules.ts';

/** The plain questions of the first page. Every one has an answer from the start, so that a page is never half asked. */
export const CHOICES = {
  people: ['one', 'few', 'many'],
  debts: ['firm', 'own'],
  place: ['leased', 'owned', 'home', 'hosted', 'platform'],
  others: ['none', 'firm', 'abroad'],
} as const;

export type Question = keyof typeof CHOICES;
export type Answers = { [Key in Question]: (typeof CHOICES)[Key][number] } & { trade: string; district: string };

/** Longer answers are cut, not refused. */
const LONGEST = 200;
const MOST_TRADES = 12;

/** Reads what stands in the address; what is not one of the answers is the first. */
export function answersFrom(query: Readonly<Record<string, unknown>>, districts: readonly string[]): Answers {
  const one = <Key extends Question>(key: Key): Answers[Key] => {
    const answers: readonly string[] = CHOICES[key];
    const at = Math.max(0, answers.indexOf(textOf(query[key])));
    return CHOICES[key][at] as Answers[Key]; // an index of that very list
  };
  const district = textOf(query['district']);
  return {
    people: one('people'),
    debts: one('debts'),
    place: one('place'),
    others: one('others'),
    trade: [...textOf(query['trade']).trim()].slice(0, LONGEST).join(''),
    district: districts.includes(district) ? district : (districts[0] ?? ''),
  };
}

const textOf = (given: unknown): string => (typeof given === 'string' ? given.toWellFormed() : '');

/** 卖鞋，也做出口: each stretch is looked for by itself. */
export const tradesOf = (trade: string): string[] =>
  trade
    .split(/[,，、;；。.\n]|还有|以及|也做|也卖|然后|\band\b/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, MOST_TRADES);

/** Which kind fits: who pays the debts, then how many they are. A limited company has fifty shareholders at most (entity-types.md). */
export function kindFor({ people, debts, others }: Answers): EntityType {
  if (debts === 'own') return people === 'one' && others === 'none' ? 'INDIVIDUAL_BUSINESS' : 'GENERAL_PARTNERSHIP';
  return people === 'many' ? 'JOINT_STOCK_COMPANY' : 'LIMITED_LIABILITY_COMPANY';
}

const HOLDERS: Readonly<Record<Answers['people'], readonly HolderKind[]>> = {
  one: ['person'],
  few: ['person', 'person'],
  many: ['person', 'person', 'person'],
};
const OTHERS: Readonly<Record<Answers['others'], readonly HolderKind[]>> = { none: [], firm: ['organisation'], abroad: ['foreignPerson'] };

/** How a place is used and by what right, as the filing will say it. */
export const PLACES = {
  leased: { propertyUse: 'COMMERCIAL', rightOfUse: 'LEASED' },
  owned: { propertyUse: 'COMMERCIAL', rightOfUse: 'OWNED' },
  home: { propertyUse: 'RESIDENTIAL', rightOfUse: 'OWNED' },
  hosted: { propertyUse: 'COMMERCIAL', rightOfUse: 'HOSTED' },
  platform: { propertyUse: 'VIRTUAL', rightOfUse: 'HOSTED' },
} as const satisfies Record<Answers['place'], object>;

/** The question that the law answers, for the kind that fits. */
export const questionOf = (answers: Answers, scope: readonly string[]): NeedQuestion => ({
  kind: 'establishment',
  entityType: kindFor(answers),
  district: answers.district,
  scope,
  holders: [...HOLDERS[answers.people], ...OTHERS[answers.others]],
  address: 'DECLARED',
  place: PLACES[answers.place],
});
