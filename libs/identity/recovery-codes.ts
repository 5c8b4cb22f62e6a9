import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/kernel';
import { audit, blindIndex } from '#libs/platform';
import { RecoveryCode } from './recovery.entity.ts';
import { tellOwner } from './tell-owner.ts';

/** Without I, L, O and U, which are read as others: 80 bits in 16 signs. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const COUNT = 10;
const GROUPS = 4;
const IN_A_GROUP = 4;

/** A fresh set, shown this once; the codes of an earlier one are worth nothing from now on. */
export async function makeRecoveryCodes(tx: EntityManager, actor: Actor): Promise<string[]> {
  // One after the other, or two sets made at one moment would both hold.
  await tx.query('select 1 from account where id = $1 for update', [actor.userId]);
  const codes = Array.from({ length: COUNT }, () => newCode());
  await tx.delete(RecoveryCode, { accountId: actor.userId });
  await tx.insert(
    RecoveryCode,
    codes.map((code) => ({ accountId: actor.userId, codeHash: codeHash(actor.userId, code) })),
  );
  await audit(tx, actor, 'account.recovery_codes_made', actor.userId);
  await tellOwner(tx, actor.userId, 'recovery_codes_made');
  return codes;
}

/** Groups of four signs, each sign five bits. */
export const newCode = (groups = GROUPS): string =>
  Array.from({ length: groups }, () => Array.from({ length: IN_A_GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join('-');

/** However it is typed: small letters, spaces, and the signs that are read as others. */
export const codeHash = (accountId: string, code: string): Buffer => blindIndex('recovery-code', `${accountId}\n${plainCode(code)}`);

export const plainCode = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
