import { HttpException } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { blindIndex } from '#libs/platform';
import { WAITS } from './account.rules.ts';
import { LoginAttempt } from './login-attempt.entity.ts';

/**
 * Counts a try as vain before the password is looked at, so that many at one moment cannot slip through together. A try during the
 * wait is refused with 429 and does not lengthen it. Runs outside the transaction of the act: the count stays when the act fails.
 */
export async function countAttempt(db: EntityManager, place: string): Promise<Buffer> {
  const key = blindIndex('login-attempt', place);
  const counted: unknown[] = await db.query(
    `insert into login_attempt as known (key, failures, failed_at, free_at) values ($1, 1, clock_timestamp(), clock_timestamp())
       on conflict (key) do update set
         failures = case when known.failed_at < clock_timestamp() - interval '1 day' then 1 else known.failures + 1 end,
         failed_at = clock_timestamp(),
         free_at = clock_timestamp() + make_interval(secs =>
           case when known.failed_at < clock_timestamp() - interval '1 day' then 0 else ($2::int[])[least(known.failures + 1, $3)] end)
       where known.free_at <= clock_timestamp()
       returning key`,
    [key, WAITS, WAITS.length],
  );
  if (counted.length === 0) throw tryLater(await secondsLeft(db, key));
  return key;
}

/** The password was right: what came before it is forgotten. */
export async function forgetAttempts(db: EntityManager, key: Buffer): Promise<void> {
  await db.delete(LoginAttempt, { key });
}

async function secondsLeft(db: EntityManager, key: Buffer): Promise<number> {
  const [row]: { seconds: number }[] = await db.query(
    'select ceil(extract(epoch from free_at - clock_timestamp()))::int as seconds from login_attempt where key = $1',
    [key],
  );
  return Math.max(1, row?.seconds ?? 1);
}

const tryLater = (seconds: number): HttpException => new HttpException({ code: 'account.try_later', details: { seconds } }, 429);

/** The network an address belongs to: a household or an office changes the rest of it at will. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1];
  if (v4) return v4;
  const [head = ''] = address.split('%');
  const [left = '', right = ''] = head.split('::');
  const groups = left.split(':').filter(Boolean);
  const missing = head.includes('::') ? 8 - groups.length - right.split(':').filter(Boolean).length : 0;
  return [...groups, ...Array.from({ length: missing }, () => '0')].slice(0, 4).join(':');
}
