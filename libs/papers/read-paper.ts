import { printedTexts, type PrintedText } from './pdf-text.ts';

export interface PaperReading {
  /** What is printed beside each label, labels as asked for; a label that is printed without a value has an empty text. */
  readonly fields: Readonly<Record<string, string>>;
  /** Every printed line, white space removed, from the top of the first sheet to the foot of the last. */
  readonly lines: readonly string[];
}

/** Added to a label on a continuation sheet. */
export const CONTINUED = '（续）';

/** Reads a paper as an eye does: finds the labels, then what stands to the right of each and in the lines below that begin at the same place. */
export async function readPaper(pdf: Buffer, labels: readonly string[]): Promise<PaperReading> {
  return readingOf(await printedTexts(pdf), labels);
}

/** Pieces on one baseline, from left to right. */
type Row = readonly PrintedText[];

/** The rule of `readPaper` on pieces of text. */
export function readingOf(texts: readonly PrintedText[], labels: readonly string[]): PaperReading {
  const rows = rowsOf(texts.filter(({ text }) => text.trim() !== ''));
  const known = new Set(labels.flatMap((label) => [label, label + CONTINUED]));
  const labelled = rows.map((row) => ({ row, labels: labelsIn(row, known) }));
  const fields: Record<string, string> = {};
  for (const { found, index } of labelled.flatMap((row, at) => row.labels.map((label) => ({ found: label, index: at })))) {
    const value = valueOf(labelled, index, found);
    const { label } = found;
    const name = label.endsWith(CONTINUED) ? label.slice(0, -CONTINUED.length) : label;
    if (label === name) fields[name] ??= value;
    else fields[name] = joined([fields[name] ?? '', value], Infinity);
  }
  return { fields, lines: rows.map((row) => squeezed(row.map(({ text }) => text).join(''))) };
}

function rowsOf(texts: readonly PrintedText[]): Row[] {
  const rows: PrintedText[][] = [];
  for (const text of [...texts].sort((a, b) => a.sheet - b.sheet || a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.sheet === text.sheet && text.y - first.y < 1) row.push(text);
    else rows.push([text]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

interface FoundLabel {
  readonly label: string;
  /** Left edge, and right edge. */
  readonly from: number;
  readonly until: number;
}

/** Labels may be letter-spaced, so that one comes as several pieces. A label begins after a gap and ends before one. */
function labelsIn(row: Row, known: ReadonlySet<string>): FoundLabel[] {
  const found: FoundLabel[] = [];
  for (let start = 0; start < row.length; start++) {
    if (start > 0 && gapBefore(row, start) < 0.5) continue;
    let text = '';
    for (let end = start; end < row.length && text.length < 20; end++) {
      text += squeezed(row[end]?.text ?? '');
      if (!known.has(text) || (end + 1 < row.length && gapBefore(row, end + 1) < 0.1)) continue;
      const [first, last] = [row[start], row[end]];
      if (first && last) found.push({ label: text, from: first.x, until: last.x + last.width });
      start = end;
      break;
    }
  }
  return found;
}

/** White space from which on there was a space, in em. */
const WORD_GAP = 0.15;

/** White space before a piece, in em. */
function gapBefore(row: Row, index: number): number {
  const [before, piece] = [row[index - 1], row[index]];
  return before && piece ? (piece.x - before.x - before.width) / piece.size : Infinity;
}

interface ValueLine {
  readonly text: string;
  readonly from: number;
  readonly until: number;
}

interface LabelledRow {
  readonly row: Row;
  readonly labels: readonly FoundLabel[];
}

/** The line beside the label, and the lines below that begin where it begins, down to the next label of the same column. */
function valueOf(rows: readonly LabelledRow[], index: number, label: FoundLabel): string {
  const first = lineFrom(rows[index], label.until, (piece) => piece.x >= label.until - 0.5);
  const start = first?.[0];
  if (!first || !start) return '';
  const lines = [lineOf(first)];
  let y = start.y;
  for (const below of rows.slice(index + 1)) {
    const [piece] = below.row;
    if (!piece || piece.sheet !== start.sheet || piece.y - y > 2.4 * start.size) break;
    if (below.labels.some(({ from, until }) => from < label.until && until > label.from)) break;
    const next = lineFrom(below, start.x, (one) => Math.abs(one.x - start.x) < 0.6 && Math.abs(one.size - start.size) < 0.2);
    if (!next) continue;
    lines.push(lineOf(next));
    y = piece.y;
  }
  return joined(
    lines.map(({ text }) => text),
    Math.max(...lines.map(({ from, until }) => until - from)),
    lines,
  );
}

/** The pieces from the first that fits on, up to a label of another column or a gap that no justified line has. */
function lineFrom(line: LabelledRow | undefined, from: number, fits: (piece: PrintedText) => boolean): PrintedText[] | null {
  const row = line?.row ?? [];
  const end = Math.min(...(line?.labels ?? []).filter((label) => label.from > from).map((label) => label.from)) - 0.5;
  const start = row.findIndex((piece) => fits(piece) && piece.x < end);
  if (start < 0) return null;
  let stop = start + 1;
  while (stop < row.length && (row[stop]?.x ?? 0) < end && gapBefore(row, stop) < 2.5) stop++;
  return row.slice(start, stop);
}

function lineOf(pieces: readonly PrintedText[]): ValueLine {
  const [first, last] = [pieces[0], pieces.at(-1)];
  return {
    text: pieces.map(({ text }, index) => (index > 0 && gapBefore(pieces, index) > WORD_GAP ? ' ' : '') + text).join(''),
    from: first?.x ?? 0,
    until: last ? last.x + last.width : 0,
  };
}

const LATIN = /[\u0021-\u007e\u00c0-\u024f]/;

/** White space is kept between two Latin letters only: everywhere else it comes from letter-spacing. */
function squeezed(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.reduce((whole, word) => whole + (LATIN.test(whole.at(-1) ?? '') && LATIN.test(word[0] ?? '') ? ' ' : '') + word);
}

/** Joins lines. Between two Latin words there was a space, unless the line is nothing but a part of one word too long for it. */
function joined(texts: readonly string[], width: number, lines: readonly ValueLine[] = []): string {
  return texts.map(squeezed).reduce((whole, text, index) => {
    const before = lines[index - 1];
    const partOfWord = before !== undefined && !/[^!-~]/.test(squeezed(before.text)) && before.until - before.from > 0.9 * width;
    const space = LATIN.test(whole.at(-1) ?? '') && LATIN.test(text[0] ?? '') && !partOfWord;
    return whole + (space ? ' ' : '') + text;
  }, '');
}
