// The processes of the product, as children: their environment, how they start, how we see that they answer.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ROOT } from './build.mjs';
import { secretsOf } from './secrets.mjs';
import { asUser, sleep, spawnTied, tailOf } from './processes.mjs';
import { startServices } from './services.mjs';
import { keepRunning } from './supervise.mjs';
import { PlainError } from './words.mjs';

/** A program that dies this often before it ever answered is broken. */
const DEATHS_AT_START = 4;

const PROGRAMS = {
  api: ['dist/apps/api/main.js'],
  worker: ['dist/apps/worker/main.js'],
  simulator: ['tools/simulator.mjs'],
  identity: ['tools/identity-server.mjs'],
  cases: ['dist/apps/cases/main.js'],
};

/**
 * Storage, department simulator, identity server, API and worker in demo mode on `dir`; each program is started again when it dies.
 * Resolves when the API answers: `{ url, urls, env, services, simulatorUrl, identityUrl, programs, stop }`. With several `apis` each has its own
 * port, `port` first. `serves` names the program in place of the API. `onDeath(name, death)` hears of programs and servers that died; `onStart(stop)` gets how to end what runs so far.
 */
export async function startProduct({
  dir,
  port,
  apis = 1,
  workers = 1,
  serves = 'api',
  throwAway,
  env: more = {},
  onDeath = () => {},
  onStart = () => {},
}) {
  const ending = [];
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  onStart(stop);

  const services = await startServices(dir, { throwAway, onDeath });
  ending.push(() => services.stop());
  const simulatorPort = await freePort();
  const identityPort = await freePort();
  const ports = [port ?? (await freePort())];
  while (ports.length < apis) ports.push(await freePort());
  const beside = { DEPARTMENTS_URL: `http://127.0.0.1:${simulatorPort}`, IDENTITY_URL: `http://127.0.0.1:${identityPort}` };
  const env = demoEnvironment({ dir, services, port: ports[0], beside, more });
  await migrate(env);

  const fate = {};
  const keep = (program, name, { args, own } = {}) =>
    keepRunning(() => startProgram(program, { dir, name, args, env: { ...env, ...own } }), {
      onDeath: (death) => {
        onDeath(name, death);
        if (!fate.answered && death.deaths >= DEATHS_AT_START) fate.hopeless = diedOften(dir, name);
      },
    });
  const simulator = keep('simulator', 'simulator', { args: ['--port', String(simulatorPort)] });
  const identity = keep('identity', 'identity', { args: ['--port', String(identityPort)] });
  ending.push(() => Promise.all([simulator.stop(), identity.stop()]));
  const programs = {
    api: ports.map((own, index) => keep(serves, nameOf(serves, index), { own: { PORT: String(own) } })),
    worker: Array.from({ length: workers }, (_, index) => keep('worker', nameOf('worker', index))),
  };
  // Both finish what they do before the storage goes.
  ending.push(() => Promise.all([...programs.api, ...programs.worker].map((program) => program.stop())));

  const urls = ports.map((own) => `http://127.0.0.1:${own}`);
  await Promise.all(urls.map((url) => waitUntilReady(`${url}/health/ready`, { gaveUp: () => fate.hopeless })));
  fate.answered = true;
  return { url: urls[0], urls, env, services, simulatorUrl: env.DEPARTMENTS_URL, identityUrl: env.IDENTITY_URL, programs, stop };
}

const nameOf = (program, index) => (index === 0 ? program : `${program}-${index + 1}`);

/** What the processes of a demo are told. What is set outside (MACHINE_LANE, SMTP_URL, LOG_LEVEL ...) passes through. */
function demoEnvironment({ dir, services, port, beside, more }) {
  return {
    NODE_ENV: 'production',
    FILES_DIR: join(dir, 'files'),
    CA_DIR: join(dir, 'ca'),
    PUBLIC_URL: `http://localhost:${port}`,
    ...secretsOf(dir),
    ...process.env,
    ...more,
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    ...beside,
    HOST: '127.0.0.1',
    PORT: String(port),
    DEMO: '1',
  };
}

/** Starts one of the programs, tied to us, logging into `<dir>/log/<name>.log`. */
function startProgram(program, { dir, env, args = [], name = program }) {
  mkdirSync(join(dir, 'log'), { recursive: true });
  return spawnTied(process.execPath, [...PROGRAMS[program], ...args], { whenWeDie: 'KILL', log: logOf(dir, name), env, cwd: ROOT });
}

const logOf = (dir, name) => join(dir, 'log', `${name}.log`);

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
const diedOften = (dir, name) => new PlainError(`${name} 无法启动`, `${name} does not start`, tailOf(logOf(dir, name), 20));

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
