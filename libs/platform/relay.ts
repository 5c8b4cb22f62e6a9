import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { DataSource, type EntitySubscriberInterface, type EntityManager } from 'typeorm';
import { config } from './config.ts';
import { Handlers } from './handlers.ts';
import { log } from './log.ts';
import { RECORDED } from './message.ts';
import { producerRedis } from './redis.ts';

const BATCH = 200;
const POLL_MS = 1_000;
/** Work not finished this long after it was queued is queued again; a no-op where the job still lives. */
const STALE_SECONDS = 20;
/** A failure that may pass is tried again after this time, for ever. */
const FAILED_AGAIN_SECONDS = 60;

interface Row {
  id: string;
  message: string;
  queue: string;
  payload: object;
  wanted: string[];
  finished: string[];
  gave_up: string[];
}

/** Not every handler has given up: what one of them failed at does not stop the others. */
const GOES_ON = '(failed_at is null or cardinality(wanted) > cardinality(finished) + cardinality(gave_up))';

/**
 * Moves committed outbox rows into BullMQ. Any number of copies may run: rows are locked while they travel and job ids
 * are made from the row, so a crash in between only repeats what is ignored. Woken after each commit and by a poll.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly redis: Redis = producerRedis(config().redisUrl);
  private readonly queues = new Map<string, Queue>();
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private woken = false;

  /** Wakes the relay when a transaction that recorded something has committed. */
  private readonly watch: EntitySubscriberInterface = {
    afterTransactionCommit: ({ queryRunner }) => {
      if (queryRunner.data[RECORDED]) this.kick();
      delete queryRunner.data[RECORDED];
    },
    afterTransactionRollback: ({ queryRunner }) => {
      delete queryRunner.data[RECORDED];
    },
  };

  constructor(
    private readonly db: DataSource,
    private readonly handlers: Handlers,
  ) {}

  onApplicationBootstrap(): void {
    this.db.subscribers.push(this.watch);
    this.redis.on('ready', () => this.kick());
    this.running = this.loop();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.db.subscribers.splice(this.db.subscribers.indexOf(this.watch), 1);
    this.kick();
    await this.running;
    if (this.isConnected()) await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    this.redis.disconnect();
  }

  isConnected = (): boolean => this.redis.status === 'ready';

  kick(): void {
    this.woken = true;
    this.wake();
  }

  private async loop(): Promise<void> {
    let sweepAt = 0;
    while (!this.stopping) {
      this.woken = false;
      try {
        if (Date.now() >= sweepAt) {
          await this.sweep();
          sweepAt = Date.now() + POLL_MS;
        }
        while ((await this.relayOnce()) === BATCH);
      } catch (error) {
        log.debug('relay.waits', { reason: String(error) });
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      if (!this.woken && !this.stopping) await this.sleep();
    }
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Queues one batch; gives the number of rows taken. */
  async relayOnce(): Promise<number> {
    // A new queue would wait for Redis, and the rows with it.
    if (!this.isConnected()) throw new Error('Redis is away');
    return this.db.transaction(async (tx) => {
      const rows: Row[] = await tx.query(
        `select id, message, queue, payload, wanted, finished, gave_up from outbox
          where relayed_at is null and done_at is null and ${GOES_ON} and (due_at is null or due_at <= clock_timestamp())
          order by id limit ${BATCH} for update skip locked`,
      );
      if (rows.length === 0) return 0;
      for (const queue of new Set(rows.map((row) => row.queue))) {
        await this.queue(queue).addBulk(rows.filter((row) => row.queue === queue).flatMap((row) => this.jobs(row)));
      }
      await tx.query('update outbox set relayed_at = clock_timestamp() where id = any($1)', [rows.map((row) => row.id)]);
      return rows.length;
    });
  }

  /** A handler that only a newer build knows gets its job too: the worker of that build takes it. */
  private jobs(row: Row) {
    return [...new Set([...row.wanted, ...this.handlers.namesFor(row.message)])]
      .filter((handler) => !row.finished.includes(handler) && !row.gave_up.includes(handler))
      .map((handler) => ({
        name: row.message,
        data: { outboxId: row.id, handler, payload: row.payload },
        opts: {
          jobId: `${row.id}-${handler}`,
          attempts: 8,
          backoff: { type: 'exponential', delay: 250, jitter: 0.3 },
          removeOnComplete: true,
          removeOnFail: true,
        },
      }));
  }

  private queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = new Queue(name, { connection: this.redis, prefix: queuePrefix() });
    queue.on('error', () => undefined);
    this.queues.set(name, queue);
    return queue;
  }

  /** Finds out that Redis was emptied, restarted or replaced, and queues again what is unfinished for too long. */
  private async sweep(): Promise<void> {
    const epoch = `${queuePrefix()}:epoch`;
    const known = await this.redis.get(epoch);
    if (!known) {
      await this.db.transaction((tx) => reopen(tx, 'true'));
      await this.redis.set(epoch, String(Date.now()), 'NX');
      this.woken = true;
    }
    await this.db.transaction((tx) => reopen(tx, `relayed_at < clock_timestamp() - interval '${STALE_SECONDS} seconds'`));
    await this.db.query(
      `update outbox set failed_at = null, gave_up = '{}', relayed_at = null
        where failed_at < clock_timestamp() - interval '${FAILED_AGAIN_SECONDS} seconds' and not failed_for_good and done_at is null`,
    );
  }
}

/** BullMQ's keys carry a hash tag, so that all of them lie in one slot of a Redis Cluster. */
export const queuePrefix = (): string => `{${config().queuePrefix}}`;

async function reopen(tx: EntityManager, where: string): Promise<void> {
  await tx.query(`update outbox set relayed_at = null where done_at is null and ${GOES_ON} and relayed_at is not null and ${where}`);
}
