import { classOf, scopeNeeds, searchScope, type Law, type ScopeNeed } from '#libs/catalogue';
import type { ScopeClassesView, ScopeNeedView, ScopeSearchView } from '#libs/contract';
import type { Language } from '#libs/platform';

/** Texts for a scope with what each needs. A question of symbols is answered with a hint, never refused. */
export function scopeSearchView(law: Law, query: string, on: string, language: Language): ScopeSearchView {
  const hits = searchScope(law, query, on).map((hit) => ({ ...hit, industries: [...hit.industries], needs: needViews(hit.needs, law, language) }));
  const isAsked = /[\p{L}\p{N}]/u.test(query.normalize('NFKC'));
  return { query, on, lawVersion: law.version, hits, hint: hits.length > 0 ? null : isAsked ? 'nothing_found' : 'nothing_asked' };
}

/** What each item needs, the moment it is picked. */
export function scopeClassesView(law: Law, items: readonly string[], on: string, language: Language): ScopeClassesView {
  return {
    on,
    lawVersion: law.version,
    items: items.map((text) => {
      const needs = scopeNeeds(law, text, on);
      return { text, class: classOf(needs), needs: needViews(needs, law, language) };
    }),
  };
}

const needViews = (needs: readonly ScopeNeed[], law: Law, language: Language): ScopeNeedView[] => needs.map((need) => needView(need, law, language));

export const needView = (need: ScopeNeed, law: Law, language: Language): ScopeNeedView => {
  const { what, item, permit, authority, department, certain, source, words } = need;
  return { what, item, permit, authority, department, certain, source, words: [...words], todo: todo(need, law, language) };
};

function todo({ what, permit, authority, department, certain }: ScopeNeed, law: Law, language: Language): string {
  const english = (department === null ? undefined : law.departments.find(department)?.en) ?? authority ?? 'the department concerned';
  const chinese = authority ?? '有关部门';
  const words = {
    preApproval: [`登记以前，先向${chinese}办“${permit}”。`, `Before you register, get “${permit}” from ${english}.`],
    postApproval: [`登记以后、开业以前，向${chinese}办“${permit}”。`, `After registration and before you open, get “${permit}” from ${english}.`],
    filing: [`登记以后，向${chinese}备案“${permit}”。`, `After registration, file “${permit}” with ${english}.`],
  }[what];
  const doubt = certain ? '' : language === 'zh' ? '这是建议，由登记人员确认。' : ' This is a suggestion; an officer confirms it.';
  return `${(language === 'zh' ? words[0] : words[1]) ?? ''}${doubt}`;
}
