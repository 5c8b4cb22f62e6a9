import { networkLimit } from '#libs/platform';

/** Enough for people, too little to copy the register by guessing. */
export const limitSearch = networkLimit(60);
