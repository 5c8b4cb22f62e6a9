// The launcher from outside: it comes up, a killed one leaves nothing behind and breaks nothing, and it ends when it is told to.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isRunning, sleep } from './processes.mjs';
import { freePort } from './product.mjs';

const dir = mkdtempSync(join(tmpdir(), 'onewindow-start-'));
const WARM_START_MS = 10_000;
let launcher;

after(() => {
  if (launcher?.exitCode === null) launcher.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true, maxRetries: 20 });
});

/** Starts the launcher; resolves when a page answers, with its address and how long it took. */
async function start() {
  const port = await freePort();
  const from = performance.now();
  launcher = spawn(process.execPath, ['tools/start.mjs', '--data', dir], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launcher.ended = new Promise((resolve) => launcher.once('exit', (code, signal) => resolve({ code, signal })));
  let output = '';
  for (const stream of [launcher.stdout, launcher.stderr]) stream.on('data', (text) => (output += text));
  const url = `http://127.0.0.1:${port}`;
  while (performance.now() - from < 120_000) {
    assert.equal(launcher.exitCode, null, output);
    const answered = await fetch(`${url}/api/v1/service`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return { url, ms: performance.now() - from, built: output.includes('Building') };
    await sleep(50);
  }
  throw new Error(`no answer\n${output}`);
}

/** Every process below the launcher. */
function below(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...below(child)]);
}

async function gone(pids) {
  for (let waited = 0; waited < 100 && pids.some(isRunning); waited += 1) await sleep(50);
  return pids.filter(isRunning);
}

const post = (url, body) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const account = { login: 'start.test@example.invalid', password: 'kept-beyond-a-kill-9', name: '林一' };

void test(
  'a killed launcher leaves nothing running, and the next one goes on with its data',
  { skip: process.platform !== 'linux', timeout: 240_000 },
  async () => {
    const first = await start();
    assert.equal((await post(`${first.url}/api/v1/accounts`, account)).status, 201);
    const processes = below(launcher.pid);
    assert.ok(processes.length >= 5, 'PostgreSQL, Redis, simulator, API and worker');
    launcher.kill('SIGKILL');
    await launcher.ended;
    assert.deepEqual(await gone(processes), []);

    const second = await start();
    assert.ok(second.built || second.ms < WARM_START_MS, `a warm start took ${Math.round(second.ms)} ms`);
    assert.equal((await post(`${second.url}/api/v1/sessions`, { login: account.login, password: account.password })).status, 201);
  },
);

void test('it ends cleanly when told to', { timeout: 60_000 }, async () => {
  const processes = process.platform === 'linux' ? below(launcher.pid) : [];
  launcher.kill('SIGTERM');
  assert.deepEqual(await launcher.ended, { code: 0, signal: null });
  assert.deepEqual(await gone(processes), []);
  assert.match(readFileSync(join(dir, 'postgres.log'), 'utf8').trimEnd(), /database system is shut down$/);
});

void test('a secret is nobody else’s to read', () => {
  const secrets = JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8'));
  assert.deepEqual(Object.keys(secrets).sort(), ['INDEX_KEY', 'SECRET_KEYS', 'SESSION_SECRET']);
});
