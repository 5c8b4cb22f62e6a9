import { message } from '#libs/platform';

/** A notice of simplified deregistration is public. */
export const noticePublished = message<{ filingId: string; on: string }>('closing.notice_published');
/** An entity has ended: the register says so, and its licence is void. */
export const entityDeregistered = message<{ filingId: string; on: string }>('closing.entity_deregistered');
/** Time to see which notices are over, which windows open or pass, and who is to be reminded. */
export const closingsDue = message<Record<string, never>>('closing.due');
