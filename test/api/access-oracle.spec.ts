import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EntityManager } from 'typeorm';
import { ApprovalTask } from '#libs/approval';
import type { StaffRole, TaskKind } from '#libs/contract';
import { Account, openSession } from '#libs/identity';
import { newId } from '#libs/kernel';
import { AuditEntry } from '#libs/platform';
import { aFilingInReview, anApplicant, anOfficer, tasksOf } from '../support/build.ts';
import { database } from '../support/database.ts';
import { Noise } from './noise.ts';
import { startApi } from './start-api.ts';

// Who reaches what, said a second time and asked through the whole API: random people, objects and acts. What is not theirs is not there,
// with one answer for every route. `npm run prove` asks a hundred thousand times.

const TRIPLES = Number(process.env.ACCESS_TRIPLES ?? 5_000);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const noise = new Noise(SEED);
jest.setTimeout(120_000 + TRIPLES * 30);

const COUNTIES = ['330302', '330303', '330304', '330326', '330203'];
const DISTRICTS = [...COUNTIES, '330300', '330200'];
const DEPARTMENTS = ['MARKET_SUPERVISION', 'TAX', 'HUMAN_RESOURCES', 'STATISTICS'];
const ROLES: StaffRole[] = ['clerk', 'examiner', 'approver', 'supervisor', 'operator'];
/** Each held alone. */
const OFFICES: StaffRole[] = ['administrator', 'security', 'auditor'];

interface Someone {
  name: string;
  headers: Record<string, string>;
  kind: 'applicant' | 'staff';
  userId: string;
  department: string;
  districts: readonly string[];
  roles: readonly string[];
}
interface Target {
  id: string;
  kind: TaskKind;
  department: string;
  jurisdiction: string;
  asked: string;
}
interface Act {
  name: string;
  roles: readonly string[];
  method: 'GET' | 'POST';
  path: (id: string) => string;
  body?: object;
}

// What an act needs of a person's roles: written down here again, and not read from the product.
const OFFICER = ['examiner', 'approver', 'supervisor'];
const ANY = ['clerk', ...OFFICER];
/** Nothing may change while we ask: what was never seen is refused after the right to see it was looked at. */
const NEVER = { round: 9_999, version: 9_999 };
const task = (name: string, roles: readonly string[], method: Act['method'], tail = '', body?: object): Act => ({
  name,
  roles,
  method,
  path: (id) => `/api/v1/tasks/${id}${tail}`,
  ...(body ? { body } : {}),
});
const ACTS: Act[] = [
  task('show', ANY, 'GET'),
  task('document', ANY, 'GET', `/documents/${newId()}`),
  task('claim', ANY, 'POST', '/claim'),
  task('renew', ANY, 'POST', '/renew'),
  task('release', ANY, 'POST', '/release'),
  task('decide', OFFICER, 'POST', '/decide', { step: 'EXAMINE', verdict: 'approve', ...NEVER }),
  task('change', OFFICER, 'POST', '/change-verdict', { step: 'EXAMINE', verdict: 'approve', why: 'x', ...NEVER }),
  task('gate', OFFICER, 'GET', '/gate'),
  task('differences', OFFICER, 'GET', '/differences'),
  task('refer', OFFICER, 'POST', '/refer', { department: 'DRUG', reason: 'x', ...NEVER }),
  task('pause', OFFICER, 'POST', '/pause', { reason: 'x', ...NEVER }),
  task('resume', OFFICER, 'POST', '/resume', NEVER),
  task('checklist', ['clerk', 'supervisor'], 'GET', '/checklist'),
  task('accept', ['clerk'], 'POST', '/accept', NEVER),
  task('decline', ['clerk'], 'POST', '/decline', { reason: 'x', remedy: 'y', ...NEVER }),
  task('return', ['clerk'], 'POST', '/return', { checklist: [], remarks: [], ...NEVER }),
  task('assign', ['supervisor'], 'POST', '/assign', { to: null, ...NEVER }),
  task('handling', ['supervisor'], 'POST', '/handling', { priorityReason: 'x', ...NEVER }),
  task('extend', ['supervisor'], 'POST', '/extend', { reason: 'x', ...NEVER }),
  task('late reason', ['supervisor'], 'POST', '/late-reason', { path: '', why: 'x', ...NEVER }),
];
const FILING_ACTS = ['', '/check', '/track', '/licence/original.pdf'];
const WITH_KIND: Partial<Record<TaskKind, readonly string[]>> = { ACCEPTANCE: ['clerk', 'supervisor'], REVIEW: OFFICER };

/** The table: the role may call it at all, and then the object is there for the own department, district and role. */
function expected(who: Someone, target: Target, act: Act): 'forbidden' | 'hidden' | 'reached' {
  const has = (roles: readonly string[] = []): boolean => who.kind === 'staff' && roles.some((role) => who.roles.includes(role));
  if (!has(act.roles)) return 'forbidden';
  const near = who.districts.some(
    (own) => own === target.jurisdiction || (own.slice(4) === '00' && own.slice(0, 4) === target.jurisdiction.slice(0, 4)),
  );
  return near && who.department === target.department && target.asked === 'atAcceptance' && has(WITH_KIND[target.kind]) ? 'reached' : 'hidden';
}

let app: NestFastifyApplication;
const people: Someone[] = [];
const targets: Target[] = [];
const filings: { id: string; filer: string }[] = [];

