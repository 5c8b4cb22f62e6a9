// The processes of the product, as children: their environment, how they start, how we see that they answer.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ROOT } from './build.mjs';
import { secretsOf } from './secrets.mjs';
import { asUser, sleep, spawnTied, tailOf } from './processes.mjs';
import { PlainError } from './words.mjs';

const PROGRAMS = {
  api: ['dist/apps/api/main.js'],
  worker: ['dist/apps/worker/main.js'],
  simulator: ['tools/simulator.mjs'],
};

/** What the processes of a demo are told. What is set outside (MACHINE_LANE, SMTP_URL, LOG_LEVEL ...) passes through. */
export function demoEnvironment({ dir, services, port, departmentsUrl }) {
  return {
    NODE_ENV: 'production',
    FILES_DIR: join(dir, 'files'),
    CA_DIR: join(dir, 'ca'),
    PUBLIC_URL: `http://localhost:${port}`,
    DEPARTMENTS_URL: departmentsUrl,
    ...secretsOf(dir),
    ...process.env,
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    DEMO: '1',
  };
}

/** Starts one of the programs, tied to us, logging into `<dir>/log/<name>.log`. */
export function startProgram(program, { dir, env, args = [], name = program }) {
  mkdirSync(join(dir, 'log'), { recursive: true });
  return spawnTied(process.execPath, [...PROGRAMS[program], ...args], { whenWeDie: 'KILL', log: logOf(dir, name), env, cwd: ROOT });
}

export const logOf = (dir, name) => join(dir, 'log', `${name}.log`);

/** Brings the database to the newest schema. */
export function migrate(env) {
  const [file, argv] = asUser(undefined, process.execPath, ['dist/apps/api/migrate.js'], { whenWeDie: 'KILL' });
  const child = spawn(file, argv, { env, cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new PlainError('数据库升级失败', 'Migrating the database failed', output))));
  });
}

/** Resolves when `url` answers 200; gives up when `gaveUp()` says why, or after the time. */
export async function waitUntilReady(url, { gaveUp = () => undefined, seconds = 60 } = {}) {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    const reason = gaveUp();
    if (reason) throw reason;
    const answered = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await sleep(30);
  }
  throw new PlainError(`${url} 在 ${seconds} 秒内没有应答`, `${url} did not answer within ${seconds} seconds`);
}

/** What to show of a program that does not stay up. */
export const diedOften = (dir, name) => new PlainError(`${name} 无法启动`, `${name} does not start`, tailOf(logOf(dir, name), 20));

/** A port of 127.0.0.1 that nobody listens on; `wanted` if it is free. */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
