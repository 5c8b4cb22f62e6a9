import type { NameFormRule } from '#libs/catalogue';
import type { Defect } from './matter.ts';
import { ownPart } from './name-characters.ts';
import { capitalOf, type NameMatter } from './name-matter.ts';
import { layouts, partsOf } from './name-parts.ts';
import { simplified, tidy } from './name-text.ts';

/** The parts give the name; the form belongs to the type; no other word claims another type. */
export function formDefects(matter: NameMatter): Defect[] {
  return [...compositionDefects(matter), ...organisationalFormDefects(matter), ...claimDefects(matter), ...groupDefects(matter)];
}

function compositionDefects(matter: NameMatter): Defect[] {
  if (matter.branch) return branchDefects(matter);
  const { name, application } = matter;
  const full = tidy(name.full);
  const item = application.kind === 'change' ? application.change?.items.find((one) => one.item === 'name') : undefined;
  const asDecided = typeof item?.to !== 'string' || tidy(item.to) === full;
  const plain = matter.names.forms.individualTypes.includes(matter.entityType) ? full.replace(/（个体工商户）$/u, '') : full;
  const forms = layouts(name);
  if (asDecided && (forms.includes(full) || forms.includes(plain))) return [];
  return [{ rule: 'name.parts_do_not_form_name', path: 'name.full', given: full }];
}

function branchDefects(matter: NameMatter): Defect[] {
  const { name, names, parentName } = matter;
  const full = tidy(name.full);
  const parent = parentName || (partsOf(full, names).parentName ?? '');
  if (parent === '' || !full.startsWith(parent)) {
    return [{ rule: 'name.branch_lacks_parent_name', path: 'name.full', given: full }];
  }
  const rest = full.slice(parent.length);
  const form = tidy(name.organizationalForm);
  const fits = name.place === undefined ? rest.endsWith(form) : rest === tidy(name.place) + form;
  return fits ? [] : [{ rule: 'name.parts_do_not_form_name', path: 'name.full', given: full }];
}

function organisationalFormDefects({ name, names, form: rule }: NameMatter): Defect[] {
  const path = 'name.organizationalForm';
  const form = simplified(tidy(name.organizationalForm));
  if (form === '') return [{ rule: 'name.form_missing', path }];
  if (!rule) return [];
  const kinds = names.forms.partnershipKinds;
  const bare = kinds.reduce((text, kind) => text.replace(kind, '').replace(kind.slice(1, -1), ''), form);
  if (
    !isAllowed(
      rule,
      rule.kind === null ? form : bare,
      names.forms.claims.flatMap((claim) => claim.words),
    )
  ) {
    return [{ rule: 'name.form_not_allowed_for_type', path, given: form }];
  }
  const shown = form.includes(rule.kind ?? '') || simplified(tidy(name.full)).endsWith(rule.kind ?? '');
  return rule.kind === null || shown ? [] : [{ rule: 'name.partnership_kind_missing', path, given: form }];
}

/** Before the form itself something may stand, such as 集团 or an industry word, but nothing that makes it another form. */
function isAllowed(rule: NameFormRule, form: string, claims: readonly string[]): boolean {
  if (rule.forbidden.some((word) => form.includes(word))) return false;
  if (rule.mustContain !== null && !form.includes(rule.mustContain)) return false;
  if (rule.endings !== null && !rule.endings.some((ending) => form.endsWith(ending))) return false;
  if (rule.exactly === null) return true;
  return rule.exactly.some((exact) => {
    const before = form.slice(0, form.length - exact.length);
    return form.endsWith(exact) && !before.endsWith('股份') && !claims.some((word) => before.includes(word));
  });
}

/** 专业合作社 in the industry term of a company, and the like. */
function claimDefects({ name, names, entityType, branch }: NameMatter): Defect[] {
  if (branch) return [];
  const text = simplified(tidy(`${name.tradeName}|${name.industryTerm}`));
  const word = names.forms.claims
    .filter((claim) => !claim.of.includes(entityType))
    .flatMap((claim) => claim.words)
    .find((one) => text.includes(one));
  return word === undefined ? [] : [{ rule: 'name.form_claims_other_type', path: 'name.industryTerm', given: word }];
}

function groupDefects(matter: NameMatter): Defect[] {
  const word = matter.names.forms.groupWord;
  if (!simplified(tidy(ownPart(matter, matter.name.full))).includes(word) || isGroupParent(matter) !== false) return [];
  return [{ rule: 'name.group_conditions_unmet', path: 'name.full', given: word }];
}

/** Whether the entity meets the figures that 集团 asks of a parent; `undefined` where the regime asks for none. A figure nobody knows does not fail. */
export function isGroupParent(matter: NameMatter): boolean | undefined {
  const { group } = matter.regime;
  if (!group) return undefined;
  const { world, self, on } = matter;
  const capital = capitalOf(matter) ?? 0;
  const subsidiaries = (world.investments ?? []).filter(
    (one) => self?.id !== undefined && one.holder === self.id && (one.share ?? 1) > 0.5 && (one.to ?? '9999-12-31') >= on,
  );
  if (capital < group.capital || subsidiaries.length < group.subsidiaries) return false;
  const capitals = subsidiaries.map((one) => world.entities?.find((entity) => entity.name === one.inName)?.registeredCapital);
  return capitals.includes(undefined) || capitals.reduce<number>((sum, one) => sum + (one ?? 0), capital) >= group.sum;
}
