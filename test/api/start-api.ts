import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configFrom, httpAdapter, useConfig } from '#libs/platform';
import { createApi } from '../../apps/api/create-api.ts';
import { testQueuePrefix, testRedisUrl, testUrl } from '../support/database.ts';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

/** The environment of the API in tests, on the spec file's own database. Call it in a hook, not while the file loads. */
export const testEnvironment = (over: Record<string, string> = {}): Record<string, string> => ({
  DATABASE_URL: testUrl(),
  REDIS_URL: testRedisUrl(),
  QUEUE_PREFIX: testQueuePrefix(),
  HOST: '127.0.0.1',
  FILES_DIR: '.data/test/files',
  CA_DIR: '.data/test/ca',
  WEB_DIR: '.data/test/web',
  SECRET_KEYS: `test:${key(1)}`,
  INDEX_KEY: key(2),
  SESSION_SECRET: key(3),
  DEPARTMENTS_URL: 'http://127.0.0.1:9',
  LOG_LEVEL: 'error',
  ...over,
});

/** The whole API as it runs, ready to be asked through `app.inject` or supertest. */
export async function startApi(over: Record<string, string> = {}, also: readonly Type[] = [], adapter = httpAdapter()): Promise<NestFastifyApplication> {
  useConfig(configFrom(testEnvironment(over)));
  const app = await createApi(also, adapter);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
