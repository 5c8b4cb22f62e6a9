import type { Defect } from './matter.ts';
import { divisionsOfScope, isNoIndustry, readsAsIndustry } from './name-industry.ts';
import { isGroupParent } from './name-form.ts';
import { capitalOf, type NameMatter } from './name-matter.ts';
import type { Pool } from './name-pool.ts';
import { characters, normaliseText, simplified, tidy } from './name-text.ts';

/** Trade name and industry term, each by itself. */
export function tradeDefects(matter: NameMatter, pool: Pool): Defect[] {
  if (matter.branch) return [];
  return [...tradeNameDefects(matter), ...industryDefects(matter, pool)];
}

function tradeNameDefects({ name, names, regime, on, application }: NameMatter): Defect[] {
  const path = 'name.tradeName';
  const tradeName = simplified(tidy(name.tradeName));
  if (characters(tradeName).length < 2) return [{ rule: 'name.trade_name_too_short', path, given: tradeName }];
  if (!regime.genericTradeName) return [];
  const isDivision = names.divisions.isName(tradeName, on, application.jurisdiction) && !names.industries.otherMeaning.has(tradeName);
  return isDivision || readsAsIndustry(tradeName, names) ? [{ rule: 'name.trade_name_generic', path, given: tradeName }] : [];
}

/** Left out only by a firm across many industries whose trade name nobody else has, or by the parent of a group. */
function industryDefects(matter: NameMatter, pool: Pool): Defect[] {
  const { name, names, entityType, regime, application } = matter;
  const needed = regime.industryOmitted;
  if (!needed || names.forms.industryOptional.includes(entityType) || !isNoIndustry(simplified(tidy(name.industryTerm)), names)) return [];
  const scope = application.businessScope ?? matter.self?.businessScope ?? [];
  const tradeName = normaliseText(name.tradeName);
  const isWide = divisionsOfScope(scope, names) >= needed.divisions && (capitalOf(matter) ?? 0) >= needed.capital;
  const isUnique = !pool.names.some((one) => one.keys.tradeName === tradeName);
  return (isWide && isUnique) || isGroupParent(matter) === true ? [] : [{ rule: 'name.industry_required', path: 'name.industryTerm' }];
}
