import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsNull, type EntityManager } from 'typeorm';
import { trackPage } from '#libs/approval';
import { ExchangePush } from '#libs/exchange';
import { Filing, FilingHistory } from '#libs/filing';
import { setRegistryClock } from '#libs/kernel';
import { Licence } from '#libs/licence';
import { Notice } from '#libs/notice';
import { watchWork, workState } from '#libs/operations';
import { Handlers } from '#libs/platform';
import { WorkerModule } from '../../apps/worker/worker.module.ts';
import { anOfficer, aSubmittedFiling, bothDecide, reviewOf, type Built } from '../support/build.ts';
import { database, testUrl } from '../support/database.ts';
import { useTestConfig } from '../support/environment.ts';
import { tiedChild, type TiedChild } from '../support/tied-child.ts';

// A-15 from end to end: what stands still is seen, and goes on by itself.

jest.setTimeout(90_000);

interface Received {
  to: string;
  what: string;
  entity: { name?: { full: string } };
}

let simulator: TiedChild;
let departments: string;
const workers: INestApplicationContext[] = [];

beforeAll(async () => {
  simulator = tiedChild(process.execPath, ['tools/simulator.mjs']);
  const [port] = (await once(createInterface({ input: simulator.stdout }), 'line')) as [string];
  departments = `http://127.0.0.1:${port}`;
  useTestConfig({ DATABASE_URL: testUrl(), DEPARTMENTS_URL: departments, ALARM_MINUTES: '10', LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  for (const worker of workers) await worker.close();
  await simulator.kill();
});

const made = <T>(act: (tx: EntityManager) => Promise<T>): Promise<T> => database().transaction(act);
const startWorker = async (): Promise<INestApplicationContext> => {
  const worker = await NestFactory.createApplicationContext(WorkerModule, { logger: false, abortOnError: false });
  workers.push(worker);
  return worker;
};
const states = async (filings: readonly Built[]): Promise<string[]> =>
  Promise.all(filings.map(async ({ id }) => (await database().manager.findOneByOrFail(Filing, { id })).state));

async function until(what: string, isSo: () => Promise<boolean>, seconds = 30): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) if (await isSo()) return;
  throw new Error(`${what}: not within ${seconds} s`);
}
const all = (filings: readonly Built[], state: string): Promise<void> =>
  until(state, async () => (await states(filings)).every((one) => one === state));

/** Half an hour goes by on every clock that the outbox and the register look at. */
async function halfAnHourLater(): Promise<void> {
  setRegistryClock(new Date('2016-03-15T02:30:00Z'));
  await database().query(`update outbox set created_at = created_at - interval '30 minutes', relayed_at = relayed_at - interval '30 minutes'`);
}

it('nothing waits unseen (A-15)', async () => {
  setRegistryClock(new Date('2016-03-15T02:00:00Z'));
  const operator = await made((tx) => anOfficer(tx, { roles: ['operator'] }));
  // The workers are stopped for 30 minutes.
  const early: Built[] = [];
  for (let nth = 0; nth < 2; nth += 1) early.push(await made((tx) => aSubmittedFiling(tx)));
  expect(await made((tx) => watchWork(tx))).toBeNull();
  await halfAnHourLater();
  // The case is handed in since then, and not done; the alarm rises by the age of the oldest.
  for (const { id, filer } of early) {
    const track = await made((tx) => trackPage(tx, filer, id));
    expect(track).toMatchObject({
      filing: { state: 'SUBMITTED' },
      clock: { with: 'office' },
      receipt: { receivedAt: expect.stringMatching(/T10:00/) as string },
    });
    expect(track.tasks).toEqual([]);
  }
  expect(await made((tx) => watchWork(tx))).toBe('raised');
  expect(await database().manager.findBy(Notice, { kind: 'work.waiting' })).toMatchObject([{ recipientId: operator.userId }]);
  expect(await workState(database().manager)).toMatchObject({ alarmSince: expect.any(String) as string });

  // A worker of an older build, which has never heard of "filing.submitted": what it does not know it leaves open.
  let asked = 0;
  const init = jest.spyOn(Handlers.prototype, 'onModuleInit').mockImplementation(function (this: Handlers) {
    Object.assign(this, { find: () => void (asked += 1) });
  });
  const older = await startWorker();
  await until('the older build has taken the jobs', async () => Promise.resolve(asked >= 2));
  expect(await states(early)).toEqual(['SUBMITTED', 'SUBMITTED']);
  expect(await database().query('select id from outbox where done_at is not null')).toEqual([]);
  await older.close();
  workers.pop();
  init.mockRestore();

  // One more is handed in, and its message is dropped on the way: sent, and nowhere to be found.
  const dropped = await made((tx) => aSubmittedFiling(tx));
  await database().query('update outbox set relayed_at = clock_timestamp() where relayed_at is null');
  await halfAnHourLater();
  const filings = [...early, dropped];

  // A department answers while its answer cannot reach us; it is asked again and answers again.
  await fetch(`${departments}/control`, { method: 'PUT', body: JSON.stringify({ department: 'TAX', loseNext: 3 }) });
  await startWorker();
  await all(filings, 'IN_REVIEW');
  for (const { id } of filings) await made(async (tx) => bothDecide(tx, await reviewOf(tx, id)));
  await all(filings, 'COMPLETED');
  await until('everything is done', async () => (await database().query('select 1 from outbox where done_at is null limit 1')).length === 0);

  // Without hand work, in order per case, once.
  for (const { id } of filings) {
    const history = await database().manager.find(FilingHistory, { where: { filingId: id }, order: { id: 'asc' } });
    expect(history.map(({ move }) => move)).toEqual(['requestSignatures', 'submit', 'accept', 'approve', 'complete']);
    expect(await database().manager.countBy(Licence, { filingId: id })).toBe(1);
    expect(await database().manager.countBy(Notice, { filingId: id, kind: 'licence.ready' })).toBe(1);
    expect(await database().manager.countBy(ExchangePush, { filingId: id, acknowledgedAt: IsNull() })).toBe(0);
  }
  const received = (await (await fetch(`${departments}/control/received`)).json()) as Received[];
  const told = received.filter(({ to, what }) => to === 'TAX' && what === 'recordEstablishment').map(({ entity }) => entity.name?.full);
  expect([told.length, new Set(told)]).toEqual([3, new Set(filings.map(({ facts }) => facts.name?.full))]);
  expect(await made((tx) => watchWork(tx))).toBe('cleared');
});
