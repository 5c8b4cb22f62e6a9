// `npm start`: everything, from a fresh clone to pages that answer. Needs nothing but Node.
// PORT (3000) and --data DIR (.data/) may be given. Ctrl-C ends every child; the next start goes on with the same data.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, ROOT } from './build.mjs';
import { checkNode, install } from './install.mjs';
import { stampOf, stampRuns } from './processes.mjs';
import { freePort, startProduct } from './product.mjs';
import { both, complain, PlainError } from './words.mjs';

/** npm passes a Ctrl-C on to us that the terminal has sent us already: two within this time are one. */
const SAME_SIGNAL_MS = 700;

/** What to end, in the order of starting; ended backwards. */
const started = [];
let ending;

async function start({ dir, port, began }) {
  checkNode();
  await assertPortFree(port);
  const installed = await install({ onStart: endWithUs });
  const built = await buildIfStale();

  const url = `http://localhost:${port}`;
  assertAlone(dir);
  mkdirSync(dir, { recursive: true });
  writeFileSync(runningFile(dir), JSON.stringify({ stamp: stampOf(process.pid), url }));
  await startProduct({ dir, port, onDeath: mourn, onStart: (stop) => started.push(stop) });
  await welcome({ dir, url, port, seconds: (performance.now() - began) / 1000, first: installed || built.length > 0 });
}

async function buildIfStale() {
  const slow = setTimeout(() => console.log(both('正在构建…', 'Building ...')), 300);
  try {
    return await build();
  } finally {
    clearTimeout(slow);
  }
}

/** Says that a program died; it is started again. */
function mourn(name, { code, signal, error, pauseMs = 0 }) {
  const why = signal ?? error ?? code ?? '';
  const pause = pauseMs / 1000;
  console.error(both(`${name} 意外结束（${why}），${pause} 秒后重启`, `${name} ended (${why}); starting it again in ${pause} s`));
}

async function assertPortFree(port) {
  try {
    await freePort(port);
  } catch {
    throw new PlainError(`端口 ${port} 已被占用，请换一个：PORT=3001 npm start`, `Port ${port} is taken; choose another one: PORT=3001 npm start`);
  }
}

/** Two launchers on one data folder would only be in each other's way. */
function assertAlone(dir) {
  if (!existsSync(runningFile(dir))) return;
  const { stamp, url } = JSON.parse(readFileSync(runningFile(dir), 'utf8'));
  if (stampRuns(stamp)) throw new PlainError(`${dir} 已在运行：${url}`, `${dir} is running already: ${url}`);
}

const runningFile = (dir) => join(dir, 'running.json');

async function welcome({ dir, url, port, seconds, first }) {
  const service = await fetch(`http://127.0.0.1:${port}/api/v1/service`).then((answer) => (answer.ok ? answer.json() : {}));
  const accounts = (service.demoAccounts ?? []).map(
    ({ login, password, name, what }) => `    ${login.padEnd(14)} ${password}   ${name}  ${what.zh} / ${what.en}`,
  );
  console.log(
    [
      '',
      `OneWindow 一窗通${first ? '' : `（${seconds.toFixed(1)} s）`}`,
      `  申请人 / Applicants      ${url}`,
      `  审批人员 / Staff         ${url}/workbench/`,
      `  接口 / API               ${url}/api/docs`,
      `  数据 / Data              ${dir}`,
      `  日志 / Logs              ${join(dir, 'log')}`,
      ...(accounts.length > 0 ? ['  演示账号（仅限本机演示） / Demo accounts (only on this machine):', ...accounts] : []),
      '  按 Ctrl-C 结束，再次 npm start 继续使用同样的数据 / Ctrl-C ends it; the next npm start goes on with the same data',
      '',
    ].join('\n'),
  );
}

/** A program that must not outlive a Ctrl-C while it runs. */
function endWithUs(child) {
  started.push(async () => void child.kill('SIGTERM'));
}

/** Ends everything that was started, last first: API and worker finish what they do before the storage goes. */
function end() {
  ending ??= (async () => {
    for (const stop of started.reverse()) await stop();
  })();
  return ending;
}

function endOnSignals() {
  let firstAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!firstAt) {
        firstAt = Date.now();
        console.log(`\n${both('正在结束…', 'Ending ...')}`);
        void end().then(() => process.exit(0), leaveAtOnce);
      } else if (Date.now() - firstAt > SAME_SIGNAL_MS) {
        leaveAtOnce(); // the kernel ends our children with us
      }
    });
  }
}

const leaveAtOnce = () => process.exit(1);

async function main() {
  const began = performance.now();
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  const dir = values.data ? resolve(process.env.INIT_CWD ?? process.cwd(), values.data) : join(ROOT, '.data');
  endOnSignals();
  try {
    await start({ dir, port: Number(process.env.PORT || 3000), began });
  } catch (error) {
    if (ending) return; // asked to end while starting: what was under way failed with it
    complain(error);
    await end();
    process.exit(1);
  }
}

await main();
