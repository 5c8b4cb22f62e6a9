import { message } from '#libs/platform';

/** A list was handed over, read, and lies ready to be entered. */
export const listReceived = message<{ importId: string }>('supervision.list_received');
