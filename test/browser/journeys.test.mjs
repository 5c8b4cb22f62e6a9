// The ways of applicants through the pages, in a real browser against one demo server.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { adminPath } from './admin-path.mjs';
import { badInputPath } from './bad-input-path.mjs';
import { agentPath } from './agent-path.mjs';
import { changePath } from './change-path.mjs';
import { closingPath } from './closing-path.mjs';
import { companyPath } from './company-path.mjs';
import { correctionPath } from './correction-path.mjs';
import { fewestPath } from './fewest-path.mjs';
import { interruptedPath } from './interrupted-path.mjs';
import { keyboardPath } from './keyboard-path.mjs';
import { signerPath } from './signer-path.mjs';
import { openStage } from './stage.mjs';
import { routesWithoutStates, walkStates } from './states.mjs';

const { stage, way } = openStage();

way('three administrators keep an account from its making to its end', adminPath);

way('a company of five holders and six people, each in a window of their own, from an empty account to the licence', companyPath);
way('a signer is done in three steps and a minute, also after a near miss and a way that failed', async (where) => {
  const { troubled, anew } = await signerPath(where);
  const said = ({ seconds, keystrokes, steps }) => `${steps} steps, ${seconds} s by the keystroke model, ${keystrokes} keys`;
  console.log(`# signing after a near miss and a face not recognised: ${said(troubled)}; from no account: ${said(anew)}`);
});
way('a company that comes back with two remarks: each at its field, before and now, and an answer', correctionPath);

way('who is taken off the list of an agent firm has its draft no more, before their eyes', agentPath);

way('a draft whose line goes in the middle of a word, on three devices, handed in once over a line that lies', interruptedPath);

way('with keys alone at 400 % zoom, from the sign-up to handed in, and a request to correct answered', async (where) => {
  const { presses, stops } = await keyboardPath(where);
  console.log(`# ${presses} keys, ${stops} rests of the focus looked at`);
});

way('what is no answer is shown as text, refused by the rule that stands there, or made plain, at once, and nothing else is lost', async (where) => {
  const { fields } = await badInputPath(where);
  console.log(`# ${fields} fields`);
});

way('at most twelve things are typed for a company of one, three more for each further holder', async (where) => {
  const { one, more, typed } = await fewestPath(where);
  console.log(`# ${one} things typed for one holder, ${more} more for a second: ${typed.join(', ')}`);
});

way('a company that never traded is on its way to its end within three minutes of its owner', async (where) => {
  const { seconds, keystrokes } = await closingPath(where);
  console.log(`# closing took ${seconds} s of the owner by the keystroke model, ${keystrokes} keys`);
});

void test('every route of both front ends has its states in the gallery', () => assert.deepEqual(routesWithoutStates(), []));

way(
  'every page in every state: axe finds nothing, nothing spills, targets, rings and order hold',
  async (where) => {
    const seed = Number(process.env.STATES_SEED ?? Date.now() % 1_000_000);
    const all = process.env.STATES === 'all';
    const { count, whole, faults } = await walkStates(where, { all, seed, only: process.env.STATES_ONLY });
    console.log(`# ${count} states, ${whole} of them in every view (seed ${seed})`);
    assert.equal(faults.join('\n'), '');
  },
  process.env.STATES === 'all' ? 3_600_000 : 300_000,
);

way('a firm changes its name, place, capital and head, loses its licence, and nothing is typed twice', changePath);

// A branch needs a firm that stands; the one above does.
void test('every type of business through its own questions, until nothing is left to correct', { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/browser/types-path.mjs', stage.base]);
  assert.match(stdout, /every type stands/);
});
