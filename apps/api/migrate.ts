import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type MigrationInterface } from 'typeorm';
import { config, ConfigError, databaseOptions } from '#libs/platform';
import { indexOldNames } from '#libs/register';

// Any number that nothing else locks: copies started at one moment migrate one after the other.
const LOCK = 1_764_028_800;
const FOLDER = join(import.meta.dirname, '../../migrations');

type Migration = new () => MigrationInterface;

/** Every class that a file of `migrations/` exports. */
async function migrations(): Promise<Migration[]> {
  const files = readdirSync(FOLDER).filter((name) => /^\d+-.*\.js$/.test(name));
  const modules: Record<string, Migration>[] = await Promise.all(files.sort().map((name) => import(join(FOLDER, name))));
  return modules.flatMap((module) => Object.values(module));
}

async function migrate(): Promise<void> {
  // Waiting for another copy's migration may take longer than any statement of the product may.
  const options = { ...databaseOptions(config().databaseUrl, [], 2), extra: {}, migrations: await migrations() };
  const db = await new DataSource(options).initialize();
  const line = db.createQueryRunner();
  try {
    await line.query('select pg_advisory_lock($1)', [LOCK]);
    const done = await db.runMigrations({ transaction: 'each' });
    const indexed = await db.transaction(indexOldNames);
    if (indexed > 0) process.stdout.write(`indexed ${indexed} names\n`);
    process.stdout.write(`${done.map(({ name }) => `migrated ${name}\n`).join('')}`);
  } finally {
    await line.release();
    await db.destroy();
  }
}

try {
  await migrate();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
