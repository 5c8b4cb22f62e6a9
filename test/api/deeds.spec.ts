import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DeedView, FilingView } from '#libs/contract';
import { setRegistryClock } from '#libs/kernel';
import { PAPER_TRUST, verifyPaper } from '#libs/papers';
import { JobsModule } from '#libs/platform';
import { Authenticator } from '../support/authenticator.ts';
import { database } from '../support/database.ts';
import { Company, companyFacts, holding, KEYS, must, NOW, pathOf, personOf, until } from './company.ts';
import { startDepartments, type Departments } from './departments.ts';
import { startApi } from './start-api.ts';

jest.setTimeout(60_000);

let app: NestFastifyApplication;
let company: Company;
let departments: Departments;
const folder = mkdtempSync(join(tmpdir(), 'onewindow-deeds-'));

beforeAll(async () => {
  setRegistryClock(NOW);
  departments = await startDepartments();
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/deed-files', DEPARTMENTS_URL: departments.url }, [JobsModule]);
  company = new Company(app);
});
afterAll(async () => {
  setRegistryClock();
  await app.close();
  await departments.close();
  rmSync(folder, { recursive: true });
});

/** Who else signs when a company has two supervisors. */
const ALL_SIGN: Partial<Record<string, string[]>> = { p2: ['financeOfficer'], p4: ['supervisor', 'liaisonOfficer'] };
const linkOf = ({ signers }: FilingView, key: string): string => pathOf(signers.find(({ person }) => person === key)?.link);
const listed = async (who: string, path: string): Promise<DeedView[]> => (await must(company.ask(who, 'GET', `${path}/deeds`), 200)).body;

async function fileOf(who: string, path: string): Promise<Buffer> {
  const caller = await company.as(who);
  const { rawPayload, headers } = await app.inject({ method: 'GET', url: path, headers: caller.headers });
  expect(headers['content-type']).toBe('application/pdf');
  return rawPayload;
}

/** The words on a paper, without the white space that a program sets between them. */
async function words(who: string, path: string): Promise<string> {
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, await fileOf(who, path));
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
}

/** Waits until the worker has put every signature given so far into every paper. */
const sealed = (who: string, path: string): Promise<void> =>
  until(async () => (await listed(who, path)).every((deed) => deed.sealed || !deed.signers.some(({ signed }) => signed)));

