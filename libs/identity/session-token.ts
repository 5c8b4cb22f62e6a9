import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId } from '#libs/kernel';
import { config } from '#libs/platform';

export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

const signed = (purpose: string, text: string): string =>
  createHmac('sha256', config().sessionSecret).update(`${purpose}\n${text}`).digest('base64url');

/** Belongs to one session and is of no use in another; another site's page can neither read nor make it. */
export const csrfOf = (token: string): string => signed('csrf', token);

/** Mark of a device on which this login once signed in. It says nothing about the login to who reads it. */
export function newDevice(login: string): string {
  const id = randomBytes(16).toString('base64url');
  return `${id}.${signed('device', `${login}\n${id}`)}`;
}

/** The id of a device that this login has used before. */
export function knownDevice(login: string, mark: string | undefined): string | undefined {
  const [id = '', signature = ''] = mark?.split('.') ?? [];
  return id && isEqual(signature, signed('device', `${login}\n${id}`)) ? id : undefined;
}

/** The mailed link's token: the recovery's id and a mark that only we can make, so that the database holds nothing that opens an account. */
export const recoveryToken = (id: string): string => `${id}.${signed('recovery', id)}`;

/** The recovery that a token stands for. */
export function recoveryOf(token: string): string | undefined {
  const [id = '', signature = ''] = token.split('.');
  return isId(id) && isEqual(signature, signed('recovery', id)) ? id : undefined;
}

/** Compares secrets in a time that does not depend on where they differ. */
export function isEqual(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
