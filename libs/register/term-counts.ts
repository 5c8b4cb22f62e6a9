import type { EntityManager } from 'typeorm';

interface Counts {
  firms: number;
  /** Share of the firms that have a term; only the common ones are known. */
  shares: ReadonlyMap<string, number>;
  /** Rarer than that is whatever is not known. */
  least: number;
}

const KEPT_MS = 10 * 60_000;
/** More terms than that narrow nothing further. */
const MOST_TERMS = 4;
let known: { counts: Counts; until: number } | undefined;

/** The rarest of these terms, for the index, and about how many firms have them all; by what PostgreSQL counted when it last looked. */
export async function rarestTerms(tx: EntityManager, terms: readonly string[], now = Date.now()): Promise<{ terms: string[]; expected: number }> {
  if (!known || known.until < now) known = { counts: await countTerms(tx), until: now + KEPT_MS };
  const { firms, shares, least } = known.counts;
  const shareOf = (term: string): number => shares.get(term) ?? least;
  const rarest = [...new Set(terms)].sort((one, other) => shareOf(one) - shareOf(other)).slice(0, MOST_TERMS);
  return { terms: rarest, expected: rarest.reduce((count, term) => count * shareOf(term), firms) };
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
