// Starts a demo server of its own on a free port with empty data, and sends the browser through it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const data = mkdtempSync(join(tmpdir(), 'onewindow-browser-'));
let server;
let base;

after(async () => {
  if (server?.exitCode === null) {
    const gone = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    await gone;
  }
  rmSync(data, { recursive: true, force: true });
});

const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

/** Runs a script; gives what it printed, or fails with it. */
function run(script, ...args) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return new Promise((done, fail) => child.on('close', (code) => (code === 0 ? done(output) : fail(new Error(output.trim())))));
}

/** One server for all journeys. */
async function start() {
  if (base) return base;
  const port = await freePort();
  server = spawn(process.execPath, ['tools/start.mjs', '--data', data], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (output += text));
  const address = `http://localhost:${port}`;
  for (let tries = 0; tries < 600; tries += 1) {
    if (server.exitCode !== null) throw new Error(output.trim());
    const answer = await fetch(`${address}/api/v1/service`).catch(() => null);
    if (answer?.ok) return (base = address);
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`the server did not answer\n${output}`);
}

void test('an individual business from an empty account to a licence that a stranger checks', { timeout: 240_000 }, async () => {
  const output = await run('test/browser/first-path.mjs', await start());
  assert.match(output, /the first path stands/);
});

void test('the topics of a company: a name, activities, a table of holders, two windows', { timeout: 120_000 }, async () => {
  const output = await run('test/browser/topics-path.mjs', await start());
  assert.match(output, /the topics stand/);
});
