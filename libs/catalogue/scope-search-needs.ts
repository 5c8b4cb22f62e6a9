import { classifyScope } from './classify-scope.ts';
import type { Law } from './law.ts';
import { foldedQuery } from './scope-search-index.ts';
import type { ScopeWording } from './scope-wordings.ts';

/** `general`: nothing but the licence; else the gravest of what the text needs. */
export type ScopeClass = 'general' | 'preApproval' | 'postApproval' | 'filing';

export interface ScopeNeed {
  readonly what: Exclude<ScopeClass, 'general'>;
  /** Item of a catalogue; `null`: only the draft of the wordings names it. */
  readonly item: string | null;
  readonly permit: string;
  /** Who gives it, as the catalogue or the table of departments says; `null`: nobody is known, to be claimed. */
  readonly authority: string | null;
  /** Code of the department that is asked or told. */
  readonly department: string | null;
  /** `false`: a suggestion; an officer looks. */
  readonly certain: boolean;
  /** An edition of a catalogue, or `draft 2021-03`. */
  readonly source: string;
  /** The words of the text that call for it. */
  readonly words: readonly string[];
}

export const DRAFT = 'draft 2021-03';
const POST_CATALOGUE = 'post-approval catalogue';
const GRAVEST: readonly ScopeNeed['what'][] = ['preApproval', 'postApproval', 'filing'];

export const classOf = (needs: readonly ScopeNeed[]): ScopeClass => GRAVEST.find((what) => needs.some((need) => need.what === what)) ?? 'general';

/** The standard wording that a text is, letter by letter but for width and stops. */
export function wordingOf(law: Law, text: string): ScopeWording | undefined {
  const known = byText.get(law) ?? new Map(law.scopeWordings.all.map((wording) => [foldedQuery(wording.text), wording]));
  byText.set(law, known);
  return known.get(foldedQuery(text));
}

const byText = new WeakMap<Law, Map<string, ScopeWording>>();

/**
 * What a scope text needs before the licence, after it, or only told. The catalogues decide; what the draft of the standard wordings prints beside
 * it is a suggestion, and says nothing twice.
 */
export function scopeNeeds(law: Law, text: string, on: string, wording = wordingOf(law, text)): readonly ScopeNeed[] {
  const sure = fromCatalogues(law, text, on);
  const items = new Set(sure.map(({ item }) => item));
  const printed = wording ? fromWording(law, wording, on) : [];
  return [...sure, ...printed.filter(({ item }) => item === null || !items.has(item))];
}

function fromCatalogues(law: Law, text: string, on: string): readonly ScopeNeed[] {
  const { preApprovals, postApprovals } = classifyScope(law, [text], on);
  return [
    ...preApprovals.flatMap(({ item, certain, words }) => preNeed(law, item, on, { certain, words })),
    ...postApprovals.flatMap(({ item, words }) => postNeed(law, item, words)),
  ];
}

function preNeed(law: Law, code: string, on: string, { certain, words }: Pick<ScopeNeed, 'certain' | 'words'>): readonly ScopeNeed[] {
  const item = law.permits.preApproval(code);
  const membership = item && law.permits.membership(item, on);
  if (!item || !membership) return [];
  return [
    {
      what: 'preApproval',
      item: code,
      permit: item.name,
      authority: item.authority,
      department: item.department,
      certain: certain && membership.certain,
      source: membership.edition,
      words,
    },
  ];
}

function postNeed(law: Law, code: string, words: readonly string[]): readonly ScopeNeed[] {
  const item = law.permits.postApproval(code);
  if (!item) return [];
  return [
    {
      what: item.kind === 'filing' ? 'filing' : 'postApproval',
      item: code,
      // 登记 or 备案 alone says too little.
      permit: [...item.permit].length > 4 ? item.permit : `${item.name}（${item.permit}）`,
      authority: law.departments.find(item.department)?.zh ?? null,
      department: item.department,
      certain: item.certain,
      source: POST_CATALOGUE,
      words,
    },
  ];
}

/** Printed permits: an item of a catalogue where one is known, else the permit under its own name, for the department that is likely. */
function fromWording(law: Law, wording: ScopeWording, on: string): readonly ScopeNeed[] {
  const known = new Map<string, ScopeNeed>();
  const put = (needs: readonly ScopeNeed[]): void => needs.forEach((need) => known.set(need.item ?? need.permit, need));
  const before = law.scopeWordings.preApprovalItem(wording.code);
  if (before !== undefined) put(suggested(preNeed(law, before, on, { certain: false, words: [] })));
  for (const name of wording.permits.filter(isOfTheBeginning)) put(printedNeeds(law, name, on, 'postApproval'));
  for (const name of wording.filings) put(printedNeeds(law, name, on, 'filing'));
  return [...known.values()];
}

/** The print also names approvals of later changes and ends; who begins needs none of them. */
const isOfTheBeginning = (permit: string): boolean => !/变更|终止|注销/.test(permit) || /设立|核发|开办/.test(permit);

function printedNeeds(law: Law, permit: string, on: string, what: 'postApproval' | 'filing'): readonly ScopeNeed[] {
  const row = law.scopeWordings.permit(permit);
  const items = (row?.items ?? []).flatMap((item) => [...preNeed(law, item, on, { certain: false, words: [] }), ...postNeed(law, item, [])]);
  if (items.length > 0) return suggested(items);
  const department = row?.department ?? null;
  const authority = department === null ? null : (law.departments.find(department)?.zh ?? null);
  return [{ what, item: null, permit, authority, department, certain: false, source: DRAFT, words: [] }];
}

const suggested = (needs: readonly ScopeNeed[]): readonly ScopeNeed[] => needs.map((need) => ({ ...need, certain: false, source: DRAFT }));
