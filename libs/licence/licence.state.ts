import type { LicenceState } from '#libs/contract';

/** A licence is issued, then replaced by a newer one or void. Nothing brings an old paper back. */
export const LICENCE_MOVES: Record<LicenceState, readonly LicenceState[]> = {
  ISSUED: ['REPLACED', 'VOIDED'],
  REPLACED: [],
  VOIDED: [],
};
