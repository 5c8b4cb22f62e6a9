import type { EntityType, PersonFacts } from '#libs/contract';
import { checkIdentityDocument, IDENTITY_DOCUMENT_TYPES, type DocumentCheck } from '#libs/identifiers';
import { classifyScope, foreignHolders, type Law, type Rule, type RuleName, type ScopeClasses } from '#libs/catalogue';
import { isDate } from '#libs/kernel';
import { typeChangedTo, type Application, type World, type WorldEntity } from './world.ts';

/** A defect before the law's severity and source are put to it. */
export interface Defect {
  rule: string;
  path: string;
  given?: string;
  suggestion?: string;
}

/** What the rules are asked about: one filing, the register beside it, the law, and the day. */
export interface Matter {
  readonly application: Application;
  readonly world: World;
  readonly law: Law;
  readonly on: string;
  /** Of the entity that is founded or concerned; decides which editions of a rule hold. */
  readonly entityType: EntityType;
  /** A new entity or branch: everything must be there. Otherwise only what is shown is judged. */
  readonly founding: boolean;
  readonly changing: boolean;
  /** The entity concerned, or the parent of a branch; `undefined` when the register does not know it. */
  readonly subject: WorldEntity | undefined;
  readonly people: readonly PersonFacts[];
  /** The check of each person's paper, in the order of `people`. */
  readonly papers: readonly DocumentCheck[];
  /** Permits that the scope and foreign holders call for. */
  readonly permits: ScopeClasses;
  /** Places of the holders that make it a foreign-invested enterprise. */
  readonly foreigners: readonly number[];
  /** Index of the person of that key, or -1. */
  indexOf(key: string | undefined): number;
  rule<Name extends RuleName>(name: Name): Rule<Name> | undefined;
  rules<Name extends RuleName>(name: Name): readonly Rule<Name>[];
}

export function matterOf(application: Application, world: World, law: Law, on: string): Matter {
  const founding = application.kind === 'establishment' || application.kind === 'branchEstablishment';
  const subject = application.subject === undefined ? undefined : world.entities?.find((one) => one.id === application.subject);
  const type = (wanted: unknown): EntityType | undefined => law.entityTypes.all.find((one) => one.type === wanted)?.type;
  const known = type(typeChangedTo(application)) ?? type(subject?.entityType);
  const entityType = founding ? application.entityType : (known ?? application.entityType);
  const people = application.people ?? [];
  const foreign = foreignHolders(law, application, on);
  const places = new Map<string, number>();
  people.forEach((person, index) => {
    if (person.key !== '' && !places.has(person.key)) places.set(person.key, index);
  });
  return {
    application,
    world,
    law,
    on,
    entityType,
    founding,
    changing: application.kind === 'change',
    subject,
    people,
    papers: people.map((person) => paperOf(person, on)),
    permits: classifyScope(law, application.businessScope ?? [], on, foreign),
    foreigners: foreign.flatMap((holder, index) => (holder.foreign ? [index] : [])),
    indexOf: (key) => (key === undefined ? -1 : (places.get(key) ?? -1)),
    rule: (name) => law.rule(name, entityType, on),
    rules: (name) => law.rules.all(name, entityType, on),
  };
}

/** A kind of paper that nobody knows has no right number. */
const paperOf = ({ document }: PersonFacts, on: string): DocumentCheck =>
  IDENTITY_DOCUMENT_TYPES.includes(document.type)
    ? checkIdentityDocument(document, on)
    : { number: folded(document.number), faults: ['document_format'], facts: null };

/** Born when the paper says or, where it does not say, when the filing says; a number that is wrong says nothing. */
export function birthDateOf(matter: Matter, index: number): string | undefined {
  const stated = matter.people[index]?.birthDate;
  return matter.papers[index]?.facts?.birthDate ?? (isDate(stated) ? stated : undefined);
}

/** The number with its kind of paper and issuing country; `undefined` when the number is wrong in itself. */
export function usableNumber(matter: Matter, index: number): string | undefined {
  const paper = matter.papers[index];
  const document = matter.people[index]?.document;
  return !paper || !document || paper.faults.length > 0
    ? undefined
    : `${document.type} ${folded(document.issuingCountry).toUpperCase()} ${paper.number}`;
}

/** Spaces trimmed, width folded: two spellings of one text are one. */
export const folded = (text: unknown): string => (typeof text === 'string' ? text.normalize('NFKC').replace(/\s+/gu, '') : '');

export const isBlank = (text: string | null | undefined): boolean => text === undefined || text === null || text.trim() === '';

export const isDeregistered = (entity: WorldEntity): boolean => entity.state === 'deregistered';
/** Registered and with a licence that was not taken away. */
export const isAlive = (entity: WorldEntity): boolean => (entity.state ?? 'registered') === 'registered';

/** People who hold at least one of the roles, with their places. */
export function holdersOf(matter: Matter, roles: readonly string[]): { person: PersonFacts; index: number }[] {
  return matter.people.map((person, index) => ({ person, index })).filter(({ person }) => person.roles.some((role) => roles.includes(role)));
}
