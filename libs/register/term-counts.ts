import type { EntityManager } from 'typeorm';

interface Counts {
  firms: number;
  /** Share of the firms that have a term; only the common ones are known. */
  shares: ReadonlyMap<string, number>;
  /** Rarer than that is whatever is not known. */
  least: number;
}

const KEPT_MS = 10 * 60_000;
/** More terms than that narrow nothing further, nor do any where few are left. */
const MOST_TERMS = 4;
const FEW = 200;
/** Measured: the index costs by those it finds, reading costs by those it passes over until a page is full. */
const A_PAGE_TWICE = 122;
let known: { counts: Counts; until: number } | undefined;

/**
 * The rarest of these terms, for the index; by what PostgreSQL counted when it last looked. `isCommon`: so many firms have them all that reading
 * firms one by one fills a page sooner than the index has found them.
 */
export async function rarestTerms(tx: EntityManager, terms: readonly string[], now = Date.now()): Promise<{ terms: string[]; isCommon: boolean }> {
  if (!known || known.until < now) known = { counts: await countTerms(tx), until: now + KEPT_MS };
  const { firms, shares, least } = known.counts;
  const shareOf = (term: string): number => shares.get(term) ?? least;
  const rarest: string[] = [];
  let expected = firms;
  for (const term of [...new Set(terms)].sort((one, other) => shareOf(one) - shareOf(other)).slice(0, MOST_TERMS)) {
    if (rarest.length > 0 && expected < FEW) break;
    rarest.push(term);
    expected *= shareOf(term);
  }
  return { terms: rarest, isCommon: expected * expected > A_PAGE_TWICE * firms };
}

async function countTerms(tx: EntityManager): Promise<Counts> {
  const rows: { firms: number; terms: string[] | null; shares: number[] | null }[] = await tx.query(
    `select c.reltuples::float8 as firms, s.most_common_elems::text::text[] as terms, s.most_common_elem_freqs::float8[] as shares
       from pg_class c left join pg_stats s on s.schemaname = current_schema and s.tablename = 'register_search_terms'
      where c.oid = 'register_search'::regclass`,
  );
  const [{ firms, terms, shares } = { firms: 0, terms: null, shares: null }] = rows;
  const known = new Map((terms ?? []).map((term, place) => [term, shares?.[place] ?? 0]));
  // Behind the shares of the terms PostgreSQL puts the least and the greatest of them.
  return { firms: Math.max(0, firms), shares: known, least: shares?.[known.size] ?? 0 };
}
