// `npm run bench`: how many whole cases a second this machine carries (five holders sign, all departments automatic, licence drawn and
// signed), what a case costs, and the raw limits of the same machine in the same run. A table on the terminal, JSON in --out.
//
//   --seconds N   length of the loaded phase (30)     --clients N   cases under way at once (8)
//   --apis N, --workers N   copies (1, 1)             --out FILE    (artifacts/bench.json)
//   --desk N      open cases for the desk's part (100,000; 0: without it)     --officers N  who ask at once (50)
//   --only desk   that part alone
//   --only search the register alone: taken over, then looked up (--firms 1,000,000, --asked 3,000 of each question)
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { deskBench } from './bench-desk.mjs';
import { printSearch, searchBench } from './bench-register.mjs';
import { commitsPerSecond, jobsPerSecond, papersPerSecond } from './bench-limits.mjs';
import { build, ROOT } from './build.mjs';
import { fileCompany, fivePeople, licensed } from './company.mjs';
import { connectPostgres, watchCompletions } from './observe.mjs';
import { cpuMsOf, memoryOf } from './proc.mjs';
import { startProduct } from './product.mjs';
import { complain } from './words.mjs';

const WARM_UP_SECONDS = 5;
const ALONE_SECONDS = 8;
const LIMIT_SECONDS = 3;
/** The case that the desk's cases are copies of: people and a name that no client has. */
const [DESK_PEOPLE, DESK_CASE] = [9_999, 999_999];

