import { runInThisContext } from 'node:vm';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Facts } from '#libs/contract';
import { readLicence } from '#libs/licence';
import { setRegistryClock } from '#libs/kernel';
import { JobsModule } from '#libs/platform';
import { database } from '../support/database.ts';
import { theLaw } from '../support/law.ts';
import { Company, companyFacts, holding, must, NOW, personOf, until } from './company.ts';
import { startDepartments, type Departments } from './departments.ts';
import { startApi } from './start-api.ts';

jest.setTimeout(60_000);

const ZONES = ['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'];
/** The last half hour of February in London is the first of March at the registry. */
const EVENING = new Date('2026-02-28T16:30:00Z');

let app: NestFastifyApplication;
let company: Company;
let departments: Departments;

beforeAll(async () => {
  setRegistryClock(NOW);
  departments = await startDepartments();
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/dates-files', DEPARTMENTS_URL: departments.url }, [JobsModule]);
  company = new Company(app);
});
afterAll(async () => {
  inZone('UTC');
  await app.close();
  await departments.close();
  setRegistryClock();
});

/** Moves the whole process to a zone; a spec's own `process.env` is only a copy. */
function inZone(zone: string): void {
  runInThisContext(`process.env.TZ = ${JSON.stringify(zone)}`);
}

const text = async (id: string): Promise<string> => (await database().query('select facts::text as text from filing where id = $1', [id]))[0].text;

describe.each(ZONES)('with the server in %s', (zone) => {
  beforeEach(() => inZone(zone));

  it('a date without a time never moves, however often it is saved (A-2)', async () => {
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    const dated: Facts = {
      ...companyFacts(),
      businessTerm: { to: '2045-12-31' },
      people: [{ ...personOf('p1'), birthDate: '1988-04-17' }, ...companyFacts().people.slice(1)],
      investors: [
        { ...holding('p1', 60_000_000), contributions: [{ method: 'MONEY', amount: 60_000_000, dueOn: '2028-02-29', paidOn: '2026-01-01' }] },
        holding('p2', 40_000_000),
      ],
    };
    const { id } = await company.draft(dated);
    const first = [JSON.stringify((await company.show(id)).facts), await text(id)];
    for (let n = 0; n < 10; n += 1) await company.save(id, (await company.show(id)).facts);
    expect([JSON.stringify((await company.show(id)).facts), await text(id)]).toEqual(first);
    expect((await company.show(id)).facts).toEqual(dated);
    const { body } = await company.ask('p1', 'GET', `/api/v1/filings/${id}/check`);
    expect(body.on).toBe('2026-03-02');
  });
});

describe('the day of the law', () => {
  it.each(ZONES.slice(0, 2))(
    'is the registry’s, on every paper and in every row, with the server in %s (A-1)',
    async (zone) => {
      inZone(zone);
      setRegistryClock(EVENING);
      const filing = await company.submitted({ ...companyFacts(), businessTerm: { to: '2045-12-31' } });
      expect(filing.number).toMatch(/^330302-20260301-/);
      expect(filing.receipt?.receivedAt).toMatch(/^2026-03-01T00:3\d:\d\d\+08:00$/);
      const { licence } = await company.licensed(filing.id);
      const code = licence?.unifiedSocialCreditCode ?? '';
      const { body: shown } = await must(company.ask('p1', 'GET', `/api/v1/licences/${code}`), 200);
      expect([shown.establishedOn, shown.issuedOn]).toEqual(['2026-03-01', '2026-03-01']);
      const [row] = await database().query(
        `select l.established_on::text as licence, l.issued_on::text as issued, e.established_on::text as entity, v.valid_from::text as version,
              min(p.valid_from)::text as person
         from licence l join register_entity e on e.id = l.entity_id join register_version v on v.entity_id = e.id
         join register_person p on p.entity_id = e.id where l.filing_id = $1 group by 1, 2, 3, 4`,
        [filing.id],
      );
      expect(new Set(Object.values(row))).toEqual(new Set(['2026-03-01']));

      const { rawPayload } = await app.inject({
        url: `/api/v1/filings/${filing.id}/licence/original.pdf`,
        headers: (await company.as('p1')).headers,
      });
      const { fields, lines } = await readLicence(rawPayload, theLaw);
      expect(fields['成立日期']).toBe('2026年03月01日');
      expect(fields['营业期限']).toContain('2045年12月31日');
      expect(lines.join('')).not.toMatch(/2026年0?2月/);
      await until(async () => departments.received.some(({ body }) => body.includes(code)));
      const told = departments.received.filter(({ body }) => body.includes(code)).map(({ body }) => JSON.parse(body).entity);
      for (const entity of told) expect([entity.establishedOn, entity.issuedOn]).toEqual(['2026-03-01', '2026-03-01']);
      const { body: track } = await company.ask('p1', 'GET', `/api/v1/filings/${filing.id}/track`);
      for (const { at } of track.timeline) expect(at).toMatch(/^2026-03-01T00:[0-5]\d:\d\d\+08:00$/);
      setRegistryClock(NOW);
    },
    60_000,
  );

  it('comes from the registry’s clock in every time that law and history speak of', async () => {
    const columns: { table: string; column: string }[] = await database().query(
      `select c.table_name as "table", c.column_name as "column" from information_schema.columns c join pg_tables t on t.tablename = c.table_name
        where c.table_schema = 'public' and c.data_type in ('timestamp with time zone', 'timestamp without time zone', 'date') and c.table_name <> 'migrations'`,
    );
    const machines = ['outbox', 'schedule', 'idempotency', 'session', 'login_attempt', 'passkey', 'spent_challenge', 'recovery'];
    const strange: string[] = [];
    for (const { table, column } of columns.filter((one) => !machines.includes(one.table) && !['lease_until', 'touched_at'].includes(one.column))) {
      const rows: { at: string }[] = await database().query(
        `select distinct ("${column}" at time zone 'Asia/Shanghai')::date::text as at from "${table}" where "${column}" is not null`,
      );
      // Demo accounts are made on the day of NOW, drafts end 180 days later.
      for (const { at } of rows.filter(({ at: day }) => day < '2026-03-01' || day > '2026-09-01')) strange.push(`${table}.${column} ${at}`);
    }
    expect(strange).toEqual([]);
  });

  it('is never what the database thinks it is', async () => {
    const defaults: { place: string }[] = await database().query(
      `select table_name || '.' || column_name as place from information_schema.columns
        where table_schema = 'public' and column_default ~* '(now|clock_timestamp|current_|localtime|statement_timestamp|transaction_timestamp)' order by 1`,
    );
    // The machine's own: when a message lay down, a key was used, a session was seen.
    expect(defaults.map(({ place }) => place)).toEqual(['idempotency.created_at', 'outbox.created_at', 'session.created_at', 'session.last_seen_at']);
  });
});

