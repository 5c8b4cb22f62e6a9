// `npm run bench:names`: how fast a name is judged, neighbours and all, in a register of many names while others are entered.
// Names are made with the lengths and the frequency of characters that real ones have; the seed is printed.
//
//   --names N    names in the register (1,000,000; the figures of the README are of 10,000,000)
//   --asked N    names judged (4,000)      --seed N      --out FILE   (artifacts/bench-names.json)
//   --keep DIR   the filled database stays there and is used again
//   --buffers S  memory of PostgreSQL for pages (256MB, as `npm start` has it); more than that is filled before the verdicts, as if it had run for a day
import { chmodSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { build, ROOT } from './build.mjs';
import { makeNames } from './bench-name-maker.mjs';
import { productOf } from './bench-name-product.mjs';
import { migrate } from './product.mjs';
import { secretsOf } from './secrets.mjs';
import { startServices } from './services.mjs';
import { complain } from './words.mjs';

const POOL = '3303';
const ROWS_A_FILE = 250_000;
/** A trade name that is no word of any list. */
const PATTERN = '砚禾';

async function main() {
  const { values } = parseArgs({
    options: {
      names: { type: 'string', default: '1000000' },
      asked: { type: 'string', default: '4000' },
      seed: { type: 'string', default: '20150701' },
      keep: { type: 'string' },
      buffers: { type: 'string', default: '256MB' },
      out: { type: 'string', default: join(ROOT, 'artifacts', 'bench-names.json') },
    },
  });
  const [names, asked, seed] = [Number(values.names), Number(values.asked), Number(values.seed)];
  const { buffers } = values;
  await build();
  const dir = values.keep ? resolve(values.keep) : mkdtempSync(join(tmpdir(), 'onewindow-names-'));
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o755);
  const services = await startServices(dir, { throwAway: true, settings: [`shared_buffers=${buffers}`] });
  try {
    const report = await bench(services, { dir, names, asked, seed, buffers });
    const out = resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
    console.log(out);
  } finally {
    await services.stop();
    if (!values.keep) rmSync(dir, { recursive: true, force: true });
  }
}

async function bench(services, { dir, names, asked, seed, buffers }) {
  const env = {
    ...process.env,
    ...secretsOf(dir),
    NODE_ENV: 'production',
    DEMO: '1',
    HOST: '127.0.0.1',
    PORT: '1',
    PUBLIC_URL: 'http://localhost:1',
  };
  Object.assign(env, {
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    DEPARTMENTS_URL: 'http://127.0.0.1:1',
    IDENTITY_URL: 'http://127.0.0.1:1',
  });
  Object.assign(env, { FILES_DIR: join(dir, 'files'), CA_DIR: join(dir, 'ca') });
  await migrate(env);
  Object.assign(process.env, env);
  const product = await productOf();
  const admin = new pg.Client({ connectionString: superuserOf(services) });
  await admin.connect();
  const maker = makeNames(seed);
  console.log(`${names.toLocaleString('en')} names, seed ${seed}`);

  const db = await new product.DataSource(product.databaseOptions(services.databaseUrl, product.ENTITIES, 2)).initialize();
  try {
    const law = await product.lawNow(db.manager);
    const filledIn = join(dir, 'filled.json');
    const filled = existsSync(filledIn) ? JSON.parse(readFileSync(filledIn, 'utf8')) : await fill(admin, product, { dir, names, maker, law });
    writeFileSync(filledIn, JSON.stringify(filled));
    await warm(admin);
    const adding = await addNames(services.databaseUrl, seed + 1);
    const verdicts = await judge(db, product, { asked, maker: makeNames(seed), names, law });
    const added = await adding.stop();
    const report = { names, seed, buffers, ...filled, ...verdicts, added, load: loadavg()[0] };
    print(report);
    return report;
  } finally {
    await db.destroy();
    await admin.end();
  }
}

/** The one who may read our files into our database. */
function superuserOf({ adminUrl, databaseUrl }) {
  const url = new URL(adminUrl);
  url.pathname = new URL(databaseUrl).pathname;
  return url.href;
}

