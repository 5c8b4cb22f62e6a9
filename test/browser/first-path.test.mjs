// Starts a demo server of its own on a free port with empty data, and sends the browser through it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { startDemo } from './demo.mjs';
import { openPostOffice } from './post-office.mjs';

let demo;
let post;

before(async () => {
  post = await openPostOffice();
  demo = await startDemo({ SMTP_URL: post.url });
});

after(async () => {
  await demo?.stop();
  post?.close();
});

/** Runs a script; gives what it printed, or fails with it. */
function run(script, ...args) {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, MAILS: post.folder }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return new Promise((done, fail) => child.on('close', (code) => (code === 0 ? done(output) : fail(new Error(output.trim())))));
}

void test('an individual business from an empty account to a licence that a stranger checks', { timeout: 240_000 }, async () => {
  const output = await run('test/browser/first-path.mjs', demo.base);
  assert.match(output, /the first path stands/);
});

void test('the topics of a company: a name, activities, a table of holders, two windows', { timeout: 120_000 }, async () => {
  const output = await run('test/browser/topics-path.mjs', demo.base);
  assert.match(output, /the topics stand/);
});

void test('one’s own account: a passkey, and the way back in by a mailed link', { timeout: 120_000 }, async () => {
  const output = await run('test/browser/account-path.mjs', demo.base);
  assert.match(output, /the account stands/);
});

void test('two officers by keyboard alone and a supervisor, at one time', { timeout: 600_000 }, async (t) => {
  const output = await run('test/browser/desk-path.mjs', demo.base);
  assert.match(output, /the desk stands/);
  for (const line of output.split('\n').filter((one) => / keys, | numbers /.test(one))) t.diagnostic(line.trim());
});
