import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { ApprovalTask } from '#libs/approval';
import type { Facts, FilingFrame } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { ExchangePush } from '#libs/exchange';
import { editFacts, editFiling, Filing, requestSignatures, submitFiling } from '#libs/filing';
import { isRegistrationNumber } from '#libs/identifiers';
import { setRegistryClock } from '#libs/kernel';
import { Licence, readLicence } from '#libs/licence';
import { NameHold } from '#libs/naming';
import { Notice } from '#libs/notice';
import { FileStore } from '#libs/platform';
import { WorkerModule } from '../../apps/worker/worker.module.ts';
import { anOfficer, aSubmittedFiling, bothDecide, decide, everyoneSigns, reviewOf, tasksOf, type Built, type FilingWish } from '../support/build.ts';
import { testUrl } from '../support/database.ts';
import { useTestConfig } from '../support/environment.ts';
import { tiedChild, type TiedChild } from '../support/tied-child.ts';

jest.setTimeout(60_000);

interface Received {
  to: string;
  what: string;
  entity: Record<string, unknown>;
}

let simulator: TiedChild;
let departments: string;
let worker: INestApplicationContext;
let db: DataSource;

beforeAll(async () => {
  simulator = tiedChild(process.execPath, ['tools/simulator.mjs']);
  const [port] = (await once(createInterface({ input: simulator.stdout }), 'line')) as [string];
  departments = `http://127.0.0.1:${port}`;
  useTestConfig({ DATABASE_URL: testUrl(), DEPARTMENTS_URL: departments });
  worker = await NestFactory.createApplicationContext(WorkerModule, { logger: false, abortOnError: false });
  db = worker.get(DataSource);
});
afterAll(async () => {
  await worker.close();
  await simulator.kill();
});
beforeEach(async () => {
  on('2016-03-15');
  await fetch(`${departments}/control`, { method: 'DELETE' });
});

const on = (date: string): void => setRegistryClock(new Date(`${date}T02:00:00Z`));
const control = (order: object): Promise<unknown> => fetch(`${departments}/control`, { method: 'PUT', body: JSON.stringify(order) });
const received = async (): Promise<Received[]> => (await fetch(`${departments}/control/received`)).json() as Promise<Received[]>;
const made = <T>(act: (tx: EntityManager) => Promise<T>): Promise<T> => db.transaction(act);

async function until(what: string, isSo: () => Promise<boolean>, seconds = 20): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) if (await isSo()) return;
  const open = await db.manager.query<object[]>('select message, queue, failure from outbox where done_at is null');
  throw new Error(`${what}: not within ${seconds} s; open: ${JSON.stringify(open)}`);
}
const filing = (id: string): Promise<Filing> => db.manager.findOneByOrFail(Filing, { id });
const reached = (id: string, state: string): Promise<void> => until(state, async () => (await filing(id)).state === state);
const settled = (): Promise<void> =>
  until('everything handled', async () => !(await db.manager.query('select 1 from outbox where done_at is null limit 1')).length);

/** Submitted by its people and accepted by the worker. */
async function inReview(wish?: FilingWish): Promise<Built> {
  const built = await made((tx) => aSubmittedFiling(tx, wish));
  await reached(built.id, 'IN_REVIEW');
  return built;
}
const approve = (id: string): Promise<void> => made(async (tx) => bothDecide(tx, await reviewOf(tx, id)));

/** What is printed on the kept original. */
async function printed(id: string): Promise<{ licence: Licence; fields: Record<string, string> }> {
  const licence = await db.manager.findOneByOrFail(Licence, { filingId: id });
  const pdf = await worker.get(FileStore).get(licence.originalSha256 ?? '');
  const { fields } = await readLicence(pdf, await lawNow(db.manager));
  return { licence, fields };
}

/** The facts of a case, for another day. */
function fromCase(id: string): FilingWish {
  const folder = join('test', 'cases', 'filings');
  const name = readdirSync(folder).find((file) => file.startsWith(`${id}-`)) ?? '';
  const story = JSON.parse(readFileSync(join(folder, name), 'utf8')) as FilingFrame & Facts & Record<'id' | 'title' | 'on' | 'expect', unknown>;
  const { id: _id, title: _title, on: _on, expect: _expect, kind, entityType, jurisdiction, channel, ...facts } = story;
  return { entityType, frame: { kind, jurisdiction, channel }, facts };
}

it('a filing becomes a licence; every department is told once, and the filer hears of it', async () => {
  const { id, filer, facts } = await inReview();
  expect((await received()).length).toBe(0); // nobody else before the licence
  await approve(id);
  await reached(id, 'COMPLETED');
  await settled();
  const { licence, fields } = await printed(id);
  expect(fields).toMatchObject({ 名称: facts.name?.full, 统一社会信用代码: licence.code, 法定代表人: facts.people?.[0]?.name });
  expect((await received()).map(({ to, what }) => `${to} ${what}`).sort()).toEqual([
    'HUMAN_RESOURCES recordEstablishment',
    'PUBLICITY_SYSTEM publication',
    'PUBLIC_SECURITY sealFiling',
    'QUALITY recordEstablishment',
    'STATISTICS recordEstablishment',
    'TAX recordEstablishment',
  ]);
  expect((await tasksOf(db.manager, id)).filter(({ closedAt }) => closedAt === null)).toEqual([]);
  const notices = await db.manager.find(Notice, { where: { recipientId: filer.userId, filingId: id }, order: { createdAt: 'asc' } });
  expect(notices.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['filing.submitted', 'filing.accepted', 'licence.ready']));
  expect(notices.filter(({ kind }) => kind === 'licence.ready')).toHaveLength(1);
});

