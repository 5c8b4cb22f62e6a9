export interface CsvLine {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote is opened and not closed, or text follows a closed one. */
  readonly broken: boolean;
}

/**
 * Reads a table of values separated by commas (RFC 4180), one line after the other, lazily. Cells may stand in quotes and then hold commas and
 * line ends; a doubled quote is one. Lines without anything are left out.
 */
export function* csvLines(text: string): Generator<CsvLine> {
  let place = 0;
  let line = 1;
  while (place < text.length) {
    const begun = line;
    const cells: string[] = [];
    let broken = false;
    let ended = false;
    while (!ended) {
      const cell = readCell(text, place);
      broken ||= cell.broken;
      cells.push(cell.value);
      for (let at = text.indexOf('\n', place); at >= 0 && at < cell.end; at = text.indexOf('\n', at + 1)) line += 1;
      ended = text[cell.end] !== ',';
      place = cell.end + 1;
    }
    if (text[place - 1] === '\r' && text[place] === '\n') place += 1;
    line += 1;
    if (cells.some((cell) => cell.trim() !== '')) yield { line: begun, cells, broken };
  }
}

interface Cell {
  readonly value: string;
  /** Where the comma, the line end or the end of the text after it stands. */
  readonly end: number;
  readonly broken: boolean;
}

const STOP = /[,\r\n]/g;

function readCell(text: string, start: number): Cell {
  if (text[start] !== '"') {
    const end = nextStop(text, start);
    return { value: text.slice(start, end), end, broken: false };
  }
  let value = '';
  let place = start + 1;
  for (;;) {
    const quote = text.indexOf('"', place);
    // Without an end the quote would swallow the rest of the file: only its own line is lost.
    if (quote < 0) return unclosed(text, start);
    value += text.slice(place, quote);
    if (text[quote + 1] !== '"') {
      const end = nextStop(text, quote + 1);
      return { value, end, broken: text.slice(quote + 1, end).trim() !== '' };
    }
    value += '"';
    place = quote + 2;
  }
}

function unclosed(text: string, start: number): Cell {
  const end = nextStop(text, start);
  return { value: text.slice(start, end), end, broken: true };
}

function nextStop(text: string, from: number): number {
  STOP.lastIndex = from;
  return STOP.exec(text)?.index ?? text.length;
}
