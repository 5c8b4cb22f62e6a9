import { createHmac, timingSafeEqual } from 'node:crypto';
import { config } from '#libs/platform';

/** So long a code that is being shown counts. */
export const CODE_SECONDS = 300;

export interface Shown {
  licenceId: string;
  delegationId: string | null;
  /** Machine time, seconds. */
  until: number;
}

const macOf = (text: string): Buffer => createHmac('sha256', config().sessionSecret).update(`shown licence ${text}`).digest().subarray(0, 16);

/** A code for one licence and some minutes: nothing is stored, and nobody makes one by guessing. */
export function shownCode({ licenceId, delegationId, until }: Shown): string {
  const text = [licenceId, delegationId ?? '', String(until)].join('.');
  return `${Buffer.from(text).toString('base64url')}.${macOf(text).toString('base64url')}`;
}

/** What a code says; `null` for one that was not made here. Whether its time is over is asked apart. */
export function readShownCode(code: string): Shown | null {
  const [body = '', mac = ''] = code.split('.');
  const text = Buffer.from(body, 'base64url').toString();
  const [given, own] = [Buffer.from(mac, 'base64url'), macOf(text)];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
  const [licenceId = '', delegationId = '', until = ''] = text.split('.');
  return { licenceId, delegationId: delegationId === '' ? null : delegationId, until: Number(until) };
}
