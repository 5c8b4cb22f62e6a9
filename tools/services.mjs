// Storage for one data folder: DATABASE_URL and REDIS_URL if they are set, else a private PostgreSQL and a private Redis as our children.
// Nothing that merely happens to run on the machine is ever used. Node built-ins only.
//
// As a program: `node tools/services.mjs [--data DIR] [--throw-away]` prints one line of JSON and runs until its standard input closes.
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { giveTo, postgresUrl, postmasterOf, serviceUser, startPostgres } from './postgres.mjs';
import { isLocked, isRunning, sleep, takeLock } from './processes.mjs';
import { answers, command, redisSocket, startRedis } from './redis.mjs';
import { complain, PlainError } from './words.mjs';

export { startPostgres, startRedis };

/**
 * Brings storage up for `dir` and resolves when it answers: `{ databaseUrl, adminUrl, redisUrl, postgres, redis, attached, place, stop }`.
 * Whoever comes second to a folder whose first user still runs shares its servers (`attached`) and does not stop them.
 * `throwAway` is for tests: no durability. With `onDeath(name, { code, signal })` a server that dies is started again, on the same socket and data.
 */
export async function startServices(dir, { throwAway = false, onDeath, settings = [] } = {}) {
  const given = { databaseUrl: process.env.DATABASE_URL || undefined, redisUrl: process.env.REDIS_URL || undefined };
  if (given.databaseUrl && given.redisUrl) return { ...given, adminUrl: given.databaseUrl, attached: false, stop: async () => {} };

  const place = preparePlace(resolve(dir), throwAway);
  while (!(await takeLock(ownerFile(place), () => clearAway(place)))) {
    const shared = await attach(place, given);
    if (shared) return { ...shared, attached: true, place, stop: async () => {} };
  }

  const [postgres, redis] = await Promise.all([
    given.databaseUrl ? undefined : kept('PostgreSQL', () => startPostgres(place, settings), onDeath),
    given.redisUrl ? undefined : kept('Redis', () => startRedis(place), onDeath),
  ]);
  return {
    databaseUrl: given.databaseUrl ?? postgres.url,
    adminUrl: given.databaseUrl ?? postgres.adminUrl,
    redisUrl: given.redisUrl ?? redis.url,
    postgres,
    redis,
    attached: false,
    place,
    stop: async () => {
      await Promise.all([postgres?.stop(), redis?.stop()]);
      rmSync(ownerFile(place), { force: true });
    },
  };
}

/** A server that is started again when it dies. */
async function kept(name, start, onDeath) {
  let server = await start();
  let stopping = false;
  async function watch() {
    for (;;) {
      const end = await server.child.exited;
      if (stopping) return;
      onDeath(name, end);
      server = await start();
      if (stopping) await server.stop();
    }
  }
  if (onDeath) watch().catch(complain);
  return {
    ...server,
    get pid() {
      return server.pid;
    },
    stop: () => {
      stopping = true;
      return server.stop();
    },
  };
}

/** Folders and user of a data folder: `{ dir, run, user, throwAway }`. Servers run as `user` when we are root. */
function preparePlace(dir, throwAway) {
  const user = serviceUser();
  mkdirSync(dir, { recursive: true });
  if (user) giveTo(undefined, dir, 0o711); // the service user must get through to its own folders
  const run = socketFolder(dir);
  mkdirSync(run, { recursive: true, mode: 0o700 });
  const owner = lstatSync(run);
  if (!owner.isDirectory() || ![process.getuid?.(), user?.uid].includes(owner.uid)) {
    throw new PlainError(`${run} 属于其他用户`, `${run} belongs to someone else`);
  }
  giveTo(user, run, 0o700);
  return { dir, run, user, throwAway };
}

/** A unix socket's path may have about 100 bytes; a deep data folder keeps its sockets in the temporary folder. */
function socketFolder(dir) {
  const run = join(dir, 'run');
  if (Buffer.byteLength(run) <= 80) return run;
  return join(tmpdir(), `onewindow-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`);
}

const ownerFile = ({ dir }) => join(dir, 'owner');

/** The last owner was killed: its servers are ending by themselves. After ten seconds they are told to. */
async function clearAway(place) {
  const left = async () => ((await answers(redisSocket(place.run))) ? ['redis'] : []).concat(ownPostmaster(place) ? ['postgres'] : []);
  for (let waited = 0; (await left()).length > 0; waited += 100) {
    if (waited === 10_000) {
      const pid = ownPostmaster(place);
      if (pid) process.kill(pid, 'SIGINT');
      await command(redisSocket(place.run), 'SHUTDOWN').catch(() => {});
    }
    if (waited > 30_000) throw new PlainError(`${place.dir} 的旧服务没有结束`, `The old servers of ${place.dir} do not end`);
    await sleep(100);
  }
}

function ownPostmaster({ dir }) {
  const state = postmasterOf(dir);
  return state?.ready && isRunning(state.pid) ? state.pid : undefined;
}

/** Waits until the owner's servers answer; nothing when the owner has gone meanwhile. */
async function attach(place, given) {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (!isLocked(ownerFile(place))) return undefined;
    if ((given.databaseUrl || ownPostmaster(place)) && (given.redisUrl || (await answers(redisSocket(place.run))))) {
      return {
        databaseUrl: given.databaseUrl ?? postgresUrl(place.run),
        adminUrl: given.databaseUrl ?? postgresUrl(place.run, 'postgres'),
        redisUrl: given.redisUrl ?? `unix:${redisSocket(place.run)}`,
      };
    }
    await sleep(50);
  }
  throw new PlainError(`另一个进程占用 ${place.dir}，但其服务没有应答`, `Another process owns ${place.dir}, but its servers do not answer`);
}

async function main() {
  const { values } = parseArgs({ options: { data: { type: 'string', default: '.data' }, 'throw-away': { type: 'boolean', default: false } } });
  const services = await startServices(values.data, { throwAway: values['throw-away'] });
  const { databaseUrl, adminUrl, redisUrl } = services;
  console.log(JSON.stringify({ databaseUrl, adminUrl, redisUrl }));
  let ending;
  const end = () => (ending ??= services.stop().then(() => process.exit(0)));
  process.stdin.resume().on('end', end).on('error', end);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    complain(error);
    process.exit(1);
  });
}
