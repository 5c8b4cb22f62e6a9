import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { Job } from 'bullmq';
import { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import { conflict, SYSTEM } from '#libs/kernel';
import { database } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { tiedChild, type TiedChild } from '../../test/support/tied-child.ts';
import { Handlers, type Run } from './handlers.ts';
import { HousekeepingHandlers } from './housekeeping.handlers.ts';
import { Jobs } from './jobs.ts';
import { handlerName, Handles, handlersOf, message, record } from './message.ts';
import { OutboxEntry } from './outbox.entity.ts';
import { Relay } from './relay.ts';
import { Schedules } from './schedules.ts';
import { retryWork, waitingWork } from './work.queries.ts';

jest.setTimeout(12_000);

const told = message<{ n: number }>('spec.told');
const asked = message<{ n: number; department: string }>('spec.asked', ({ department }) => department);
const due = message<Record<string, never>>('spec.due');

/** Marks what this build listens to; what each handler does is said by the test. */
class Listener {
  @Handles(told)
  async first(): Promise<void> {}
  @Handles(told)
  async second(): Promise<void> {}
  @Handles(asked)
  async answer(): Promise<void> {}
}
const FIRST = handlerName(Listener.prototype, 'first');
const SECOND = handlerName(Listener.prototype, 'second');
const nothing = (): void => undefined;
type Handling = Record<string, Record<string, (payload: { n: number }) => Promise<void> | void>>;

// ---- a Redis of its own, which may be emptied and killed

const folder = mkdtempSync(join(tmpdir(), 'onewindow-redis-'));
const socket = join(folder, 'redis.sock');
let redis: TiedChild;

async function startRedis(): Promise<void> {
  const program = ['redis-server', 'valkey-server']
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((place) => join(place, name)))
    .find(existsSync);
  rmSync(socket, { force: true });
  const args = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder];
  redis = tiedChild(program ?? 'redis-server', args);
  redis.stdout.resume();
  await until(() => Promise.resolve(existsSync(socket)));
}

const killRedis = (): Promise<void> => redis.kill();

async function emptyRedis(): Promise<void> {
  const line = new Redis({ path: socket });
  await line.flushall();
  line.disconnect();
}

// ---- builds of the product, each with its own handlers

type Part = { onApplicationBootstrap(): void; onApplicationShutdown(): unknown };
const running = new Set<Part>();

const handlersFrom = (handling: Handling): Handlers => {
  const known = {
    namesFor: (name: string) => Object.keys(handling[name] ?? {}),
    find: (name: string, handler: string) => handling[name]?.[handler] as Run | undefined,
  };
  return known as unknown as Handlers; // what relay and jobs ask of it
};

function start<P extends Part>(part: P): P {
  running.add(part);
  part.onApplicationBootstrap();
  return part;
}
const startRelay = (handling: Handling): Relay => start(new Relay(database(), handlersFrom(handling)));
const startWorker = (handling: Handling, db: DataSource = database()): Jobs => start(new Jobs(db, handlersFrom(handling)));
function startBuild(handling: Handling): void {
  startRelay(handling);
  startWorker(handling);
}
async function stopAll(): Promise<void> {
  await Promise.all([...running].map((part) => part.onApplicationShutdown()));
  running.clear();
}

async function until(isSo: () => Promise<boolean>, seconds = 6): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await sleep(20)) if (await isSo()) return;
  throw new Error(`not within ${seconds} s`);
}
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const rows = (): Promise<OutboxEntry[]> => database().manager.find(OutboxEntry, { order: { id: 'asc' } });
const allDone = async (): Promise<boolean> => (await rows()).every(({ doneAt }) => doneAt !== null);
const row = async (): Promise<OutboxEntry> => (await rows())[0] ?? Promise.reject(new Error('no message'));
const tell = (n = 1, dueAt?: Date): Promise<void> => database().transaction((tx) => record(tx, told, { n }, dueAt));
/** As if this had happened so many seconds earlier. */
const age = (column: string, seconds: number): Promise<unknown> =>
  database().query(`update outbox set ${column} = ${column} - make_interval(secs => ${seconds})`);

