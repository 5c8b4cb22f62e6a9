import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { approveDraft } from '#libs/editions';
import type { LawDraftView, LawEntriesView, LawEntryView, LawFileView } from '#libs/contract';
import { DEMO_PASSWORD } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { database } from '../support/database.ts';
import { lawFiles } from '../support/law.ts';
import { Caller } from './caller.ts';
import { hire } from './hire.ts';
import { startApi } from './start-api.ts';

let app: NestFastifyApplication;
let one: Caller;
let two: Caller;
let second: Actor;

beforeAll(async () => {
  app = await startApi({ DEMO: '1' });
  one = new Caller(app);
  await one.signIn('administrator', DEMO_PASSWORD);
  const hired = await hire(app, { login: 'second', districts: ['330300'], roles: ['administrator'] });
  two = hired.caller;
  second = { userId: hired.id, kind: 'staff', department: 'MARKET_SUPERVISION', districts: ['330300'], roles: ['administrator'] };
}, 30_000);
afterAll(() => app.close());

const get = async <T>(path: string): Promise<T> => {
  const { status, body } = await one.ask('GET', `/api/v1/law/${path}`);
  expect(status).toBe(200);
  return body;
};
const version = async (): Promise<string> => (await one.ask('GET', '/api/v1/reference')).body.lawVersion;
const departments = (english: string): string =>
  (lawFiles()['departments.json'] ?? '').replace(/("code": "TAX", .*?"en": )"[^"]*"/, `$1"${english}"`);
const upload = (text: string, file = 'departments.json') => one.ask('POST', '/api/v1/law/drafts', { file, text, note: '更正' });

it('every entry can be seen with its source, its days and how certain it is', async () => {
  const files = await get<LawFileView[]>('files');
  expect(files.map(({ name }) => name).sort()).toEqual(Object.keys(lawFiles()).sort());
  expect(files.filter(({ zh, en, source, entries }) => !zh || !en || !source || entries === 0)).toEqual([]);

  const rules = await get<LawEntriesView>('files/rules.json?q=postban%20serious83');
  expect(rules).toMatchObject({ total: 1, page: 0, file: { name: 'rules.json', edition: null, planned: [] } });
  expect(rules.entries[0]).toMatchObject({ source: 'SERIOUS83', from: '2016-04-01', to: '2021-08-31', certain: true });
  const doubtful = await get<LawEntriesView>('files/rules.json?unsourced=1');
  expect([doubtful.total, doubtful.entries.some(({ certain }) => certain)]).toEqual([doubtful.file.unsourced, false]);
  const page = await get<LawEntriesView>('files/divisions.tsv?page=2');
  expect([page.entries.length, page.entries[0]?.source.includes('areacodes')]).toEqual([100, true]);
  for (const odd of ['page=-1', 'page=x', 'page=1&page=2', 'q=%5B%5D', 'q=a&q=b'])
    expect((await get<LawEntriesView>(`files/rules.json?${odd}`)).page).toBeLessThan(2);

  const unsourced = await get<LawEntryView[]>('unsourced');
  expect(unsourced.length).toBe(files.reduce((sum, file) => sum + file.unsourced, 0));
  expect(new Set(unsourced.map(({ file }) => file)).size).toBeGreaterThan(5);
});

it('a file can be taken out to be corrected', async () => {
  const { body, headers } = await one.ask('GET', '/api/v1/law/files/departments.json/text');
  expect(body).toEqual(expect.anything());
  expect(headers['content-disposition']).toBe('attachment; filename="departments.json"');
  for (const name of ['x.json', '..%2frules.json', 'constructor'])
    expect(await one.ask('GET', `/api/v1/law/files/${name}/text`)).toMatchObject({ status: 404, body: { code: 'law.file_not_found' } });
});

it('a broken correction is refused with file, entry and reason', async () => {
  const answer = await upload(departments('Tax').replace('"code": "TAX"', '"code": ""'));
  expect(answer).toMatchObject({ status: 422, body: { code: 'law.file_broken', path: 'text', details: { file: 'departments.json' } } });
  expect(answer.body.details.reason).toBe('code is not a text');
  for (const body of [{}, { file: 'rules.json' }, { file: 'rules.json', text: '', note: 'x' }, { file: 'rules.json', text: '[]', note: '' }])
    expect((await one.ask('POST', '/api/v1/law/drafts', body)).body.code).toBe('request.invalid');
  expect(await get<LawDraftView[]>('drafts')).toEqual([]);
});

it('a correction is put in place by a second administrator, and every process works with it', async () => {
  const before = await version();
  const { status, body: draft } = await upload(departments('Tax office'));
  expect(status).toBe(201);
  expect(draft).toMatchObject({ state: 'OPEN', counts: { added: 0, changed: 1, removed: 0 }, moves: ['discard'], stale: false });
  expect(draft.differences).toMatchObject([
    { what: 'changed', before: { value: { code: 'TAX' } }, after: { value: { code: 'TAX', en: 'Tax office' } } },
  ]);
  expect(await one.ask('POST', `/api/v1/law/drafts/${draft.id}/approve`, {})).toMatchObject({
    status: 409,
    body: { code: 'law.second_person_needed' },
  });
  expect(await version()).toBe(before);

  expect((await two.ask('GET', '/api/v1/law/drafts')).body[0].moves).toEqual(['approve', 'discard']);
  const approved = await two.ask('POST', `/api/v1/law/drafts/${draft.id}/approve`, {});
  expect([approved.status, approved.body.state, approved.body.decidedBy]).toEqual([200, 'APPROVED', '许']);
  const { body: reference } = await one.ask('GET', '/api/v1/reference');
  expect(reference.departments.find(({ code }: { code: string }) => code === 'TAX').en).toBe('Tax office');
  expect(reference.lawVersion).not.toBe(before);
  const { file } = await get<LawEntriesView>('files/departments.json');
  expect(file.edition).toMatchObject({ draftId: draft.id, approvedBy: '许', releaseChanged: false });
});

it('what another process approved is worked with within seconds', async () => {
  const before = await version();
  const { body: draft } = await upload(departments('Tax bureau'));
  await database().transaction((tx) => approveDraft(tx, second, draft.id, null));
  const begun = Date.now();
  while ((await version()) === before && Date.now() - begun < 4_500) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await version()).not.toBe(before);
});

it('a correction approved twice at one moment is approved once; a planned one and a discarded one change nothing today', async () => {
  const before = await version();
  const { body: draft } = await upload(departments('Tax service'));
  const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString();
  const tries = await Promise.all([1, 2, 3].map(() => two.ask('POST', `/api/v1/law/drafts/${draft.id}/approve`, { from: tomorrow })));
  expect(tries.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409]);
  expect(await version()).toBe(before);
  expect((await get<LawEntriesView>('files/departments.json')).file.planned).toHaveLength(1);

  const { body: other } = await upload(departments('Taxes'));
  expect((await one.ask('POST', `/api/v1/law/drafts/${other.id}/discard`)).body).toMatchObject({ state: 'DISCARDED', moves: [] });
  expect(await two.ask('POST', `/api/v1/law/drafts/${other.id}/approve`, {})).toMatchObject({ status: 409, body: { code: 'law.draft_decided' } });
  expect(await version()).toBe(before);
});
