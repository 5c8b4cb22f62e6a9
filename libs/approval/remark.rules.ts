import type { Law, ReasonCode } from '#libs/catalogue';
import type { RemarkBody, RemarkView } from '#libs/contract';
import { invalid } from '#libs/kernel';
import { isWithin } from './round.rules.ts';

const MARKUP = /<\s*[/!?a-z]|&[a-z#0-9]{1,30};|\]\(\s*[a-z]+:/i;

/** Texts of officers and applicants are shown as they stand; tags in them are refused, so that nobody meets one elsewhere. */
export function refuseMarkup(text: string | undefined, path: string): void {
  if (text !== undefined && MARKUP.test(text)) throw invalid('approval.markup', { path });
}

/** Remarks as they are kept: each says why, and a code is one that this department may give for that field. */
export function remarksOf(law: Law, department: string, given: readonly RemarkBody[]): RemarkView[] {
  return given.map((remark, place) => {
    const at = `remarks[${place}]`;
    refuseMarkup(remark.reason, `${at}.reason`);
    refuseMarkup(remark.cure, `${at}.cure`);
    const code = remark.code === undefined ? undefined : codeFor(law, department, remark, at);
    const reason = remark.reason ?? code?.zh.cause;
    if (reason === undefined) throw invalid('approval.reason_missing', { path: `${at}.reason` });
    const cure = remark.cure ?? code?.zh.cure;
    return {
      department,
      ...(remark.path === undefined ? {} : { path: remark.path }),
      ...(code ? { code: code.code, example: code.zh.example } : {}),
      reason,
      ...(cure === undefined ? {} : { cure }),
    };
  });
}

function codeFor(law: Law, department: string, { code = '', path }: RemarkBody, at: string): ReasonCode {
  const known = law.reasons.find(code);
  if (!known) throw invalid('approval.reason_unknown', { path: `${at}.code`, code });
  if (known.departments !== null && !known.departments.includes(department))
    throw invalid('approval.reason_of_other_area', { path: `${at}.code`, code, department });
  if (path !== undefined && !known.paths.some((root) => isWithin(path, root)))
    throw invalid('approval.reason_of_other_area', { path: `${at}.path`, code, paths: known.paths });
  return known;
}
