// A private Redis (or Valkey) for one folder: our own child, reachable by a unix socket only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { endChild, findProgram, isRoot, sleep, spawnTied, tailOf } from './processes.mjs';
import { giveTo } from './postgres.mjs';
import { both, PlainError } from './words.mjs';

const FLAGS = '--port 0 --unixsocketperm 700 --daemonize no --maxmemory-policy noeviction --stop-writes-on-bgsave-error no'.split(' ');
const DURABLE = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''];
const THROW_AWAY = ['--appendonly', 'no', '--save', ''];

export const redisSocket = (run) => join(run, 'redis.sock');

/** Starts the Redis of `dir`. Resolves when it answers: `{ url, socket, pid, child, stop }`. */
export async function startRedis({ dir, run, user, throwAway = false }) {
  const program = await redisProgram();
  const data = join(dir, 'redis');
  const socket = redisSocket(run);
  const log = join(dir, 'redis.log');
  mkdirSync(data, { recursive: true });
  giveTo(user, data, 0o700);
  rmSync(socket, { force: true });
  const args = [...FLAGS, '--unixsocket', socket, '--dir', data, ...(throwAway ? THROW_AWAY : DURABLE)];
  const child = spawnTied(program, args, { whenWeDie: 'TERM', log, user, opens: [data, socket], cwd: '/' });
  if (await becomesReady(child, socket)) return { url: `unix:${socket}`, socket, pid: child.pid, child, stop: () => endChild(child) };
  await endChild(child);
  throw new PlainError(`Redis 未能启动，日志：${log}`, `Redis did not start, see ${log}`, tailOf(log));
}

async function becomesReady(child, socket) {
  let ended = false;
  void child.exited.then(() => (ended = true));
  const until = Date.now() + 60_000;
  while (!ended && Date.now() < until) {
    if (await answers(socket)) return true;
    await sleep(10);
  }
  return false;
}

/** Whether a Redis answers on the socket and has its data in memory. */
export const answers = (socket) =>
  command(socket, 'PING').then(
    (reply) => reply.startsWith('+PONG'),
    () => false,
  );

/** One inline command and its first reply. */
export function command(socket, text) {
  return new Promise((resolve, reject) => {
    const line = connect(socket);
    line.setTimeout(2000, () => line.destroy(new Error('timeout')));
    line.once('connect', () => line.write(`${text}\r\n`));
    line.once('data', (reply) => {
      line.end();
      resolve(reply.toString());
    });
    line.once('error', reject);
    line.once('close', () => reject(new Error('closed')));
  });
}

async function redisProgram() {
  const find = () => findProgram('redis-server', 'valkey-server');
  const found = find() ?? ((await installRedis()) ? find() : undefined);
  if (!found) {
    throw new PlainError(
      '找不到 Redis：请设置 REDIS_URL，或安装 redis-server（6.2 以上）或 valkey-server（Debian/Ubuntu：apt-get install redis-server；macOS：brew install redis）',
      'No Redis: set REDIS_URL, or install redis-server (6.2 or newer) or valkey-server (Debian/Ubuntu: apt-get install redis-server; macOS: brew install redis)',
    );
  }
  const version = /v=(\d+)\.(\d+)/.exec(spawnSync(found, ['--version'], { encoding: 'utf8' }).stdout ?? '');
  if (version && Number(version[1]) * 100 + Number(version[2]) < 602) {
    throw new PlainError(`${found} 版本过旧，需要 Redis 6.2 以上`, `${found} is too old; Redis 6.2 or newer is needed`);
  }
  return found;
}

/** Installs Debian's Redis without letting the package start its own service. Only root on Debian and its kin can. */
async function installRedis() {
  if (!isRoot || !existsSync('/etc/debian_version') || !findProgram('apt-get')) return false;
  console.log(both('未找到 Redis，正在用 apt 安装 redis-server …', 'Redis not found: installing redis-server with apt ...'));
  return installPackages(['redis-server']);
}

/** `apt-get install`, once more after `apt-get update` when the first try fails. Resolves with whether it worked. */
export async function installPackages(packages) {
  const guard = '/usr/sbin/policy-rc.d'; // says "do not start services" to the packages' scripts
  const ours = !existsSync(guard);
  if (ours) writeFileSync(guard, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
    return (await install()) || ((await apt('update', '-qq')) && (await install()));
  } finally {
    if (ours) rmSync(guard, { force: true });
  }
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}
