import type { EntityManager } from 'typeorm';
import type { WaysInView } from '#libs/contract';
import { registryTime } from '#libs/kernel';
import { getAccount } from './account.queries.ts';
import { Passkey } from './passkey.entity.ts';
import { RecoveryCode } from './recovery.entity.ts';

/** Everything that lets one into an account, for its holder. */
export async function waysIn(tx: EntityManager, accountId: string): Promise<WaysInView> {
  const { login, passwordHash, secondFactor } = await getAccount(tx, accountId);
  const passkeys = await tx.find(Passkey, { where: { accountId }, order: { createdAt: 'ASC', id: 'ASC' } });
  return {
    login,
    password: passwordHash !== '',
    secondFactor,
    recoveryCodes: await tx.countBy(RecoveryCode, { accountId }),
    passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({
      id,
      name,
      createdAt: registryTime(createdAt),
      usedAt: usedAt && registryTime(usedAt),
    })),
  };
}
