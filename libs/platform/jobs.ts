import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { AppError } from '#libs/kernel';
import { config } from './config.ts';
import { Handlers } from './handlers.ts';
import { log } from './log.ts';
import { MAIN_QUEUE } from './message.ts';
import { queuePrefix } from './relay.ts';
import { workerRedis } from './redis.ts';

interface JobData {
  outboxId: string;
  handler: string;
  payload: object;
}

const DISCOVER_MS = 1_000;
/** What an index entry can hold, in characters of three bytes. */
const LONGEST_REASON = 500;
const CONCURRENCY = { main: 8, department: 2 };

/** Runs the handlers of queued messages. One worker a queue; a department's queue gets its worker when it first has work. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly workers = new Map<string, Worker>();
  private readonly lines: Redis[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly handlers: Handlers,
  ) {}

  onApplicationBootstrap(): void {
    this.listen(MAIN_QUEUE);
    this.timer = setInterval(() => void this.discover(), DISCOVER_MS);
    void this.discover();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.allSettled([...this.workers.values()].map((worker, index) => this.stop(worker, this.lines[index])));
    for (const line of this.lines) line.disconnect();
  }

  /** Who has no Redis at this moment cannot say goodbye to it; what runs is run again elsewhere. */
  private async stop(worker: Worker, line: Redis | undefined): Promise<void> {
    const closed = worker.close(line?.status !== 'ready').catch(() => undefined);
    if (line?.status === 'ready') await closed;
  }

  private async discover(): Promise<void> {
    try {
      const rows: { queue: string }[] = await this.db.query('select distinct queue from outbox where done_at is null');
      for (const { queue } of rows) this.listen(queue);
    } catch (error) {
      log.debug('jobs.waits', { reason: String(error) });
    }
  }

  private listen(queue: string): void {
    if (this.workers.has(queue)) return;
    const line = workerRedis(config().redisUrl);
    this.lines.push(line);
    const worker = new Worker<JobData>(queue, (job) => this.run(job), {
      connection: line,
      prefix: queuePrefix(),
      concurrency: queue === MAIN_QUEUE ? CONCURRENCY.main : CONCURRENCY.department,
      // After kill -9 another worker takes the job over within seconds; handlers are safe to run twice.
      lockDuration: 10_000,
      stalledInterval: 3_000,
      maxStalledCount: 1_000,
    });
    worker.on('error', () => undefined);
    worker.on('failed', (job, error) => void this.gaveUp(job, error));
    this.workers.set(queue, worker);
  }

  private async run(job: Job<JobData>): Promise<void> {
    const { outboxId, handler, payload } = job.data;
    const run = this.handlers.find(job.name, handler);
    // A build that does not know the handler leaves the row open for one that does.
    if (!run) return;
    try {
      await run(payload);
    } catch (error) {
      if (error instanceof AppError) throw new UnrecoverableError(`${error.code} ${JSON.stringify(error.details)}`);
      throw error;
    }
    await this.finish(outboxId, job.name, handler);
  }

  /** Closes the message when every handler has finished: those of this build and those of the build that recorded it. */
  private async finish(outboxId: string, message: string, handler: string): Promise<void> {
    await this.db.query(
      `update outbox set
          finished = array_append(array_remove(finished, $2), $2),
          gave_up = array_remove(gave_up, $2),
          done_at = case when (wanted || $3::text[]) <@ array_append(finished, $2) then clock_timestamp() end,
          failed_at = case when gave_up <@ array[$2] then null else failed_at end,
          failure = case when gave_up <@ array[$2] then null else failure end,
          failed_for_good = failed_for_good and not (gave_up <@ array[$2])
        where id = $1 and done_at is null`,
      [outboxId, handler, this.handlers.namesFor(message)],
    );
  }

  /** Keeps the reason of work that gave up, for an operator. */
  private async gaveUp(job: Job<JobData> | undefined, error: Error): Promise<void> {
    if (!job || (job.attemptsMade < (job.opts.attempts ?? 1) && !(error instanceof UnrecoverableError))) return;
    log.warn('jobs.gave_up', { message: job.name, handler: job.data.handler, outboxId: job.data.outboxId, reason: error.message });
    await this.db
      .query(
        `with gave_up as (
            update outbox set failed_at = clock_timestamp(), failure = $3, failed_for_good = failed_for_good or $4,
                gave_up = array_append(array_remove(gave_up, $2), $2)
              where id = $1 and done_at is null and not $2 = any(finished) returning id)
          insert into work_failure as known (outbox_id, handler, reason, times, first_at, last_at)
            select id, $2, $5, 1, clock_timestamp(), clock_timestamp() from gave_up
            on conflict (outbox_id, handler, reason) do update set times = known.times + 1, last_at = excluded.last_at`,
        [
          job.data.outboxId,
          job.data.handler,
          `${job.data.handler}: ${error.message}`,
          error instanceof UnrecoverableError,
          error.message.slice(0, LONGEST_REASON),
        ],
      )
      .catch(() => undefined); // The row is still open: the sweep queues it again.
  }
}