it('a correction comes back and is asked anew: one number, one licence, of the second round', async () => {
  const { id, filer, facts } = await inReview();
  await made(async (tx) => decide(tx, await anOfficer(tx), await reviewOf(tx, id), 'EXAMINE', 'correct'));
  const { number, version } = await filing(id);
  await made(async (tx) => {
    await editFiling(tx, filer, id);
    await editFacts(tx, filer, { filingId: id, version, parts: { registeredCapital: 20_000_000, businessScope: ['日用百货销售'] } });
    await requestSignatures(tx, filer, id);
    await everyoneSigns(tx, id);
    await submitFiling(tx, filer, id);
  });
  await reached(id, 'IN_REVIEW');
  await approve(id);
  await reached(id, 'COMPLETED');
  await settled();
  const { licence, fields } = await printed(id);
  expect([licence.round, (await filing(id)).number]).toEqual([2, number]);
  expect([fields['经营范围'], fields['名称']]).toEqual(['日用百货销售', facts.name?.full]);
  expect((await received()).filter(({ to }) => to === 'TAX')).toHaveLength(1);
  const open = (await tasksOf(db.manager, id)).filter(({ closedAt, round }) => round === 2 && closedAt === null);
  expect(open).toEqual([]);
});

it('a refusal ends it: no licence, nobody is told, the name is free', async () => {
  const { id, filer } = await inReview();
  await made(async (tx) => bothDecide(tx, await reviewOf(tx, id), 'refuse'));
  await settled();
  expect(await filing(id)).toMatchObject({ state: 'REJECTED', result: null });
  expect(await db.manager.countBy(Licence, { filingId: id })).toBe(0);
  expect(await received()).toEqual([]);
  expect(await db.manager.countBy(NameHold, { filingId: id })).toBe(0);
  expect(await db.manager.countBy(Notice, { recipientId: filer.userId, filingId: id, kind: 'filing.rejected' })).toBe(1);
});

it('departments that are silent, fail or lose their answer hold up nothing, and take effect once', async () => {
  await control({ department: 'TAX', failNext: 1_000 });
  await control({ department: 'STATISTICS', failNext: 3 });
  await control({ department: 'QUALITY', loseNext: 2 });
  const { id } = await inReview();
  await approve(id);
  await reached(id, 'COMPLETED');
  const pushes = (department: string): Promise<ExchangePush> => db.manager.findOneByOrFail(ExchangePush, { filingId: id, department });
  await until('all but TAX', async () => (await db.manager.countBy(ExchangePush, { filingId: id, acknowledgedAt: Not(IsNull()) })) === 5);
  const task = await db.manager.findOneByOrFail(ApprovalTask, { filingId: id, department: 'TAX' });
  expect([task.closedAt, (await received()).some(({ to }) => to === 'TAX')]).toEqual([null, false]);
  await control({ department: 'TAX', failNext: 0 });
  await settled();
  expect((await pushes('STATISTICS')).attempts).toBe(4);
  const all = (await received()).map(({ to }) => to).sort();
  expect(all).toEqual(['HUMAN_RESOURCES', 'PUBLICITY_SYSTEM', 'PUBLIC_SECURITY', 'QUALITY', 'STATISTICS', 'TAX']);
  expect((await tasksOf(db.manager, id)).filter(({ closedAt }) => closedAt === null)).toEqual([]);
});

it('in August 2015 five departments gate: no licence while one is silent, five numbers when it answers', async () => {
  on('2015-08-12');
  await control({ department: 'STATISTICS', failNext: 1_000 });
  const { id } = await inReview(fromCase('F-002'));
  await approve(id);
  const codes = async (): Promise<ApprovalTask[]> => (await tasksOf(db.manager, id)).filter(({ kind }) => kind === 'CODE_ASSIGNMENT');
  await until('three numbers', async () => (await codes()).filter(({ assigned }) => assigned).length === 3);
  expect(await filing(id)).toMatchObject({ state: 'IN_REVIEW' });
  expect(await db.manager.countBy(Licence, { filingId: id })).toBe(0);
  await control({ department: 'STATISTICS', failNext: 0 });
  await reached(id, 'COMPLETED');
  await settled();
  const { licence, fields } = await printed(id);
  expect(licence.face).toMatchObject({ codeMode: 'FIVE_CODES', format: { format: 'L2014' } });
  const assigned = Object.fromEntries((await codes()).map(({ department, assigned: number }) => [department, number]));
  expect(fields).toMatchObject({
    名称: '温州砚舟信息科技有限公司',
    注册号: licence.code,
    组织机构代码: assigned['QUALITY'],
    税务登记证号: assigned['TAX'],
    社会保险登记证号: assigned['HUMAN_RESOURCES'],
    统计登记证号: assigned['STATISTICS'],
  });
  expect(fields).not.toHaveProperty('统一社会信用代码');
  expect(isRegistrationNumber(licence.code)).toBe(true);
});

it('an individual business before 2016-12-01 gets fifteen figures, the last of them right', async () => {
  on('2016-05-18');
  const { id } = await inReview(fromCase('F-005'));
  await approve(id);
  await reached(id, 'COMPLETED');
  await settled();
  const { licence, fields } = await printed(id);
  expect(fields['注册号']).toBe(licence.code);
  expect([isRegistrationNumber(licence.code), licence.code.slice(0, 7)]).toEqual([true, '3303816']);
  expect((await filing(id)).result).toMatchObject({ unifiedSocialCreditCode: null, registrationNumber: licence.code });
  expect((await received()).map(({ to, what }) => `${to} ${what}`)).toEqual(['PUBLICITY_SYSTEM publication']);
});
