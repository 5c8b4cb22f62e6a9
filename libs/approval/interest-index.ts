import { blindIndex } from '#libs/platform';

/** One number however it is written: 0577-8812 3456, +86 138…. */
export const phoneIndex = (phone: string): Buffer => blindIndex('phone', phone.replace(/\D/g, '').replace(/^0{0,2}86(?=1\d{10}$)/, ''));

/** One place however it is spaced and punctuated. */
export const addressIndex = (text: string): Buffer =>
  blindIndex(
    'address',
    text
      .normalize('NFKC')
      .replace(/[\s\p{P}]/gu, '')
      .toUpperCase(),
  );
