import type { Facts, FilingFrame } from '#libs/contract';
import { FILING_ROW_FIELDS, concerns, filingRow, type FilingRow } from './filing-words.ts';
import type { Law } from './law.ts';
import { entryOf, jsonRows, refuseOverlaps, type LawFiles } from './law-file.ts';

/** When a paper is asked: always, or only if the filing says so. */
export const DOCUMENT_CONDITIONS = [
  'always',
  'addressProof',
  'outsideOrganisation',
  'organisationManages',
  'publishNotice',
  'apply',
  'changesCharter',
  'changesAddressWithProof',
  'changesLegalRepresentative',
  'changesHolders',
  'changesOperator',
  'reducesCapital',
] as const;
export type DocumentCondition = (typeof DOCUMENT_CONDITIONS)[number];

export interface DocumentRow extends FilingRow {
  readonly document: string;
  readonly when: DocumentCondition;
  /** The registry makes it from the facts; the applicant hands in an own text only by choice. */
  readonly made: boolean;
}

export interface DocumentTable {
  readonly rows: readonly DocumentRow[];
  /** Every kind of paper with its name in both languages. */
  readonly kinds: readonly { readonly document: string; readonly zh: string; readonly en: string }[];
  label(document: string): { readonly zh: string; readonly en: string } | undefined;
}

const FILE = 'documents.json';
const KINDS_FILE = 'document-kinds.json';

export function documentTableFrom(files: LawFiles): DocumentTable {
  const kinds = jsonRows(files, KINDS_FILE).map((value, index) => {
    const entry = entryOf(KINDS_FILE, `row ${index}`);
    const row = entry.object(value, ['document', 'zh', 'en']);
    return { document: entry.text(row['document'], 'document'), zh: entry.text(row['zh'], 'zh'), en: entry.text(row['en'], 'en') };
  });
  const byDocument = new Map(kinds.map((kind) => [kind.document, kind]));
  const rows = jsonRows(files, FILE).map((value, index): DocumentRow => {
    const entry = entryOf(FILE, `row ${index}`);
    const row = entry.object(value, [...FILING_ROW_FIELDS, 'document', 'when', 'made']);
    const document = entry.text(row['document'], 'document');
    if (!byDocument.has(document)) throw entry.broken(`${document} stands not in ${KINDS_FILE}`);
    const made = row['made'] === undefined ? false : entry.flag(row['made'], 'made');
    return { ...filingRow(entry, row), document, when: entry.oneOf(row['when'], DOCUMENT_CONDITIONS, 'when'), made };
  });
  refuseOverlaps(
    FILE,
    rows.flatMap((row, index) =>
      (row.kinds ?? ['any']).flatMap((kind) =>
        (row.entityTypes ?? [`any ${index}`]).map((type) => ({ key: `${row.document} ${row.when} ${kind} ${type}`, from: row.from, to: row.to })),
      ),
    ),
  );
  return { rows, kinds, label: (document) => byDocument.get(document) };
}

/** The kinds of paper this filing needs, in the order of the table. Copies of identity cards and what other offices can share are never asked. */
export function documentsRequired(application: FilingFrame & Facts, law: Law, on: string): readonly string[] {
  return [...new Set(rowsFor(application, law, on).map((row) => row.document))];
}

/** Those of them that the registry makes from the facts, unless the applicants said that they bring a text of their own. */
export function documentsMade(application: FilingFrame & Facts, law: Law, on: string): readonly string[] {
  const own = application.documents?.own ?? [];
  return [...new Set(rowsFor(application, law, on).flatMap(({ document, made }) => (made && !own.includes(document) ? [document] : [])))];
}

const rowsFor = (application: FilingFrame & Facts, law: Law, on: string): readonly DocumentRow[] =>
  law.documents.rows.filter((row) => concerns(row, application.kind, application.entityType, on) && holds(row.when, application));

function holds(when: DocumentCondition, application: FilingFrame & Facts): boolean {
  const items = new Set((application.change?.items ?? []).map((change) => change?.item));
  const proves = application.address?.mode === 'PROOF';
  switch (when) {
    case 'always':
      return true;
    case 'addressProof':
      return proves;
    case 'changesAddressWithProof':
      return proves && items.has('domicile');
    case 'outsideOrganisation':
      return (application.investors ?? []).some((investor) => investor?.organisation && !investor.organisation.registerEntity);
    case 'organisationManages':
      return (application.investors ?? []).some((investor) => investor?.organisation && investor.managingPartner === true);
    case 'publishNotice':
      return application.step === 'publishNotice';
    case 'apply':
      return application.step !== 'publishNotice';
    case 'changesCharter':
      return CHARTER_ITEMS.some((item) => items.has(item));
    case 'changesLegalRepresentative':
      return items.has('legalRepresentative');
    case 'changesHolders':
      return items.has('investors') || items.has('shareholders');
    case 'changesOperator':
      return items.has('operator');
    case 'reducesCapital':
      return (application.change?.items ?? []).some((change) => change?.item === 'registeredCapital' && change.publishedOn !== undefined);
  }
}

const CHARTER_ITEMS = ['name', 'domicile', 'registeredCapital', 'businessScope', 'investors', 'shareholders', 'businessTerm', 'entityType'];
