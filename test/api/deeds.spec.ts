import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DeedView, FilingView } from '#libs/contract';
import { setRegistryClock } from '#libs/kernel';
import { Company, companyFacts, must, NOW, pathOf, personOf } from './company.ts';
import { startApi } from './start-api.ts';

jest.setTimeout(60_000);

let app: NestFastifyApplication;
let company: Company;
const folder = mkdtempSync(join(tmpdir(), 'onewindow-deeds-'));

beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/deed-files' });
  company = new Company(app);
});
afterAll(async () => {
  setRegistryClock();
  await app.close();
  rmSync(folder, { recursive: true });
});

const linkOf = ({ signers }: FilingView, key: string): string => pathOf(signers.find(({ person }) => person === key)?.link);
const listed = async (who: string, path: string): Promise<DeedView[]> => (await must(company.ask(who, 'GET', `${path}/deeds`), 200)).body;

/** The words on a paper, without the white space that a program sets between them. */
async function words(who: string, path: string): Promise<string> {
  const caller = await company.as(who);
  const { rawPayload, headers } = await app.inject({ method: 'GET', url: path, headers: caller.headers });
  expect(headers['content-type']).toBe('application/pdf');
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, rawPayload);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
}

it('a draft has its papers at once, marked so, from the facts as they stand', async () => {
  const facts = companyFacts();
  const { id } = await company.draft(facts);
  const path = `/api/v1/filings/${id}`;
  const deeds = await listed('p1', path);
  expect(deeds.map(({ deed }) => deed)).toEqual(expect.arrayContaining(['application', 'charter', 'appointment']));
  expect(deeds.every(({ draft }) => draft)).toBe(true);
  const text = await words('p1', `${path}/deeds/charter`);
  for (const part of ['草稿', facts.name.full, personOf('p2').name, '五年内缴足']) expect(text).toContain(part);
  expect(text).not.toContain(personOf('p2').document.number);
  await company.save(id, { businessScope: ['日用百货销售'] });
  expect(await words('p1', `${path}/deeds/charter`)).toContain('日用百货销售');
});

it('to others there is no paper, and no kind that is not asked', async () => {
  const { id } = await company.draft();
  for (const rest of ['', '/charter']) expect(await company.ask('p2', 'GET', `/api/v1/filings/${id}/deeds${rest}`)).toMatchObject({ status: 404 });
  for (const kind of ['mandate', 'x', '..%2f'])
    expect(await company.ask('p1', 'GET', `/api/v1/filings/${id}/deeds/${kind}`)).toMatchObject({ status: 404, body: { code: 'deed.not_found' } });
});

it('a signer has those that they sign, by their link alone', async () => {
  const filing = await company.asked();
  const kinds = async (key: string): Promise<string[]> => (await listed(key, linkOf(filing, key))).map(({ deed }) => deed);
  expect(await kinds('p1')).toEqual(expect.arrayContaining(['application', 'charter', 'appointment']));
  expect(await kinds('p2')).toEqual(['charter', 'appointment']);
  expect(await kinds('p3')).toEqual(['appointment']);
  expect(await company.ask('p3', 'GET', `${linkOf(filing, 'p3')}/deeds/charter`)).toMatchObject({ status: 404 });
  expect(await company.ask('p2', 'GET', `${linkOf(filing, 'p3')}/deeds`)).toMatchObject({ status: 404 });
});

it('once handed in, a paper is no draft and says who signed when', async () => {
  const { id } = await company.submitted();
  const deeds = await listed('p1', `/api/v1/filings/${id}`);
  expect(deeds.every(({ draft, signers }) => !draft && signers.every(({ signed }) => signed))).toBe(true);
  const text = await words('p1', `/api/v1/filings/${id}/deeds/charter`);
  expect(text).not.toContain('草稿');
  expect(text).toContain(`${personOf('p2').name}：已于2026-03-0210:00签署`);
});

it('a character that no font has is told, not broken on', async () => {
  const { id } = await company.draft({ ...companyFacts(), businessScope: ['五金\u{2FA1E}零售'] });
  expect(await company.ask('p1', 'GET', `/api/v1/filings/${id}/deeds/charter`)).toMatchObject({
    status: 422,
    body: { code: 'paper.character_not_printable' },
  });
});
