import { HttpException } from '@nestjs/common';

const MOST = 60;
const WINDOW_MS = 60_000;
const asked = new Map<string, { count: number; until: number }>();

/** A network may ask so often a minute in each process: enough for people, too little to copy the register by guessing. */
export function limitSearch(network: string, now = Date.now()): void {
  if (asked.size > 10_000) for (const [key, { until }] of asked) if (until < now) asked.delete(key);
  const known = asked.get(network);
  const own = known && known.until > now ? known : { count: 0, until: now + WINDOW_MS };
  own.count += 1;
  asked.set(network, own);
  if (own.count > MOST) throw new HttpException({ code: 'request.too_many', details: { seconds: Math.ceil((own.until - now) / 1_000) } }, 429);
}
