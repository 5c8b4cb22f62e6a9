// `npm run bench -- --only search`: an older register of many firms is taken over from a file, then looked up by anyone: by part of a name, by a
// whole name, by a code, and as it stood on a day, while firms keep changing.
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeNames } from './bench-name-maker.mjs';
import { productOf } from './bench-name-product.mjs';
import { migrate } from './product.mjs';
import { secretsOf } from './secrets.mjs';
import { startServices } from './services.mjs';

const SEED = 20150701;
/** Versions of every tenth firm, so that a day has to be found among several. */
const CHANGES = 5;

/** Resolves with `{ firms, taken: { seconds, linesASecond }, ms: { <question>: { p50, p99, longest } } }`. */
export async function searchBench({ firms, asked }) {
  const dir = mkdtempSync(join(tmpdir(), 'onewindow-register-'));
  chmodSync(dir, 0o755);
  const services = await startServices(dir, { throwAway: true });
  try {
    const env = { ...secretsOf(dir), NODE_ENV: 'production', DEMO: '1', HOST: '127.0.0.1', PORT: '1', PUBLIC_URL: 'http://localhost:1' };
    Object.assign(env, {
      DATABASE_URL: services.databaseUrl,
      REDIS_URL: services.redisUrl,
      DEPARTMENTS_URL: 'http://127.0.0.1:1',
      IDENTITY_URL: 'http://127.0.0.1:1',
    });
    Object.assign(env, { FILES_DIR: join(dir, 'files'), CA_DIR: join(dir, 'ca'), LOG_LEVEL: 'warn' });
    await migrate({ ...process.env, ...env });
    Object.assign(process.env, env);
    const product = await productOf();
    const db = await new product.DataSource(product.databaseOptions(services.databaseUrl, product.ENTITIES, 4)).initialize();
    try {
      return await measure(db, product, { dir, firms, asked });
    } finally {
      await db.destroy();
    }
  } finally {
    await services.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measure(db, product, { dir, firms, asked }) {
  const path = join(dir, 'register.csv');
  const sample = await writeRegister(path, firms, product);
  const from = performance.now();
  const taken = await product.importRegister(
    db,
    product.SYSTEM,
    { path, fileName: 'register.csv', source: 'bench', registry: '330300' },
    ({ done }) => process.stderr.write(`\r${done.toLocaleString('en')} `),
  );
  const seconds = (performance.now() - from) / 1000;
  process.stderr.write('\n');
  const again = performance.now();
  await changeMany(db, firms);
  await db.query('vacuum analyze register_entity, register_name, register_number, register_search, register_version');
  const settled = (performance.now() - again) / 1000;
  const pick = (at) => sample[(at * 7919) % sample.length];
  const tx = db.manager;
  const law = await product.lawNow(tx);
  const search = (question) => product.searchRegister(tx, question);
  const questions = {
    code: (at) => search({ q: pick(at).code }),
    otherNumber: (at) => search({ q: pick(at).other }),
    partOfName: (at) => search({ q: pick(at).trade }),
    twoCharacters: (at) => search({ q: pick(at).trade.slice(0, 2) }),
    oneCharacter: (at) => search({ q: pick(at).trade.slice(0, 1) }),
    wholeName: (at) => search({ q: pick(at).name }),
    traditionalForms: (at) => search({ q: traditional(pick(at).name) }),
    pinyin: (at) => search({ q: product.nameKeys(pick(at).name, law.names).pinyin }),
    person: (at) => search({ person: pick(at).person }),
    personInDistrict: (at) => search({ person: pick(at).person, district: pick(at).district }),
    partOfNameInDistrict: (at) => search({ q: pick(at).trade, district: pick(at).district, state: 'registered' }),
    twoCharactersInIndustry: (at) => search({ q: pick(at).trade.slice(0, 2), industry: TRADES[at % TRADES.length].slice(0, 3) }),
    commonWord: (at) => search({ q: COMMON[at % COMMON.length] }),
    commonWordFiltered: (at) => search({ q: COMMON[at % COMMON.length], district: pick(at).district, industry: 'F52', state: 'deregistered' }),
    asOf: (at) => product.firmPage(tx, pick(at).code, { on: `20${10 + (at % 16)}-0${1 + (at % 9)}-15` }),
  };
  const ms = {};
  for (const [name, ask] of Object.entries(questions)) ms[name] = await quantiles(ask, asked);
  return {
    ...{ firms, added: taken.added, bad: taken.bad, changes: Math.ceil(firms / 10) * CHANGES },
    taken: { seconds: Math.round(seconds), linesASecond: Math.round(firms / seconds), settledSeconds: Math.round(settled) },
    ms,
  };
}

async function writeRegister(path, firms, { makeUnifiedSocialCreditCode, organizationCheck }) {
  const maker = makeNames(SEED);
  const file = createWriteStream(path);
  const sample = [];
  file.write('企业名称,统一社会信用代码,企业类型,登记状态,状态日期,成立日期,住所,法定代表人,注册资本（万元）,行业代码,经营范围,统计登记证号\n');
  for (let at = 0; at < firms; at++) {
    const { full, tradeName, entityType } = maker.next();
    const body = String(10_000_000 + at);
    const [district, place] = DISTRICTS[at % DISTRICTS.length];
    const code = makeUnifiedSocialCreditCode(entityType === 'INDIVIDUAL_BUSINESS' ? '92' : '91', district, body + organizationCheck(body));
    const state = at % 20 === 7 ? '注销,2014-05-06' : at % 50 === 3 ? '吊销,2013-04-09' : '存续,';
    const person = FAMILY[(at * 31) % FAMILY.length] + GIVEN[(at * 17) % GIVEN.length] + GIVEN[(at * 13 + (at >> 8)) % GIVEN.length];
    const line = `${full},${code},${entityType},${state},2009-${String(1 + (at % 12)).padStart(2, '0')}-18,温州市${place}飞霞路${at}号,${person},100,${TRADES[(at * 7) % TRADES.length]},日用百货销售；鞋类销售,TJ${String(at).padStart(8, '0')}\n`;
    if (!file.write(line)) await once(file, 'drain');
    if (at % Math.ceil(firms / 20_000) === 0)
      sample.push({ name: full, trade: tradeName, code, district, person, other: `TJ${String(at).padStart(8, '0')}` });
  }
  file.end();
  await once(file, 'finish');
  return sample;
}

const DISTRICTS = [
  ['330302', '鹿城区'],
  ['330303', '龙湾区'],
  ['330304', '瓯海区'],
  ['330381', '瑞安市'],
  ['330382', '乐清市'],
  ['330324', '永嘉县'],
];
const TRADES = ['F5113', 'F5212', 'C1951', 'C3812', 'I6510', 'H6210', 'L7299', 'O7910'];
const COMMON = ['有限公司', '贸易', '温州', '科技', '电器', '商行', '鞋业'];
const traditional = (name) => name.replace(/[温业贸电]/g, (letter) => ({ 温: '溫', 业: '業', 贸: '貿', 电: '電' })[letter]);
const FAMILY = [...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文辉建国海澄岚舟帆川远青禾岩白堤云山松柏'];

/** Every tenth firm has changed some times since. */
async function changeMany(db, firms) {
  for (let change = 1; change <= CHANGES; change++) {
    await db.query(
      `insert into register_version (id, entity_id, version, facts, sealed, valid_from, recorded_at, kind, standing)
       select gen_random_uuid(), entity_id, $1, facts, sealed, make_date(2009 + 3 * ($1 - 1), 6, 1), now(), 'change', standing
         from register_version where version = 1 order by id limit $2`,
      [change + 1, Math.ceil(firms / 10)],
    );
  }
}

async function quantiles(ask, asked) {
  for (let at = 0; at < Math.min(200, asked); at++) await ask(at + 1_000_003).catch(nobody);
  const times = [];
  for (let at = 0; at < asked; at++) {
    const from = performance.now();
    await ask(at).catch(nobody);
    times.push(performance.now() - from);
  }
  times.sort((one, other) => one - other);
  const at = (share) => Math.round(10 * times[Math.min(times.length - 1, Math.floor(times.length * share))]) / 10;
  return { p50: at(0.5), p99: at(0.99), longest: at(1) };
}

/** A firm that did not stand yet on the day is an answer too. */
const nobody = (error) => {
  if (error.kind !== 'not_found') throw error;
};

export const printSearch = ({ firms, changes, taken, ms }) => {
  console.log(
    `\n${firms.toLocaleString('en')} firms taken over in ${taken.seconds} s (${taken.linesASecond} lines a second), ${changes.toLocaleString('en')} changes`,
  );
  for (const [name, { p50, p99, longest }] of Object.entries(ms))
    console.log(`  ${name.padEnd(22)} p50 ${p50} ms  p99 ${p99} ms  longest ${longest} ms`);
};
