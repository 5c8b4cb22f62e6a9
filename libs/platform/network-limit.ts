import { HttpException } from '@nestjs/common';

/** So many acts a minute from one network in each process, then 429 with the seconds to wait. */
export function networkLimit(most: number, windowMs = 60_000): (network: string, now?: number) => void {
  const asked = new Map<string, { count: number; until: number }>();
  return (network, now = Date.now()) => {
    if (asked.size > 10_000) for (const [key, { until }] of asked) if (until < now) asked.delete(key);
    const known = asked.get(network);
    const own = known && known.until > now ? known : { count: 0, until: now + windowMs };
    own.count += 1;
    asked.set(network, own);
    if (own.count > most) throw new HttpException({ code: 'request.too_many', details: { seconds: Math.ceil((own.until - now) / 1_000) } }, 429);
  };
}
