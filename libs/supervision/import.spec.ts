import type { EntityManager } from 'typeorm';
import { identityIndex } from '#libs/identity';
import { newId, setRegistryClock, type Actor } from '#libs/kernel';
import { makeUnifiedSocialCreditCode } from '#libs/identifiers';
import type { ImportedList } from '#libs/contract';
import { RegisterEntity } from '#libs/register';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { batchesOf } from './clean-list.ts';
import { enterLines, finishImport } from './enter-lines.ts';
import { SupervisionImportFault, type SupervisionImport } from './import.entity.ts';
import { IMPORT_MOVES, IMPORT_STATES } from './import.state.ts';
import { readList, startImport } from './start-import.ts';
import { SupervisionEntry } from './supervision.entity.ts';

const SUPERVISOR: Actor = {
  ...{ userId: '0b0e5c8e-9f37-4b5e-a0f3-9d2c36a0a001', kind: 'staff', department: 'MARKET_SUPERVISION' },
  ...{ districts: ['330300'], roles: ['supervisor'] },
};
/** 100,000 on demand. */
const LINES = Number(process.env.IMPORT_LINES ?? 2_000);
const NUMBERS = ['330302197903129970', '330302198207259960', '330303197511029977'] as const;
const codeOf = (n: number): string => makeUnifiedSocialCreditCode('91', '330300', `MA2${String(n).padStart(5, '0')}`);

beforeAll(() => useTestConfig());
beforeEach(() => setRegistryClock(new Date('2026-03-02T02:00:00Z')));
afterEach(() => setRegistryClock());

interface Given {
  list?: ImportedList;
  source?: string;
  complete?: boolean;
}

/** Hands a list over without entering it. */
async function handOver(tx: EntityManager, csv: string | Buffer, { list = 'abnormal', source = '市局', complete = false }: Given = {}) {
  const { bytes, ...read } = await readList(tx, { list, source }, Buffer.from(csv));
  const started = await startImport(tx, SUPERVISOR, { list, source, complete, fileName: 'list.csv' }, { ...read, sha256: 'x' });
  return { id: started.id, bytes };
}

async function enter(tx: EntityManager, { id, bytes }: { id: string; bytes: Buffer }, size = 500): Promise<SupervisionImport> {
  let from = 0;
  for (const lines of batchesOf(bytes, 0, size)) {
    await enterLines(tx, id, from, lines);
    from += lines.length;
  }
  return finishImport(tx, id);
}
const imported = async (tx: EntityManager, csv: string | Buffer, given?: Given) => enter(tx, await handOver(tx, csv, given));

async function entities(tx: EntityManager, count: number, first = 0): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    unifiedSocialCreditCode: codeOf(first + n),
    state: 'registered' as const,
    legacy: {},
  }));
  await tx.insert(RegisterEntity, rows);
  return rows.map(({ id }) => id);
}
const HEADING = '统一社会信用代码,列入原因,列入日期,移出日期';
const abnormal = (...lines: string[]): string => [HEADING, ...lines].join('\n');
const debtors = (...lines: string[]): string => ['姓名,证件号码,发布日期,退出日期,案号', ...lines].join('\r\n');
const listed = (tx: EntityManager) => tx.find(SupervisionEntry, { order: { details: 'ASC' } });

it('every state of an import can be reached', () => {
  const reached = new Set(['WAITING', ...Object.values(IMPORT_MOVES).flatMap((moves) => Object.values(moves))]);
  expect(IMPORT_STATES.filter((state) => !reached.has(state))).toEqual([]);
});

