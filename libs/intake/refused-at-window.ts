import { Filing } from '#libs/filing';
import { refusedActs } from '#libs/platform';

/** A clerk who reached for a filing that is not theirs, or acted on an own one too late, stands in the audit trail. */
export const RefusedAtWindow = refusedActs({ name: 'filing', notThere: 'filing.not_found', entity: Filing });
