import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { config } from './config.ts';

/** A shorter tag would be taken for one, and be guessed sooner. */
const TAG_BYTES = 16;

/** Personal values by handle: `{ "people.p1.number": "3303..." }`. */
export type SealedValues = Record<string, string>;

/**
 * Seals values with AES-256-GCM under the first key of the ring. `owner` (the row's id) is authenticated with them, so a
 * ciphertext moved to another row does not open. Form: `v1.<key id>.<nonce>.<tag>.<ciphertext>`, base64url.
 */
export function seal(values: SealedValues, owner: string): string {
  const [first] = config().keyRing;
  if (!first) throw new Error('no sealing key');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', first.key, nonce).setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(JSON.stringify(values), 'utf8'), cipher.final()]);
  return ['v1', first.id, nonce.toString('base64url'), cipher.getAuthTag().toString('base64url'), text.toString('base64url')].join('.');
}

/** Opens what `seal` made, with whichever key of the ring it names. */
export function unseal(sealed: string, owner: string): SealedValues {
  const [version, keyId, nonce = '', tag = '', text = ''] = sealed.split('.');
  if (version !== 'v1') throw new Error('sealed in a form that is not known');
  const known = config().keyRing.find(({ id }) => id === keyId);
  if (!known) throw new Error(`sealing key ${keyId} is not in the ring`);
  const bytes = (part: string): Buffer => Buffer.from(part, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', known.key, bytes(nonce), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes(tag));
  return JSON.parse(Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8')) as SealedValues;
}

/** A keyed hash by which equal values find each other without being readable. `kind` keeps papers of different kinds apart. */
export const blindIndex = (kind: string, value: string): Buffer => createHmac('sha256', config().indexKey).update(`${kind}\n${value}`).digest();