async function main() {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '30' },
      clients: { type: 'string', default: '8' },
      apis: { type: 'string', default: '1' },
      workers: { type: 'string', default: '1' },
      desk: { type: 'string', default: '100000' },
      officers: { type: 'string', default: '50' },
      firms: { type: 'string', default: '1000000' },
      asked: { type: 'string', default: '3000' },
      only: { type: 'string' },
      out: { type: 'string', default: join(ROOT, 'artifacts', 'bench.json') },
    },
  });
  await build();
  if (values.only === 'search') return keep(values.out, await searchOnly(values));
  const dir = mkdtempSync(join(tmpdir(), 'onewindow-bench-'));
  const product = await startProduct({
    dir,
    apis: Number(values.apis),
    workers: Number(values.workers),
    env: { MACHINE_LANE: 'clean', LOG_LEVEL: 'warn' },
    onDeath: (name) => console.error(`${name} died`),
  });
  try {
    const seconds = Number(values.seconds);
    const report = values.only === 'desk' ? {} : await bench(product, { clients: Number(values.clients), seconds });
    if (values.only !== 'desk') print(report);
    if (Number(values.desk) > 0) {
      const people = await fivePeople(product.urls[0], DESK_PEOPLE, { patience: 10_000 });
      const filed = await fileCompany(people, DESK_CASE);
      await licensed(people[0], filed.id);
      report.desk = await deskBench(product, filed.id, { open: Number(values.desk), officers: Number(values.officers), seconds });
      printDesk(report.desk);
    }
    keep(values.out, report);
  } finally {
    await product.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

function keep(to, report) {
  const out = resolve(process.env.INIT_CWD ?? process.cwd(), to);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\n${out}`);
}

async function searchOnly({ firms, asked }) {
  const search = await searchBench({ firms: Number(firms), asked: Number(asked) });
  printSearch(search);
  return { search };
}

async function bench(product, { clients, seconds }) {
  const db = await connectPostgres(product.services.databaseUrl);
  const completions = watchCompletions(db, { everyMs: 20 });
  const groups = await Promise.all(
    Array.from({ length: clients }, (_, client) => fivePeople(product.urls[client % product.urls.length], client, { patience: 10_000 })),
  );
  const load = startLoad(completions);

  await load.run(groups, WARM_UP_SECONDS);
  const alone = summary(await load.run(groups.slice(0, 1), ALONE_SECONDS));
  const before = await usage(product, db);
  const loaded = summary(await load.run(groups, seconds));
  const after = await usage(product, db);
  completions.stop();

  const limits = {
    commitsPerSecond: await commitsPerSecond(product.services.databaseUrl, LIMIT_SECONDS),
    jobsPerSecond: await jobsPerSecond(product.services.redis.socket, LIMIT_SECONDS),
    papersPerSecondAndCore: await papersPerSecond(db, product.env, LIMIT_SECONDS),
  };
  await db.end();
  return {
    machine: { cores: cpus().length, model: cpus()[0]?.model, node: process.version },
    copies: { api: product.programs.api.length, worker: product.programs.worker.length, clients },
    alone,
    loaded,
    ...costs(before, after, loaded.cases),
    limits,
    ratios: ratios(before, after, loaded, limits),
  };
}

/** Clients that file one case after the other; a case counts in the phase in which it was begun and in which its licence was kept. */
function startLoad(completions) {
  let count = 0;
  async function client(people, until, done) {
    while (Date.now() < until) {
      const begun = Date.now();
      let signedAt;
      const filing = await fileCompany(people, count++, { onLastSignature: () => (signedAt = Date.now()) });
      const completedAt = await completions.of(filing.id);
      done.push({ toLicenceMs: completedAt - signedAt, wholeMs: completedAt - begun });
    }
  }
  return {
    run: async (groups, seconds) => {
      const [done, from] = [[], Date.now()];
      await Promise.all(groups.map((people) => client(people, from + seconds * 1000, done)));
      return { done, seconds: (Date.now() - from) / 1000 };
    },
  };
}

function summary({ done, seconds }) {
  const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? null;
  const quantiles = (values) => ({ p50: at(values, 0.5), p99: at(values, 0.99), longest: at(values, 1) });
  return {
    cases: done.length,
    seconds: round(seconds),
    casesPerSecond: round(done.length / seconds),
    lastSignatureToLicenceMs: quantiles(done.map(({ toLicenceMs }) => toLicenceMs)),
    wholeCaseMs: quantiles(done.map(({ wholeMs }) => wholeMs)),
  };
}

/** What everything has used so far. */
async function usage({ programs, services }, db) {
  const pids = {
    api: programs.api.map((one) => one.child().pid),
    worker: programs.worker.map((one) => one.child().pid),
    postgres: [services.postgres.pid],
    redis: [services.redis.pid],
  };
  const of = (measure) => Object.fromEntries(Object.entries(pids).map(([name, list]) => [name, list.reduce((sum, pid) => sum + measure(pid), 0)]));
  const client = process.cpuUsage();
  const { rows } = await db.query(
    `select (select xact_commit::float from pg_stat_database where datname = current_database()) as transactions, (select count(*)::float from outbox) as messages`,
  );
  return { cpuMs: { ...of(cpuMsOf), client: (client.user + client.system) / 1000 }, rssMb: of((pid) => memoryOf(pid) / 1_048_576), ...rows[0] };
}

function costs(before, after, cases) {
  const cpuMsPerCase = Object.fromEntries(Object.entries(after.cpuMs).map(([name, ms]) => [name, round((ms - before.cpuMs[name]) / cases)]));
  const { client, ...product } = cpuMsPerCase;
  const sum = Object.values(product).reduce((total, ms) => total + ms, 0);
  return {
    cpuMsPerCase: { ...product, product: round(sum), client },
    rssMb: Object.fromEntries(Object.entries(after.rssMb).map(([name, mb]) => [name, Math.round(mb)])),
  };
}

/** How far the cases are from what the parts could do if they did nothing else. */
function ratios(before, after, { cases, casesPerSecond }, { commitsPerSecond: commits, jobsPerSecond: jobs, papersPerSecondAndCore: papers }) {
  const perCase = {
    transactions: (after.transactions - before.transactions) / cases,
    messages: (after.messages - before.messages) / cases,
    papers: 2,
  };
  const bound = { postgres: commits / perCase.transactions, redis: jobs / perCase.messages, papersOnOneCore: papers / perCase.papers };
  return {
    perCase: mapped(perCase, round),
    casesPerSecondIfOnly: mapped(bound, round),
    shareReached: mapped(bound, (limit) => round(casesPerSecond / limit)),
  };
}

const mapped = (object, change) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
const round = (number) => Math.round(number * 100) / 100;

function print({ machine, copies, alone, loaded, cpuMsPerCase, rssMb, limits, ratios: { perCase, casesPerSecondIfOnly, shareReached } }) {
  const row = (name, value) => console.log(`  ${name.padEnd(46)} ${value}`);
  const ms = ({ p50, p99 }) => `p50 ${p50} ms   p99 ${p99} ms`;
  const list = (object, unit = '') =>
    Object.entries(object)
      .map(([name, value]) => `${name} ${value}${unit}`)
      .join('   ');
  console.log(
    `\n${machine.cores} cores, ${machine.model}, Node ${machine.node}; api ×${copies.api}, worker ×${copies.worker}, ${copies.clients} clients on the same cores`,
  );
  row('cases a second', loaded.casesPerSecond);
  row(`cases in ${loaded.seconds} s`, loaded.cases);
  row('last signature → licence, loaded', ms(loaded.lastSignatureToLicenceMs));
  row('last signature → licence, one client alone', ms(alone.lastSignatureToLicenceMs));
  row('draft → licence, loaded', ms(loaded.wholeCaseMs));
  row('CPU-ms a case', list(cpuMsPerCase));
  row('resident MB', list(rssMb));
  console.log('raw limits of this machine');
  row('PostgreSQL commits/s (16 connections)', limits.commitsPerSecond);
  row('BullMQ jobs/s (one process)', limits.jobsPerSecond);
  row('signed PDFs/s a core', limits.papersPerSecondAndCore);
  console.log('ratios');
  row('a case takes', list(perCase));
  row('cases/s if there were only', list(casesPerSecondIfOnly));
  row('share of that reached', list(shareReached));
}

function printDesk({ open, officers, fillSeconds, alone, loaded, page, board }) {
  const row = (name, value) => console.log(`  ${name.padEnd(46)} ${value}`);
  const ms = ({ p50, p99, longest }) => `p50 ${p50} ms   p99 ${p99} ms   longest ${longest} ms`;
  console.log(`the desk: ${open.toLocaleString('en')} open cases (made in ${fillSeconds} s)`);
  row('next, one officer alone', ms(alone.next));
  row('verdict, one officer alone', ms(alone.verdict));
  row(`cases decided a second, ${officers} officers`, loaded.casesPerSecond);
  row(`next, ${officers} officers`, ms(loaded.next));
  row(`verdict, ${officers} officers`, ms(loaded.verdict));
  row('page of 50 with its total, filtered', ms(page));
  row('board', ms(board));
}

await main().catch((error) => {
  complain(error);
  process.exit(1);
});
