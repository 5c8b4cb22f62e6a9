import { once } from 'node:events';
import { rmSync } from 'node:fs';
import pg from 'pg';

/** Ends the storage that the run started for itself, or clears what it left in the storage it was given. */
export default async function globalTeardown(): Promise<void> {
  const own = globalThis.ownStorage;
  if (!own) return dropDatabases();
  const ended = once(own.holder, 'exit');
  own.holder.stdin?.end();
  await ended;
  rmSync(own.folder, { recursive: true, force: true });
}

async function dropDatabases(): Promise<void> {
  const admin = new pg.Client(process.env.TEST_DATABASE_URL);
  await admin.connect();
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [
    `${process.env.TEST_RUN}_`,
  ]);
  for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
  await admin.end();
}
