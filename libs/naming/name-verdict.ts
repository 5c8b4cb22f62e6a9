import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NameVerdict } from '#libs/contract';
import { conflict, registryDate } from '#libs/kernel';
import { config } from '#libs/platform';
import type { NameQuestion } from './judge-name.ts';

/** What was judged, when, by which law, and how. */
export interface SpokenVerdict {
  question: NameQuestion;
  verdict: NameVerdict;
  on: string;
  lawVersion: string;
}

/** A verdict as its asker carries it to the reservation: its content and a keyed hash, so that it cannot be put on another text. */
export function signVerdict(spoken: SpokenVerdict): string {
  const content = Buffer.from(JSON.stringify(spoken)).toString('base64url');
  return `${content}.${macOf(content)}`;
}

/** Opens a verdict shown by `userId` for that text; refuses one on another text, of another person, or of another day. */
export function openVerdict(token: string, userId: string, text: string): SpokenVerdict {
  const [content = '', mac = ''] = token.split('.');
  if (!isGenuine(content, mac)) throw conflict('name.verdict_not_genuine', { path: 'verdictToken' });
  // Written by `signVerdict`, as the hash shows.
  const spoken = JSON.parse(Buffer.from(content, 'base64url').toString()) as SpokenVerdict;
  const { question, on, lawVersion } = spoken;
  if (question.askedBy !== userId) throw conflict('name.verdict_not_genuine', { path: 'verdictToken' });
  if (question.name.full !== text) throw conflict('name.verdict_on_other_text', { path: 'name', judged: question.name.full, on, lawVersion });
  if (on !== registryDate()) throw conflict('name.verdict_too_old', { path: 'verdictToken', judged: question.name.full, on, lawVersion });
  return spoken;
}

const macOf = (content: string): string => createHmac('sha256', config().sessionSecret).update(`name verdict ${content}`).digest('base64url');

function isGenuine(content: string, mac: string): boolean {
  const [own, shown] = [Buffer.from(macOf(content)), Buffer.from(mac)];
  return own.length === shown.length && timingSafeEqual(own, shown);
}
