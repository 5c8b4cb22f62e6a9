import { createHmac, timingSafeEqual } from 'node:crypto';
import { config } from '#libs/platform';

const macOf = (code: string, serial: number): Buffer =>
  createHmac('sha256', config().sessionSecret).update(`licence ${code} ${serial}`).digest().subarray(0, 12);

/** What the QR code of a licence says: the public page of its entity, the licence's serial, and a keyed hash of both. */
export const licenceLink = (code: string, serial: number): string =>
  `${config().publicUrl}/v/${code}?n=${serial}&s=${macOf(code, serial).toString('base64url')}`;

/** Whether serial and hash of a link belong to the code. */
export function isGenuine(code: string, serial: number, signature: string): boolean {
  const given = Buffer.from(signature, 'base64url');
  const own = macOf(code, serial);
  return given.length === own.length && timingSafeEqual(given, own);
}
