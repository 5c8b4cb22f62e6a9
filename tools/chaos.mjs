// `npm run chaos -- --kills N --seconds S`: people file companies while API, worker, Redis and PostgreSQL are killed (`kill -9`) at random
// and Redis is emptied. The people send again, with the same keys, until they are answered. At the end the books are reckoned up:
// whatever was acknowledged is licensed, once, and its papers are whole.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { reckonUp } from './chaos-books.mjs';
import { fileCompany, fivePeople, licensed } from './company.mjs';
import { sleep } from './processes.mjs';
import { startProduct } from './product.mjs';
import { command } from './redis.mjs';
import { complain } from './words.mjs';

const CLIENTS = 3;
/** How long a person goes on sending the same request. */
const PATIENCE_MS = 120_000;
const KILLS_BETWEEN_FLUSHES = 4;
const TARGETS = ['api', 'worker', 'redis', 'postgres'];

async function main() {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' }, seconds: { type: 'string' }, keep: { type: 'boolean' } } });
  const kills = Number(values.kills);
  const seconds = Number(values.seconds ?? kills * 2);
  await build();
  const dir = mkdtempSync(join(tmpdir(), 'onewindow-chaos-'));
  let product;
  try {
    product = await startProduct({ dir, apis: 2, workers: 2, env: { MACHINE_LANE: 'clean', LOG_LEVEL: 'warn' } });
    return await chaos(product, { kills, seconds });
  } finally {
    await product?.stop();
    if (values.keep) console.log(dir);
    else rmSync(dir, { recursive: true, force: true });
  }
}

async function chaos(product, { kills, seconds }) {
  const groups = await Promise.all(Array.from({ length: CLIENTS }, (_, client) => fivePeople(product.urls, client, { patience: PATIENCE_MS })));
  const load = startLoad(groups);
  const done = await killAtRandom(product, { kills, everyMs: (seconds * 1000) / kills });
  const { begun, acknowledged, faults } = await load.stop();
  const { figures, defects } = await reckonUp(product, { begun, acknowledged });

  console.log(
    Object.entries(done)
      .map(([name, count]) => `${name} ${count}`)
      .join('   '),
  );
  for (const [name, figure] of Object.entries(figures)) console.log(`  ${name.padEnd(46)} ${figure}`);
  for (const defect of [...faults, ...defects]) console.log(`  ✗ ${defect}`);
  const clean = faults.length + defects.length === 0;
  console.log(clean ? 'acknowledged = licensed, none lost, none doubled, every PDF valid' : 'NOT CLEAN');
  return clean;
}

/** Each group files one company after the other and waits for the licence, but not for ever. */
function startLoad(groups) {
  const acknowledged = [];
  const faults = [];
  let stopping = false;
  let count = 0;
  const living = groups.map(async (people) => {
    while (!stopping) {
      const mine = count++;
      try {
        const filing = await fileCompany(people, mine);
        acknowledged.push({ id: filing.id, count: mine, number: filing.number, filer: people[0] });
        await Promise.race([licensed(people[0], filing.id, { everyMs: 200, seconds: 600 }).catch(() => {}), sleep(4000)]);
      } catch (error) {
        faults.push(`company ${mine}: ${error.message}`);
      }
    }
  });
  return {
    stop: async () => {
      stopping = true;
      await Promise.all(living);
      return { begun: count, acknowledged, faults };
    },
  };
}

/** Kills in random order, but every kind as often as the others; empties Redis in between. Resolves with how often what happened. */
async function killAtRandom({ programs, services }, { kills, everyMs }) {
  const done = Object.fromEntries([...TARGETS, 'flush'].map((name) => [name, 0]));
  const victim = {
    api: () => pick(programs.api).child().pid,
    worker: () => pick(programs.worker).child().pid,
    redis: () => services.redis.pid,
    postgres: () => services.postgres.pid,
  };
  let order = [];
  for (let killed = 0; killed < kills;) {
    await sleep(everyMs * (0.5 + Math.random()));
    if (order.length === 0) order = shuffled(TARGETS);
    const target = order.pop();
    if (!end(victim[target]())) continue; // dead already, and not yet up again
    done[target] += 1;
    killed += 1;
    if (killed % KILLS_BETWEEN_FLUSHES === 0) done.flush += await emptyRedis(services.redis.socket);
  }
  return done;
}

/** As soon as Redis is up: it may have been the one that was just killed. */
async function emptyRedis(socket) {
  for (let tries = 0; tries < 50; tries += 1) {
    const reply = await command(socket, 'FLUSHALL').catch(() => '');
    if (reply.startsWith('+OK')) return 1;
    await sleep(100);
  }
  return 0;
}

function end(pid) {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

const pick = (list) => list[Math.floor(Math.random() * list.length)];
const shuffled = (list) =>
  list
    .map((value) => [Math.random(), value])
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value);

main().then(
  (clean) => process.exit(clean ? 0 : 1),
  (error) => {
    complain(error);
    process.exit(1);
  },
);
