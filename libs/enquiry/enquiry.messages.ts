import { message } from '#libs/platform';

/** A question waits for its department, in that department's own queue: one that is silent holds up no other. */
export const enquiryDue = message<{ enquiryId: string; department: string }>('enquiry.due', ({ department }) => department);
