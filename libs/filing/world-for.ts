import { In, type EntityManager } from 'typeorm';
import { lastNotice, terminatedNotices } from '#libs/announcement';
import type { Law } from '#libs/catalogue';
import type { PermitHeld } from '#libs/contract';
import type { Application, World, WorldEntity, WorldSimplifiedDeregistration } from '#libs/findings';
import { entitiesNamed, nameWorld } from '#libs/naming';
import { addressKey, branchesOf, countAtAddress, RegisterPerson } from '#libs/register';
import { entriesAbout, LISTS, type ListName, type SupervisionEntry } from '#libs/supervision';
import type { Filing } from './filing.entity.ts';
import { indexesOf } from './person-index.ts';
import { knownFacts, registeredFacts } from './registered-facts.ts';

/** What the rules may see of register and lists: everything that concerns this filing's name, people, holders and place, and nothing else. */
export async function worldFor(
  tx: EntityManager,
  law: Law,
  filing: Filing,
  application: Application,
  permits: readonly PermitHeld[] = [],
): Promise<World> {
  const names = await nameWorld(tx, law, { ...application, filingId: filing.id, filerId: filing.filerId, handedIn: filing.round > 0 });
  const people = indexesOf(application.people);
  const keyOf = (index: Buffer | null): string | undefined => [...people].find(([, own]) => index !== null && own.equals(index))?.[0];

  const sole = people.size > 0 ? await tx.findBy(RegisterPerson, { personIndex: In([...people.values()]), role: 'soleHolder' }) : [];
  const named = await namedEntities(
    tx,
    application,
    sole.map(({ entityId }) => entityId),
  );
  const known = await subjectFacts(tx, filing, application);
  const entities = uniqueById([...(names.entities ?? []), ...named]).map((entity) => ({
    ...entity,
    ...(entity.id === application.subject ? known : {}),
    soleHolderPerson: keyOf(sole.find(({ entityId, until }) => entityId === entity.id && until === null)?.personIndex ?? null),
  }));

  const entries = await entriesAbout(tx, {
    entityIds: entities.flatMap(({ id }) => id ?? []),
    personIndexes: [...people.values()],
    subjects: subjectsOf(application),
  });
  const listed = lists(entries, keyOf);
  return {
    ...names,
    entities,
    ...listed,
    permits: permitsOf(listed, application, permits),
    branches: await branches(tx, listed, application.subject),
    simplifiedDeregistrations: [...(listed.simplifiedDeregistrations ?? []), ...(await endedRuns(tx, application))],
    addressUse: await addressUse(tx, application, entries),
  };
}

/** What permits and the code of the type hang on: the entities that a filing points at, and its permits. Names and places are asked no more. */
export async function worldOfParties(tx: EntityManager, filing: Filing, application: Application, permits: readonly PermitHeld[]): Promise<World> {
  const known = await subjectFacts(tx, filing, application);
  const named = await namedEntities(tx, application, []);
  const entities = named.map((entity) => (entity.id === application.subject ? { ...entity, ...known } : entity));
  const entries = await entriesAbout(tx, {
    entityIds: entities.flatMap(({ id }) => id ?? []),
    personIndexes: [...indexesOf(application.people).values()],
    subjects: subjectsOf(application),
  });
  return {
    entities,
    permits: permitsOf(
      lists(entries, () => undefined),
      application,
      permits,
    ),
  };
}

/** Those that the departments' books know of, and those that the applicants say they hold. */
const permitsOf = (listed: World, application: Application, stated: readonly PermitHeld[]): World['permits'] => [
  ...(listed.permits ?? []),
  ...stated.map((permit) => ({ ...permit, holder: application.name?.full })),
];

/** What the register says of the firm that a filing concerns, beside what every entity has. */
const subjectFacts = async (tx: EntityManager, filing: Filing, { subject }: Application): Promise<Partial<WorldEntity>> =>
  subject === undefined || filing.kind === 'branchEstablishment' ? {} : knownFacts(await registeredFacts(tx, subject));

/** Branches that the lists know of, and those that were entered here. */
async function branches(tx: EntityManager, { branches: listed = [] }: World, subject: string | undefined): Promise<World['branches']> {
  return [...listed, ...(subject === undefined ? [] : await branchesOf(tx, [subject]))];
}

/** Runs that an objection ended; the one that is applied for is judged by its own objections. */
async function endedRuns(tx: EntityManager, { kind, subject, step }: Application): Promise<WorldSimplifiedDeregistration[]> {
  if (kind !== 'simplifiedDeregistration' || subject === undefined) return [];
  const present = step === 'apply' ? await lastNotice(tx, subject) : null;
  const ended = (await terminatedNotices(tx, subject)).filter(({ id }) => id !== present?.announcement.id);
  return ended.map(({ publishedOn, closedOn }) => ({ entity: subject, publishedOn, ...(closedOn === null ? {} : { terminatedOn: closedOn }) }));
}

/** Entities that the filing itself points at: holders, hosts, the subject, sole-holder companies of its people. */
function namedEntities(tx: EntityManager, application: Application, soleCompanies: string[]): Promise<WorldEntity[]> {
  const pointed = [
    application.subject,
    application.address?.hostEntity,
    ...(application.operatingAddresses ?? []).map((address) => address.hostEntity),
    ...(application.investors ?? []).map((investor) => investor.organisation?.registerEntity),
    ...soleCompanies,
  ].filter((id): id is string => id !== undefined && /^[0-9a-f-]{36}$/.test(id));
  const codes = (application.investors ?? []).flatMap((investor) => investor.organisation?.unifiedSocialCreditCode ?? []);
  return entitiesNamed(tx, pointed, codes);
}

const uniqueById = <T extends { id?: string }>(rows: T[]): T[] => [...new Map(rows.map((row) => [row.id, row])).values()];

/** The names and places by which lists are asked. */
const subjectsOf = (application: Application): string[] =>
  [application.name?.full, application.name?.tradeName, application.address && addressKey(application.address.text)].filter(
    (text): text is string => text !== undefined && text !== '',
  );

/** What the rules call the entity that an entry hangs on. */
const ENTITY_FIELD: Partial<Record<ListName, string>> = { branches: 'parent', investments: 'holder' };

function lists(entries: SupervisionEntry[], keyOf: (index: Buffer | null) => string | undefined): World {
  const rows = (list: ListName): object[] =>
    entries
      .filter((entry) => entry.list === list)
      .map(({ details, entityId, personIndex }) => ({
        ...details,
        ...(entityId === null ? {} : { [ENTITY_FIELD[list] ?? 'entity']: entityId }),
        ...(personIndex === null ? {} : { person: keyOf(personIndex) }),
      }));
  const world: World = Object.fromEntries(LISTS.filter((list) => list !== 'addressUse').map((list) => [list, rows(list)]));
  return world;
}

async function addressUse(tx: EntityManager, application: Application, entries: SupervisionEntry[]): Promise<World['addressUse']> {
  const text = application.address?.text;
  if (!text) return [];
  const listed = entries.filter((entry) => entry.list === 'addressUse').reduce((sum, entry) => sum + Number(entry.details['liveEntities'] ?? 0), 0);
  return [{ text, liveEntities: listed + (await countAtAddress(tx, addressKey(text))) }];
}
