import { Redis, type RedisOptions } from 'ioredis';

/** A URL, or the path of a unix socket with or without `unix:` before it. */
const target = (url: string): RedisOptions => (/^rediss?:/.test(url) ? {} : { path: url.replace(/^unix:(\/\/)?/, '') });

function connect(url: string, options: RedisOptions): Redis {
  const own = { ...target(url), retryStrategy: (times: number) => Math.min(50 * times, 500), ...options };
  const redis = /^rediss?:/.test(url) ? new Redis(url, own) : new Redis(own);
  // Every loss of the line is retried above; without a listener ioredis would print each one.
  redis.on('error', () => undefined);
  return redis;
}

/** For those who add jobs: fails at once when Redis is away, so that no row lock waits for it. */
export const producerRedis = (url: string): Redis => connect(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });

/** For workers, which block on Redis and wait until it is back. */
export const workerRedis = (url: string): Redis => connect(url, { maxRetriesPerRequest: null });
