import { message } from '#libs/platform';

/** A message waits for its department; sent in that department's own queue until it is acknowledged. */
export const pushDue = message<{ pushId: string; department: string; filingId?: string }>('exchange.push_due', ({ department }) => department);
