// Looks into the database from outside, for measuring and for reckoning up.
import pg from 'pg';
import { sleep } from './processes.mjs';

export async function connectPostgres(url) {
  const client = new pg.Client(url);
  client.on('error', () => {}); // a server that was killed
  await client.connect();
  return client;
}

/** Waits for many filings with one query: `of(filingId)` resolves with the moment (ms) its licence was kept. */
export function watchCompletions(db, { everyMs }) {
  const waiting = new Map();
  let stopped = false;
  async function watch() {
    while (!stopped) {
      await sleep(everyMs);
      if (waiting.size === 0) continue;
      const { rows } = await db.query(`select filing_id, at from filing_history where to_state = 'COMPLETED' and filing_id = any($1)`, [
        [...waiting.keys()],
      ]);
      for (const { filing_id: id, at } of rows) {
        waiting.get(id)?.(at.getTime());
        waiting.delete(id);
      }
    }
  }
  void watch();
  return {
    of: (id) => new Promise((resolve) => waiting.set(id, resolve)),
    stop: () => (stopped = true),
  };
}
