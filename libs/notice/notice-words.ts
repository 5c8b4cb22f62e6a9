import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Language } from '#libs/platform';

export const NOTICE_KINDS = [
  'signature.asked',
  'signature.asked_again',
  'signature.stands',
  'signature.reminder',
  'filing.submitted',
  'filing.accepted',
  'filing.not_accepted',
  'correction.requested',
  'filing.rejected',
  'review.extended',
  'task.overdue',
  'licence.ready',
  'change.entered',
  'listing.entered',
  'listing.ended',
  'filing.expired',
  'filing.held',
  'filing.released',
  'filing.stopped',
  'named.lifted',
  'named.upheld',
  'calendar.missing',
  'work.waiting',
  'account.recovery',
  'account.passkey_added',
  'account.passkey_removed',
  'account.password_set',
  'account.password_removed',
  'account.second_factor_on',
  'account.second_factor_off',
  'account.recovery_codes_made',
  'account.recovered',
  'liquidation.notice_over',
  'order.hearing',
  'order.confirmed',
  'order.dismissed',
  'closing.notice_published',
  'closing.notice_ends_soon',
  'closing.window_open',
  'closing.window_ends_soon',
  'closing.window_last_day',
  'closing.objection_received',
  'closing.resumed',
  'closing.terminated',
  'closing.lapsed',
  'closing.cannot_apply',
  'closing.done',
  'closing.reopened',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export type NoticeParams = Readonly<Record<string, string>>;

export interface Words {
  readonly title: string;
  readonly text: string;
}

const FOLDER = resolve('templates/notices');
const read = new Map<string, Words>();

/** The words of a kind in a language, with `{name}` and the like still in them. */
export function templateOf(kind: string, language: Language): Words {
  const path = join(language, `${kind}.json`);
  const words = read.get(path) ?? parse(readFileSync(join(FOLDER, path), 'utf8'), path);
  read.set(path, words);
  return words;
}

/**
 * What a person reads: the template with its params filled in; a param that was not given leaves nothing behind. One that is said in each
 * language is given as `<name>.zh` and `<name>.en`.
 */
export function noticeWords(kind: string, params: NoticeParams, language: Language): Words {
  const { title, text } = templateOf(kind, language);
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => params[`${name}.${language}`] ?? params[name] ?? '').trim();
  return { title: fill(title), text: fill(text) };
}

/** A mail speaks both languages, for we do not know which one its reader prefers. */
export function mailWords(kind: NoticeKind, params: NoticeParams): { subject: string; text: string } {
  const [zh, en] = [noticeWords(kind, params, 'zh'), noticeWords(kind, params, 'en')];
  return { subject: `${zh.title} / ${en.title}`, text: `${zh.text}\n\n${en.text}\n` };
}

function parse(json: string, path: string): Words {
  const words: unknown = JSON.parse(json);
  if (
    typeof words === 'object' &&
    words !== null &&
    'title' in words &&
    'text' in words &&
    typeof words.title === 'string' &&
    typeof words.text === 'string'
  ) {
    return { title: words.title, text: words.text };
  }
  throw new Error(`templates/notices/${path} needs a title and a text`);
}
