import { configFrom, useConfig, type Config } from '#libs/platform';
import { testQueuePrefix, testRedisUrl, testUrl } from './database.ts';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

/** Configures this process for the spec file's own database. Call it in a hook, not while the file loads. */
export function useTestConfig(over: Record<string, string> = {}): Config {
  const own = configFrom({
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
    IDENTITY_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'error',
    ...over,
  });
  useConfig(own);
  return own;
}
