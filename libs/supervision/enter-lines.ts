import { In, type EntityManager } from 'typeorm';
import { canonicalJson, registryNow } from '#libs/kernel';
import { RegisterEntity } from '#libs/register';
import type { CleanLine } from './clean-list.ts';
import { SupervisionImport, SupervisionImportFault } from './import.entity.ts';
import { IMPORT_MOVES } from './import.state.ts';
import { LIST_KINDS } from './list-kinds.ts';
import type { LineFault } from './list-line.rules.ts';
import { SupervisionEntry } from './supervision.entity.ts';

/** Beyond so many the list is of no use, and neither is a longer report. */
const MOST_FAULTS = 10_000;

/**
 * Enters the next lines of a list, `from` being how many are done. Another run that was quicker has done them: then nothing happens.
 * An entry that is there is brought to what the list says, unless a later list has spoken already.
 */
export async function enterLines(tx: EntityManager, importId: string, from: number, lines: readonly CleanLine[]): Promise<void> {
  const list = await lockImport(tx, importId);
  const next = IMPORT_MOVES[list.state].begin;
  if (!next || list.done !== from) return;
  const entities = await entitiesOf(tx, lines);
  const read = lines.map((line): CleanLine => {
    const unknown = line.code !== undefined && !entities.has(line.code);
    return unknown ? { line: line.line, faults: [{ column: 'code', code: 'entity_not_in_register' }] } : line;
  });
  const entries = read.flatMap(({ key, code, person, details }) =>
    key === undefined ? [] : [{ key, entity: code === undefined ? null : (entities.get(code) ?? null), person: person ?? null, details }],
  );
  const { added, changed } = await write(tx, list, entries);
  const faults = read.flatMap(({ line, faults: found }) => (found ? [{ importId, line, faults: [...found] }] : []));
  await keepFaults(tx, faults.slice(0, Math.max(0, MOST_FAULTS - list.bad)));
  Object.assign(list, { state: next, done: from + lines.length, added: list.added + added, changed: list.changed + changed });
  list.same += entries.length - added - changed;
  list.bad += faults.length;
  await tx.save(list);
}

/** Ends an import: a complete list that could be read whole ends what its keeper no longer lists. */
export async function finishImport(tx: EntityManager, importId: string): Promise<SupervisionImport> {
  const list = await lockImport(tx, importId);
  const next = IMPORT_MOVES[list.state].finish;
  if (!next || list.done < list.total) return list;
  list.ended = list.complete && list.unreadable === 0 ? await endMissing(tx, list) : 0;
  list.state = next;
  list.finishedAt = registryNow();
  return tx.save(list);
}

const lockImport = (tx: EntityManager, id: string): Promise<SupervisionImport> =>
  tx.findOneOrFail(SupervisionImport, { where: { id }, lock: { mode: 'pessimistic_write' } });

async function entitiesOf(tx: EntityManager, lines: readonly CleanLine[]): Promise<Map<string, string>> {
  const codes = [...new Set(lines.flatMap(({ code }) => code ?? []))];
  if (codes.length === 0) return new Map();
  const rows = await tx.find(RegisterEntity, { where: { unifiedSocialCreditCode: In(codes) }, select: { id: true, unifiedSocialCreditCode: true } });
  return new Map(rows.map(({ id, unifiedSocialCreditCode }) => [unifiedSocialCreditCode ?? '', id]));
}

interface NewEntry {
  readonly key: string;
  readonly entity: string | null;
  readonly person: string | null;
  readonly details: CleanLine['details'];
}

async function write(
  tx: EntityManager,
  { list, source, number }: SupervisionImport,
  entries: readonly NewEntry[],
): Promise<{ added: number; changed: number }> {
  if (entries.length === 0) return { added: 0, changed: 0 };
  const keys = entries.map(({ key }) => Buffer.from(key, 'hex'));
  const before = await tx.find(SupervisionEntry, { where: { naturalKey: In(keys) }, select: { naturalKey: true, details: true, seenIn: true } });
  const known = new Map(before.map((entry) => [entry.naturalKey?.toString('hex'), entry]));
  await tx.query(
    `insert into supervision_entry (list, imported_list, source, entity_id, person_index, details, natural_key, seen_in)
     select $1, $2, $3, entity, decode(person, 'hex'), details, decode(key, 'hex'), $4
       from jsonb_to_recordset($5::jsonb) as given(key text, entity uuid, person text, details jsonb)
     on conflict on constraint one_entry_a_key do update
        set details = excluded.details, entity_id = excluded.entity_id, seen_in = excluded.seen_in
      where supervision_entry.seen_in <= excluded.seen_in`,
    [LIST_KINDS[list].list, list, source, number, JSON.stringify(entries)],
  );
  const isOther = ({ key, details }: NewEntry): boolean => {
    const old = known.get(key);
    return old !== undefined && BigInt(old.seenIn ?? 0) <= BigInt(number) && canonicalJson(old.details) !== canonicalJson(details);
  };
  return { added: entries.filter(({ key }) => !known.has(key)).length, changed: entries.filter(isOther).length };
}

async function keepFaults(tx: EntityManager, rows: { importId: string; line: number; faults: LineFault[] }[]): Promise<void> {
  if (rows.length > 0) await tx.createQueryBuilder().insert().into(SupervisionImportFault).values(rows).orIgnore().execute();
}

/** What the keeper listed before and this list no longer has is over since the day it was handed over. What a later list has seen stays. */
async function endMissing(tx: EntityManager, { list, source, number, uploadedAt }: SupervisionImport): Promise<number> {
  const { to, lastDayHolds } = LIST_KINDS[list];
  const ended: [unknown[], number] = await tx.query(
    `update supervision_entry
        set details = details || jsonb_build_object($1::text, to_char(($2::timestamptz at time zone 'Asia/Shanghai')::date - $3::integer, 'YYYY-MM-DD'))
      where imported_list = $4 and source = $5 and seen_in < $6
        and coalesce(details->>$1::text, '9999') > to_char(($2::timestamptz at time zone 'Asia/Shanghai')::date - $3::integer, 'YYYY-MM-DD')`,
    [to, uploadedAt, lastDayHolds ? 1 : 0, list, source, number],
  );
  return ended[1];
}
