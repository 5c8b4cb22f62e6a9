import { HttpException } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { invalid } from '#libs/kernel';
import type { Facts } from '#libs/contract';
import type { FactsBody } from './facts.body.ts';
import type { Contacts } from './sealed-facts.ts';

/** Facts of a new draft: parts sent as `null` are simply not there. */
export const factsFrom = (body: FactsBody | undefined): Facts =>
  Object.fromEntries(Object.entries(body ?? {}).filter(([, part]) => part !== null && part !== undefined));

/** The version in an `If-Match` header; a save without one would overwrite what its sender has not seen. */
export function versionFrom(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw new HttpException({ code: 'request.if_match_missing', path: 'If-Match' }, 428);
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim()) ?? [];
  if (version === undefined) throw new HttpException({ code: 'request.if_match_malformed', path: 'If-Match' }, 400);
  return Number(version);
}

/** Contacts by person key; names the first that is wrong. */
export function contactsFrom(given: Record<string, unknown>): Contacts {
  const entries = Object.entries(given);
  if (entries.length > 500) throw invalid('request.invalid', { path: 'contacts' });
  return Object.fromEntries(entries.map(([key, value]) => [key, contactFrom(key, value)]));
}

function contactFrom(key: string, value: unknown): Contacts[string] {
  const path = `contacts.${key.slice(0, 60)}`;
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(key) || value === null || typeof value !== 'object' || Array.isArray(value))
    throw invalid('request.invalid', { path });
  const { email: typedEmail, mobile: typedMobile, ...others }: Record<string, unknown> = { ...value };
  const [email, mobile] = [tidy(typedEmail), tidy(typedMobile)];
  const [other] = Object.keys(others);
  if (other !== undefined) throw invalid('request.invalid', { path: `${path}.${other.slice(0, 60)}` });
  if (filled(email) && !isEmail(email)) throw invalid('request.invalid', { path: `${path}.email` });
  if (filled(mobile) && !(typeof mobile === 'string' && /^\+?[0-9 ()-]{5,30}$/.test(mobile)))
    throw invalid('request.invalid', { path: `${path}.mobile` });
  return { ...(filled(email) ? { email: String(email) } : {}), ...(filled(mobile) ? { mobile: String(mobile) } : {}) };
}

/** Wide digits narrow, no blanks around: a phone's keyboard gives both. */
const tidy = (value: unknown): unknown => (typeof value === 'string' ? value.normalize('NFKC').trim() : value);

const filled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
