import { message } from '#libs/platform';

/** A change that no licence prints stands in the register; the filing is complete. */
export const changeEntered = message<{ filingId: string }>('licence.change_entered');
/** Both papers are signed and kept; the filing is complete. */
export const licenceIssued = message<{ filingId: string; licenceId: string }>('licence.issued');
