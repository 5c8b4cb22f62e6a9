import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { config, ConfigError, JobsModule, log } from '#libs/platform';
import { createApi } from '../api/create-api.ts';
import { DoorController } from './door.controller.ts';

/** API, worker and door in one process, so that one clock serves them all. */
@Module({ imports: [JobsModule], controllers: [DoorController] })
class CasesModule {}

try {
  if (config().host !== '127.0.0.1') throw new ConfigError(['HOST must be 127.0.0.1: the door empties all data / 只能在 127.0.0.1 上运行']);
  const app = await createApi([CasesModule]);
  app.enableShutdownHooks();
  await app.listen(config().port, config().host);
  log.info('cases.listens');
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
