import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Redis } from 'ioredis';
import { openFacts } from '#libs/filing';
import { setRegistryClock } from '#libs/kernel';
import { config, JobsModule, unseal, useConfig, workerRedis } from '#libs/platform';
import { database, testRedisUrl } from '../support/database.ts';
import { Caller } from './caller.ts';
import { Company, companyFacts, KEYS, must, NOW, personOf, until } from './company.ts';
import { startDepartments, type Departments } from './departments.ts';
import { pdf } from './papers.ts';
import { startApi } from './start-api.ts';

jest.setTimeout(60_000);

const MOBILE = '13712345678';
const PHONE = '0577-86543210';
const MAILS = ['huang.secret@example.test', 'chen.secret@example.test'];
const BIRTH = '1979-03-12';
const SECRETS = [...KEYS.map((key) => personOf(key).document.number), MOBILE, PHONE, BIRTH, ...MAILS];
/** As they stand, and as bytes are written in texts. */
const SPELLINGS = SECRETS.flatMap((secret) => [
  secret,
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('base64').replace(/.?=*$/, ''),
  encodeURIComponent(secret),
]);
const found = (text: string): string[] => SPELLINGS.filter((secret) => text.includes(secret));

let app: NestFastifyApplication;
let company: Company;
let departments: Departments;
let ear: Redis;
let filingId: string;
const written: string[] = [];
const urls: string[] = [];
const commands: string[] = [];

/** One filing goes its whole way, with everything watched that leaves the process. */
beforeAll(async () => {
  setRegistryClock(NOW);
  for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  departments = await startDepartments();
  const line = workerRedis(testRedisUrl());
  ear = await line.monitor();
  line.disconnect();
  ear.on('monitor', (_: string, command: string[]) => commands.push(command.join(' ')));
  const ask = jest.spyOn(Caller.prototype, 'ask');
  app = await startApi({ DEMO: '1', LOG_LEVEL: 'debug', FILES_DIR: '.data/test/privacy-files', DEPARTMENTS_URL: departments.url }, [JobsModule]);
  company = new Company(app);
  await fileAll();
  urls.push(...ask.mock.calls.map(([, url]) => url));
});
afterAll(async () => {
  await app.close();
  ear.disconnect();
  await departments.close();
  setRegistryClock();
  jest.restoreAllMocks();
});

async function fileAll(): Promise<void> {
  const facts = companyFacts();
  const people = facts.people.map((person) => (person.key === 'p1' ? { ...person, birthDate: BIRTH } : person));
  const { id, documentsRequired } = await company.draft({ ...facts, people, fiveInOne: { ...facts.fiveInOne, phone: PHONE } });
  filingId = id;
  for (const kind of documentsRequired)
    await must(company.attach(id, kind, pdf({ words: kind }), `${personOf('p2').document.number} ${MOBILE}.pdf`), 201);
  const [p2, p3] = MAILS;
  const contacts = { p2: { email: p2 }, p3: { email: p3, mobile: MOBILE }, p4: { mobile: MOBILE } };
  await must(company.ask('p1', 'PUT', `/api/v1/filings/${id}/contacts`, { contacts }, { 'idempotency-key': 'contacts-of-privacy' }), 200);
  await company.save(id, { businessScope: facts.businessScope });
  // What is refused is not to be written down either.
  const { number } = personOf('p3').document;
  await company.ask('p1', 'PATCH', `/api/v1/filings/${id}`, { people: [{ ...personOf('p3'), key: number, roles: [number] }] }, { 'if-match': '"2"' });
  await company.ask('p1', 'POST', '/api/v1/me/identity', { name: '林', documentType: 'residentIdCard', number });
  await new Caller(app).ask('POST', '/api/v1/sessions', { login: MOBILE, password: number });
  await new Caller(app).ask('POST', '/api/v1/accounts', { login: number, password: MOBILE, name: '林' });
  for (const { person, link } of (await company.move(id, 'request-signatures')).signers) await company.sign(person, link);
  await must(company.ask('p1', 'POST', `/api/v1/filings/${id}/submit`, undefined, { 'idempotency-key': 'submit-of-privacy' }), 200);
  await company.licensed(id);
  await until(async () => {
    const [{ open }]: [{ open: number }] = await database().query('select count(*)::int as open from outbox where done_at is null');
    return open === 0;
  });
}

