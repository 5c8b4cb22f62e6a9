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
    const row = entry.object(value, [...FILING_ROW_FIELDS, 'document', 'when']);
    const document = entry.text(row['document'], 'document');
    if (!byDocument.has(document)) throw entry.broken(`${document} stands not in ${KINDS_FILE}`);
    return { ...filingRow(entry, row), document, when: entry.oneOf(row['when'], DOCUMENT_CONDITIONS, 'when') };
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

/**
 * The kinds of paper this filing needs, in the order of the table. Papers that the registry makes itself, copies of identity cards and what
 * other offices can share are never asked.
 */
export function documentsRequired(application: FilingFrame & Facts, law: Law, on: string): readonly string[] {
  const rows = law.documents.rows.filter((row) => concerns(row, application.kind, application.entityType, on) && holds(row.when, application));
  return [...new Set(rows.map((row) => row.document))];
}

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