beforeAll(startRedis);
beforeEach(async () => {
  await database().query('truncate outbox, schedule');
  useTestConfig({ REDIS_URL: `unix:${socket}`, QUEUE_PREFIX: `spec-${process.pid}-${Math.random()}` });
});
afterEach(stopAll);
afterAll(async () => {
  await killRedis();
  rmSync(folder, { recursive: true, force: true });
});

describe('a message', () => {
  it('is sent if, and only if, its transaction commits', async () => {
    const seen: number[] = [];
    startBuild({ [told.name]: { [FIRST]: ({ n }) => void seen.push(n), [SECOND]: nothing } });
    const failing = database().transaction(async (tx) => {
      await record(tx, told, { n: 1 });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await tell(2);
    await until(allDone);
    expect(seen).toEqual([2]);
    expect(await rows()).toHaveLength(1);
  });

  it('stays open until every handler has finished', async () => {
    let release: () => void = nothing;
    const gate = new Promise<void>((resolve) => (release = resolve));
    startBuild({ [told.name]: { [FIRST]: nothing, [SECOND]: () => gate } });
    await tell();
    await until(async () => (await row()).finished.length === 1);
    expect(await row()).toMatchObject({ finished: [FIRST], doneAt: null });
    release();
    await until(allDone);
    expect((await row()).finished.sort()).toEqual([FIRST, SECOND]);
  });

  it('is handled again, harmlessly, after a crash between the work and its mark', async () => {
    let runs = 0;
    const effects = new Set<number>();
    const handling = { [told.name]: { [FIRST]: ({ n }: { n: number }) => (runs++, void effects.add(n)), [SECOND]: nothing } };
    let crashes = 2;
    const crashing = new Proxy(database(), {
      get: (db, name) =>
        name !== 'query'
          ? (Reflect.get(db, name) as unknown)
          : (sql: string, values: unknown[]) => {
              if (/finished = array_append/.test(sql) && values[1] === FIRST && crashes-- > 0) throw new Error('the process died here');
              return db.query(sql, values);
            },
    });
    startRelay(handling);
    startWorker(handling, crashing);
    await tell(7);
    await until(allDone);
    expect([runs, [...effects]]).toEqual([3, [7]]);
  });

  it('is not handled before it is due', async () => {
    let at = 0;
    startBuild({ [told.name]: { [FIRST]: () => void (at = Date.now()), [SECOND]: nothing } });
    const dueAt = new Date(Date.now() + 1_500);
    await tell(1, dueAt);
    await until(allDone);
    expect(at).toBeGreaterThanOrEqual(dueAt.getTime());
  });

  it('of many is handled once each, with two relays and two workers', async () => {
    const seen: number[] = [];
    const handling = { [told.name]: { [FIRST]: ({ n }: { n: number }) => void seen.push(n), [SECOND]: nothing } };
    startBuild(handling);
    startBuild(handling);
    await Promise.all(Array.from({ length: 200 }, (_, n) => tell(n)));
    await until(allDone);
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });
});

describe('a Redis that forgets', () => {
  const both = (seen: number[]): Handling => ({ [told.name]: { [FIRST]: ({ n }) => void seen.push(n), [SECOND]: nothing } });

  it('by FLUSHALL is noticed, and everything unfinished is queued again', async () => {
    const seen: number[] = [];
    startRelay(both(seen));
    await Promise.all([1, 2, 3].map((n) => tell(n)));
    await until(async () => (await rows()).every(({ relayedAt }) => relayedAt !== null));
    await emptyRedis();
    startWorker(both(seen));
    await until(allDone);
    expect(seen.sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  it('by kill -9 and a new one in its place loses nothing, and refuses nobody meanwhile', async () => {
    const seen: number[] = [];
    startBuild(both(seen));
    await tell(1);
    await until(allDone);
    await killRedis();
    await Promise.all([2, 3].map((n) => tell(n))); // acts commit without it
    await database().transaction((tx) => record(tx, asked, { n: 4, department: 'TAX' })); // a queue that was not there before
    await sleep(300);
    await startRedis();
    await until(async () => (await rows()).filter(({ message: name }) => name === told.name).every(({ doneAt }) => doneAt !== null));
    expect(seen.sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  it('away from the start on holds up no stop', async () => {
    await killRedis();
    startBuild(both([]));
    await tell();
    await sleep(300);
    await stopAll();
    await startRedis();
    expect(await row()).toMatchObject({ doneAt: null });
  });
});

describe('work that fails', () => {
  it('by an error of ours has failed for good: kept with its reason, until an operator tries again', async () => {
    let isCured = false;
    let runs = 0;
    const first = (): void => {
      runs += 1;
      if (!isCured) throw conflict('register.code_pool_empty', { kind: 'ORGANIZATION_CODE' });
    };
    startBuild({ [told.name]: { [FIRST]: first, [SECOND]: nothing } });
    await tell(5);
    await until(async () => (await row()).finished.length === 1 && (await row()).failedAt !== null);
    await age('failed_at', 3_600);
    await age('relayed_at', 3_600);
    await sleep(1_500);
    const [kept] = await waitingWork(database().manager, 'failed');
    expect(kept).toMatchObject({ message: told.name, payload: { n: 5 }, failure: `${FIRST}: register.code_pool_empty {"kind":"ORGANIZATION_CODE"}` });
    expect(runs).toBe(1);
    isCured = true;
    await database().transaction((tx) => retryWork(tx, SYSTEM, kept?.id ?? ''));
    await until(allDone);
    expect(await row()).toMatchObject({ failedAt: null, failure: null, failedForGood: false, gaveUp: [] });
    expect(await waitingWork(database().manager, 'failed')).toEqual([]);
    expect(await waitingWork(database().manager, 'cured')).toMatchObject([
      {
        id: kept?.id,
        retries: 1,
        retriedBy: SYSTEM.userId,
        history: [{ handler: FIRST, times: 1, reason: 'register.code_pool_empty {"kind":"ORGANIZATION_CODE"}' }],
      },
    ]);
  });

  it('does not hide behind a handler that succeeds, nor stop it, even when Redis is emptied', async () => {
    let release: () => void = nothing;
    const gate = new Promise<void>((resolve) => (release = resolve));
    startBuild({ [told.name]: { [FIRST]: () => Promise.reject(conflict('spec.no')), [SECOND]: () => gate } });
    await tell();
    await until(async () => (await row()).failedAt !== null);
    await emptyRedis();
    release();
    await until(async () => (await row()).finished.includes(SECOND));
    expect(await row()).toMatchObject({ finished: [SECOND], gaveUp: [FIRST], doneAt: null, failure: `${FIRST}: spec.no {}` });
  });

  it('by any other error is tried again at once, a few times', async () => {
    let runs = 0;
    startBuild({ [told.name]: { [FIRST]: () => (++runs < 3 ? Promise.reject(new Error('away')) : undefined), [SECOND]: nothing } });
    await tell();
    await until(allDone);
    expect(runs).toBe(3);
  });

  it('for longer is kept with its reason, and tried again later without anyone’s help', async () => {
    let runs = 0;
    const handling = { [told.name]: { [FIRST]: () => void runs++, [SECOND]: nothing } };
    await tell();
    const { id } = await row();
    const jobs = new Jobs(database(), handlersFrom(handling));
    const job = { name: told.name, data: { outboxId: id, handler: FIRST }, attemptsMade: 8, opts: { attempts: 8 } } as unknown as Job;
    const gaveUp = (jobs as unknown as { gaveUp(job: Job, error: Error): Promise<void> }).gaveUp.bind(jobs);
    await gaveUp({ ...job, attemptsMade: 7 } as Job, new Error('TAX answered 503'));
    expect(await row()).toMatchObject({ failedAt: null }); // it goes on by itself
    await gaveUp(job, new Error('TAX answered 503'));
    await gaveUp(job, new Error('TAX answered 503'));
    expect(await waitingWork(database().manager, 'failed')).toMatchObject([
      { id, failure: `${FIRST}: TAX answered 503`, forGood: false, history: [{ reason: 'TAX answered 503', times: 2 }] },
    ]);
    startBuild(handling);
    await sleep(1_200);
    expect(runs).toBe(0);
    await age('failed_at', 61);
    await until(allDone);
    expect([runs, (await row()).failure]).toEqual([1, null]);
  });

  it('in a job that was lost is found by its age', async () => {
    const handling = { [told.name]: { [FIRST]: nothing, [SECOND]: nothing } };
    await tell();
    await database().query('update outbox set relayed_at = clock_timestamp()');
    startBuild(handling);
    const epoch = new Redis({ path: socket });
    await until(async () => (await epoch.keys('*epoch')).length > 0);
    epoch.disconnect();
    await age('relayed_at', 21);
    await until(allDone);
  });
});

describe('builds side by side', () => {
  it('an older one leaves open what only a newer one knows, which then does it', async () => {
    const seen: string[] = [];
    const first = () => void seen.push('first');
    startBuild({ [told.name]: { [FIRST]: first } });
    expect(handlersOf(told.name)).toEqual([FIRST, SECOND]);
    await tell();
    await until(async () => (await row()).finished.length === 1);
    await sleep(300);
    expect(await row()).toMatchObject({ finished: [FIRST], doneAt: null, failedAt: null });
    await stopAll();
    startBuild({ [told.name]: { [FIRST]: first, [SECOND]: () => void seen.push('second') } });
    await age('relayed_at', 21);
    await until(allDone);
    expect(seen).toEqual(['first', 'second']);
  });

  it('that know nothing of a message leave it alone', async () => {
    startBuild({});
    await tell();
    await sleep(500);
    expect(await row()).toMatchObject({ finished: [], doneAt: null, failedAt: null });
  });

  it('after a handler was taken away, an operator lets go of what it left', async () => {
    await tell();
    await database().query(`update outbox set wanted = wanted || '{Gone-handler}'::text[]`);
    startBuild({ [told.name]: { [FIRST]: nothing, [SECOND]: nothing } });
    await until(async () => (await row()).finished.length === 2);
    expect((await row()).doneAt).toBeNull();
    const [open] = await waitingWork(database().manager, 'open');
    await database().query(`update outbox set finished = '{}'`);
    await database().transaction((tx) => retryWork(tx, SYSTEM, open?.id ?? ''));
    await until(allDone);
  });
});

describe('the queues of departments', () => {
  it('are separate: one that dawdles does not hold up another, nor the rest', async () => {
    let release: () => void = nothing;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const seen: string[] = [];
    const answer = async (payload: { n: number }): Promise<void> => {
      const { department } = payload as { n: number; department: string };
      if (department === 'TAX') await gate;
      seen.push(department);
    };
    startBuild({ [told.name]: { [FIRST]: () => void seen.push('main'), [SECOND]: nothing }, [asked.name]: { 'Listener-answer': answer } });
    const ask = (department: string, n: number) => database().transaction((tx) => record(tx, asked, { n, department }));
    for (let n = 0; n < 5; n++) await ask('TAX', n);
    await ask('STATISTICS', 9);
    await tell();
    await until(() => Promise.resolve(seen.length === 2));
    expect(seen.sort()).toEqual(['STATISTICS', 'main']);
    expect(new Set((await rows()).map(({ queue }) => queue))).toEqual(new Set(['department-TAX', 'department-STATISTICS', 'main']));
    release();
    await until(allDone);
    expect(seen).toHaveLength(7);
  });
});

describe('timed work', () => {
  it('is recorded once when it is due, whatever the number of workers', async () => {
    for (let worker = 0; worker < 3; worker++) {
      const schedules = new Schedules(database());
      schedules.use([{ message: due, everySeconds: 3_600 }]);
      start(schedules);
    }
    await until(async () => (await rows()).length > 0);
    await sleep(1_500);
    expect(await rows()).toHaveLength(1);
    await database().query(`update schedule set due_at = clock_timestamp() - interval '3 days'`);
    await until(async () => (await rows()).length > 1);
    await sleep(1_500);
    expect((await rows()).map(({ message: name }) => name)).toEqual([due.name, due.name]); // missed days are not made up for
  });
});

it('a process does not start with a message that nobody handles', async () => {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [Handlers, HousekeepingHandlers, { provide: 'DataSource', useValue: {} }],
  })
    .useMocker(() => ({}))
    .compile();
  await expect(module.init()).rejects.toThrow(/^messages without a handler: .*spec\.told/);
});
