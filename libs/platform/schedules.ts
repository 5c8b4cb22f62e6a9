import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { log } from './log.ts';
import { record, type Message } from './message.ts';

/** A message without payload that is recorded again and again, by one worker of all. */
export interface Scheduled {
  readonly message: Message<Record<string, never>>;
  readonly everySeconds: number;
}

const LOOK_MS = 1_000;

/** Timed work: due times live in PostgreSQL, so nothing is lost with a process or a Redis. */
@Injectable()
export class Schedules implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private list: readonly Scheduled[] = [];

  constructor(private readonly db: DataSource) {}

  /** The worker's list. */
  use(list: readonly Scheduled[]): void {
    this.list = list;
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    for (const { message, everySeconds } of this.list) {
      try {
        await this.db.transaction(async (tx) => {
          await tx.query('insert into schedule (name, due_at) values ($1, clock_timestamp()) on conflict do nothing', [message.name]);
          const [mine]: unknown[] = await tx.query(`select 1 from schedule where name = $1 and due_at <= clock_timestamp() for update skip locked`, [
            message.name,
          ]);
          if (!mine) return;
          await tx.query(`update schedule set due_at = clock_timestamp() + make_interval(secs => $2) where name = $1`, [message.name, everySeconds]);
          await record(tx, message, {});
        });
      } catch (error) {
        log.debug('schedules.waits', { reason: String(error) });
      }
    }
  }
}
