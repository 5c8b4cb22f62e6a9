// The desk's part of `npm run bench`: fifty officers ask for their next case and decide it, over and over, in a hall of very many open cases.
// Every case is a copy of one that was really filed, with a name, a number and a seal of its own.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from './build.mjs';
import { Client } from './client.mjs';
import { companyFacts } from './company.mjs';
import { sleep } from './processes.mjs';

const ROWS_AT_ONCE = 1_000;
const DISTRICTS = ['330302', '330303', '330304', '330305', '330324', '330326', '330327', '330328', '330329', '330381', '330382'];
const PAGES = 40;

/** `{ open, officers, seconds, next, verdict, page, board }`, times in ms. */
export async function deskBench(product, filingId, { open, officers, seconds }) {
  Object.assign(process.env, product.env);
  const libs = await compiled();
  const db = await new libs.DataSource(libs.databaseOptions(product.services.databaseUrl, libs.ENTITIES, 4)).initialize();
  try {
    const from = performance.now();
    await fillHall(db, libs, filingId, open);
    await analyse(product.services);
    const fillSeconds = Math.round((performance.now() - from) / 1000);
    const staff = await hire(db, libs, product.urls, officers);
    const supervisor = await employ(db, libs, product.urls[0], { roles: ['supervisor'], districts: ['330300'] });

    const alone = await work(staff.slice(0, 1), 5);
    const loaded = await work(staff, seconds);
    return { open, officers, seconds, fillSeconds, alone, loaded, ...(await look(supervisor)) };
  } finally {
    await db.destroy();
  }
}

async function compiled() {
  await import('reflect-metadata');
  const [{ DataSource }, platform, filing, identity, { ENTITIES }] = await Promise.all([
    import('typeorm'),
    ...['platform', 'filing', 'identity'].map((name) => import(join(ROOT, 'dist/libs', name, 'index.js'))),
    import(join(ROOT, 'dist/apps/product.js')),
  ]);
  return { DataSource, ENTITIES, ...platform, ...filing, ...identity };
}

/** Half wait for the first word, half for the second. */
async function fillHall(db, libs, filingId, open) {
  const filing = await db.manager.findOneByOrFail(libs.Filing, { id: filingId });
  const round = await db.manager.findOneByOrFail(libs.FilingRound, { filingId, round: filing.round });
  const { facts, contacts } = libs.openFacts(filing);
  const people = facts.people.map(({ name, document }) => ({ name, number: document.number }));
  const stranger = randomUUID();
  for (let first = 0; first < open; first += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, open - first) }, (_, place) => {
      const count = first + place;
      const [id, roundId] = [randomUUID(), randomUUID()];
      const name = companyFacts(people, 1_000_000 + count).name;
      const own = libs.sealFacts({ ...facts, name }, contacts, id);
      return {
        ...{ id, roundId, name, count, facts: own.facts, sealed: own.sealed, taskId: randomUUID(), examined: count % 2 === 1 },
        ...{ roundSealed: libs.sealFacts({ ...facts, name }, contacts, roundId).sealed, jurisdiction: DISTRICTS[count % DISTRICTS.length] },
        ...{ priority: count % 50 === 0, due: count % 20, number: `330399-20260101-${String(count).padStart(6, '0')}` },
      };
    });
    await db.transaction((tx) => insert(tx, rows, { filingId, roundId: round.id, stranger }));
  }
}

