import { addDays, within } from '#libs/kernel';
import type { Departments } from './departments.ts';
import { entryOf, jsonFile, refuseDuplicates, refuseGaps, refuseOverlaps, type DatedRow, type LawFiles } from './law-file.ts';

/** How a membership in an edition is known. What is `unsourced` never blocks by itself. */
export type Evidence = 'sourced' | 'inferred' | 'unsourced';

export interface Membership extends DatedRow {
  readonly edition: string;
  readonly certain: boolean;
}

/** An item for which a permit comes before the licence. */
export interface PreApprovalItem {
  readonly code: string;
  readonly name: string;
  readonly authority: string;
  readonly legalBasis: readonly string[];
  readonly keywords: readonly string[];
  readonly excludeKeywords: readonly string[];
  /** Hangs on a foreign holder, not on a keyword. */
  readonly foreignHolder: boolean;
  /** When a permit is asked, and whether that is certain. */
  readonly memberships: readonly Membership[];
  /** Who is asked; a suggestion where the catalogue has no code. */
  readonly department: string;
}

/** An item whose permit comes after the licence, before the business begins. */
export interface PostApprovalItem {
  readonly code: string;
  readonly name: string;
  readonly permit: string;
  readonly kind: 'permit' | 'filing' | 'qualification';
  readonly department: string;
  readonly legalBasis: readonly string[];
  readonly keywords: readonly string[];
  readonly excludeKeywords: readonly string[];
  /** `false`: the legal basis was remembered, not looked up. */
  readonly certain: boolean;
}

export interface CatalogueEdition extends DatedRow {
  readonly id: string;
  readonly basis: string;
}

export interface Permits {
  readonly editions: readonly CatalogueEdition[];
  readonly preApprovals: readonly PreApprovalItem[];
  readonly postApprovals: readonly PostApprovalItem[];
  preApproval(code: string): PreApprovalItem | undefined;
  postApproval(code: string): PostApprovalItem | undefined;
  /** `undefined`: on that day the item asks nothing. */
  membership(item: PreApprovalItem, on: string): Membership | undefined;
}

const PRE = 'pre-approval-catalogue.json';
const POST = 'post-approval-catalogue.json';
const DEPARTMENTS = 'pre-approval-departments.json';
const EVIDENCE: readonly Evidence[] = ['sourced', 'inferred', 'unsourced'];
const KINDS: readonly PostApprovalItem['kind'][] = ['permit', 'filing', 'qualification'];

export function permitsFrom(files: LawFiles, departments: Departments): Permits {
  const top = entryOf(PRE, '-');
  const file = top.object(jsonFile(files, PRE), ['title', 'purpose', 'editions', 'rules', 'items', 'foreignHolderItem']);
  const editions = top.list(file['editions'], 'editions').map((value, index): CatalogueEdition => {
    const entry = entryOf(PRE, `editions ${index}`);
    const row = entry.object(value, ['id', 'effectiveFrom', 'effectiveTo', 'itemCount', 'basis', 'completeness', 'source']);
    const dates = entry.dates({ from: row['effectiveFrom'], to: row['effectiveTo'] });
    return { id: entry.text(row['id'], 'id'), ...dates, basis: entry.text(row['basis'], 'basis') };
  });
  const dated = editions.map((edition) => ({ key: 'edition', from: edition.from, to: edition.to }));
  refuseOverlaps(PRE, dated);
  refuseGaps(PRE, dated, (day) => addDays(day, 1));

  const asked = entryOf(DEPARTMENTS, '-').object(jsonFile(files, DEPARTMENTS), ['default', ...codesOf(files)]);
  const preApprovals = top.list(file['items'], 'items').map((value, index) => {
    const item = preApprovalItem(value, index, editions, top.object(file['foreignHolderItem'], ['item', 'lastDay']));
    const department = entryOf(DEPARTMENTS, item.code).text(asked[item.code] ?? asked['default'], 'department');
    if (!departments.has(department)) throw entryOf(DEPARTMENTS, item.code).broken(`no department ${department}`);
    return { ...item, department };
  });
  const postApprovals = postApprovalItems(files, departments);
  refuseDuplicates(
    PRE,
    [...preApprovals, ...postApprovals].map((item) => item.code),
  );
  const pre = new Map(preApprovals.map((item) => [item.code, item]));
  const post = new Map(postApprovals.map((item) => [item.code, item]));
  return {
    editions,
    preApprovals,
    postApprovals,
    preApproval: (code) => pre.get(code),
    postApproval: (code) => post.get(code),
    membership: (item, on) => item.memberships.find((membership) => within(membership, on)),
  };
}

