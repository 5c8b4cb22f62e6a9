// Starting other programs so that none of them outlives us. Node built-ins only: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, closeSync, constants, existsSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const isRoot = process.getuid?.() === 0;

/** The first program of these names on PATH or in the usual system folders. */
export function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/bin', '/usr/bin', '/usr/sbin', '/opt/homebrew/bin'];
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (found) return found;
  }
  return undefined;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether a process runs. A dead one that nobody has reaped yet (first processes of containers rarely reap) does not. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return linuxStat(pid)?.state !== 'Z';
}

/** Names a process beyond the life of its number: `<pid>:<start>`. Numbers are used again, above all after a restart of the machine. */
export function stampOf(pid) {
  const start = linuxStat(pid)?.start ?? spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
  return `${pid}:${start ?? ''}`;
}

/** Whether the process that wrote this stamp still runs. */
export function stampRuns(stamp) {
  const pid = Number.parseInt(stamp, 10);
  return Number.isInteger(pid) && isRunning(pid) && stampOf(pid) === stamp;
}

/**
 * Takes a lock file for this process; false when another living process has it. The file comes into being with its content, by a
 * link, so that nobody ever reads half of it. Before a dead one's lock is taken over, `clearAway()` may wait for what that one left.
 */
export async function takeLock(file, clearAway = async () => {}) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, stampOf(process.pid));
  try {
    for (;;) {
      try {
        linkSync(mine, file);
        return true;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = readIfThere(file);
      if (stampRuns(holder)) return false;
      await clearAway();
      if (readIfThere(file) === holder) rmSync(file, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

const readIfThere = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Whether a living process has the lock. */
export const isLocked = (file) => stampRuns(readIfThere(file));

function linuxStat(pid) {
  try {
    // The program's name stands in brackets and may hold blanks; the fields after it are plain.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return { state: fields[0], start: fields[19] };
  } catch {
    return undefined;
  }
}

/** What a process was started with, to tell ours from a stranger with a reused number. */
export function commandOf(pid) {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

// Only util-linux's setpriv can bind a program's life to ours.
const setpriv = process.platform === 'linux' ? findProgram('setpriv') : undefined;
export const canTie = setpriv !== undefined && /pdeathsig/.test(spawnSync(setpriv, ['--help'], { encoding: 'utf8' }).stdout ?? '');

/**
 * The command line that runs `command` as another user. `opens` are the folders it works in: where the way to them is closed to
 * that user (a clone below a closed home, say), it is allowed to pass.
 */
export function asUser(user, command, args, { whenWeDie, opens = [] } = {}) {
  if (!canTie || (!user && !whenWeDie)) return [command, args];
  const flags = whenWeDie ? ['--pdeathsig', whenWeDie] : [];
  if (user) flags.push(`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups');
  if (user && opens.some(isClosed)) flags.push(`--inh-caps=+${passKey()}`, `--ambient-caps=+${passKey()}`);
  return [setpriv, [...flags, '--', command, ...args]];
}

/** Whether some folder above the path cannot be passed by strangers. */
export function isClosed(path) {
  const folder = dirname(path);
  return folder !== path && ((statSync(folder).mode & 0o001) === 0 || isClosed(folder));
}

/** The capability to pass closed folders; containers often lack the narrow one. */
function passKey() {
  const bounds = BigInt(`0x${/CapBnd:\s*([0-9a-f]+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`);
  return bounds & 0b100n ? 'dac_read_search' : 'dac_override';
}

/**
 * Starts a program that gets `whenWeDie` the moment this process is gone in whatever way, `kill -9` too.
 * It has a process group of its own, so that Ctrl-C reaches only us, and logs into a file, so that no pipe breaks when we die.
 * `child.exited` resolves with `{ code, signal }`.
 */
export function spawnTied(command, args, { whenWeDie = 'KILL', log, user, opens, env, cwd } = {}) {
  const output = log ? openLog(log) : 'ignore';
  const [file, argv] = asUser(user, command, args, { whenWeDie, opens });
  const child = spawn(file, argv, {
    stdio: ['ignore', output, output],
    detached: true,
    env: env ?? process.env,
    cwd,
    ...(user && !canTie ? { uid: user.uid, gid: user.gid } : {}),
  });
  if (log) closeSync(output);
  child.exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
  });
  if (!canTie && child.pid) watch(child, whenWeDie);
  return child;
}

const LOG_LIMIT = 20_000_000;

function openLog(log) {
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) renameSync(log, `${log}.1`);
  return openSync(log, 'a');
}

/** Where the kernel cannot tie a program to us, a small process holds a pipe from us and ends them all when it closes. */
let watchdog;
function watch(child, signal) {
  watchdog ??= startWatchdog();
  watchdog.stdin.write(`+ ${child.pid} SIG${signal}\n`);
  void child.exited.then(() => watchdog.stdin.write(`- ${child.pid}\n`));
}

function startWatchdog() {
  const file = fileURLToPath(new URL('watchdog.mjs', import.meta.url));
  const dog = spawn(process.execPath, [file], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  dog.stdin.on('error', () => {});
  dog.unref();
  dog.stdin.unref?.();
  return dog;
}

/** Runs a program to its end, on our terminal. `onStart` gets the child, to end it early. Resolves with its exit code. */
export async function runProgram(command, args, { onStart = () => {}, ...options } = {}) {
  const [file, argv] = asUser(undefined, command, args, { whenWeDie: 'KILL' });
  const child = spawn(file, argv, { stdio: 'inherit', ...options });
  onStart(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
}

/** Asks a child to end, waits, and insists. Resolves when it is gone. */
export async function endChild(child, { signal = 'SIGTERM', patienceMs = 8000, lastSignal = 'SIGKILL' } = {}) {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  const gone = await Promise.race([child.exited, sleep(patienceMs)]);
  if (!gone) child.kill(lastSignal);
  return child.exited;
}

/** The last lines of a log, for messages about a program that would not run. */
export function tailOf(log, lines = 12) {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
