import { checkIdentityDocument, checkUnifiedSocialCreditCode, IDENTITY_DOCUMENT_TYPES, normaliseNumber, upgradeResidentId } from '#libs/identifiers';
import type { IdentityDocumentType } from '#libs/contract';
import { isDate } from '#libs/kernel';
import type { CsvLine } from './csv.rules.ts';
import { CAUSE_WORDS, DOCUMENT_WORDS, type Column, type ListKind } from './list-kinds.ts';

/** What is wrong with a cell, by code; never the value itself, which may be somebody's number. */
export interface LineFault {
  readonly column: string | null;
  readonly code: string;
  /** The line in which the same entry stands already. */
  readonly of?: number;
}

export interface Subject {
  /** Unified social credit code of an entity. */
  readonly code?: string;
  readonly person?: { readonly type: IdentityDocumentType; readonly number: string };
}

export interface ReadLine {
  readonly line: number;
  readonly subject: Subject | null;
  readonly details: Readonly<Record<string, string>>;
  readonly faults: readonly LineFault[];
}

/** Whose column stands at each place of the file. */
export type Heading = readonly Column[];

export interface HeadingFaults {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly twice: readonly string[];
}

const headingText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^\ufeff/, '')
    .replace(/\s/g, '')
    .toLowerCase();

/** Finds the columns of a list in the file's first line, in whatever order they stand. */
export function readHeading(kind: ListKind, cells: readonly string[]): Heading | HeadingFaults {
  const found = cells.map((cell) => kind.columns.find(({ headings }) => headings.some((own) => headingText(own) === headingText(cell))));
  const columns = found.filter((column) => column !== undefined);
  const faults: HeadingFaults = {
    missing: kind.columns.filter((column) => column.required && !columns.includes(column)).map(({ field }) => field),
    // A heading may by mistake be a line of the list: it is told by its place, not by what stands there.
    unknown: found.flatMap((column, place) => (column ? [] : [String(place + 1)])),
    twice: [...new Set(columns.filter((column, place) => columns.indexOf(column) !== place))].map(({ field }) => field),
  };
  return faults.missing.length + faults.unknown.length + faults.twice.length > 0 ? faults : columns;
}

// A list's cells have no use for control characters, and the database could not keep some of them.
// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\ufffd]/u;
const LONGEST = 500;

export interface Reading {
  readonly kind: ListKind;
  readonly heading: Heading;
  /** Causes that rules know. */
  readonly causes: ReadonlySet<string>;
  readonly on: string;
}

/** Reads one line and names everything that is wrong with it. */
export function readLine({ kind, heading, causes, on }: Reading, { line, cells, broken }: CsvLine): ReadLine {
  const lost = (code: string): ReadLine => ({ line, subject: null, details: {}, faults: [{ column: null, code }] });
  if (broken) return lost('quote_broken');
  if (cells.length !== heading.length) return lost('cells_do_not_match_heading');
  if (cells.some((cell) => CONTROL.test(cell))) return lost('control_character');

  const faults: LineFault[] = [];
  const fault = (column: string, code: string): undefined => void faults.push({ column, code });
  const cellOf = (field: string): string => (cells[heading.findIndex((column) => column.field === field)] ?? '').trim();
  const details: Record<string, string> = kind.cause === undefined ? {} : { cause: kind.cause };
  for (const { field, holds, required } of heading) {
    if (holds === 'dropped' || holds === 'code' || holds === 'documentType' || holds === 'number') continue;
    const cell = cellOf(field);
    if (cell === '') {
      if (required) fault(field, 'missing');
      continue;
    }
    const value = holds === 'date' ? dayOf(cell) : holds === 'cause' ? causeOf(cell, causes) : cell.length <= LONGEST ? cell : undefined;
    if (value === undefined) fault(field, holds === 'date' ? 'not_a_day' : holds === 'cause' ? 'cause_unknown' : 'too_long');
    else details[field] = value;
  }
  const [from, to] = [details[kind.from], details[kind.to]];
  if (from !== undefined && to !== undefined && to < from) fault(kind.to, 'ends_before_it_begins');
  const subject = kind.columns.some(({ holds }) => holds === 'code') ? entityOf(cellOf('code'), fault) : personOf(cellOf, fault, on);
  return { line, subject: subject ?? null, details, faults };
}

type Fault = (column: string, code: string) => undefined;

function entityOf(cell: string, fault: Fault): Subject | undefined {
  if (cell === '') return fault('code', 'missing');
  const { valid, code } = checkUnifiedSocialCreditCode(cell, 'lenient');
  return valid ? { code } : fault('code', 'code_wrong');
}

/** The paper by which a person will be found. A first-generation number is brought to its present form, under which people file. */
function personOf(cellOf: (field: string) => string, fault: Fault, on: string): Subject | undefined {
  const word = cellOf('documentType') || 'residentIdCard';
  const type = IDENTITY_DOCUMENT_TYPES.find((one) => one === (DOCUMENT_WORDS[word] ?? word));
  if (!type) return fault('documentType', 'document_type_unknown');
  const given = normaliseNumber(cellOf('number'));
  if (given === '') return fault('number', 'missing');
  const number = type === 'residentIdCard' && /^\d{15}$/.test(given) ? upgradeResidentId(given) : given;
  return checkIdentityDocument({ type, number }, on).faults.length === 0 ? { person: { type, number } } : fault('number', 'number_wrong');
}

const DAY = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;

/** `2026-03-01`, `2026/3/1`, `2026年3月1日`, `20260301`. */
function dayOf(cell: string): string | undefined {
  const [, year = '', month, day, otherMonth, otherDay] = DAY.exec(cell.replace(/\s/g, '')) ?? [];
  const date = [year, month ?? otherMonth, day ?? otherDay].map((part = '') => part.padStart(2, '0')).join('-');
  return isDate(date) ? date : undefined;
}

function causeOf(cell: string, causes: ReadonlySet<string>): string | undefined {
  const words = cell.replace(/\s|的?。?$/g, '');
  const code = CAUSE_WORDS[words] ?? cell.toUpperCase();
  return causes.has(code) ? code : undefined;
}
