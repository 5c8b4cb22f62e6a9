import type { DataSource } from 'typeorm';

/** Kept between cases: the staff, and the numbers already given out, which no second entity may get. */
const KEPT = ['account', 'session', 'passkey', 'recovery_code', 'migrations', 'schedule', 'register_code', 'register_code_range', 'idempotency'];

/** Empties the private database of the cases. Append-only tables give way only to the owner of the whole database, here and nowhere else. */
export async function emptyData(db: DataSource): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query('set local session_replication_role = replica');
    const tables: { name: string }[] = await tx.query(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and not tablename = any($1)`,
      [KEPT],
    );
    await tx.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
    await tx.query(`delete from session where account_id in (select id from account where kind = 'applicant')`);
    await tx.query(`delete from account where kind = 'applicant'`);
  });
}
