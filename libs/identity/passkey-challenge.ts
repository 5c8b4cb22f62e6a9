import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { config } from '#libs/platform';

const LIFE_MS = 5 * 60_000;
const NONCE = 16;
const END = 8;
const HASH = 32;

/** Whom a challenge is for when nobody has said yet who they are. */
export const ANYONE = 'anyone';

/**
 * A challenge says by itself until when it holds and what it was given for, so that nothing is kept of those that nobody answers:
 * nonce, end, SHA-256 of `whom` and `what`, and a mark that only we can make. Who signs it has signed that hash.
 */
export function challengeFor(whom: string, what: string): Uint8Array<ArrayBuffer> {
  const end = Buffer.alloc(END);
  end.writeBigUInt64BE(BigInt(Date.now() + LIFE_MS));
  const own = Buffer.concat([randomBytes(NONCE), end, boundTo(whom, what)]);
  return new Uint8Array(Buffer.concat([own, markOf(own)]));
}

/** When the challenge ends, or why it is none of ours: made by others, for another person or act, or over. */
export function endOfChallenge(challenge: Buffer, whom: string, what: string): Date | 'foreign' | 'over' {
  if (challenge.length !== NONCE + END + 2 * HASH) return 'foreign';
  const own = challenge.subarray(0, NONCE + END + HASH);
  if (!timingSafeEqual(markOf(own), challenge.subarray(own.length))) return 'foreign';
  if (!boundTo(whom, what).equals(own.subarray(NONCE + END))) return 'foreign';
  const end = new Date(Number(own.readBigUInt64BE(NONCE)));
  return end.getTime() > Date.now() ? end : 'over';
}

const boundTo = (whom: string, what: string): Buffer => createHash('sha256').update(`${whom}\n${what}`).digest();
const markOf = (own: Buffer): Buffer => createHmac('sha256', config().sessionSecret).update('passkey\n').update(own).digest();
