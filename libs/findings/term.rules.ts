import { isDate } from '#libs/kernel';
import type { Defect, Matter } from './matter.ts';

/** A term that ends on the filing day or before would be over at once. A day that does not exist is no end either. */
export function termDefects({ application, on }: Matter): Defect[] {
  const end = application.businessTerm?.to;
  if (end === undefined || (isDate(end) && end > on)) return [];
  return [{ rule: 'term.not_after_filing_date', path: 'businessTerm.to', given: end }];
}
