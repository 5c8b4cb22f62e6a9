import { isRegistrationNumber } from '#libs/identifiers';
import type { Defect, Matter } from './matter.ts';

/** Conversion of an old licence to one with a unified code. The papers that it takes in are asked with the documents. */
export function licenceDefects(matter: Matter): Defect[] {
  const { application, subject, law, on } = matter;
  if (application.kind !== 'licenceConversion') return [];
  const defects: Defect[] = [];
  const first = law.licences.oneCodeFrom(matter.entityType);
  const tooEarly = first !== undefined && on < first;
  if (tooEarly) defects.push({ rule: 'licence.one_code_not_in_force', path: 'on', given: on, suggestion: first });
  const code = subject?.unifiedSocialCreditCode;
  const has = subject?.licenceCodeMode === undefined ? code !== undefined : subject.licenceCodeMode === 'ONE_CODE';
  // Before there is one code nobody has it.
  if (has && !tooEarly) defects.push({ rule: 'licence.already_one_code', path: 'subject', ...(code === undefined ? {} : { given: code }) });
  const old = subject?.registrationNumber;
  // Older numbers of 13 digits had no check digit.
  if (old !== undefined && /^\d{15}$/.test(old) && !isRegistrationNumber(old)) {
    defects.push({ rule: 'licence.old_number_check_digit', path: 'subject', given: old });
  }
  return defects;
}
