import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const requests = new Histogram({
  name: 'onewindow_http_seconds',
  help: 'Time of a request by route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  registers: [registry],
});
const open = new Gauge({ name: 'onewindow_outbox_open', help: 'Messages not yet handled', registers: [registry] });
const oldest = new Gauge({ name: 'onewindow_outbox_oldest_seconds', help: 'Age of the oldest message not yet handled', registers: [registry] });
const failed = new Gauge({ name: 'onewindow_outbox_failed', help: 'Messages whose handling gave up', registers: [registry] });

/** Counts an event of the trade, such as a licence. */
export const counter = (name: string, help: string): Counter => new Counter({ name: `onewindow_${name}`, help, registers: [registry] });

export const watchRequest = (method: string, route: string, status: number, seconds: number): void =>
  requests.observe({ method, route, status: String(status) }, seconds);

/** All metrics as Prometheus reads them; the outbox is asked now, for its truth is in the database. */
export async function metricsText(db: DataSource): Promise<string> {
  const [row]: [{ open: string; oldest: string | null; failed: string }] = await db.query(
    `select count(*) as open, extract(epoch from clock_timestamp() - min(created_at)) as oldest, count(failed_at) as failed
       from outbox where done_at is null and (due_at is null or due_at <= clock_timestamp())`,
  );
  open.set(Number(row.open));
  oldest.set(Number(row.oldest ?? 0));
  failed.set(Number(row.failed));
  return registry.metrics();
}
