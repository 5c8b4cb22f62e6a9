import { message } from '#libs/platform';

/** Time to see whose creditors' notice is over. */
export const liquidationsDue = message<Record<string, never>>('liquidation.due');
