import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LawFileError } from '#libs/catalogue';
import { log } from '#libs/platform';
import { lawDue, putInPlace, useLaw } from './law-now.ts';

const LOOK_MS = 2_000;

/** Reads the law before anything is served, and puts a corrected edition in its place within seconds of its moment, in every process. */
@Injectable()
export class LawWatch implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(private readonly db: DataSource) {}

  /** A broken file stops the start, not a filing; so does a correction that no longer fits the files of this release. */
  async onModuleInit(): Promise<void> {
    useLaw();
    putInPlace(await this.db.transaction((tx) => lawDue(tx)));
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** One look at a time; one that fails leaves the law as it is. */
  look(): Promise<void> {
    this.looking ??= this.refresh().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async refresh(): Promise<void> {
    const before = useLaw().version;
    try {
      const law = await this.db.transaction((tx) => lawDue(tx));
      putInPlace(law);
      if (law.version !== before) log.info('law.changed', { before, version: law.version });
    } catch (error) {
      if (error instanceof LawFileError) log.error('law.edition_unusable', { reason: error.message });
      else log.debug('law.waits', { reason: String(error) });
    }
  }
}
