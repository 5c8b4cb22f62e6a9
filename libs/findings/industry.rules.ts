import { isIndustryCode } from '#libs/catalogue';
import type { Defect, Matter } from './matter.ts';

/**
 * The industry code is looked for in the edition of the day, also when the filing names another one: whoever corrects the edition is not to
 * meet a second fault then.
 */
export function industryDefects({ application, law, on }: Matter): Defect[] {
  const industry = application.industryCode;
  if (!industry) return [];
  const defects: Defect[] = [];
  const edition = law.industries.editionOn(on);
  if (edition !== undefined && industry.edition !== edition) {
    defects.push({ rule: 'industry.edition_wrong_for_date', path: 'industryCode.edition', given: industry.edition, suggestion: edition });
  }
  const code = industry.code.trim().toUpperCase();
  // A section letter alone is a code of the standard, but says too little of a firm.
  if (!isIndustryCode(code) || code.length < 3) {
    defects.push({ rule: 'industry.code_malformed', path: 'industryCode.code', given: industry.code });
  } else if (edition !== undefined && !law.industries.find(edition, code)) {
    defects.push({ rule: 'industry.code_unknown', path: 'industryCode.code', given: industry.code });
  }
  return defects;
}
