import { setImmediate } from 'node:timers/promises';
import type { ImportedList } from '#libs/contract';
import { identityIndex } from '#libs/identity';
import { canonicalJson, invalid } from '#libs/kernel';
import { blindIndex } from '#libs/platform';
import type { CsvLine } from './csv.rules.ts';
import { LIST_KINDS } from './list-kinds.ts';
import { readLine, type LineFault, type ReadLine, type Reading } from './list-line.rules.ts';

/** A line as it is kept until it is entered: whoever it is about is found by a keyed hash. */
export interface CleanLine {
  readonly line: number;
  /** Hash of what makes the entry this entry, in hex. */
  readonly key?: string;
  readonly code?: string;
  /** Index of the person's paper, in hex. */
  readonly person?: string;
  readonly details?: Readonly<Record<string, string>>;
  readonly faults?: readonly LineFault[];
}

export interface CleanList {
  readonly bytes: Buffer;
  readonly total: number;
  /** Lines of which it is not known whom they are about, or since when. */
  readonly unreadable: number;
}

const MOST_LINES = 200_000;
const AT_ONCE = 2_000;

/** Reads a whole list, hashing every person's number at once. Other requests are served in between. */
export async function cleanList(
  reading: Reading,
  lines: Iterable<CsvLine>,
  { list, source }: { list: ImportedList; source: string },
): Promise<CleanList> {
  const seen = new Map<string, number>();
  const kept: string[] = [];
  let unreadable = 0;
  for (const line of lines) {
    if (kept.length === MOST_LINES) throw invalid('import.too_many_lines', { path: 'file', most: MOST_LINES });
    if (kept.length % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const clean = cleanLine(readLine(reading, line), { list, source, seen });
    if (clean.faults && clean.faults.some(({ code }) => code !== 'same_entry')) unreadable += 1;
    kept.push(JSON.stringify(clean));
  }
  return { bytes: Buffer.from(kept.join('\n')), total: kept.length, unreadable };
}

interface Around {
  readonly list: ImportedList;
  readonly source: string;
  readonly seen: Map<string, number>;
}

function cleanLine({ line, subject, details, faults }: ReadLine, { list, source, seen }: Around): CleanLine {
  if (!subject || faults.length > 0) return { line, faults };
  const person = subject.person && identityIndex({ documentType: subject.person.type, number: subject.person.number }).toString('hex');
  const about = person === undefined ? { code: subject.code } : { person };
  const { from } = LIST_KINDS[list];
  // The end is not part of it: an entry that ends is the same entry.
  const identity = [list, source, about, details['cause'] ?? null, details[from] ?? null, details['reference'] ?? null];
  const key = blindIndex('supervision-entry', canonicalJson(identity)).toString('hex');
  const earlier = seen.get(key);
  if (earlier !== undefined) return { line, faults: [{ column: null, code: 'same_entry', of: earlier }] };
  seen.set(key, line);
  return { line, key, ...about, details };
}

/** The lines of a kept list from one place on, so many at a time. */
export function* batchesOf(bytes: Buffer, from: number, size: number): Generator<CleanLine[]> {
  let batch: CleanLine[] = [];
  let place = 0;
  for (let start = 0; start < bytes.length; place += 1) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    // Our own lines, written above.
    if (place >= from) batch.push(JSON.parse(bytes.toString('utf8', start, end)) as CleanLine);
    start = end + 1;
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
