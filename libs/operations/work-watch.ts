import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { log } from '#libs/platform';
import { watchWork } from './watch-work.ts';

const LOOK_MS = 30_000;

/** Looks twice a minute, in every process. */
@Injectable()
export class WorkWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly db: DataSource) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    await this.db.transaction(watchWork).catch((error: unknown) => log.debug('work.watch_waits', { reason: String(error) }));
  }
}