beforeAll(async () => {
  app = await startApi();
  await database().transaction(async (tx) => {
    for (let count = 0; count < 60; count += 1) await aColleague(tx, count);
    for (let count = 0; count < 5; count += 1) {
      const built = await aFilingInReview(tx, {
        filer: await anApplicant(tx, { name: '甲', document: { type: 'foreignPassport', number: `P${count}123456` } }),
      });
      filings.push({ id: built.id, filer: built.filer.userId });
      if (count < 3) await sign(tx, built.filer.userId, `applicant ${count}`, { kind: 'applicant', department: '', districts: [], roles: [] });
      await spread(tx, built.id, COUNTIES[count] ?? '');
    }
  });
});
afterAll(() => app.close());

async function aColleague(tx: EntityManager, count: number): Promise<void> {
  const some = <T>(list: readonly T[], most: number): T[] => [...new Set(Array.from({ length: 1 + noise.below(most) }, () => noise.one(list)))];
  const post = { department: noise.one(DEPARTMENTS), districts: some(DISTRICTS, 2), roles: noise.below(6) ? some(ROLES, 3) : [noise.one(OFFICES)] };
  const { userId } = await anOfficer(tx, post);
  await sign(tx, userId, `colleague ${count}`, { kind: 'staff', ...post });
}

async function sign(
  tx: EntityManager,
  userId: string,
  name: string,
  post: Pick<Someone, 'kind' | 'department' | 'districts' | 'roles'>,
): Promise<void> {
  const { token } = await openSession(tx, await tx.findOneByOrFail(Account, { id: userId }), 'program');
  people.push({ name, userId, headers: { authorization: `Bearer ${token}` }, ...post });
}

/** One filing with a task of every department and kind, in one county. */
async function spread(tx: EntityManager, filingId: string, jurisdiction: string): Promise<void> {
  const own = await tasksOf(tx, filingId);
  const review = own.find(({ kind }) => kind === 'REVIEW');
  for (const department of DEPARTMENTS) {
    for (const kind of ['REVIEW', 'ACCEPTANCE'] as const) {
      if (department === 'MARKET_SUPERVISION' && kind === 'REVIEW') continue;
      await tx.insert(ApprovalTask, { ...review, id: newId(), department, kind });
    }
  }
  await tx.update(ApprovalTask, { filingId }, { jurisdiction });
  targets.push(...(await tasksOf(tx, filingId)));
}

const ask = async (who: Someone, method: 'GET' | 'POST', url: string, payload?: object) => {
  const response = await app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });
  const isJson = String(response.headers['content-type']).includes('json');
  return { status: response.statusCode, body: isJson ? response.json<Record<string, unknown>>() : {} };
};

it(`nobody reaches what is not theirs, in ${TRIPLES} tries, seed ${SEED}`, async () => {
  const wrong: string[] = [];
  const count = { forbidden: 0, hidden: 0, reached: 0 };
  for (let tries = 0; tries < TRIPLES; tries += 1) {
    const [who, act] = [noise.one(people), noise.one(ACTS)];
    const near = targets.filter(({ department }) => department === who.department);
    const target = noise.below(2) === 0 && near.length > 0 ? noise.one(near) : noise.one(targets);
    const { status, body } = await ask(who, act.method, act.path(target.id), act.body);
    const hidden = status === 404 && JSON.stringify(body) === '{"code":"approval.task_not_found"}';
    const actual = status === 403 && body['code'] === 'account.not_allowed' ? 'forbidden' : hidden ? 'hidden' : 'reached';
    const right = expected(who, target, act);
    count[right] += 1;
    if (actual !== right || status >= 500)
      wrong.push(
        `${who.name} ${JSON.stringify([who.department, who.districts, who.roles])} ${act.name} ${JSON.stringify(target)}: ${right}, but ${status} ${JSON.stringify(body)}`,
      );
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  process.stdout.write(`access: seed ${SEED}, ${TRIPLES} tries, ${JSON.stringify(count)}\n`);
  expect(Math.min(count.forbidden, count.hidden, count.reached)).toBeGreaterThan(TRIPLES / 100);
  expect(await database().manager.countBy(AuditEntry, { what: 'task.refused' })).toBe(count.hidden);
});

it('lists hold exactly what can be reached', async () => {
  const reachable = targets.filter(({ asked, kind }) => asked === 'atAcceptance' && kind in WITH_KIND);
  for (const who of people.filter(({ kind, roles }) => kind === 'staff' && ANY.some((role) => roles.includes(role)))) {
    const { body } = await ask(who, 'GET', '/api/v1/desk/tasks?size=200');
    const listed = (body['tasks'] as { id: string }[]).map(({ id }) => id).sort();
    const right = reachable.filter((target) => expected(who, target, { ...(ACTS[0] as Act) }) === 'reached').map(({ id }) => id);
    expect({ who: who.name, total: body['total'], listed }).toEqual({ who: who.name, total: right.length, listed: right.sort() });
  }
});

it('another’s filing is not there, for applicants and staff, on every route', async () => {
  for (const who of people) {
    for (const { id, filer } of filings) {
      for (const tail of FILING_ACTS) {
        const { status, body } = await ask(who, 'GET', `/api/v1/filings/${id}${tail}`);
        if (who.kind === 'staff') expect([status, body['code']]).toEqual([403, 'account.not_allowed']);
        else if (who.userId !== filer) expect([tail, status]).toEqual([tail, 404]);
        else if (!tail.includes('licence')) expect([tail, status]).toEqual([tail, 200]);
      }
      if (!who.roles.includes('clerk')) continue;
      expect((await ask(who, 'GET', `/api/v1/intake/filings/${id}`)).status).toBe(404);
    }
  }
});
