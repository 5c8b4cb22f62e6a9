import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { FilingKind } from '#libs/contract';
import { BeginForFirm } from './begin-for-firm.tsx';
import { BeginFounding } from './begin-founding.tsx';

/** What a firm that stands can go through. */
const OF_A_FIRM: readonly FilingKind[] = ['change', 'simplifiedDeregistration', 'deregistration', 'licenceConversion', 'licenceReplacement'];

/** Where every filing starts: something new, or a matter of a firm that stands. */
export default function BeginPage(): ReactNode {
  const [search] = useSearchParams();
  const kind = OF_A_FIRM.find((one) => one === search.get('kind'));
  const subject = search.get('subject');
  return kind && subject ? <BeginForFirm key={`${kind} ${subject}`} kind={kind} subject={subject} /> : <BeginFounding />;
}
