import { message } from '#libs/platform';

/** A filing was handed in; its round is frozen. */
export const filingSubmitted = message<{ filingId: string }>('filing.submitted');
/** Every gating department has approved. */
export const filingApproved = message<{ filingId: string }>('filing.approved');
/** A simplified deregistration has ended without its entity: taken back, stopped or refused. */
export const closingFilingEnded = message<{ filingId: string }>('filing.closing_ended');
/** People were asked to sign, or to show who they are. */
export const signaturesRequested = message<{ filingId: string }>('filing.signatures_requested');
/** Somebody has signed. */
export const filingSigned = message<{ filingId: string }>('filing.signed');
/** Time to end drafts that nobody has touched. */
export const expiryDue = message<Record<string, never>>('filing.expiry_due');
/** The filer had one person's link sent again. */
export const linkResent = message<{ filingId: string; partyId: string }>('filing.link_resent');
/** Time to look who was asked to sign days ago. */
export const remindersDue = message<Record<string, never>>('filing.reminders_due');
/** Somebody without an account was reminded; the mail goes out. */
export const signerReminded = message<{ partyId: string; invitedAt: string; days: number }>('filing.signer_reminded');
