import type { Actor } from '#libs/kernel';
import { AuditEntry } from '#libs/platform';
import { database } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { getAccount } from './account.queries.ts';
import { proveIdentity } from './prove-identity.ts';
import { signUp } from './sign-up.ts';
import { WindowCode } from './window-code.entity.ts';
import { makeWindowCode, seeAtWindow } from './window-code.ts';

beforeAll(() => void useTestConfig());

const CLERK: Actor = { userId: '0e0f0a0b-0000-4000-8000-0000000000c1', kind: 'staff', districts: ['330302'], roles: ['clerk'] };
const seen = { name: '严守一', document: { type: 'residentIdCard' as const, number: '33038119681105997X' } };
const applicant = async (login: string): Promise<Actor> => {
  const { id } = await signUp(database().manager, { login, name: 'somebody', passwordHash: '' });
  return { userId: id, kind: 'applicant', districts: [], roles: [] };
};
const manager = () => database().manager;
const codeFor = (actor: Actor) => database().transaction((tx) => makeWindowCode(tx, actor));

it('leads a clerk, once, to the account of whoever brings it; the newest alone counts', async () => {
  const actor = await applicant('yan');
  const first = await codeFor(actor);
  const second = await codeFor(actor);
  expect(second.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const unknown = { kind: 'invalid', code: 'identity.window_code_unknown' };
  await expect(seeAtWindow(manager(), CLERK, { ...seen, code: first.code })).rejects.toMatchObject(unknown);
  await seeAtWindow(manager(), CLERK, { ...seen, code: ` ${second.code.toLowerCase().replace('-', ' ')} ` });
  expect(await getAccount(manager(), actor.userId)).toMatchObject({ name: '严守一', provedAt: expect.any(Date) });
  await expect(seeAtWindow(manager(), CLERK, { ...seen, code: second.code })).rejects.toMatchObject(unknown);
  await expect(codeFor(actor)).rejects.toMatchObject({ code: 'identity.fixed' });
  const entries = await manager().findBy(AuditEntry, { objectId: actor.userId });
  expect(entries.map(({ what, actorId }) => [what, actorId === CLERK.userId])).toContainEqual(['account.seen_at_window', true]);
});

it('ends after thirty days, and a paper that is another account’s stays theirs', async () => {
  const [late, twin] = [await applicant('late'), await applicant('yan-twin')];
  const { code } = await codeFor(late);
  await manager().update(WindowCode, { accountId: late.userId }, { expiresAt: new Date(Date.now() - 1) });
  await expect(seeAtWindow(manager(), CLERK, { ...seen, code })).rejects.toMatchObject({ code: 'identity.window_code_unknown' });
  const owner = await applicant('yan-owner');
  const paper = { name: '陈书砚', documentType: 'residentIdCard' as const, number: '330302198207259960' };
  await database().transaction((tx) => proveIdentity(tx, owner, paper));
  const again = await codeFor(twin);
  const claim = { name: paper.name, document: { type: paper.documentType, number: paper.number }, code: again.code };
  await expect(seeAtWindow(manager(), CLERK, claim)).rejects.toMatchObject({ code: 'identity.already_proved' });
  expect(await manager().existsBy(WindowCode, { accountId: twin.userId })).toBe(true);
});