describe('a list', () => {
  it('of entities is entered, and the lines that cannot be are told with their reason', () =>
    rolledBack(async (tx) => {
      const [first] = await entities(tx, 2);
      const done = await imported(
        tx,
        abnormal(
          `${codeOf(0)},ANNUAL_REPORT,2021-07-01,`,
          `${codeOf(7)},ANNUAL_REPORT,2021-07-01,`,
          `x,y,z`,
          `${codeOf(0)},ANNUAL_REPORT,2021-07-01,2022-01-01`,
        ),
      );
      expect(done).toMatchObject({ state: 'DONE', encoding: 'utf-8', total: 4, done: 4, added: 1, changed: 0, same: 0, bad: 3, ended: 0 });
      expect(await listed(tx)).toMatchObject([
        { list: 'abnormalList', entityId: first, personIndex: null, details: { cause: 'ANNUAL_REPORT', listedOn: '2021-07-01' } },
      ]);
      expect((await tx.find(SupervisionImportFault, { order: { line: 'ASC' } })).map(({ line, faults }) => [line, ...faults])).toEqual([
        [3, { column: 'code', code: 'entity_not_in_register' }],
        [4, { column: null, code: 'cells_do_not_match_heading' }],
        [5, { column: null, code: 'same_entry', of: 2 }],
      ]);
    }));

  it('of people keeps their hash and nothing else of them, in GB 18030 as in UTF-8', () =>
    rolledBack(async (tx) => {
      // 姓名,证件号码,发布日期 and 张三, as GB 18030 has them.
      const heading = Buffer.from('d0d5c3fb2cd6a4bcfebac5c2eb2cb7a2b2bcc8d5c6da', 'hex');
      const line = Buffer.concat([Buffer.from('0ad5c5c8fd', 'hex'), Buffer.from(`,${NUMBERS[0]},2015-06-01`)]);
      const { id, bytes } = await handOver(tx, Buffer.concat([heading, line]), { list: 'dishonestDebtor' });
      expect(bytes.toString()).not.toMatch(/330302|张/);
      const done = await enter(tx, { id, bytes });
      expect(done).toMatchObject({ encoding: 'gb18030', added: 1, bad: 0 });
      const again = await imported(tx, debtors(`张三,${NUMBERS[0]},2015-06-01,,`), { list: 'dishonestDebtor' });
      expect(again).toMatchObject({ encoding: 'utf-8', added: 0, same: 1 });
      const [entry] = await listed(tx);
      expect(entry?.personIndex?.equals(identityIndex({ documentType: 'residentIdCard', number: NUMBERS[0] }))).toBe(true);
      expect(entry).toMatchObject({ list: 'postRestrictions', details: { cause: 'DISHONEST_JUDGMENT_DEBTOR', from: '2015-06-01' } });
      for (const table of ['supervision_entry', 'supervision_import', 'supervision_import_fault', 'audit', 'outbox']) {
        const [row]: { text: string | null }[] = await tx.query(`select string_agg(t::text, ' ') as text from ${table} t`);
        expect(`${row?.text}`).not.toMatch(/330302197903129970|张三/);
      }
    }));

  it('of post bans takes the causes that the law knows', () =>
    rolledBack(async (tx) => {
      const csv = `证件类型,证件号码,限制原因,起始日期,截止日期\n身份证,${NUMBERS[0]},CONVICTION,2024-12-01,2029-12-01\n身份证,${NUMBERS[1]},天气,2024-12-01,\n外国护照,E1234567,缓刑,2024-12-01,2026-12-01`;
      expect(await imported(tx, csv, { list: 'postBan' })).toMatchObject({ added: 2, bad: 1 });
      expect((await listed(tx)).map(({ details }) => String(details['cause'])).sort()).toEqual(['CONVICTION', 'CONVICTION_SUSPENDED']);
    }));

  it.each<[string, string | Buffer, object]>([
    ['without lines', '', { code: 'import.empty' }],
    ['in no encoding that we read', Buffer.from([0xff, 0xfe, 0x41, 0x00]), { code: 'import.encoding_unknown' }],
    ['in broken bytes', Buffer.concat([Buffer.from(HEADING), Buffer.from([0x0a, 0xff, 0xff])]), { code: 'import.encoding_unknown' }],
    ['that is a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), { code: 'import.encoding_unknown' }],
    [
      'with other columns',
      '姓名,年龄\n张三,30',
      { code: 'import.heading_wrong', details: { missing: ['code', 'cause', 'listedOn'], unknown: ['1', '2'] } },
    ],
    ['without a heading', `${codeOf(0)},ANNUAL_REPORT,2021-07-01,`, { code: 'import.heading_wrong' }],
  ])('%s is refused whole', (_, csv, error) => rolledBack(async (tx) => expect(handOver(tx, csv)).rejects.toMatchObject(error)));
});

describe('a list that comes again', () => {
  it('adds nothing, and says anew what has changed', () =>
    rolledBack(async (tx) => {
      await entities(tx, 3);
      const lines = [0, 1, 2].map((n) => `${codeOf(n)},ANNUAL_REPORT,2021-07-01,`);
      expect(await imported(tx, abnormal(...lines))).toMatchObject({ added: 3, same: 0 });
      expect(await imported(tx, abnormal(...lines.toReversed()))).toMatchObject({ added: 0, changed: 0, same: 3 });
      expect(await imported(tx, abnormal(`${lines[0] ?? ''}2022-02-02`, ...lines.slice(1)))).toMatchObject({ added: 0, changed: 1, same: 2 });
      expect((await listed(tx)).map(({ details }) => details['removedOn'])).toEqual(expect.arrayContaining(['2022-02-02', undefined, undefined]));
      expect(await tx.count(SupervisionEntry)).toBe(3);
    }));

  it('complete, ends what it no longer has: of its own keeper, of its own kind, and nothing of others', () =>
    rolledBack(async (tx) => {
      await entities(tx, 3);
      const lines = [0, 1, 2].map((n) => `${codeOf(n)},ANNUAL_REPORT,2021-07-01,`);
      await imported(tx, abnormal(...lines));
      await imported(tx, abnormal(...lines), { source: '省局' });
      await imported(tx, debtors(`张三,${NUMBERS[0]},2015-06-01,,`, `李四,${NUMBERS[1]},2015-06-01,2016-06-01,`), { list: 'dishonestDebtor' });

      expect(await imported(tx, abnormal(lines[0] ?? ''))).toMatchObject({ ended: 0 });
      expect(await imported(tx, abnormal(lines[1] ?? ''), { complete: true })).toMatchObject({ same: 1, ended: 2 });
      const own = await tx.findBy(SupervisionEntry, { importedList: 'abnormal', source: '市局' });
      expect(own.map(({ details }) => details['removedOn'] ?? null)).toEqual(expect.arrayContaining(['2026-03-02', null]));
      expect(own.filter(({ details }) => details['removedOn'] === '2026-03-02')).toHaveLength(2);
      expect((await tx.findBy(SupervisionEntry, { source: '省局' })).some(({ details }) => 'removedOn' in details)).toBe(false);

      const people = await imported(tx, debtors(`王五,${NUMBERS[2]},2015-06-01,,`), { list: 'dishonestDebtor', complete: true });
      expect(people).toMatchObject({ added: 1, ended: 1 });
      const ends = (await tx.findBy(SupervisionEntry, { importedList: 'dishonestDebtor' })).map(({ details }) => String(details['to'])).sort();
      expect(ends).toEqual(['2016-06-01', '2026-03-01', 'undefined']);

      expect(await imported(tx, abnormal(...lines), { complete: true })).toMatchObject({ added: 0, changed: 2, same: 1, ended: 0 });
    }));

  it('complete, ends nothing while it has a line that cannot be read', () =>
    rolledBack(async (tx) => {
      await entities(tx, 2);
      await imported(tx, abnormal(`${codeOf(0)},ANNUAL_REPORT,2021-07-01,`));
      const held = await imported(tx, abnormal(`${codeOf(1)},ANNUAL_REPORT,2021-07-01,`, 'x,,,'), { complete: true });
      expect(held).toMatchObject({ state: 'DONE', unreadable: 1, bad: 1, ended: 0 });
      const unknown = await imported(tx, abnormal(`${codeOf(1)},ANNUAL_REPORT,2021-07-01,`, `${codeOf(9)},ANNUAL_REPORT,2021-07-01,`), {
        complete: true,
      });
      expect(unknown).toMatchObject({ unreadable: 0, bad: 1, ended: 1 });
    }));

  it('late, changes nothing of what a later one said', () =>
    rolledBack(async (tx) => {
      await entities(tx, 2);
      const early = await handOver(tx, abnormal(`${codeOf(0)},ANNUAL_REPORT,2021-07-01,`), { complete: true });
      const late = await handOver(tx, abnormal(`${codeOf(0)},ANNUAL_REPORT,2021-07-01,2022-01-01`, `${codeOf(1)},ANNUAL_REPORT,2021-07-01,`));
      expect(await enter(tx, late)).toMatchObject({ added: 2 });
      expect(await enter(tx, early)).toMatchObject({ added: 0, changed: 0, same: 1, ended: 0 });
      expect((await listed(tx)).map(({ details }) => details['removedOn'])).toEqual(expect.arrayContaining(['2022-01-01', undefined]));
    }));

  it('interrupted and begun again, is entered once', () =>
    rolledBack(async (tx) => {
      await entities(tx, 5);
      const list = await handOver(tx, abnormal(...[0, 1, 2, 3, 4].map((n) => `${codeOf(n)},ANNUAL_REPORT,2021-07-01,`)));
      const [first = []] = batchesOf(list.bytes, 0, 2);
      await enterLines(tx, list.id, 0, first);
      await enterLines(tx, list.id, 0, first);
      expect(await finishImport(tx, list.id)).toMatchObject({ state: 'RUNNING', done: 2, added: 2, same: 0 });
      expect([...batchesOf(list.bytes, 2, 2)].map((batch) => batch.map(({ line }) => line))).toEqual([[4, 5], [6]]);
      expect(await enter(tx, list, 2)).toMatchObject({ state: 'DONE', done: 5, added: 5, same: 0 });
    }));
});

it(
  `of ${LINES} lines, with quotes and faults among them, is entered within seconds`,
  () =>
    rolledBack(async (tx) => {
      for (let first = 0; first < LINES; first += 5_000) await entities(tx, Math.min(5_000, LINES - first), first);
      const lines = Array.from({ length: LINES }, (_, n) =>
        n % 100 === 99 ? `${codeOf(n)},"ANNUAL_REPORT",,` : `"${codeOf(n)}",ANNUAL_REPORT,2021-07-01,`,
      );
      const csv = abnormal(...lines);
      const begun = performance.now();
      const list = await handOver(tx, csv);
      const read = performance.now();
      const done = await enter(tx, list);
      expect(done).toMatchObject({ total: LINES, done: LINES, added: LINES * 0.99, bad: LINES / 100 });
      if (LINES > 2_000) process.stdout.write(`read in ${Math.round(read - begun)} ms, entered in ${Math.round(performance.now() - read)} ms\n`);
      expect(performance.now() - begun).toBeLessThan(5_000 + LINES);
    }),
  120_000,
);
