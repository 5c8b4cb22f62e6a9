// `npm test`: everything there is, on a fresh clone too, with services of its own. Each step is timed; at the end every failed step
// is named, and the last line is `N passed, N failed`. `node tools/test.mjs STEP...` runs only the steps named.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, ROOT, runTool } from './build.mjs';
import { checkNode, install } from './install.mjs';
import { asUser } from './processes.mjs';
import { complain } from './words.mjs';

const workplace = mkdtempSync(join(tmpdir(), 'onewindow-test-'));
/** Nothing of the caller's own storage is ever touched. */
for (const name of ['DATABASE_URL', 'REDIS_URL', 'TEST_DATABASE_URL', 'TEST_REDIS_URL']) delete process.env[name];

const at = (path) => join(ROOT, path);
const files = (folder, ending) => (existsSync(at(folder)) ? readdirSync(at(folder)).filter((name) => name.endsWith(ending)) : []);

/**
 * Two cores: the steps of one row run side by side, row after row. A step gives how many checks it held, one if it says
 * nothing; it is not tried when the step it needs has failed.
 */
const rows = [
  [
    { name: 'build', run: () => build() },
    { name: 'types', run: () => runTool('tsc', ['-p', 'tsconfig.json', '--noEmit']) }, // the specs too, which are not built
  ],
  [
    { name: 'eslint', run: () => runTool('eslint', ['.']) },
    { name: 'prettier', run: () => runTool('prettier', ['--check', '--log-level', 'warn', '.']) },
    ...['apps/portal', 'apps/workbench']
      .filter((folder) => existsSync(at(`${folder}/tsconfig.json`)))
      .map((folder) => ({ name: `types of ${folder}`, run: () => runTool('tsc', ['-p', folder, '--noEmit']) })),
  ],
  [{ name: 'jest', run: jest }],
  [{ name: 'launcher', needs: 'build', run: () => nodeTests('tools') }], // alone, for it looks at the clock
  [
    { name: 'cases', needs: 'build', exists: existsSync(at('tools/case.mjs')), run: cases },
    { name: 'browser', needs: 'build', exists: files('test/browser', '.test.mjs').length > 0, run: () => nodeTests('test/browser', { atOnce: 2 }) },
  ],
  [
    {
      name: 'chaos',
      needs: 'build',
      exists: existsSync(at('tools/chaos.mjs')),
      run: () => script('chaos.mjs', ['--kills', '20', '--seconds', '20']),
    },
  ],
].map((row) => row.filter(({ exists = true }) => exists));

async function jest() {
  const report = join(workplace, 'jest.json');
  const result = await runTool('jest', ['--ci', '--json', '--outputFile', report]).catch((error) => error);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const tally = { passed: counts.numPassedTests ?? 0, failed: (counts.numFailedTests ?? 0) + (counts.numRuntimeErrorTestSuites ?? 0) };
  if (result instanceof Error) throw Object.assign(new Error(failuresOf(counts) || result.message), { tally });
  return tally;
}

/** What failed, without the hundreds of lines of what did not. */
const failuresOf = ({ testResults = [] }) =>
  testResults
    .filter(({ status }) => status === 'failed')
    .map(({ name, message }) => `${name.replace(`${ROOT}/`, '')}\n${message}`)
    .join('\n');

/** The tests of a folder that drive whole processes, run by Node itself, so many files at a time: people in a browser wait more than they work. */
async function nodeTests(folder, { atOnce = 1 } = {}) {
  const tests = files(folder, '.test.mjs').map((name) => join(folder, name));
  const output = await node(['--test', `--test-concurrency=${atOnce}`, '--test-reporter=spec', ...tests]);
  const count = (what) => Number(new RegExp(`^. ${what} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') };
}

/** The cases that must pass at this stage of the product. */
async function cases() {
  const list = at('test/cases/passing.json');
  const ids = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : ['F-001', 'F-002'];
  const paths = files('test/cases/filings', '.json').filter((name) => ids.some((id) => name.startsWith(`${id}-`)));
  const output = await script('case.mjs', [...paths.map((name) => join('test', 'cases', 'filings', name)), '--out', join(workplace, 'cases')]);
  const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(output) ?? [];
  return { passed: Number(passed), failed: Number(failed) };
}

const script = (name, args) => node([join('tools', name), ...args]);

/** Runs one of our scripts in a process of its own, which ends with us. */
function node(args) {
  const [file, argv] = asUser(undefined, process.execPath, args, { whenWeDie: 'KILL' });
  const child = spawn(file, argv, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done(output) : fail(new Error(output.trim()))));
  });
}

/** Runs a step; never throws. */
async function take({ name, run }) {
  const from = performance.now();
  const seconds = () => `${((performance.now() - from) / 1000).toFixed(1)} s`;
  try {
    const { passed = 1, failed = 0 } = (await run()) ?? {};
    console.log(`✓ ${name}  ${seconds()}${passed > 1 ? `  (${passed} tests)` : ''}`);
    return { name, passed, failed };
  } catch (error) {
    console.log(`✗ ${name}  ${seconds()}\n${error.message}\n`);
    return { name, ...(error.tally ?? { passed: 0 }), failed: Math.max(error.tally?.failed ?? 0, 1) };
  }
}

function leaveOut({ name, needs }) {
  console.log(`✗ ${name}  not tried: ${needs} failed`);
  return { name, passed: 0, failed: 1 };
}

async function main() {
  checkNode();
  await install();
  const from = performance.now();
  const wanted = process.argv.slice(2);
  const results = [];
  for (const row of rows) {
    const chosen = row.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
    const failed = results.filter((result) => result.failed > 0).map(({ name }) => name);
    results.push(...(await Promise.all(chosen.map((step) => (failed.includes(step.needs) ? leaveOut(step) : take(step))))));
  }
  const failures = results.filter(({ failed }) => failed > 0);
  const sum = (field) => results.reduce((total, result) => total + result[field], 0);
  console.log(`\n${((performance.now() - from) / 1000).toFixed(0)} s`);
  if (failures.length > 0) console.log(`failed: ${failures.map(({ name }) => name).join(', ')}`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return failures.length === 0;
}

process.on('exit', () => rmSync(workplace, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
main().then(
  (green) => process.exit(green ? 0 : 1),
  (error) => {
    complain(error);
    process.exit(1);
  },
);
