import { message } from '#libs/platform';

/** A member of staff has left or has another post: what they hold waits for somebody else. */
export const staffLeft = message<{ accountId: string }>('administration.staff_left');
