import type { EntityManager } from 'typeorm';
import type { Mail, MailOutcome } from './mail.ts';
import { Notice } from './notice.entity.ts';
import { mailWords, type NoticeKind } from './notice-words.ts';
import { addressOf } from './notify.ts';

/** The mail that a notice still waits for. */
export async function mailOfNotice(tx: EntityManager, noticeId: string): Promise<Mail | null> {
  const notice = await tx.findOneBy(Notice, { id: noticeId, mail: 'waiting' });
  const to = notice && (await addressOf(tx, notice.recipientId));
  // `notify` is the only writer of kinds, and takes only those that have words.
  return to ? { to, id: notice.id, ...mailWords(notice.kind as NoticeKind, notice.params) } : null;
}

/** Keeps what became of the mail; the first outcome stands. */
export async function noteMail(tx: EntityManager, noticeId: string, outcome: MailOutcome): Promise<void> {
  await tx.update(Notice, { id: noticeId, mail: 'waiting' }, { mail: outcome === 'off' ? 'none' : outcome });
}
