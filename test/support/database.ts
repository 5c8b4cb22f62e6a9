import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { databaseOptions } from '#libs/platform';
import { ENTITIES } from '../../apps/product.ts';

const run = process.env.TEST_RUN ?? '';
const name = `${run}_${process.env.JEST_WORKER_ID}`;
let db: DataSource | undefined;

/** The spec file's own database, as a data source with all entities. */
export function database(): DataSource {
  if (!db) throw new Error('the database is there in tests and hooks, not while a spec file loads');
  return db;
}

/** The URL of that database, for what connects by itself. */
export function testUrl(): string {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

/** The Redis of the run. */
export const testRedisUrl = (): string => process.env.TEST_REDIS_URL ?? '';

/** Keeps the queues of spec files that run side by side, and of files that ran before, apart. */
export const testQueuePrefix = (): string => `${name}_${Date.now()}`;

/** Each spec file that imports this gets its own clone of the migrated template. */
beforeAll(async () => {
  const admin = new pg.Client(process.env.TEST_DATABASE_URL);
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name} template ${run}_template`);
  await admin.end();
  db = await new DataSource(databaseOptions(testUrl(), ENTITIES)).initialize();
});

afterAll(async () => {
  await db?.destroy();
});

class Undo extends Error {}

/** Runs `body` in a transaction that is always rolled back, so the tests of one file never see each other. */
export async function rolledBack(body: (tx: EntityManager) => Promise<void>): Promise<void> {
  const undone = database().transaction(async (tx) => {
    await body(tx);
    throw new Undo();
  });
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
}
