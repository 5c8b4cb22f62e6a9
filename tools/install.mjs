// Brings node_modules in line with the lock file. Node built-ins only.
import { existsSync, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './build.mjs';
import { findProgram, runProgram } from './processes.mjs';
import { both, PlainError } from './words.mjs';

const LEAST_NODE = [20, 19];

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  throw new PlainError(
    `需要 Node.js ${LEAST_NODE.join('.')} 以上，当前为 ${process.versions.node}`,
    `Node.js ${LEAST_NODE.join('.')} or newer is needed`,
  );
}

/** npm writes this file last, so it is missing after an installation that was cut short. */
function isInstalled() {
  const done = join(ROOT, 'node_modules', '.package-lock.json');
  return existsSync(done) && statSync(done).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

/** npm would empty the folder that a link leads to, which is another project's. */
function assertNoLink() {
  const link = lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink();
  if (link) throw new PlainError('node_modules 是链接，请先删除该链接再启动', 'node_modules is a link; remove the link first');
}

/** Installs when node_modules is missing or older than the lock file. Resolves with whether it had to. */
export async function install({ onStart } = {}) {
  if (isInstalled()) return false;
  assertNoLink();
  console.log(both('正在安装依赖（约半分钟）…', 'Installing dependencies (about half a minute) ...'));
  const args = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error'];
  const [command, before] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : [findProgram('npm') ?? 'npm', []];
  const code = await runProgram(command, [...before, ...args], { cwd: ROOT, onStart });
  if (code !== 0) throw new PlainError('依赖安装失败', 'npm ci failed');
  return true;
}
