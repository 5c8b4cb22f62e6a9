import { createHmac, timingSafeEqual } from 'node:crypto';
import { config } from '#libs/platform';

const MAC_BYTES = 18;

/** The token of a party's signing link: its id and a keyed hash. Nothing of it is stored, so nothing of it can leak from a table. */
export function signingToken(partyId: string): string {
  const id = Buffer.from(partyId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, macOf(partyId)]).toString('base64url');
}

/** The party a token belongs to, if the token is genuine. */
export function partyOfToken(token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 16 + MAC_BYTES) return undefined;
  const hex = bytes.subarray(0, 16).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return timingSafeEqual(bytes.subarray(16), macOf(id)) ? id : undefined;
}

const macOf = (partyId: string): Buffer => createHmac('sha256', config().sessionSecret).update(`signing ${partyId}`).digest().subarray(0, MAC_BYTES);
