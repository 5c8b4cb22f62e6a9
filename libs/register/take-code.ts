import type { EntityManager } from 'typeorm';
import { makeRegistrationNumber, organizationCheck } from '#libs/identifiers';
import { conflict } from '#libs/kernel';
import type { CodeKind } from './register.entity.ts';

const BATCH = 200;

/**
 * Takes the next number of a pool for a filing, or gives the one it already has; the caller holds the filing. Two filings at one moment
 * take two numbers: each locks its own row and skips the other's. A transaction that fails gives its number back.
 * A number that an entity taken over from an older register bears already is never given again.
 */
export async function takeCode(tx: EntityManager, kind: CodeKind, division: string, filingId: string): Promise<string> {
  const [own]: { code: string }[] = await tx.query('select code from register_code where kind = $1 and taken_by = $2', [kind, filingId]);
  if (own) return own.code;
  for (;;) {
    const code = await takeFree(tx, kind, division, filingId);
    if (code !== undefined) return code;
    if (!(await refill(tx, kind, division))) throw conflict('register.code_pool_empty', { kind, division });
  }
}

async function takeFree(tx: EntityManager, kind: CodeKind, division: string, filingId: string): Promise<string | undefined> {
  const [rows]: [{ code: string }[], number] = await tx.query(
    `update register_code set taken_by = $3 where code = (
       select code from register_code c where kind = $1 and division = $2 and taken_by is null
          and not exists (select 1 from register_entity e where e.organization_code = c.code)
        order by code limit 1 for update skip locked)
     returning code`,
    [kind, division, filingId],
  );
  return rows[0]?.code;
}

/** Makes the next batch of a pool from its range; the range's row is held, so that no number is made twice. */
async function refill(tx: EntityManager, kind: CodeKind, division: string): Promise<boolean> {
  if (kind === 'REGISTRATION_NUMBER') await beginSeries(tx, division);
  const [range]: { prefix: string; width: number; next: number; last: number }[] = await tx.query(
    'select prefix, width, next, last from register_code_range where kind = $1 and division = $2 and next <= last order by prefix limit 1 for update',
    [kind, division],
  );
  if (!range) return false;
  const count = Math.min(BATCH, range.last - range.next + 1);
  const codes = Array.from({ length: count }, (_, index) => `${range.prefix}${String(range.next + index).padStart(range.width, '0')}`).map((body) =>
    kind === 'ORGANIZATION_CODE' ? body + organizationCheck(body) : makeRegistrationNumber(body),
  );
  await tx.query('insert into register_code (code, kind, division) select unnest($1::text[]), $2, $3 on conflict do nothing', [
    codes,
    kind,
    division,
  ]);
  await tx.query('update register_code_range set next = next + $4 where kind = $1 and division = $2 and prefix = $3', [
    kind,
    division,
    range.prefix,
    count,
  ]);
  return true;
}

/** A registry numbers its own series: six digits of its division, the series, and a counter, together fourteen (GS 15-2006). */
async function beginSeries(tx: EntityManager, series: string): Promise<void> {
  const width = 14 - series.length;
  await tx.query(
    `insert into register_code_range (kind, division, prefix, width, next, last) values ('REGISTRATION_NUMBER', $1, $1, $2, 1, $3) on conflict do nothing`,
    [series, width, 10 ** width - 1],
  );
}

/** The codes a registry was allotted: `PDY` is the range for codes outside the official pool, which deployments without an allotment use. */
export async function allotCodes(tx: EntityManager, prefix: string, width: number, last: number): Promise<void> {
  await tx.query(
    `insert into register_code_range (kind, division, prefix, width, next, last) values ('ORGANIZATION_CODE', '', $1, $2, 1, $3) on conflict do nothing`,
    [prefix, width, last],
  );
}
