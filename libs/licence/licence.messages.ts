import { message } from '#libs/platform';

/** Both papers are signed and kept; the filing is complete. */
export const licenceIssued = message<{ filingId: string; licenceId: string }>('licence.issued');