/** Who signed a paper, in the order of its revisions; every signature is good, and what follows it are further signatures only. */
async function signersOn(who: string, path: string): Promise<(string | null)[]> {
  const { signatures } = await verifyPaper(await fileOf(who, path), app.get(PAPER_TRUST));
  for (const { valid, trusted, later } of signatures)
    expect([valid, trusted, later]).toEqual([true, true, expect.stringMatching(/nothing|signatures/)]);
  if (signatures.length > 0) expect(signatures.at(-1)).toMatchObject({ whole: true });
  return signatures.map(({ signer }) => signer);
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

it('once handed in, a paper is no draft, carries the signature of everyone, and is what the office reads', async () => {
  const { id } = await company.submitted();
  const at = `/api/v1/filings/${id}`;
  await sealed('p1', at);
  const deeds = await listed('p1', at);
  expect(deeds.every(({ draft, signers }) => !draft && signers.every(({ signed }) => signed))).toBe(true);
  const text = await words('p1', `${at}/deeds/charter`);
  expect(text).not.toContain('草稿');
  expect(text).toContain(personOf('p2').name);
  expect(await signersOn('p1', `${at}/deeds/charter`)).toEqual([personOf('p1').name, personOf('p2').name]);

  await until(async () => (await company.show(id)).state === 'IN_REVIEW');
  const { tasks } = (await must(company.ask('examiner', 'GET', '/api/v1/tasks'), 200)).body;
  const task = `/api/v1/desk/tasks/${tasks.find(({ filingId }: { filingId: string }) => filingId === id).id}`;
  expect(await listed('examiner', task)).toEqual(deeds);
  expect((await fileOf('examiner', `${task}/deeds/charter`)).equals(await fileOf('p1', `${at}/deeds/charter`))).toBe(true);
  expect(await company.ask('examiner', 'GET', `${task}/deeds/mandate`)).toMatchObject({ status: 404 });
});

it('signatures are over what was signed: an edit voids those that it touches, and the last paper validates for all four (A-26)', async () => {
  const facts = {
    ...companyFacts(),
    people: KEYS.map((key) => ({ ...personOf(key), roles: ALL_SIGN[key] ?? personOf(key).roles })),
  };
  facts.fiveInOne.financeOfficer = 'p2';
  const { id, signers } = await company.asked(facts);
  const at = `/api/v1/filings/${id}`;
  const sign = async (...keys: string[]): Promise<void> => {
    const { signers: now } = await company.show(id);
    for (const key of keys) await company.sign(key, now.find(({ person }) => person === key)?.link);
  };
  const states = async (): Promise<string[]> =>
    (await company.show(id)).signers.map(({ person, state, voidedBy }) => `${person} ${state} ${voidedBy ?? ''}`);
  expect(signers.map(({ person, asks }) => `${person} ${asks}`)).toEqual(['p1 sign', 'p2 sign', 'p3 sign', 'p4 sign']);
  await sign('p3', 'p2');
  await sealed('p1', at);
  expect(await signersOn('p1', `${at}/deeds/appointment`)).toEqual(['p3', 'p2'].map((key) => personOf(key as 'p2').name));

  await company.move(id, 'edit');
  await company.save(id, { fiveInOne: { ...facts.fiveInOne, phone: '0577-55501006' } });
  expect((await states()).slice(1, 3)).toEqual(['p2 DONE ', 'p3 DONE ']);
  await company.save(id, { investors: [holding('p1', 70_000_000), holding('p2', 30_000_000)] });
  expect((await states()).slice(1, 3)).toEqual(['p2 VOIDED investors', 'p3 DONE ']);

  await company.move(id, 'request-signatures');
  await sealed('p1', at);
  expect(await signersOn('p1', `${at}/deeds/appointment`)).toEqual([personOf('p3').name]);
  expect(await signersOn('p1', `${at}/deeds/charter`)).toEqual([]);
  expect((await company.ask('p1', 'POST', `${at}/submit`)).body).toMatchObject({ code: 'filing.has_blocking_findings' });
  await sign('p4', 'p1', 'p2');
  await company.move(id, 'submit');
  await sealed('p1', at);
  expect(await signersOn('p1', `${at}/deeds/appointment`)).toEqual(['p3', 'p4', 'p1', 'p2'].map((key) => personOf(key as 'p2').name));
  expect(await signersOn('p1', `${at}/deeds/charter`)).toEqual(['p1', 'p2'].map((key) => personOf(key as 'p2').name));
});

it('a passkey signs over exactly what was shown, and its evidence is kept beside the signature', async () => {
  const { id, signers } = await company.asked();
  const at = pathOf(signers.find(({ person }) => person === 'p2')?.link);
  const device = new Authenticator('http://localhost:3000');
  const made = (await must(company.ask('p2', 'POST', '/api/v1/me/passkeys/options'), 200)).body;
  await must(company.ask('p2', 'POST', '/api/v1/me/passkeys', { name: '手机', passkey: device.create(made) }), 201);
  const { contentHash } = (await must(company.ask('p2', 'GET', at), 200)).body;
  expect(await company.ask('p2', 'POST', `${at}/sign`, { contentHash })).toMatchObject({ status: 422, body: { path: 'password' } });

  const asked = (await must(company.ask('p2', 'POST', `${at}/passkey-options`), 200)).body;
  const passkey = device.get(asked);
  expect(await company.ask('p3', 'POST', `${at}/passkey-options`)).toMatchObject({ status: 409, body: { code: 'signing.not_this_person' } });
  expect((await must(company.ask('p2', 'POST', `${at}/sign`, { contentHash, passkey }), 200)).body.state).toBe('DONE');
  const [signature] = await database().query('select method, evidence from filing_signature where filing_id = $1', [id]);
  expect(signature).toMatchObject({ method: 'passkey', evidence: { credentialId: passkey.id, signature: passkey.response.signature } });
  await sealed('p1', `/api/v1/filings/${id}`);
  expect(await signersOn('p2', `${at}/deeds/charter`)).toEqual([personOf('p2').name]);
});

it('a character that no font has is told, not broken on', async () => {
  const { id } = await company.draft({ ...companyFacts(), businessScope: ['五金\u{2FA1E}零售'] });
  expect(await company.ask('p1', 'GET', `/api/v1/filings/${id}/deeds/charter`)).toMatchObject({
    status: 422,
    body: { code: 'paper.character_not_printable' },
  });
});
