import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Acts } from './acts.ts';
import { DiskFileStore, FileStore } from './files.ts';
import { Handlers } from './handlers.ts';
import { HousekeepingHandlers } from './housekeeping.handlers.ts';
import { HealthController } from './health.controller.ts';
import { Jobs } from './jobs.ts';
import { Relay } from './relay.ts';
import { Schedules } from './schedules.ts';

/** What every process has: the outbox and its relay, files, keyed requests. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [HealthController],
  providers: [Acts, Handlers, HousekeepingHandlers, Relay, { provide: FileStore, useClass: DiskFileStore }],
  exports: [Acts, Handlers, Relay, FileStore],
})
export class PlatformModule {}

/** What only a worker has: it runs handlers and records timed messages. */
@Module({ imports: [PlatformModule], providers: [Jobs, Schedules], exports: [Schedules] })
export class JobsModule {}
