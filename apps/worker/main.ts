import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ConfigError, config, log, nestLogger, Schedules } from '#libs/platform';
import { SCHEDULES } from '../product.ts';
import { WorkerModule } from './worker.module.ts';

try {
  config();
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: nestLogger, abortOnError: false });
  app.get(Schedules).use(SCHEDULES);
  app.enableShutdownHooks();
  log.info('worker.works');
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
