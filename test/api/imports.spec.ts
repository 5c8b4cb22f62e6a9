import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FindingView, ListImportView } from '#libs/contract';
import { DEMO_PASSWORD } from '#libs/identity';
import { makeUnifiedSocialCreditCode } from '#libs/identifiers';
import { newId } from '#libs/kernel';
import { RegisterEntity } from '#libs/register';
import { ImportHandlers } from '#libs/supervision';
import { database } from '../support/database.ts';
import { Caller } from './caller.ts';
import { Company, personOf, type Key } from './company.ts';
import { form, picture, type Part } from './papers.ts';
import { startApi } from './start-api.ts';
import { allThatIsKept } from './tables.ts';

const CODE = makeUnifiedSocialCreditCode('91', '330300', 'MA285000');
/** Of nobody in these specs. */
const NUMBER = '330302199001019966';
const PATH = '/api/v1/supervision/imports';
let app: NestFastifyApplication;
let supervisor: Caller;

beforeAll(async () => {
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/import-files' });
  supervisor = new Caller(app);
  await supervisor.signIn('supervisor', DEMO_PASSWORD);
  await database().manager.insert(RegisterEntity, { id: newId(), unifiedSocialCreditCode: CODE, state: 'registered', legacy: {} });
}, 30_000);
afterAll(() => app.close());

const fieldsOf = (fields: Record<string, string>): Part[] => Object.entries(fields).map(([name, content]) => ({ name, content }));
const send = (csv: Buffer | string, fields: Record<string, string> = { list: 'abnormal', source: '市局' }, key?: string) => {
  const { payload, headers } = form([...fieldsOf(fields), { name: 'file', fileName: `${NUMBER} 名单.csv`, content: csv }]);
  return supervisor.ask('POST', PATH, payload, { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) });
};
const enter = (importId: string): Promise<void> => app.get(ImportHandlers, { strict: false }).enter({ importId });
const LIST = `统一社会信用代码,列入原因,列入日期\n${CODE},未按规定公示年度报告,2021-07-01\n${CODE},天气,2021-07-01\n`;

it('a list is handed over, entered in the background, and its faults can be taken out', async () => {
  const { status, body } = await send(LIST);
  expect([status, body.state, body.total, body.done, body.fileName]).toEqual([201, 'WAITING', 2, 0, '*** 名单.csv']);
  const [waiting] = await database().query(`select payload from outbox where message = 'supervision.list_received'`);
  expect(waiting.payload).toEqual({ importId: body.id });
  await enter(body.id);
  await enter(body.id);

  const { body: done } = await supervisor.ask('GET', `${PATH}/${body.id}`);
  expect(done).toMatchObject({ state: 'DONE', done: 2, added: 1, bad: 1, uploadedBy: '苏明朗', finishedAt: expect.any(String) });
  const { body: list }: { body: ListImportView[] } = await supervisor.ask('GET', PATH);
  expect(list[0]).toEqual(done);
  expect((await supervisor.ask('GET', `${PATH}/${body.id}/errors`, undefined, { 'accept-language': 'en' })).body).toEqual({
    faults: [{ line: 3, column: 'cause', code: 'cause_unknown', reason: 'There is no such cause.' }],
  });
  const table = await supervisor.ask('GET', `${PATH}/${body.id}/errors?as=csv`);
  expect(table.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(table.headers['content-disposition']).toContain('attachment');
  expect(table.body).toBe('\ufeffline,column,code,reason\r\n"3","cause","cause_unknown","没有这个原因。"\r\n');
});

it('the same request makes one import; the same key with another file is refused', async () => {
  const first = await send(LIST, undefined, 'a-key-of-mine');
  expect((await send(LIST, undefined, 'a-key-of-mine')).body.id).toBe(first.body.id);
  expect(await send(`${LIST}\n`.replace('2021', '2022'), undefined, 'a-key-of-mine')).toMatchObject({
    status: 422,
    body: { code: 'request.idempotency_key_reused' },
  });
});

it('no number of a person is kept in the clear anywhere', async () => {
  const { body } = await send(`姓名,证件号码,发布日期\n张三丰,${NUMBER},2015-06-01\n李四海,${NUMBER.slice(0, 17)}1,2015-06-01\n`, {
    list: 'dishonestDebtor',
    source: '法院',
  });
  await enter(body.id);
  expect((await supervisor.ask('GET', `${PATH}/${body.id}`)).body).toMatchObject({ added: 1, bad: 1 });
  const tables: { name: string }[] = await database().query(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'account'`,
  );
  for (const { name } of tables) {
    const [row]: { found: number }[] = await database().query(
      `select count(*)::int as found from "${name}" t where t::text ~ '${NUMBER.slice(0, 17)}|张三丰|李四海'`,
    );
    expect({ name, found: row?.found }).toEqual({ name, found: 0 });
  }
});

it('who stands on the court list may hold no post, until a complete list no longer has them', async () => {
  const company = new Company(app);
  const { id } = await company.draft();
  const bars = async (): Promise<string[]> => {
    const { body } = await company.ask('p1', 'GET', `/api/v1/filings/${id}/check`);
    return body.findings.flatMap(({ rule, path }: FindingView) => (rule === 'post.dishonest_debtor' ? [path] : []));
  };
  expect(await bars()).toEqual([]);
  const court = { list: 'dishonestDebtor', source: '鹿城法院', complete: 'true' };
  const line = (key: Key): string => `${personOf(key).document.number},2015-06-01\n`;
  await enter((await send(`证件号码,发布日期\n${line('p1')}${line('p3')}`, court)).body.id);
  expect(await bars()).toEqual(['people[0]', 'people[2]']);
  await enter((await send(`证件号码,发布日期\n${line('p3')}`, court)).body.id);
  expect(await bars()).toEqual(['people[2]']);
});

it('what is no list is refused with a code, and nothing of it is kept', async () => {
  const before = await allThatIsKept();
  const fields = { list: 'abnormal', source: '市局' };
  const answers: [{ status: number; body: { code?: string; path?: string } }, string][] = [
    [await send('', fields), 'document.empty'],
    [await send(await picture('png'), fields), 'import.encoding_unknown'],
    [await send('a,b\n1,2', fields), 'import.heading_wrong'],
    [await send(LIST, { ...fields, list: 'weather' }), 'request.invalid'],
    [await send(LIST, { ...fields, source: ' ' }), 'request.invalid'],
    [await send(LIST, { ...fields, source: 'a\u0007' }), 'request.invalid'],
    [await send(LIST, { ...fields, complete: 'maybe' }), 'request.invalid'],
    [await send(LIST, { list: 'abnormal' }), 'request.invalid'],
    [await supervisor.ask('POST', PATH, { list: 'abnormal' }), 'request.kind_not_supported'],
    [await supervisor.ask('POST', PATH, 'x', { 'content-type': 'multipart/form-data; boundary=x' }), 'request.malformed'],
  ];
  for (const [{ status, body }, code] of answers) {
    expect(body.code).toBe(code);
    expect([400, 415, 422]).toContain(status);
  }
  expect((await supervisor.ask('GET', `${PATH}/${newId()}`)).body.code).toBe('import.not_found');
  expect((await supervisor.ask('GET', `${PATH}/${newId()}/errors`)).body.code).toBe('import.not_found');
  expect(await allThatIsKept()).toEqual(before);
});