/** Fills the tables by COPY, without their indexes, then builds these: as a city would take over its register. */
async function fill(admin, { nameKeys, pinyinOf, lettersOf, soundKeysOf }, { dir, names, maker, law }) {
  // Names of one pattern are told apart in the same places: each pattern is read once, and its trade name then exchanged.
  const patterns = new Map();
  const keysOf = ({ full, parts, tradeName }) => {
    const pattern = full.replace(tradeName, PATTERN);
    const known = patterns.get(pattern) ?? nameKeys(pattern, law.names, parts && { ...parts, tradeName: PATTERN });
    patterns.set(pattern, known);
    return { ...known, normalised: known.normalised.replace(PATTERN, tradeName), tradeName, pinyin: pinyinOf(tradeName) };
  };
  const indexes = await dropIndexes(admin);
  const from = performance.now();
  let rows = 0;
  for (let start = 0; start < names; start += ROWS_A_FILE) {
    const files = Object.fromEntries(['entity', 'name', 'key'].map((table) => [table, join(dir, `${table}.tsv`)]));
    const lines = { entity: [], name: [], key: [] };
    for (let at = start; at < Math.min(names, start + ROWS_A_FILE); at++) {
      const made = maker.next();
      const { full, parts, entityType } = made;
      const keys = keysOf(made);
      const [entityId, id] = [randomUUID(), randomUUID()];
      const individual = entityType === 'INDIVIDUAL_BUSINESS';
      lines.entity.push(`${entityId}\t${entityType}\t330302\tregistered\t2019-05-06\t{}`);
      lines.name.push(
        [id, entityId, POOL, full, keys.normalised, keys.tradeName, keys.pinyin, keys.industryTerm, individual, lettersOf(keys.normalised)].join(
          '\t',
        ) + `\t${JSON.stringify(parts ?? {})}`,
      );
      for (const { key, industry } of soundKeysOf({ pool: POOL, individual, tradeName: keys.tradeName, industryTerm: keys.industryTerm })) {
        lines.key.push(`${key}\t${industry}\t${id}`);
        rows++;
      }
    }
    for (const [table, file] of Object.entries(files)) writeLines(file, lines[table]);
    await admin.query(`copy register_entity (id, entity_type, registry, state, state_on, legacy) from '${files.entity}'`);
    await admin.query(
      `copy register_name (id, entity_id, pool, "full", normalised, trade_name, pinyin, industry_term, individual, letters, parts) from '${files.name}'`,
    );
    await admin.query(`copy register_name_key (key, industry, name_id) from '${files.key}'`);
    for (const file of Object.values(files)) rmSync(file);
    process.stderr.write(`\r${(start + ROWS_A_FILE).toLocaleString('en')} `);
  }
  const filledIn = seconds(from);
  const indexing = performance.now();
  await admin.query("set maintenance_work_mem = '1GB'");
  const builds = {};
  for (const { name, sql } of indexes) {
    const begun = performance.now();
    await admin.query(sql);
    builds[name] = seconds(begun);
  }
  await admin.query('analyze register_entity, register_name, register_name_key');
  const { rows: sizes } = await admin.query(`
    select relname as table, pg_table_size(oid) as table_bytes, pg_indexes_size(oid) as index_bytes
      from pg_class where relname in ('register_name', 'register_name_key', 'register_entity') order by 1`);
  return { keys: rows, filledIn, indexedIn: seconds(indexing), builds, sizes: sizes.map(inMegabytes) };
}

const inMegabytes = ({ table, table_bytes, index_bytes }) => ({
  table,
  tableMB: Math.round(Number(table_bytes) / 1e6),
  indexMB: Math.round(Number(index_bytes) / 1e6),
});

function writeLines(file, lines) {
  const out = openSync(file, 'w', 0o644);
  for (let at = 0; at < lines.length; at += 20_000) writeSync(out, `${lines.slice(at, at + 20_000).join('\n')}\n`);
  closeSync(out);
}

/** Takes away the indexes of the three tables; gives how each is made again. */
async function dropIndexes(admin) {
  const { rows } = await admin.query(`
    select c.relname as name, coalesce('alter table ' || t.relname || ' add constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid), pg_get_indexdef(c.oid)) as sql,
           case when k.conname is null then 'drop index ' || c.relname else 'alter table ' || t.relname || ' drop constraint ' || k.conname end as away
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      left join pg_constraint k on k.conindid = c.oid and k.contype in ('p', 'u')
     where t.relname in ('register_name', 'register_name_key', 'register_entity') order by 1`);
  for (const { away } of rows) await admin.query(away);
  return rows;
}

