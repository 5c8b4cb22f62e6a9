import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/kernel';
import { AuditEntry } from '#libs/platform';
import { database, rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { Account } from './account.entity.ts';
import { accountIdentity, accountName, findAccountByIdentity } from './account.queries.ts';
import { accountView } from './account.view.ts';
import type { Paper } from './identity-proof.ts';
import { identityIndex, proveIdentity } from './prove-identity.ts';
import { signUp } from './sign-up.ts';

const LIN: Paper = { name: '林澄远', documentType: 'residentIdCard', number: '330302197903129970' };
const CHEN: Paper = { name: '陈书砚', documentType: 'residentIdCard', number: '330302198207259960' };

beforeAll(() => void useTestConfig());

async function anApplicant(tx: EntityManager, login: string): Promise<Actor> {
  const { id } = await signUp(tx, { login, name: 'somebody', passwordHash: '' });
  return { userId: id, kind: 'applicant', districts: [], roles: [] };
}

it('knows from then on whose account it is, without showing the number', () =>
  rolledBack(async (tx) => {
    const actor = await anApplicant(tx, 'lin');
    expect(await accountIdentity(tx, actor.userId)).toBeNull();
    const account = await proveIdentity(tx, actor, LIN);

    expect(accountView(account)).toMatchObject({ name: '林澄远', identity: { name: '林澄远', documentType: 'residentIdCard', numberTail: '9970' } });
    expect(await accountIdentity(tx, actor.userId)).toEqual({ name: '林澄远', documentType: 'residentIdCard', index: identityIndex(LIN) });
    expect(await accountName(tx, actor.userId)).toBe('林澄远');
    expect((await findAccountByIdentity(tx, identityIndex(LIN)))?.id).toBe(actor.userId);

    const rows = JSON.stringify([await tx.query('select * from account'), await tx.find(AuditEntry)]);
    expect(rows).not.toContain(LIN.number);
  }));

it('is fixed once proved; the same paper again changes nothing', () =>
  rolledBack(async (tx) => {
    const actor = await anApplicant(tx, 'lin');
    const { provedAt } = await proveIdentity(tx, actor, LIN);
    expect((await proveIdentity(tx, actor, LIN)).provedAt).toEqual(provedAt);
    await expect(proveIdentity(tx, actor, CHEN)).rejects.toMatchObject({ kind: 'conflict', code: 'identity.fixed' });
  }));

it('lets one paper prove one account only, whatever happens at one moment', async () => {
  const db = database();
  const actors = await Promise.all(Array.from({ length: 8 }, (_, n) => anApplicant(db.manager, `twin-${n}`)));
  const outcomes = await Promise.allSettled(actors.map((actor) => db.transaction((tx) => proveIdentity(tx, actor, CHEN))));
  const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
  expect(failed).toEqual(Array.from({ length: 7 }, () => 'identity.already_proved'));
  expect(await db.manager.countBy(Account, { identityIndex: identityIndex(CHEN) })).toBe(1);
});
