import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { config } from '#libs/platform';
import { database } from '../support/database.ts';

/** Rows that a request may touch though it is refused: when a session was last seen, and how often a password was tried. */
const OF_THE_DOOR = ['session', 'login_attempt', 'schedule'];

/** What is on its way is moved by the relay, whoever asks for what meanwhile. */
const COLUMNS: Record<string, string> = { outbox: 'id, message, queue, payload, due_at' };

/** Every table by name with a hash of all its rows, and the names of the kept files: what is equal before and after was not changed. */
export async function allThatIsKept(without: readonly string[] = []): Promise<Record<string, string>> {
  const tables: { name: string }[] = await database().query(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const kept: Record<string, string> = { files: keptFiles().join(' ') };
  for (const { name } of tables.filter((table) => ![...OF_THE_DOOR, ...without].includes(table.name))) {
    const [row]: [{ hash: string }] = await database().query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from (select ${COLUMNS[name] ?? '*'} from "${name}") t`,
    );
    kept[name] = row.hash;
  }
  return kept;
}

const keptFiles = (): string[] => {
  const folder = config().filesDir;
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }).map(String).sort();
  return [createHash('sha256').update(names.join('\n')).digest('hex'), String(names.length)];
};
