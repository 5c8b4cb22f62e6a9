import type { EntityManager } from 'typeorm';
import { getOwnFiling, takeOverFilings } from '#libs/filing';
import { Account, identityIndex, proveIdentity, signUp, windowAccountClaimed } from '#libs/identity';
import { setRegistryClock, type Actor } from '#libs/kernel';
import { OutboxEntry } from '#libs/platform';
import { anOfficer, aName } from '../../test/support/build.ts';
import { cleanFiling } from '../../test/support/clean-filing.ts';
import { database, rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { enterForApplicant } from './enter-for-applicant.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));
afterAll(() => setRegistryClock());

const LIN = { name: '林澄远', documentType: 'residentIdCard', number: '330302197903129970' } as const;

async function walkIn(tx: EntityManager) {
  const { kind, entityType, jurisdiction, channel: _, ...facts } = cleanFiling('LIMITED_LIABILITY_COMPANY', '2016-03-15');
  const clerk = await anOfficer(tx, { roles: ['clerk'], districts: [jurisdiction] });
  const applicant = { name: LIN.name, document: { type: LIN.documentType, number: LIN.number } };
  return enterForApplicant(tx, clerk, {
    applicant,
    acceptingOffice: `${jurisdiction}-03`,
    frame: { kind, entityType, jurisdiction },
    facts: { ...facts, ...aName() },
  });
}

async function newcomer(tx: EntityManager, login: string): Promise<Actor> {
  const { id } = await signUp(tx, { login, name: '林澄远', passwordHash: 'hash' });
  return { userId: id, kind: 'applicant', districts: [], roles: [] };
}

it('who proves the paper takes over what the window has filed for it', () =>
  rolledBack(async (tx) => {
    const filing = await walkIn(tx);
    const me = await newcomer(tx, 'lin');
    await expect(getOwnFiling(tx, me, filing.id)).rejects.toMatchObject({ code: 'filing.not_found' });
    await proveIdentity(tx, me, LIN);
    const [told] = await tx.findBy(OutboxEntry, { message: windowAccountClaimed.name });
    expect(told?.payload).toEqual({ from: filing.filerId, to: me.userId });
    expect([await takeOverFilings(tx, filing.filerId, me.userId), await takeOverFilings(tx, filing.filerId, me.userId)]).toEqual([1, 0]);
    expect(await getOwnFiling(tx, me, filing.id)).toMatchObject({ filerId: me.userId });
    expect(await tx.findOneBy(Account, { id: filing.filerId })).toMatchObject({ active: false, identity: null, identityIndex: null });
    expect((await walkIn(tx)).filerId).toBe(me.userId);
    await expect(proveIdentity(tx, await newcomer(tx, 'other'), LIN)).rejects.toMatchObject({ code: 'identity.already_proved' });
  }));

it('goes to one of many who prove it at one moment', async () => {
  const db = database();
  const filing = await db.transaction(walkIn);
  const actors = await Promise.all(Array.from({ length: 6 }, (_, n) => newcomer(db.manager, `claims-${n}`)));
  const outcomes = await Promise.allSettled(actors.map((actor) => db.transaction((tx) => proveIdentity(tx, actor, LIN))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await db.manager.countBy(Account, { identityIndex: identityIndex(LIN) })).toBe(1);
  expect(await db.manager.countBy(OutboxEntry, { message: windowAccountClaimed.name })).toBe(1);
  expect(await db.manager.findOneBy(Account, { id: filing.filerId })).toMatchObject({ active: false });
});
