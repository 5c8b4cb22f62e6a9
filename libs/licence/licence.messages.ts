import { message } from '#libs/platform';

/** A change that no licence prints stands in the register; the filing is complete. */
export const changeEntered = message<{ filingId: string }>('licence.change_entered');
/** Time to see whether the day of a decided change has come. */
export const effectDue = message<Record<string, never>>('licence.effect_due');
/** Both papers are signed and kept; the filing is complete. */
export const licenceIssued = message<{ filingId: string; licenceId: string }>('licence.issued');