function codesOf(files: LawFiles): readonly string[] {
  const file = jsonFile(files, DEPARTMENTS);
  return file !== null && typeof file === 'object' ? Object.keys(file).filter((key) => /^P\d\d$/.test(key)) : [];
}

function preApprovalItem(
  value: unknown,
  index: number,
  editions: readonly CatalogueEdition[],
  foreign: Record<string, unknown>,
): Omit<PreApprovalItem, 'department'> {
  const unnamed = entryOf(PRE, `items ${index}`);
  const fields = ['code', 'name', 'approvingAuthority', 'legalBasis', 'scopeKeywords', 'excludeKeywords', 'numberIn2017List', 'editions', 'note'];
  const row = unnamed.object(value, fields);
  const code = unnamed.text(row['code'], 'code');
  const entry = entryOf(PRE, code);
  const foreignHolder = foreign['item'] === code;
  const inEditions = entry.object(
    row['editions'],
    editions.map((edition) => edition.id),
  );
  const standing = editions.map((edition) => {
    const found = entry.object(inEditions[edition.id], ['in', 'evidence']);
    if (found['in'] !== null) entry.flag(found['in'], `${edition.id}.in`);
    return { edition, in: found['in'], evidence: entry.oneOf(found['evidence'], EVIDENCE, `${edition.id}.evidence`) };
  });
  const memberships = standing.flatMap((one, place): Membership[] => {
    const dates = { from: one.edition.from, to: one.edition.to };
    if (one.in === true) return [{ edition: one.edition.id, ...dates, certain: one.evidence !== 'unsourced' }];
    // An edition whose text was not found is taken for the one before, with an officer's word.
    const before = standing[place - 1];
    if (one.in === null && before?.in === true && !foreignHolder) return [{ edition: one.edition.id, ...dates, certain: false }];
    return [];
  });
  const lastDay = foreignHolder ? entry.date(foreign['lastDay'], 'foreignHolderItem.lastDay') : null;
  return {
    code,
    name: entry.text(row['name'], 'name'),
    authority: entry.text(row['approvingAuthority'], 'approvingAuthority'),
    legalBasis: entry.texts(row['legalBasis'], 'legalBasis'),
    keywords: entry.texts(row['scopeKeywords'], 'scopeKeywords'),
    excludeKeywords: entry.texts(row['excludeKeywords'], 'excludeKeywords'),
    foreignHolder,
    memberships: lastDay === null ? memberships : memberships.map((one) => ({ ...one, to: one.to === null || one.to > lastDay ? lastDay : one.to })),
  };
}

function postApprovalItems(files: LawFiles, departments: Departments): readonly PostApprovalItem[] {
  const top = entryOf(POST, '-');
  const file = top.object(jsonFile(files, POST), ['title', 'status', 'levels', 'departments', 'items']);
  return top.list(file['items'], 'items').map((value, index): PostApprovalItem => {
    const unnamed = entryOf(POST, `items ${index}`);
    const fields = ['code', 'name', 'permit', 'kind', 'department', 'level', 'legalBasis', 'basisVerified', 'scopeKeywords', 'excludeKeywords'];
    const row = unnamed.object(value, [...fields, 'industryCodes2011', 'note']);
    const code = unnamed.text(row['code'], 'code');
    const entry = entryOf(POST, code);
    const department = entry.text(row['department'], 'department');
    if (!departments.has(department)) throw entry.broken(`no department ${department}`);
    return {
      code,
      name: entry.text(row['name'], 'name'),
      permit: entry.text(row['permit'], 'permit'),
      kind: entry.oneOf(row['kind'], KINDS, 'kind'),
      department,
      legalBasis: entry.texts(row['legalBasis'], 'legalBasis'),
      keywords: entry.texts(row['scopeKeywords'], 'scopeKeywords'),
      excludeKeywords: entry.texts(row['excludeKeywords'], 'excludeKeywords'),
      certain: entry.flag(row['basisVerified'], 'basisVerified'),
    };
  });
}