/** What a verdict reads, the most wanted last, so that where there is too little memory this is what stays in it. */
async function warm(admin) {
  await admin.query('create extension if not exists pg_prewarm');
  const { rows } = await admin.query(`
    select c.oid::regclass::text as name from pg_class c left join pg_index i on i.indexrelid = c.oid
     where coalesce(i.indrelid, c.oid) in ('register_entity'::regclass, 'register_name'::regclass, 'register_name_key'::regclass)
       and c.oid::regclass::text in ('register_entity', 'register_name', 'register_name_letters', 'register_name_same', 'register_name_trade',
           'register_name_key_pkey', 'register_entity_pkey', 'register_name_pkey')
     order by c.relkind desc`);
  for (const { name } of rows) await admin.query('select pg_prewarm($1::regclass)', [name]);
}

/** Enters names in a thread and on a connection of its own until it is stopped: in the product the worker does it, beside the API that judges. */
async function addNames(url, seed) {
  const thread = new Worker(new URL('./bench-name-adder.mjs', import.meta.url), { workerData: { url, seed } });
  const failed = new Promise((_, reject) => thread.once('error', reject));
  const said = () => Promise.race([new Promise((done) => thread.once('message', done)), failed]);
  await said();
  return {
    stop: () => {
      thread.postMessage('stop');
      return said();
    },
  };
}

/** Judges names that stand in the register, names with one character changed, and names made up; each neighbours and all. */
async function judge(db, product, { asked, maker, names, law }) {
  const times = { standing: [], changed: [], new: [] };
  const free = makeNames(7);
  const step = Math.max(1, Math.floor(Math.min(names, 50_000) / asked));
  const verdicts = {};
  const refused = [];
  for (let at = 0; at < asked + 200; at++) {
    for (let skipped = 1; skipped < step; skipped++) maker.next();
    const kind = ['standing', 'changed', 'new'][at % 3];
    const made = kind === 'new' ? free.next() : kind === 'changed' ? maker.changed() : maker.next();
    const question = {
      kind: 'establishment',
      entityType: made.entityType,
      jurisdiction: '330302',
      name: { full: made.full, ...product.partsOf(made.full, law.names, { near: '330302' }) },
      facts: {},
      askedBy: randomUUID(),
    };
    const from = performance.now();
    const { findings } = await product.judgeName(db.manager, law, question, '2026-03-02');
    if (at < 200) continue; // caches of the law and of the database fill
    times[kind].push(performance.now() - from);
    for (const rule of findings.length > 0 ? findings.map((one) => one.rule) : ['available']) verdicts[rule] = (verdicts[rule] ?? 0) + 1;
    if (findings.some(({ severity }) => severity === 'blocking')) refused.push(question);
  }
  const all = Object.values(times).flat();
  const proposing = await propose(db, product, refused.slice(0, asked / 10));
  return {
    verdictMs: { all: spread(all), ...Object.fromEntries(Object.entries(times).map(([kind, list]) => [kind, spread(list)])) },
    verdicts,
    proposing,
  };
}

/** Checks names that are refused: the verdict, and up to five free names, each of which is judged beside its own neighbours. */
async function propose(db, product, refused) {
  const times = [];
  let proposed = 0;
  for (const question of refused) {
    const from = performance.now();
    const { alternatives } = await product.checkName(db.manager, question);
    times.push(performance.now() - from);
    proposed += alternatives.length;
  }
  return { ms: spread(times), proposed };
}

function spread(list) {
  const sorted = [...list].sort((one, other) => one - other);
  const at = (share) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
  return { n: list.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

const seconds = (from) => Math.round((performance.now() - from) / 100) / 10;

function print({ names, buffers, keys, filledIn, indexedIn, sizes, verdictMs, verdicts, proposing, added, load }) {
  console.log(`\nfilled in ${filledIn} s, indexes built in ${indexedIn} s, ${keys.toLocaleString('en')} keys`);
  console.table(sizes);
  console.log(
    `verdict with neighbours, ms, at ${names.toLocaleString('en')} names while ${added.aSecond} a second are added (buffers ${buffers}, load ${load.toFixed(1)})`,
  );
  console.table(verdictMs);
  console.log(`refused names with up to five free ones, ms: ${JSON.stringify(proposing.ms)}; ${proposing.proposed} proposed`);
  console.log(`findings ${JSON.stringify(verdicts)}`);
}

try {
  await main();
} catch (error) {
  complain(error);
  process.exitCode = 1;
}
