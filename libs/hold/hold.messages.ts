import { message } from '#libs/platform';

/** Nothing holds the filing any more: what waited behind the hold goes on. */
export const holdLifted = message<{ filingId: string }>('hold.lifted');
