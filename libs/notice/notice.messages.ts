import { message } from '#libs/platform';

/** A notice lies in an inbox and is to be mailed as well. */
export const noticeRecorded = message<{ noticeId: string }>('notice.recorded');
