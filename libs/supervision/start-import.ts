import type { EntityManager } from 'typeorm';
import type { ImportedList } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { invalid, newId, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit, record } from '#libs/platform';
import { cleanList, type CleanList } from './clean-list.ts';
import { csvLines } from './csv.rules.ts';
import { decodeList, type DecodedList } from './decode-list.ts';
import { SupervisionImport } from './import.entity.ts';
import { listReceived } from './import.messages.ts';
import { ABNORMAL_CAUSES, LIST_KINDS } from './list-kinds.ts';
import { readHeading } from './list-line.rules.ts';

export interface HandedOver {
  readonly list: ImportedList;
  readonly source: string;
  readonly complete: boolean;
  readonly fileName: string;
}

export interface ReadList extends CleanList {
  readonly encoding: DecodedList['encoding'];
}

/** Reads a list that somebody hands over. A file of another encoding or with other columns is refused whole. */
export async function readList(tx: EntityManager, { list, source }: Pick<HandedOver, 'list' | 'source'>, bytes: Buffer): Promise<ReadList> {
  const { text, encoding } = decodeList(bytes);
  const kind = LIST_KINDS[list];
  const lines = csvLines(text);
  const first = lines.next();
  if (first.done) throw invalid('import.empty', { path: 'file' });
  const heading = readHeading(kind, first.value.cells);
  if ('missing' in heading) throw invalid('import.heading_wrong', { path: 'file', ...heading });
  const reading = { kind, heading, causes: await causesOf(tx, list), on: registryDate() };
  return { ...(await cleanList(reading, lines, { list, source })), encoding };
}

/** Causes that rules ask for: of post bans those that the law names, in any of its editions. */
async function causesOf(tx: EntityManager, list: ImportedList): Promise<ReadonlySet<string>> {
  if (list === 'abnormal' || list === 'seriousViolation') return new Set(ABNORMAL_CAUSES);
  const { rules } = await lawNow(tx);
  return new Set(rules.rows.flatMap((row) => (row.rule === 'postBan' ? textsOf(row.values) : [])));
}

const textsOf = (values: object): string[] =>
  'causes' in values && Array.isArray(values.causes) ? values.causes.filter((one) => typeof one === 'string') : [];

/** Keeps that a list is here; it is entered afterwards, line by line. */
export async function startImport(
  tx: EntityManager,
  actor: Actor,
  { list, source, complete, fileName }: HandedOver,
  { encoding, total, unreadable, sha256 }: Omit<ReadList, 'bytes'> & { sha256: string },
): Promise<SupervisionImport> {
  const started = tx.create(SupervisionImport, {
    ...{ id: newId(), list, source, complete, fileName, encoding, sha256, state: 'WAITING' },
    ...{ total, unreadable, done: 0, added: 0, changed: 0, same: 0, bad: 0, ended: 0 },
    ...{ uploadedBy: actor.userId, uploadedAt: registryNow(), finishedAt: null },
  });
  await tx.insert(SupervisionImport, started);
  await audit(tx, actor, 'supervision.list_received', started.id, { list, source, complete, total, sha256 });
  await record(tx, listReceived, { importId: started.id });
  return started;
}