/** The columns of a row that was filed, but for those named in `own`. */
async function insert(tx, rows, { filingId, roundId, stranger }) {
  const json = JSON.stringify(rows);
  const given = `jsonb_to_recordset($1::jsonb) as r(id uuid, "roundId" uuid, "taskId" uuid, name jsonb, count int, facts jsonb, sealed text,
    "roundSealed" text, jurisdiction text, examined boolean, priority boolean, due int, number text)`;
  const copy = async (table, own, where, values) => {
    const columns = await tx.query(
      'select column_name as name from information_schema.columns where table_name = $1 and table_schema = current_schema()',
      [table],
    );
    const names = columns.map(({ name }) => `"${name}"`);
    const from = columns.map(({ name }) => own[name] ?? `o."${name}"`);
    await tx.query(`insert into ${table} (${names}) select ${from} from ${table} o cross join ${given} where ${where}`, [json, ...values]);
  };
  await copy(
    'filing',
    { id: 'r.id', number: 'r.number', jurisdiction: 'r.jurisdiction', state: "'IN_REVIEW'", facts: 'r.facts', sealed: 'r.sealed', result: 'null' },
    'o.id = $2',
    [filingId],
  );
  await copy('filing_round', { id: 'r."roundId"', filing_id: 'r.id', facts: 'r.facts', sealed: 'r."roundSealed"' }, 'o.id = $2', [roundId]);
  await copy('filing_person', { filing_id: 'r.id' }, 'o.filing_id = $2', [filingId]);
  await copy(
    'approval_task',
    {
      ...{ id: 'r."taskId"', filing_id: 'r.id', jurisdiction: 'r.jurisdiction', name: "r.name->>'full'", filing_number: 'r.number' },
      ...{ steps: "'{EXAMINE,APPROVE}'", turn: "case when r.examined then 'APPROVE' else 'EXAMINE' end", priority: 'r.priority' },
      ...{ due_on: 'current_date + r.due - 5', opened_at: "now() - r.due * interval '1 day' - r.count * interval '1 second'" },
      ...{ holder_id: 'null', lease_until: 'null', held_since: 'null', assignee_id: 'null', closed_at: 'null', version: '1' },
    },
    "o.filing_id = $2 and o.kind = 'REVIEW' and o.department = 'MARKET_SUPERVISION'",
    [filingId],
  );
  await tx.query(
    `insert into approval_verdict (task_id, filing_id, round, step, verdict, by_id, at, remarks, allowances)
      select r."taskId", r.id, t.round, 'EXAMINE', 'approve', $2, now(), '[]', '[]' from ${given} join approval_task t on t.id = r."taskId" where r.examined`,
    [json, stranger],
  );
}

/** As autovacuum does in a running city within minutes. */
async function analyse({ adminUrl, databaseUrl }) {
  const url = new URL(adminUrl);
  url.pathname = new URL(databaseUrl).pathname;
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query('vacuum analyze approval_task, approval_verdict, filing, filing_round, filing_person');
  await admin.end();
}

/** Half examine, half approve; every fifth for the whole city, the others for a district. */
const hire = (db, libs, urls, officers) =>
  Promise.all(
    Array.from({ length: officers }, (_, place) =>
      employ(db, libs, urls[place % urls.length], {
        roles: [place % 2 === 0 ? 'examiner' : 'approver'],
        districts: [place % 5 === 0 ? '330300' : DISTRICTS[place % DISTRICTS.length]],
      }),
    ),
  );

async function employ(db, libs, url, { roles, districts }) {
  const id = randomUUID();
  const post = { kind: 'staff', department: 'MARKET_SUPERVISION', roles, districts };
  const account = { id, login: `${id}@example.invalid`, passwordHash: '', name: '许闻溪', createdAt: new Date(), ...post };
  await db.manager.insert(libs.Account, account);
  const { token } = await db.transaction(async (tx) => libs.openSession(tx, await tx.findOneByOrFail(libs.Account, { id }), 'program'));
  return new Client(url, { token });
}

/** Each takes the next case and says a word on it: the first approves, the second refuses, so that no licence is drawn beside what is measured. */
async function work(staff, seconds) {
  const [next, verdict] = [[], []];
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    staff.map(async (officer, place) => {
      await sleep(place * 20);
      while (performance.now() < until) {
        const asked = performance.now();
        const { id, step, round, version } = await officer.post('/api/v1/desk/next');
        const given = performance.now();
        const word = step === 'EXAMINE' ? { verdict: 'approve' } : { verdict: 'refuse', remarks: [{ path: 'name.full', reason: '不予登记' }] };
        await officer.post(`/api/v1/tasks/${id}/decide`, { step, round, version, ...word });
        next.push(given - asked);
        verdict.push(performance.now() - given);
      }
    }),
  );
  return { casesPerSecond: rounded(next.length / seconds), next: quantiles(next), verdict: quantiles(verdict) };
}

/** What a supervisor looks at when nobody else asks: pages, filters, the board. */
async function look(supervisor) {
  const timed = async (path) => {
    const from = performance.now();
    await supervisor.get(path);
    return performance.now() - from;
  };
  const [pages, boards] = [[], []];
  for (let count = 0; count < PAGES; count += 1) {
    const district = DISTRICTS[count % DISTRICTS.length];
    pages.push(await timed(`/api/v1/desk/tasks?size=50${['', `&district=${district}`, '&step=APPROVE', '&overdue=true'][count % 4]}`));
    if (count % 10 === 0) boards.push(await timed('/api/v1/desk/board'));
  }
  return { page: quantiles(pages), board: quantiles(boards) };
}

const rounded = (number) => Math.round(number * 10) / 10;

function quantiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), longest: at(1) };
}
