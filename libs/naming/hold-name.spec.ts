import type { EntityManager } from 'typeorm';
import { newId, setRegistryClock } from '#libs/kernel';
import { database, rolledBack } from '../../test/support/database.ts';
import { theLaw } from '../../test/support/law.ts';
import { holdName, releaseName } from './hold-name.ts';
import { NameHold, NameReservation } from './naming.entity.ts';
import { reserveName } from './reserve-name.ts';

const NAME = '温州澄岚贸易有限公司';
const ALIKE = '温州市澄岚贸易有限责任公司';
const OTHER = '温州砚禾贸易有限公司';

beforeAll(() => setRegistryClock(new Date('2026-03-02T02:00:00Z')));
afterAll(() => setRegistryClock());

const aFiling = (filerId = newId()) => ({ id: newId(), jurisdiction: '330302', filerId });
const hold = (tx: EntityManager, filing: ReturnType<typeof aFiling>, name = NAME): Promise<void> => holdName(tx, theLaw, filing, name);
const aReservation = (tx: EntityManager, applicantId: string | null, more = {}) =>
  reserveName(tx, theLaw, { name: NAME, jurisdiction: '330302', reservedOn: '2026-03-01', validTo: '2026-05-01', applicantId, ...more });
const holds = (tx: EntityManager) => tx.find(NameHold, { order: { normalised: 'asc' } });

describe('a held name', () => {
  it('is kept from other filings, however it is written, and from nobody in another city', () =>
    rolledBack(async (tx) => {
      await hold(tx, aFiling());
      await expect(hold(tx, aFiling(), ALIKE)).rejects.toMatchObject({
        kind: 'conflict',
        code: 'name.held_by_open_filing',
        details: { path: 'name.full' },
      });
      await hold(tx, { ...aFiling(), jurisdiction: '330106' });
      expect(await holds(tx)).toHaveLength(2);
    }));

  it('tells nothing of its holder', () =>
    rolledBack(async (tx) => {
      const first = aFiling();
      await hold(tx, first);
      const refusal: unknown = await hold(tx, aFiling()).catch((error: unknown) => error);
      expect(JSON.stringify(refusal)).not.toContain(first.id);
      expect(JSON.stringify(refusal)).not.toContain(first.filerId);
    }));

  it('is let go when the filing takes another', () =>
    rolledBack(async (tx) => {
      const filing = aFiling();
      await hold(tx, filing);
      await hold(tx, filing, OTHER);
      expect(await holds(tx)).toMatchObject([{ name: OTHER, filingId: filing.id }]);
      await hold(tx, aFiling());
    }));
});

describe('a reserved name', () => {
  it('is taken by a filing of the same account, and by none of another', () =>
    rolledBack(async (tx) => {
      const own = aFiling();
      const { id } = await aReservation(tx, own.filerId);
      await expect(hold(tx, aFiling())).rejects.toMatchObject({ code: 'name.held_by_reservation' });
      await hold(tx, own, ALIKE);
      expect(await holds(tx)).toMatchObject([{ filingId: own.id, reservationId: id, holderId: own.filerId }]);
      await expect(hold(tx, aFiling(own.filerId))).rejects.toMatchObject({ code: 'name.held_by_open_filing' });
    }));

  it('falls back to its reservation while that runs, and is free afterwards', () =>
    rolledBack(async (tx) => {
      const own = aFiling();
      const { id } = await aReservation(tx, own.filerId);
      await hold(tx, own);
      await releaseName(tx, own.id);
      expect(await holds(tx)).toMatchObject([{ filingId: null, reservationId: id }]);
      await hold(tx, own);
      await tx.update(NameReservation, id, { validTo: '2026-03-01' });
      await releaseName(tx, own.id);
      expect(await holds(tx)).toEqual([]);
    }));

  it('is used up when the register has it', () =>
    rolledBack(async (tx) => {
      const own = aFiling();
      const { id } = await aReservation(tx, own.filerId);
      await hold(tx, own);
      await releaseName(tx, own.id, 'entered');
      expect(await holds(tx)).toEqual([]);
      expect(await tx.findOneByOrFail(NameReservation, { id })).toMatchObject({ endedBy: 'used' });
    }));

  it('is anybody’s once the reservation is over', () =>
    rolledBack(async (tx) => {
      const { id } = await aReservation(tx, newId());
      await tx.update(NameReservation, id, { validTo: '2026-03-01' });
      const next = aFiling();
      await hold(tx, next);
      expect(await holds(tx)).toMatchObject([{ filingId: next.id, reservationId: null, holderId: next.filerId }]);
    }));

  it('cannot be reserved while a filing has it, nor twice', () =>
    rolledBack(async (tx) => {
      const own = aFiling();
      await hold(tx, own);
      await expect(aReservation(tx, own.filerId)).rejects.toMatchObject({ code: 'name.held_by_open_filing' });
      await releaseName(tx, own.id);
      await aReservation(tx, own.filerId);
      await expect(aReservation(tx, own.filerId)).rejects.toMatchObject({ code: 'name.reserved_already' });
      await expect(aReservation(tx, newId())).rejects.toMatchObject({ code: 'name.held_by_reservation' });
    }));
});

describe('at one moment', () => {
  const acted = (act: (tx: EntityManager) => Promise<unknown>): Promise<string> =>
    database()
      .transaction(act)
      .then(
        () => 'done',
        (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
      );
  afterEach(() => database().query('truncate name_hold, name_reservation'));

  it('one of filings and reservations gets the name, thirty times', async () => {
    for (let round = 0; round < 30; round++) {
      await database().query('truncate name_hold, name_reservation');
      const results = await Promise.all([
        acted((tx) => hold(tx, aFiling())),
        acted((tx) => aReservation(tx, newId())),
        acted((tx) => hold(tx, aFiling(), ALIKE)),
        acted((tx) => aReservation(tx, newId(), { name: ALIKE })),
      ]);
      expect(results.filter((result) => result === 'done')).toHaveLength(1);
      expect(results.filter((result) => result !== 'done').every((code) => code.startsWith('name.held_by_'))).toBe(true);
    }
  });

  it('two filings that exchange their names are refused and never wait for each other', async () => {
    const [first, second] = [aFiling(), aFiling()];
    await acted((tx) => hold(tx, first));
    await acted((tx) => hold(tx, second, OTHER));
    for (let round = 0; round < 20; round++) {
      const results = await Promise.all([acted((tx) => hold(tx, first, OTHER)), acted((tx) => hold(tx, second, NAME))]);
      expect(results).toEqual(['name.held_by_open_filing', 'name.held_by_open_filing']);
    }
  });

  it('who waits for a name that is let go gets it', async () => {
    for (let round = 0; round < 20; round++) {
      const [first, second] = [aFiling(), aFiling()];
      await acted((tx) => hold(tx, first));
      const results = await Promise.all([acted((tx) => releaseName(tx, first.id)), acted((tx) => hold(tx, second))]);
      expect(results[0]).toBe('done');
      expect(['done', 'name.held_by_open_filing']).toContain(results[1]);
      await acted((tx) => releaseName(tx, second.id));
    }
  });

  it('an expired reservation is taken over by one', async () => {
    const { id } = await database().transaction((tx) => aReservation(tx, newId()));
    await database().manager.update(NameReservation, id, { validTo: '2026-03-01' });
    const results = await Promise.all(Array.from({ length: 8 }, () => acted((tx) => hold(tx, aFiling()))));
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
  });
});
