import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import globalTeardown from './global-teardown.ts';

declare global {
  /** Storage that this run of Jest started for itself: the process that holds it, and its folder. */
  var ownStorage: { holder: ChildProcess; folder: string } | undefined;
}

const MIGRATIONS = resolve('migrations');

/** Storage for the run, and one migrated template database that every spec file clones in milliseconds. */
export default async function globalSetup(): Promise<void> {
  if (!process.env.TEST_DATABASE_URL || !process.env.TEST_REDIS_URL) await startStorage();
  try {
    await makeTemplate();
  } catch (error) {
    await globalTeardown(); // Jest does not call it after a setup that failed
    throw error;
  }
}

async function makeTemplate(): Promise<void> {
  process.env.TEST_RUN = `t${randomBytes(4).toString('hex')}`;
  const template = `${process.env.TEST_RUN}_template`;

  const admin = new pg.Client(process.env.TEST_DATABASE_URL);
  await admin.connect();
  await admin.query(`create database ${template}`);
  await admin.end();
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = `/${template}`;
  const db = await new DataSource({ type: 'postgres', url: url.href, migrations: await migrations() }).initialize();
  await db.runMigrations({ transaction: 'each' });
  await db.destroy();
}

/** Every class that a file of migrations/ exports. */
async function migrations(): Promise<(new () => MigrationInterface)[]> {
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.ts'));
  const modules: Record<string, new () => MigrationInterface>[] = await Promise.all(files.map((name) => import(join(MIGRATIONS, name))));
  return modules.flatMap((module) => Object.values(module));
}

/** A private PostgreSQL and Redis in a temporary folder. Their holder ends with the pipe to it, so a killed Jest leaves nothing behind. */
async function startStorage(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-test-'));
  const holder = spawn(process.execPath, ['tools/services.mjs', '--throw-away', '--data', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: '', REDIS_URL: '' },
  });
  globalThis.ownStorage = { holder, folder };
  for await (const line of createInterface({ input: holder.stdout })) {
    const { adminUrl, redisUrl }: { adminUrl: string; redisUrl: string } = JSON.parse(line);
    process.env.TEST_DATABASE_URL = adminUrl;
    process.env.TEST_REDIS_URL = redisUrl;
    return;
  }
  throw new Error('storage for the tests did not start; see the message above');
}
