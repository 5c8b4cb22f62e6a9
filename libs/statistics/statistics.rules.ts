/** What rests on fewer filings than this could show one of them, so it is not said. */
export const LEAST = 5;

export const unlessFew = (count: number): number | null => (count === 0 || count >= LEAST ? count : null);

/** A share in per cent, with one digit. */
export const shareOf = (part: number, all: number): number | null => (all >= LEAST ? Math.round((part / all) * 1_000) / 10 : null);

/** Hours with one digit. */
export const hoursOf = (seconds: number | null, filings: number): number | null =>
  seconds === null || filings < LEAST ? null : Math.round(seconds / 360) / 10;

export interface Counted {
  key: string;
  filings: number;
  licences: number;
}

/** A row of which a small count is kept back. */
type Shown<R> = Omit<R, 'filings' | 'licences'> & { filings: number | null; licences: number | null };

/**
 * Rows of a table whose total is known, so that none can be worked out: small counts are not said, and where just one of a column is kept
 * back, the next smallest is kept back too.
 */
export function guarded<R extends Counted>(rows: readonly R[]): Shown<R>[] {
  const shown = rows.map((row): Shown<R> => ({ ...row, filings: unlessFew(row.filings), licences: unlessFew(row.licences) }));
  for (const column of ['filings', 'licences'] as const) {
    if (shown.filter((row) => row[column] === null).length !== 1) continue;
    const rest = shown.filter((row) => (row[column] ?? 0) > 0).sort((a, b) => (a[column] ?? 0) - (b[column] ?? 0));
    if (rest[0]) rest[0][column] = null;
  }
  return shown;
}
