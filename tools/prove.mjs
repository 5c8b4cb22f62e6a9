// `npm run prove`: every proof at full size, one after the other, and the figures of each. Takes some hours on two cores.
// `npm run prove -- NAME...` runs only the proofs named.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './build.mjs';
import { asUser } from './processes.mjs';

/** What specs repeat or send, at full size. */
const FULL_SIZE = {
  MODEL_FILINGS: '1000',
  LIFE_FIRMS: '500',
  LIFE_YEARS: '10',
  ACCESS_TRIPLES: '100000',
  RACES: '20',
  FUZZ: '20000',
  PLANTED_FILINGS: '10000',
  NAMES: '2000',
  NAMES_ASKED: '400',
  PERSONAS: '200',
  DESK_CASES: '50',
  STATES: 'all',
};
const FILINGS = join('test', 'cases', 'filings');

/** A proof is a script; `figures` picks the lines of its output that belong in the summary. */
const proofs = [
  {
    name: 'tests',
    what: 'all of npm test, with 20,000 random requests, every race 20 times, 500 firms for ten years, and 10,000 filings with planted defects found, asked again and cured, and 200 applicants with slips in the browser',
    args: ['tools/test.mjs'],
    env: FULL_SIZE,
    figures: /passed, |^✗|^✓ (jest|browser|cases)/,
  },
  {
    name: 'cases',
    what: 'every filing case there is; those beyond this stage may fail',
    args: ['tools/case.mjs', ...readdirSync(join(ROOT, FILINGS)).map((name) => join(FILINGS, name))],
    figures: /passed, |^FAIL/,
    mayFail: true,
  },
  { name: 'chaos', what: '200 kills', args: ['tools/chaos.mjs', '--kills', '200', '--seconds', '400'], figures: /^ {2}|acknowledged|NOT CLEAN|^api/ },
  { name: 'names', what: 'verdicts in a register of a million names', args: ['tools/bench-names.mjs', '--names', '1000000'], figures: /./ },
  { name: 'bench', what: 'cases a second, and the raw limits', args: ['tools/bench.mjs', '--seconds', '60'], figures: /./ },
];

/** Runs a proof and shows what it prints; resolves with its output and whether it held. */
function take({ name, what, args, env = {}, mayFail = false }) {
  console.log(`\n—— ${name}: ${what}`);
  const [file, argv] = asUser(undefined, process.execPath, args, { whenWeDie: 'KILL' });
  const child = spawn(file, argv, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ output: String(error), held: false }));
    child.on('close', (code) => resolve({ output, held: code === 0 || mayFail }));
  });
}

async function main() {
  const wanted = process.argv.slice(2);
  const results = [];
  for (const proof of proofs.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const from = Date.now();
    results.push({ ...proof, ...(await take(proof)), seconds: Math.round((Date.now() - from) / 1000) });
  }
  console.log('\n════ figures');
  for (const { name, held, seconds, output, figures } of results) {
    console.log(`\n${held ? '✓' : '✗'} ${name}  ${seconds} s`);
    for (const line of output.split('\n').filter((one) => one.trim() !== '' && figures.test(one))) console.log(`  ${line}`);
  }
  return results.every(({ held }) => held);
}

process.exit((await main()) ? 0 : 1);
