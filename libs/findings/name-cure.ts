import type { NameFacts } from '#libs/contract';
import { composed } from './name-alternatives.ts';
import { placeOf } from './name-division.ts';
import { isNoIndustry } from './name-industry.ts';
import type { NameMatter } from './name-matter.ts';
import { partsOf } from './name-parts.ts';
import { characters, isChinese, simplified, tidy } from './name-text.ts';
import { wordHits } from './name-word-hits.ts';

/** What fills a place that has to be filled. */
const INDUSTRY = '商务服务';

/** The name with everything put right that can be put right without knowing what the applicants mean; the trade name may still be taken. */
export function curedName(matter: NameMatter, defects: ReadonlySet<string>): NameFacts {
  const { names, name } = matter;
  if (matter.branch) return branchName(matter);
  const clean = (text: string): string => {
    const standard = characters(simplified(tidy(text))).filter((one) => isChinese(one) && matter.law.standardCharacters.has(one));
    return standard.join('');
  };
  const found = defects.has('name.parts_do_not_form_name') && tidy(name.tradeName) === '' ? { ...name, ...partsOf(name.full, names) } : name;
  const claims = names.forms.claims.filter((claim) => !claim.of.includes(matter.entityType)).flatMap((claim) => claim.words);
  const bad = [
    ...(defects.has('name.form_claims_other_type') ? claims : []),
    ...(defects.has('name.group_conditions_unmet') ? [names.forms.groupWord] : []),
    ...wordHits(matter).map(({ word }) => word.term),
  ].sort((a, b) => b.length - a.length);
  const without = (text: string): string => bad.reduce((rest, word) => rest.replaceAll(word, ''), clean(text));
  const industryTerm = without(found.industryTerm);
  const needsIndustry = defects.has('name.industry_required') || (clean(found.industryTerm) !== '' && industryTerm === '');
  return composed({
    ...name,
    division: curedDivision(matter, defects),
    tradeName: without(found.tradeName),
    industryTerm: needsIndustry && isNoIndustry(industryTerm, names) ? INDUSTRY : industryTerm,
    organizationalForm: curedForm(matter, defects, found.organizationalForm),
  });
}

function curedForm({ form: rule, names }: NameMatter, defects: ReadonlySet<string>, given: string): string {
  const form = simplified(tidy(given));
  if (!rule) return form;
  if (defects.has('name.form_missing') || defects.has('name.form_not_allowed_for_type')) return rule.suggested;
  const bare = names.forms.partnershipKinds.reduce((text, kind) => text.replace(kind, '').replace(kind.slice(1, -1), ''), form);
  if (defects.has('name.partnership_kind_missing')) return `${bare}${rule.kind ?? ''}`;
  return defects.has('name.group_conditions_unmet') ? form.replaceAll('（集团）', '').replaceAll('集团', '') : form;
}

/** The city for a district, the county's own name for a county; an individual business stands in its county or district. */
function curedDivision(matter: NameMatter, defects: ReadonlySet<string>): string {
  const given = simplified(tidy(matter.name.division)).replace(/^（(.*)）$/u, '$1');
  const wrong = ['name.division_required', 'name.division_alone', 'name.division_mismatch'].some((rule) => defects.has(rule));
  const { divisions } = matter.law;
  const place = placeOf(matter);
  if (!wrong || place === '') return given;
  const county = divisions.find(place, matter.on);
  const city = divisions.name(`${place.slice(0, 4)}00`, matter.on) ?? '';
  if (county?.kind !== 'district') return county?.name ?? city;
  return matter.names.forms.individualTypes.includes(matter.entityType) ? `${city}${county.name}` : city;
}

/** The parent's full name, the place, the form. */
function branchName({ name, form: rule, parentName, law, on, application, names }: NameMatter): NameFacts {
  const form = tidy(name.organizationalForm) || (rule?.suggested ?? '');
  const county = law.divisions.name(application.address?.divisionCode ?? application.jurisdiction, on) ?? '';
  const read = names.divisions.read(county, { on });
  const place = tidy(name.place ?? '') || (read.units[0]?.short ?? '');
  return { ...name, organizationalForm: form, place, full: `${parentName}${place}${form}` };
}
