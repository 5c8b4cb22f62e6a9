import type { EntityManager } from 'typeorm';
import { newId, registryNow } from '#libs/kernel';
import { config, record } from '#libs/platform';
import { Account } from '#libs/identity';
import { isMailAddress } from './mail.ts';
import { Notice } from './notice.entity.ts';
import { noticeRecorded } from './notice.messages.ts';
import type { NoticeKind, NoticeParams } from './notice-words.ts';

export interface NewNotice {
  /** The account it is for. */
  readonly to: string;
  readonly kind: NoticeKind;
  readonly filingId: string | null;
  readonly params: NoticeParams;
  /** Of a notice that a handler makes, so that its second run makes none. */
  readonly id?: string;
}

/** Puts a notice into a person's inbox; it is mailed as well to those who sign in with an address, when mail is configured. */
export async function notify(tx: EntityManager, { to, kind, filingId, params, id = newId() }: NewNotice): Promise<Notice> {
  const made = await tx.findOneBy(Notice, { id });
  if (made) return made;
  const mail = config().smtpUrl !== null && (await addressOf(tx, to)) !== null ? 'waiting' : 'none';
  const notice = tx.create(Notice, { id, recipientId: to, kind, params, filingId, createdAt: registryNow(), readAt: null, mail });
  await tx.insert(Notice, notice);
  if (mail === 'waiting') await record(tx, noticeRecorded, { noticeId: notice.id });
  return notice;
}

/** Where a person reads mail: the login, when it is an address. */
export async function addressOf(tx: EntityManager, accountId: string): Promise<string | null> {
  const account = await tx.findOne(Account, { where: { id: accountId, active: true }, select: { id: true, login: true } });
  return account && isMailAddress(account.login) ? account.login : null;
}
