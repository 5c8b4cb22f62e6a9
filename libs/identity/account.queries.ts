import type { EntityManager } from 'typeorm';
import type { IdentityDocumentType } from '#libs/contract';
import { notFound } from '#libs/kernel';
import { Account } from './account.entity.ts';
import { identityOf } from './account.view.ts';

export interface AccountIdentity {
  readonly name: string;
  readonly documentType: IdentityDocumentType;
  /** Equal to `identityIndex` of the same paper wherever it is kept. */
  readonly index: Buffer;
}

/** The identity that an account has proved, without its number. */
export async function accountIdentity(tx: EntityManager, userId: string): Promise<AccountIdentity | null> {
  const account = await tx.findOneBy(Account, { id: userId });
  const proved = account && identityOf(account);
  return proved && account.identityIndex ? { name: proved.name, documentType: proved.documentType, index: account.identityIndex } : null;
}

/** What a person is called in histories and on screens; empty for the machine. */
export async function accountName(tx: EntityManager, id: string): Promise<string> {
  const account = await tx.findOne(Account, { where: { id }, select: { id: true, name: true } });
  return account?.name ?? '';
}

/** The account of whoever proved this identity. */
export const findAccountByIdentity = (tx: EntityManager, identityIndex: Buffer): Promise<Account | null> => tx.findOneBy(Account, { identityIndex });

export async function getAccount(tx: EntityManager, id: string): Promise<Account> {
  const account = await tx.findOneBy(Account, { id });
  if (!account) throw notFound('account.not_found');
  return account;
}
