import { entryOf, tableRows, type LawFiles } from './law-file.ts';
import type { Permits } from './permits.ts';

/** A standard wording of the draft of 2021-03 with what it needs. */
export interface ScopeWording {
  readonly code: string;
  readonly text: string;
  /** GB/T 4754-2017 codes without section letter. */
  readonly industries: readonly string[];
  readonly permits: readonly string[];
  readonly filings: readonly string[];
  /** `false`: the print cut the text off; an officer looks before it is used. */
  readonly offered: boolean;
}

/** A permit that wordings name. */
export interface ScopePermit {
  readonly permit: string;
  /** Items of the catalogues: P or A. */
  readonly items: readonly string[];
  /** The catalogue's department, or a suggestion; `null`: nobody, to be claimed. */
  readonly department: string | null;
  readonly suggestion: boolean;
}

export interface ScopeWordings {
  readonly all: readonly ScopeWording[];
  find(code: string): ScopeWording | undefined;
  permit(name: string): ScopePermit | undefined;
  readonly permits: readonly ScopePermit[];
  /** Wordings whose permit may come before registration, with the item it would be. */
  preApprovalItem(code: string): string | undefined;
}

const WORDINGS = 'business-scope-2021-draft.tsv';
const PERMITS = 'scope-permits-2021.tsv';
const CANDIDATES = 'scope-pre-approval-candidates.tsv';

export function scopeWordingsFrom(files: LawFiles, catalogues: Permits): ScopeWordings {
  const byCode = new Map<string, ScopeWording>();
  const columns = ['code', 'text', 'industries', 'permits', 'filings', 'cut', 'textCompleted', 'permitsCompleted', 'note'];
  tableRows(files, WORDINGS, columns).forEach((row, index) => {
    const entry = entryOf(WORDINGS, `line ${index + 2}`);
    const code = entry.text(row['code'], 'code');
    // One wording is printed on two rows of one page with the same content; the first stands.
    if (byCode.has(code)) return;
    const completed = row['textCompleted'] ?? '';
    const sure = (row['note'] ?? '').includes('sure');
    const cut = (row['cut'] ?? '').split(/[;,| ]/).includes('text');
    byCode.set(code, {
      code,
      text: evenWidth(completed !== '' ? completed : entry.text(row['text'], 'text')),
      industries: (row['industries'] ?? '').split(';').filter((one) => one !== ''),
      permits: names(row['permitsCompleted'] || row['permits']),
      filings: names(row['filings']),
      offered: !cut || (completed !== '' && sure),
    });
  });

  const permits = tableRows(files, PERMITS, ['permit', 'catalogueItem', 'department', 'departmentOwn']).map((row, index): ScopePermit => {
    const entry = entryOf(PERMITS, `line ${index + 2}`);
    const items = (row['catalogueItem'] ?? '').split(';').filter((one) => one !== '');
    for (const item of items) if (!catalogues.preApproval(item) && !catalogues.postApproval(item)) throw entry.broken(`no item ${item}`);
    const own = row['departmentOwn'] || null;
    return { permit: entry.text(row['permit'], 'permit'), items, department: own ?? (row['department'] || null), suggestion: own !== null };
  });
  const byPermit = new Map(permits.map((permit) => [permit.permit, permit]));

  const candidates = new Map(
    tableRows(files, CANDIDATES, ['code', 'pItem']).map((row, index) => {
      const entry = entryOf(CANDIDATES, `line ${index + 2}`);
      const item = entry.text(row['pItem'], 'pItem');
      if (!catalogues.preApproval(item)) throw entry.broken(`no item ${item}`);
      if (!byCode.has(row['code'] ?? '')) throw entry.broken(`no wording ${row['code'] ?? ''}`);
      return [entry.text(row['code'], 'code'), item] as const;
    }),
  );
  return {
    all: [...byCode.values()],
    find: (code) => byCode.get(code),
    permit: (name) => byPermit.get(name),
    permits,
    preApprovalItem: (code) => candidates.get(code),
  };
}

const names = (cell: string | undefined): readonly string[] => [...new Set((cell ?? '').split('|').filter((one) => one !== ''))];

/** The print has half-width brackets in seven texts. */
const evenWidth = (text: string): string => text.replaceAll('(', '（').replaceAll(')', '）');
