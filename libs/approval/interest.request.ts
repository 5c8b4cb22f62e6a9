import type { InterestBody } from './approval.body.ts';
import type { Declared } from './declare-interest.ts';

/** A declaration by its kind. */
export function declaredFrom({ kind, label, document, value }: InterestBody): Declared {
  if (kind === 'relative') return { kind, label, document };
  return kind === 'phone' ? { kind, label, phone: value } : { kind, label, address: value };
}
