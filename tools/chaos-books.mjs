// The reckoning after chaos: what was acknowledged against what is in the database, in the files and at the departments.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectPostgres } from './observe.mjs';
import { sleep } from './processes.mjs';

const PATIENCE_SECONDS = 180;

/** Resolves with `{ figures, defects }`; no defect means: nothing lost, nothing doubled, every paper whole. */
export async function reckonUp({ services, env, simulatorUrl }, { begun, acknowledged }) {
  const from = Date.now();
  const db = await connectPostgres(services.databaseUrl);
  const open = await settle(db, acknowledged);
  const settledSeconds = (Date.now() - from) / 1000;
  const count = async (sql) => Number((await db.query(`select count(*) from ${sql}`)).rows[0].count);

  const licences = (await db.query('select filing_id, code, original_sha256, duplicate_sha256 from licence')).rows;
  const drafts = await count('filing');
  const completed = await count(`filing where state = 'COMPLETED'`);
  const completions = await count(`filing_history where to_state = 'COMPLETED'`);
  const received = await fetch(`${simulatorUrl}/control/received`).then((answer) => answer.json());
  const delivered = received.map(({ to, what, filingNumber }) => `${to} ${what} ${filingNumber}`);
  const pushes = await count('exchange_push');
  const badPapers = await invalidPapers(licences, env);
  await db.end();

  const licensedIds = new Set(licences.map(({ filing_id: id }) => id));
  const lost = acknowledged.filter(({ id }) => !licensedIds.has(id));
  const figures = {
    acknowledged: acknowledged.length,
    'completed filings': completed,
    licences: licences.length,
    'different codes': new Set(licences.map(({ code }) => code)).size,
    lost: lost.length,
    'papers checked (signature, hash, whole)': licences.length * 2,
    'messages received by departments': received.length,
    'settled after the last kill': `${settledSeconds.toFixed(1)} s`,
  };
  const defects = [
    ...unequal('companies begun and drafts', begun, drafts),
    ...unequal('acknowledged and completed filings', acknowledged.length, completed),
    ...unequal('completed filings and moves to it', completed, completions),
    ...unequal('acknowledged filings and licences', acknowledged.length, licences.length),
    ...unequal('licences and different codes', licences.length, figures['different codes']),
    ...unequal('acknowledged numbers and different ones', acknowledged.length, new Set(acknowledged.map(({ number }) => number)).size),
    ...unequal('messages recorded and received', pushes, received.length),
    ...unequal('messages received and different ones', received.length, new Set(delivered).size),
    ...unequal('open work at the end', 0, open),
    ...lost.map(({ id }) => `lost: ${id}`),
    ...badPapers,
  ];
  return { figures, defects };
}

/** Waits until every acknowledged filing is completed and no work is open; resolves with how much still is. */
async function settle(db, acknowledged) {
  let open;
  for (let waited = 0; waited < PATIENCE_SECONDS * 4; waited += 1) {
    const { rows } = await db.query(
      `select (select count(*)::int from outbox where done_at is null and (due_at is null or due_at < now())) as work,
              (select count(*)::int from filing where id = any($1) and state <> 'COMPLETED') as filings`,
      [acknowledged.map(({ id }) => id)],
    );
    open = rows[0].work + rows[0].filings;
    if (open === 0) return 0;
    await sleep(250);
  }
  return open;
}

/** Every paper is on disk under its hash, and signed over its whole length by the authority of this run. */
async function invalidPapers(licences, env) {
  const { ensureDemoCa, verifyPaper } = await import('../dist/libs/papers/index.js');
  const trusted = [(await ensureDemoCa(env.CA_DIR)).certificate];
  const faults = [];
  for (const { filing_id: id, original_sha256: original, duplicate_sha256: duplicate } of licences) {
    for (const sha256 of [original, duplicate]) {
      const fault = await faultOf(sha256, env.FILES_DIR, trusted, verifyPaper);
      if (fault) faults.push(`paper ${sha256} of filing ${id}: ${fault}`);
    }
  }
  return faults;
}

async function faultOf(sha256, folder, trusted, verifyPaper) {
  if (!sha256) return 'is missing';
  const bytes = readFileSync(join(folder, sha256.slice(0, 2), sha256.slice(2)));
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'is not what its hash says';
  const { signatures } = await verifyPaper(bytes, trusted);
  const [signature] = signatures;
  if (signatures.length !== 1) return `has ${signatures.length} signatures`;
  return signature.valid && signature.trusted && signature.whole ? undefined : `is not signed well: ${JSON.stringify(signature)}`;
}

const unequal = (what, one, other) => (one === other ? [] : [`${what} differ: ${one} and ${other}`]);
