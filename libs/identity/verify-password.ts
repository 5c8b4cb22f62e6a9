import type { EntityManager } from 'typeorm';
import { invalid } from '#libs/kernel';
import { Account } from './account.entity.ts';
import { countAttempt, forgetAttempts } from './attempts.ts';
import { isPassword } from './password.ts';

/**
 * Asks a signed-in person for the password once more, before an act that binds them. Call it before the transaction of the act:
 * a vain try must stay counted when the act is refused.
 */
export async function verifyPassword(db: EntityManager, userId: string, password: string): Promise<void> {
  const attempt = await countAttempt(db, `again\n${userId}`);
  const account = await db.findOneBy(Account, { id: userId, active: true });
  if (!(await isPassword(password, account?.passwordHash))) throw invalid('account.wrong_password', { path: 'password' });
  await forgetAttempts(db, attempt);
}
