import type { EntityManager } from 'typeorm';
import { classifyScope, type Law } from '#libs/catalogue';
import type { NameFacts } from '#libs/contract';
import { nameFindings, partsOf, type Application, type Finding, type World } from '#libs/findings';
import { isId } from '#libs/kernel';
import { entriesAbout } from '#libs/supervision';
import { entitiesNamed, nameWorld } from './name-world.ts';
import type { ReservedQuestion } from './naming.entity.ts';

/** A name somebody asks about, with what the rules of names have to know. */
export interface NameQuestion extends ReservedQuestion {
  jurisdiction: string;
  /** Who asks: their own reservations and filings do not stand in the way. */
  askedBy: string;
}

export interface Judgement {
  question: NameQuestion;
  application: Application;
  world: World;
  findings: Finding[];
  /** The trade named calls for a permit before the licence (names.md 5, row 12). */
  priorApproval: boolean;
}

/** Judges a name alone, by the law and the register of this moment. */
export async function judgeName(tx: EntityManager, law: Law, question: NameQuestion, on: string): Promise<Judgement> {
  const application = applicationOf(question, on);
  const world = await worldOf(tx, law, application, question.askedBy);
  const trades = [...(question.facts.businessScope ?? []), question.name.industryTerm];
  return {
    question,
    application,
    world,
    findings: nameFindings(application, world, law, on),
    // Also where it is not certain: the longer term does nobody a wrong.
    priorApproval: classifyScope(law, trades, on).preApprovals.length > 0,
  };
}

/** A name given as one text is taken apart; parts that are given stand as they are. */
export function nameFrom(given: Partial<NameFacts> & { full: string }, law: Law, jurisdiction: string): NameFacts {
  const parts = given.tradeName === undefined ? partsOf(given.full, law.names, { near: jurisdiction }) : undefined;
  return { division: '', tradeName: '', industryTerm: '', organizationalForm: '', ...parts, ...given };
}

function applicationOf({ kind, entityType, subject, name, facts, jurisdiction }: NameQuestion, on: string): Application {
  return {
    kind,
    entityType,
    jurisdiction,
    channel: 'online',
    ...(subject === undefined ? {} : { subject }),
    name,
    ...(kind === 'change' ? { change: { items: [{ item: 'name', to: name.full, decidedOn: on }] } } : {}),
    ...(facts.registeredCapital === undefined ? {} : { registeredCapital: facts.registeredCapital }),
    ...(facts.businessScope === undefined ? {} : { businessScope: facts.businessScope }),
    investors: (facts.investors ?? []).map((organisation) => ({ organisation, subscribed: 0, paidIn: 0, contributions: [] })),
  };
}

async function worldOf(tx: EntityManager, law: Law, application: Application, filerId: string): Promise<World> {
  const near = await nameWorld(tx, law, { ...application, filingId: null, filerId });
  const organisations = (application.investors ?? []).flatMap(({ organisation }) => organisation ?? []);
  const named = await entitiesNamed(
    tx,
    [application.subject, ...organisations.map(({ registerEntity }) => registerEntity)].filter((id): id is string => id !== undefined && isId(id)),
    organisations.map(({ unifiedSocialCreditCode }) => unifiedSocialCreditCode),
  );
  const entities = [...new Map([...(near.entities ?? []), ...named].map((entity) => [entity.id, entity])).values()];
  const entries = await entriesAbout(tx, {
    entityIds: entities.flatMap(({ id }) => id ?? []),
    personIndexes: [],
    subjects: [application.name?.full, application.name?.tradeName].filter((text): text is string => text !== undefined && text !== ''),
  });
  const rows = (list: string, field: string): object[] =>
    entries
      .filter((entry) => entry.list === list)
      .map(({ details, entityId }) => ({ ...details, ...(entityId === null ? {} : { [field]: entityId }) }));
  return {
    ...near,
    entities,
    protectedNames: rows('protectedNames', 'entity'),
    investments: rows('investments', 'holder'),
    branches: rows('branches', 'parent'),
  };
}
