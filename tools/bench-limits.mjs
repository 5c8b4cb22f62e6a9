// What the parts of the product can do on this machine when they do nothing else.
import { randomUUID } from 'node:crypto';
import { connectPostgres } from './observe.mjs';

/** Transactions of one row each, on 16 connections, as durable as the product's own. */
export async function commitsPerSecond(databaseUrl, seconds) {
  const lines = await Promise.all(Array.from({ length: 16 }, () => connectPostgres(databaseUrl)));
  await lines[0].query('create table bench_row (id uuid primary key, at timestamptz not null default now(), text text not null)');
  const until = Date.now() + seconds * 1000;
  const counts = await Promise.all(
    lines.map(async (line) => {
      let count = 0;
      for (; Date.now() < until; count += 1) {
        await line.query({ name: 'row', text: 'insert into bench_row (id, text) values ($1, $2)', values: [randomUUID(), '温州澄岩贸易有限公司'] });
      }
      return count;
    }),
  );
  await lines[0].query('drop table bench_row');
  await Promise.all(lines.map((line) => line.end()));
  return Math.round(counts.reduce((sum, count) => sum + count, 0) / seconds);
}

/** Jobs added and done, producer and worker in one process. */
export async function jobsPerSecond(socket, seconds) {
  const { Queue, Worker } = await import('bullmq');
  const connection = { path: socket, maxRetriesPerRequest: null };
  const prefix = '{bench}';
  const queue = new Queue('bench', { connection, prefix });
  let done = 0;
  const worker = new Worker('bench', async () => void (done += 1), { connection, prefix, concurrency: 50 });
  const until = Date.now() + seconds * 1000;
  const jobs = Array.from({ length: 500 }, (_, id) => ({ name: 'job', data: { id }, opts: { removeOnComplete: true } }));
  let added = 0;
  while (Date.now() < until) {
    await queue.addBulk(jobs);
    added += jobs.length;
    while (added - done > 5_000) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const rate = Math.round(done / seconds);
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  return rate;
}

/** Papers drawn and signed on one core, with the face of a licence of this run. */
export async function papersPerSecond(db, env, seconds) {
  const { drawLicence } = await import('../dist/libs/licence/licence.pdf.js');
  const { DemoSigner, ensureDemoCa } = await import('../dist/libs/papers/index.js');
  const { rows } = await db.query('select face, code, serial, issued_at from licence limit 1');
  const [{ face, code, serial, issued_at: at }] = rows;
  const signer = new DemoSigner(await ensureDemoCa(env.CA_DIR));
  const draw = async () => signer.sign(await drawLicence(face, 'ORIGINAL', { qr: `http://localhost/v/${code}?n=${serial}`, at, specimen: true }));
  await draw(); // fonts are read once
  const from = performance.now();
  let count = 0;
  for (; performance.now() - from < seconds * 1000; count += 1) await draw();
  return Math.round((count / (performance.now() - from)) * 10_000) / 10;
}
