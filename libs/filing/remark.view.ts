import type { Law } from '#libs/catalogue';
import type { RemarkView } from '#libs/contract';
import { spoken } from '#libs/platform';

/** Remarks as the caller reads them: the table's words in their language; what an officer wrote in own words stands as it was written. */
export const remarkViews = (remarks: readonly RemarkView[], law: Law): RemarkView[] =>
  remarks.map((remark) => {
    const known = remark.code === undefined ? undefined : law.reasons.find(remark.code);
    if (!known) return remark;
    const { cause, cure, example } = known[spoken()];
    const isTheTables = (part: 'cause' | 'cure', said: string | undefined): boolean => said === known.zh[part] || said === known.en[part];
    return {
      ...remark,
      ...(isTheTables('cause', remark.reason) ? { reason: cause } : {}),
      ...(isTheTables('cure', remark.cure) ? { cure } : {}),
      ...(remark.example === undefined ? {} : { example }),
    };
  });
