import type { DataSource, EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { lawNow } from '#libs/editions';
import { isIndividual, nameKeys } from '#libs/findings';
import { canonicalJson, conflict, invalid, newId, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { type RegisterEntity, takeOver, type TakenOver } from '#libs/register';
import { csvLines, type CsvLine } from '#libs/supervision';
import { blocksOf, decodeBlock, lookThrough, type RegisterFile } from './register-blocks.ts';
import { RegisterImport, RegisterImportFault } from './register-import.entity.ts';
import { readRegisterHeading, readRegisterLine, type AroundLine, type RegisterHeading, type RegisterLine } from './register-line.rules.ts';

export interface HandedOverRegister {
  path: string;
  fileName: string;
  source: string;
  /** Where neither a line nor its number names a registry. */
  registry: string;
}

const BATCH = 2_000;
/** Beyond so many a longer report is of no use. */
const MOST_FAULTS = 10_000;

/**
 * Takes over an older register, some thousand lines a transaction. The same file again goes on where it stopped; a register that was taken over
 * adds nothing the second time.
 */
export async function importRegister(
  db: DataSource,
  actor: Actor,
  given: HandedOverRegister,
  told: (progress: RegisterImport) => void = () => undefined,
): Promise<RegisterImport> {
  const file = await lookThrough(given.path);
  const law = await lawNow(db.manager);
  let heading: RegisterHeading | undefined;
  let running: RegisterImport | undefined;
  const seen = new Map<string, number>();
  let line = 0;
  let place = 0;
  for await (const { block, from } of blocksOf(given.path)) {
    const lines: CsvLine[] = [];
    for (const read of csvLines(decodeBlock(block, file.encoding))) lines.push({ ...read, line: read.line + line });
    line += countLines(block);
    if (!heading || !running) {
      const found = readRegisterHeading(lines.shift()?.cells ?? []);
      if ('missing' in found) throw invalid('import.heading_wrong', { path: 'file', missing: found.missing });
      heading = found.heading;
      running = await db.transaction((tx) => begin(tx, actor, given, file, found.unread));
    }
    const around = aroundLines(law, heading, given.registry);
    for (let start = 0; start < lines.length; start += BATCH) {
      const batch = lines.slice(start, start + BATCH).map((one) => readOne(one, around, seen));
      const bytesDone = from + Math.round((block.length * Math.min(start + BATCH, lines.length)) / lines.length);
      const { id, done }: RegisterImport = running;
      const at = place;
      if (at + batch.length > done)
        running = await db.transaction((tx): Promise<RegisterImport> => enterBatch(tx, law, id, { at, batch, bytesDone }));
      place += batch.length;
      told(running);
    }
  }
  if (!running) throw invalid('import.empty', { path: 'file' });
  const { id } = running;
  return db.transaction((tx) => finish(tx, actor, id));
}

const countLines = (block: Buffer): number => block.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 0);

/** The same file that was not finished is gone on with. */
async function begin(tx: EntityManager, actor: Actor, given: HandedOverRegister, file: RegisterFile, unread: string[]): Promise<RegisterImport> {
  const open = await tx.findOneBy(RegisterImport, { sha256: file.sha256, state: 'RUNNING' });
  if (open) return open;
  const { source, fileName } = given;
  const { encoding, sha256, bytes } = file;
  const started = tx.create(RegisterImport, {
    ...{ id: newId(), source, fileName, encoding, sha256, bytes, bytesDone: 0, state: 'RUNNING', unread: unread.slice(0, 100) },
    ...{ done: 0, added: 0, same: 0, bad: 0, startedBy: actor.userId, startedAt: registryNow(), finishedAt: null },
  });
  await tx.insert(RegisterImport, started);
  await audit(tx, actor, 'register.import_begun', started.id, { source, sha256, bytes });
  return started;
}

function aroundLines(law: Law, heading: RegisterHeading, registry: string): AroundLine {
  const today = registryDate();
  return {
    ...{ heading, registry, today },
    knownDivision: (code) => /^\d{6}$/.test(code) && law.divisions.known(code),
    industryCode: industryReader(law, today),
    typeName: (code) => law.entityTypes.code(code)?.name,
  };
}

/** Finds an industry in the edition of today, or else in an older one. */
function industryReader({ industries }: Law, today: string): AroundLine['industryCode'] {
  const now = industries.editionOn(today);
  const editions = (['2011', '2017'] as const).toSorted((one, other) => Number(other === now) - Number(one === now));
  const letters = new Map(editions.flatMap((edition) => industries.all(edition).map(({ code }) => [code.slice(1), code] as const)));
  return (text) => {
    const code = /^\d/.test(text) ? (letters.get(text) ?? '') : text;
    const edition = editions.find((one) => industries.find(one, code));
    return edition && { edition, code };
  };
}

interface OneLine {
  line: number;
  read?: RegisterLine;
  fault?: { column: string | null; code: string; of?: number };
}

function readOne({ line, cells, broken }: CsvLine, around: AroundLine, seen: Map<string, number>): OneLine {
  if (broken) return { line, fault: { column: null, code: 'quote_broken' } };
  const read = readRegisterLine(cells, around);
  if ('column' in read) return { line, fault: read };
  const numbers = numbersOf(read);
  const earlier = numbers.map((number) => seen.get(number)).find((one) => one !== undefined);
  if (earlier !== undefined) return { line, fault: { column: null, code: 'same_entry', of: earlier } };
  for (const number of numbers) seen.set(number, line);
  return { line, read };
}

const numbersOf = ({ code, registrationNumber, organizationCode }: RegisterLine): string[] =>
  [code, registrationNumber, organizationCode].filter((number): number is string => number !== null);

interface Batch {
  /** How many lines of the file come before. */
  at: number;
  batch: OneLine[];
  bytesDone: number;
}

async function enterBatch(tx: EntityManager, law: Law, importId: string, { at, batch, bytesDone }: Batch): Promise<RegisterImport> {
  // Now and then the index of names sorts in what it has put off, which takes longer than a request may.
  await tx.query(`set local statement_timeout = '10min'`);
  const own = await tx.findOneOrFail(RegisterImport, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
  const rest = batch.slice(Math.max(0, own.done - at)); // what an earlier run has done is not done again
  const known = await knownOf(
    tx,
    rest.flatMap(({ read }) => read ?? []),
  );
  const fresh: TakenOver[] = [];
  const faults: RegisterImportFault[] = [];
  for (const { line, read, fault } of rest) {
    const wrong = fault ?? (read && judged(read, known));
    if (wrong === 'same') own.same += 1;
    else if (wrong) faults.push({ importId, line, column: wrong.column, code: wrong.code, ofLine: wrong.of ?? null });
    else if (read) fresh.push(takenOver(law, read));
  }
  await takeOver(tx, fresh, registryDate());
  const kept = faults.slice(0, Math.max(0, MOST_FAULTS - own.bad));
  if (kept.length > 0) await tx.createQueryBuilder().insert().into(RegisterImportFault).values(kept).orIgnore().execute();
  Object.assign(own, { done: own.done + rest.length, added: own.added + fresh.length, bad: own.bad + faults.length, bytesDone });
  return tx.save(own);
}

interface Known {
  id: string;
  facts: string | null;
}

/** Who stands here already, by any of their numbers. */
async function knownOf(tx: EntityManager, lines: readonly RegisterLine[]): Promise<Map<string, Known>> {
  const given = [...new Set(lines.flatMap(numbersOf))];
  if (given.length === 0) return new Map();
  const entities: Pick<RegisterEntity, 'id' | 'unifiedSocialCreditCode' | 'registrationNumber' | 'organizationCode'>[] = await tx.query(
    `select id, unified_social_credit_code as "unifiedSocialCreditCode", registration_number as "registrationNumber", organization_code as "organizationCode"
       from register_entity where unified_social_credit_code = any($1) or registration_number = any($1) or organization_code = any($1)`,
    [given],
  );
  const versions: { entityId: string; facts: unknown }[] =
    entities.length === 0
      ? []
      : await tx.query(
          `select distinct on (entity_id) entity_id as "entityId", facts from register_version where entity_id = any($1) order by entity_id, version desc`,
          [entities.map(({ id }) => id)],
        );
  const facts = new Map(versions.map((version) => [version.entityId, canonicalJson(version.facts)]));
  return new Map(
    entities.flatMap((entity) =>
      [entity.unifiedSocialCreditCode, entity.registrationNumber, entity.organizationCode].flatMap((number) =>
        number === null ? [] : [[number, { id: entity.id, facts: facts.get(entity.id) ?? null }] as const],
      ),
    ),
  );
}

/** A firm that stands here and says something else is never overwritten: its line is told. */
function judged(read: RegisterLine, known: ReadonlyMap<string, Known>): 'same' | { column: null; code: string; of?: number } | undefined {
  const found = numbersOf(read).flatMap((number) => known.get(number) ?? []);
  const [first] = found;
  if (!first) return undefined;
  if (found.some(({ id }) => id !== first.id)) return { column: null, code: 'numbers_of_two' };
  return first.facts === canonicalJson(read.facts) ? 'same' : { column: null, code: 'differs_from_register' };
}

function takenOver(law: Law, read: RegisterLine): TakenOver {
  const full = read.facts.name?.full ?? '';
  const { entityType, entityTypeCode, registry, state, stateOn, establishedOn, facts } = read;
  return {
    ...{ stateOn, establishedOn, facts, otherNumbers: read.otherNumbers },
    standing: {
      ...{ entityType, entityTypeCode, registry, state, unifiedSocialCreditCode: read.code },
      ...{ registrationNumber: read.registrationNumber, organizationCode: read.organizationCode },
    },
    name: { full, keys: nameKeys(full, law.names), individual: isIndividual(entityType ?? undefined, full, law.names) },
  };
}

async function finish(tx: EntityManager, actor: Actor, id: string): Promise<RegisterImport> {
  const own = await tx.findOneOrFail(RegisterImport, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (own.state === 'DONE') throw conflict('import.finished_already');
  Object.assign(own, { state: 'DONE', bytesDone: own.bytes, finishedAt: registryNow() });
  const { added, same, bad } = own;
  await audit(tx, actor, 'register.import_finished', id, { added, same, bad });
  return tx.save(own);
}
