import type { Facts } from '#libs/contract';
import { freeKey, newHolding, withMember, type Frame } from './people.ts';
import { residentIdFault, tidyNumber } from './resident-id.ts';

type Unit = '万元' | '元';
/** Reads an amount as typed, in fen. */
export type ReadAmount = (typed: string, unit: Unit) => number | null;

export type RowFault = 'name' | 'number' | 'length' | 'characters' | 'check' | 'twice' | 'amount' | 'tooMany';

export interface PastedRow {
  /** Counted from one, as it stands in the box. */
  line: number;
  text: string;
  name: string;
  number: string;
  /** Fen. */
  subscribed: number | null;
  fault: RowFault | null;
}

/** More are not taken in at once: a limited company has fifty holders at most. */
export const MOST_ROWS = 50;

/** Rows of a spreadsheet, columns in any order: a cell with letters is the name, a long number the paper, another number the amount. */
export function readPasted(text: string, facts: Facts, fenOf: ReadAmount): PastedRow[] {
  const lines = text.split(/\r?\n/).map((line, at) => ({ line: at + 1, text: line, cells: cellsOf(line) }));
  const heading = lines.find(({ text: line }) => /姓名|name/iu.test(line) && !/\d{6}/.test(line));
  const unit: Unit = heading && /[（(]元[）)]/u.test(heading.text) ? '元' : '万元';
  const seen = new Set((facts.people ?? []).map((person) => tidyNumber(person.document.number)));
  return lines
    .filter((one) => one !== heading && one.cells.length > 0)
    .map(({ line, text: whole, cells }, nth) => {
      const row = rowOf(cells, unit, fenOf);
      const fault = nth < MOST_ROWS ? faultOf(row, seen) : 'tooMany';
      if (row.number) seen.add(row.number);
      return { line, text: whole, ...row, fault };
    });
}

const cellsOf = (line: string): string[] =>
  line
    .split(/\t|,(?=\D)|，/u)
    .map((cell) => cell.trim())
    .filter(Boolean);

function rowOf(cells: readonly string[], unit: Unit, fenOf: ReadAmount): { name: string; number: string; subscribed: number | null } {
  const number = cells.map(tidyNumber).find((cell) => /^\d{13,}X?$/.test(cell) || /^\d{6}\w{6,}$/.test(cell)) ?? '';
  const rest = cells.filter((cell) => tidyNumber(cell) !== number && !/^1\d{10}$/.test(tidyNumber(cell)));
  const amount = rest.find((cell) => fenOf(cell, unit) !== null);
  const name = rest.find((cell) => cell !== amount && /\p{L}/u.test(cell)) ?? '';
  return { name, number, subscribed: amount === undefined ? null : fenOf(amount, unit) };
}

function faultOf(row: { name: string; number: string; subscribed: number | null }, seen: ReadonlySet<string>): RowFault | null {
  if (!row.name) return 'name';
  if (!row.number) return 'number';
  if (seen.has(row.number)) return 'twice';
  return residentIdFault(row.number) ?? (row.subscribed ? null : 'amount');
}

/** The facts with every good row as a holder. */
export function withPasted(facts: Facts, rows: readonly PastedRow[], frame: Frame): Partial<Facts> {
  let parts: Partial<Facts> = {};
  for (const { name, number, subscribed } of rows.filter(({ fault }) => fault === null)) {
    const now = { ...facts, ...parts };
    const person = { key: freeKey(now), name, document: { type: 'residentIdCard' as const, number }, roles: [] };
    const holding = { ...newHolding(frame.asks, (now.investors ?? []).length === 0), subscribed };
    parts = { ...parts, ...withMember(now, { person, holding }, frame) };
  }
  return parts;
}