const tables = async (): Promise<string[]> => {
  const rows: { name: string }[] = await database().query(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  return rows.map(({ name }) => name);
};

describe('personal numbers, phones and addresses', () => {
  it('stand in no column of any table', async () => {
    const leaks: string[] = [];
    let rows = 0;
    for (const table of await tables()) {
      const texts: { text: string }[] = await database().query(`select to_jsonb(t)::text as text from "${table}" t`);
      rows += texts.length;
      for (const { text } of texts) leaks.push(...found(text).map((secret) => `${table}: ${secret} in ${text.slice(0, 300)}`));
    }
    expect(leaks).toEqual([]);
    expect(rows).toBeGreaterThan(100);
  });

  it('reach no queue', async () => {
    expect(found(commands.join('\n'))).toEqual([]);
    expect(commands.filter((command) => command.includes(filingId)).length).toBeGreaterThan(3);
    const redis = workerRedis(testRedisUrl());
    const left: string[] = [];
    for (const key of await redis.keys('*')) left.push(key, String(await redis.dump(key)));
    redis.disconnect();
    expect(found(left.join('\n'))).toEqual([]);
  });

  it('are in no log, no address, and in what a department gets only where it keeps a file on the person', () => {
    const log = written.join('');
    expect(log).toContain('"event":"http"');
    expect(found(log)).toEqual([]);
    expect(found(urls.join('\n'))).toEqual([]);
    expect(found(departments.received.map(({ line, headers }) => `${line}\n${headers}`).join('\n'))).toEqual([]);
    const told = departments.received.filter(({ body }) => found(body).length > 0).map(({ line }) => line.split('/')[1]);
    expect(departments.received.length).toBeGreaterThan(told.length);
    const keepers = ['HUMAN_RESOURCES', 'PUBLIC_SECURITY', 'STATISTICS', 'TAX'];
    expect(told.filter((department) => !keepers.includes(department ?? ''))).toEqual([]);
    expect(told).toContain('TAX');
  });

  it('are shown to no one but the filer, the person, and the officer who looks at the filing, which is written down', async () => {
    const open = await company.ask('p1', 'GET', `/api/v1/filings/${filingId}`);
    expect(found(JSON.stringify(open.body)).length).toBeGreaterThan(0);
    const { licence } = open.body;
    for (const [who, url] of [
      ['p1', `/api/v1/filings/${filingId}/track`],
      ['p1', '/api/v1/filings'],
      ['p2', '/api/v1/notices'],
      ['examiner', '/api/v1/tasks?view=done'],
      ['operator', '/api/v1/work?state=open'],
      ['wu', `/api/v1/licences/${licence.unifiedSocialCreditCode}`],
    ] as const) {
      const { status, body } = await company.ask(who, 'GET', url);
      expect([url, status, found(JSON.stringify(body))]).toEqual([url, 200, []]);
    }
    const views = await database().query(`select distinct what from audit where what = 'task.viewed'`);
    expect(views).toEqual([{ what: 'task.viewed' }]);
  });
});

describe('what is sealed', () => {
  const SEALED = ['filing', 'filing_round', 'register_version'] as const;

  it('opens again with the ring, in its own row only', async () => {
    for (const table of SEALED) {
      const [row] = await database().query(`select id, facts, sealed from ${table} where ${table === 'filing' ? 'id' : 'filing_id'} = $1`, [
        filingId,
      ]);
      expect(openFacts(row).facts.people?.map(({ document }) => document.number)).toEqual(KEYS.map((key) => personOf(key).document.number));
      expect(openFacts(row).facts.people?.[0]?.birthDate).toBe(BIRTH);
      expect(() =>
        unseal(
          row.sealed,
          row.id.replace(/^./, (digit: string) => (digit === '0' ? '1' : '0')),
        ),
      ).toThrow();
    }
    const [{ sealed, id }] = await database().query('select id, sealed from filing where id = $1', [filingId]);
    expect(Object.values(unseal(sealed, id))).toEqual(expect.arrayContaining([...MAILS, MOBILE]));
    const [round] = await database().query('select id, sealed from filing_round where filing_id = $1', [filingId]);
    expect(found(JSON.stringify(unseal(round.sealed, round.id))).filter((secret) => MAILS.includes(secret))).toEqual([]);
  });

  it('stays open under a new key, which seals from then on', async () => {
    const before = config();
    const { id } = await company.draft();
    const keyOf = async (): Promise<string> =>
      (await database().query(`select split_part(sealed, '.', 2) as key from filing where id = $1`, [id]))[0].key;
    const facts = (await company.show(id)).facts;
    expect(await keyOf()).toBe('test');
    useConfig({ ...before, keyRing: [{ id: 'next', key: Buffer.alloc(32, 7) }, ...before.keyRing] });
    expect((await company.show(id)).facts).toEqual(facts);
    await company.save(id, { registeredCapital: 1 });
    expect(await keyOf()).toBe('next');
    expect((await company.show(id)).facts.people).toEqual(facts.people);
    expect(found(JSON.stringify((await company.ask('p1', 'GET', `/api/v1/filings/${filingId}`)).body)).length).toBeGreaterThan(0);
    useConfig(before);
  });
});

describe('what was', () => {
  it.each(['audit', 'filing_history', 'filing_round', 'approval_verdict', 'register_version'])(
    'is not changed, taken out or emptied: %s',
    async (table) => {
      const [{ count }] = await database().query(`select count(*)::int as count from ${table}`);
      expect(count).toBeGreaterThan(0);
      const [{ column }] = await database().query(
        `select column_name as column from information_schema.columns where table_name = $1 and data_type = 'timestamp with time zone' limit 1`,
        [table],
      );
      for (const sql of [`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table}`, `truncate ${table} cascade`])
        await expect(database().query(sql)).rejects.toThrow(`${table} is append-only`);
    },
  );
});