describe('what is absent (A-10)', () => {
  /** Optional lines of the facts; `x` fills them where they are given. */
  const lines = (x: string | null | undefined): object => {
    const facts = companyFacts();
    const name = { ...facts.name, full: '温州澄岚砚禾贸易有限公司', tradeName: '澄岚砚禾' };
    const address = { ...facts.address, doorNumber: '8号', text: '浙江省温州市鹿城区五马街道青鹭路8号' };
    return {
      ...facts,
      name: { ...name, reservation: x, parentName: x, place: x },
      address: { ...address, unit: x, hostEntity: x },
      operatingAddresses: [{ ...address, town: x, street: x, doorNumber: x, unit: x, hostEntity: x }],
      people: facts.people.map((person) => ({ ...person, document: { ...person.document, issuingCountry: x, version: x } })),
      investors: facts.investors.map((investor) => ({ ...investor, delegate: x, status: x })),
      fiveInOne: {
        ...facts.fiveInOne,
        accountingSystem: x,
        taxAgent: x,
        phone: x,
        financeOfficer: x,
        socialInsuranceHandler: x,
        salaryStartMonth: x,
      },
    };
  };
  const stored = async (facts: object): Promise<{ text: string; shown: Facts }> => {
    const { id } = await company.draft();
    await company.save(id, facts);
    return { text: await text(id), shown: (await company.show(id)).facts };
  };

  it('is stored the same, left out, as null, as nothing, and as spaces', async () => {
    const [left, ...others] = [await stored(lines(undefined)), await stored(lines(null)), await stored(lines('')), await stored(lines('  '))];
    for (const other of others) expect(other).toEqual(left);
    expect(left?.text).not.toContain('null');
    expect(left?.text).not.toContain('""');
  });

  it('breaks nothing: the smallest filing gets its licence, and the address is printed from what there is', async () => {
    const facts = companyFacts();
    const { divisionCode, text: printed, propertyUse, rightOfUse, mode, street, doorNumber } = facts.address;
    const { id } = await company.submitted({ ...facts, address: { divisionCode, text: printed, propertyUse, rightOfUse, mode, street, doorNumber } });
    await company.licensed(id);
    const { rawPayload } = await app.inject({ url: `/api/v1/filings/${id}/licence/original.pdf`, headers: (await company.as('p1')).headers });
    const { fields, lines: all } = await readLicence(rawPayload, theLaw);
    expect(fields['住所']).toBe(printed);
    expect(all.join('')).not.toMatch(/null|undefined|NaN/);
  });

  it('and what is there at its greatest length comes back whole', async () => {
    const long = (length: number): string => '长'.repeat(length);
    const facts = companyFacts();
    const address = { ...facts.address, town: long(600), street: long(600), doorNumber: long(600), unit: long(600), text: long(600) };
    const full = {
      name: { full: long(600), division: long(600), tradeName: long(600), industryTerm: long(600), organizationalForm: long(600), place: long(600) },
      address,
      operatingAddresses: Array.from({ length: 50 }, () => address),
      businessScope: Array.from({ length: 20 }, () => long(4_000)),
      fiveInOne: { ...facts.fiveInOne, accountingSystem: long(100), taxAgent: long(600), phone: long(40) },
      people: facts.people.map((person) => ({ ...person, name: long(200) })),
    };
    const { id } = await company.draft();
    await company.save(id, full);
    expect((await company.show(id)).facts).toMatchObject(full);
    const { status } = await company.ask('p1', 'GET', `/api/v1/filings/${id}/check`);
    expect(status).toBe(200);
  });
});
