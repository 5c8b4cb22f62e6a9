import type { EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { newId, setRegistryClock } from '#libs/kernel';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { holdName, releaseName } from './hold-name.ts';
import { nameWorld } from './name-world.ts';
import { NameHold, NameReservation } from './naming.entity.ts';
import { reserveName } from './reserve-name.ts';

beforeAll(() => void useTestConfig());
const at = (time: string): void => setRegistryClock(new Date(time));
beforeEach(() => at('2026-05-05T02:00:00Z'));

const NAME = '温州澄岚砚禾贸易有限公司';
const HELD = { code: 'name.held_by_open_filing', details: { path: 'name.full' } };
const aHolder = (filerId = newId(), jurisdiction = '330302') => ({ id: newId(), filerId, jurisdiction });
const hold = async (tx: EntityManager, filing: ReturnType<typeof aHolder>, name = NAME) => holdName(tx, await lawNow(tx), filing, name);
const holder = async (tx: EntityManager): Promise<NameHold | null> => (await tx.find(NameHold))[0] ?? null;
const reserve = async (tx: EntityManager, over: { applicantId?: string | null; validTo?: string; name?: string } = {}) =>
  reserveName(tx, await lawNow(tx), {
    code: 'R1',
    name: NAME,
    jurisdiction: '330302',
    reservedOn: '2026-03-10',
    validTo: '2026-05-10',
    applicantId: null,
    ...over,
  });

describe('a name under way', () => {
  it('is held by one filing; asking again changes nothing', () =>
    rolledBack(async (tx) => {
      const filing = aHolder();
      await hold(tx, filing);
      await hold(tx, filing);
      expect(await tx.count(NameHold)).toBe(1);
      const refused = hold(tx, aHolder());
      await expect(refused).rejects.toMatchObject(HELD);
      const said = await refused.catch((error: { details: object }) => error.details);
      expect(JSON.stringify(said)).not.toContain(filing.filerId); // nothing of who holds it
    }));

  it.each(['温州澄岚砚禾贸易有限公司 ', '溫州澄岚砚禾貿易有限公司', '（温州）澄岚砚禾贸易有限公司'])('is the same name as %s', (name) =>
    rolledBack(async (tx) => {
      const parted = name.startsWith('（');
      await hold(tx, aHolder(), parted ? '(温州)澄岚砚禾贸易有限公司' : NAME);
      await expect(hold(tx, aHolder(), name)).rejects.toMatchObject(HELD);
    }),
  );

  it('is free in another prefecture, and when its holder takes another', () =>
    rolledBack(async (tx) => {
      const filing = aHolder();
      await hold(tx, filing);
      await hold(tx, aHolder(newId(), '330102'));
      await hold(tx, filing, '温州朗屿棠柚贸易有限公司');
      await hold(tx, aHolder());
      expect(await tx.countBy(NameHold, { filingId: filing.id })).toBe(1);
    }));

  it('cannot be exchanged by two: each is refused, none waits for the other', () =>
    rolledBack(async (tx) => {
      const [one, two] = [aHolder(), aHolder()];
      await hold(tx, one, NAME);
      await hold(tx, two, '温州朗屿棠柚贸易有限公司');
      await expect(hold(tx, one, '温州朗屿棠柚贸易有限公司')).rejects.toMatchObject(HELD);
      await expect(hold(tx, two, NAME)).rejects.toMatchObject(HELD);
      expect(await tx.count(NameHold)).toBe(2);
    }));

  it('is free once after its filing came to nothing', () =>
    rolledBack(async (tx) => {
      const filing = aHolder();
      await hold(tx, filing);
      await releaseName(tx, filing.id);
      await releaseName(tx, filing.id);
      expect(await tx.count(NameHold)).toBe(0);
    }));
});

describe('a reserved name', () => {
  it('is for its applicant; others are refused to the end of the last day (A-8)', () =>
    rolledBack(async (tx) => {
      await reserve(tx, { applicantId: newId() });
      at('2026-05-10T15:59:30Z');
      await expect(hold(tx, aHolder())).rejects.toMatchObject({ code: 'name.held_by_reservation' });
      at('2026-05-10T16:00:30Z');
      await hold(tx, aHolder());
    }));

  it('is used by its applicant’s filing to the end of the last day, and held through review', () =>
    rolledBack(async (tx) => {
      const filerId = newId();
      const { id } = await reserve(tx, { applicantId: filerId });
      at('2026-05-10T15:59:30Z');
      const filing = aHolder(filerId);
      await hold(tx, filing);
      at('2026-05-14T02:00:00Z');
      expect(await holder(tx)).toMatchObject({ filingId: filing.id, reservationId: id });
      await expect(hold(tx, aHolder())).rejects.toMatchObject(HELD);
      const question = { ...QUESTION, name: { ...QUESTION.name, reservation: 'R1' } };
      const world = await nameWorld(tx, await lawNow(tx), { ...question, filingId: filing.id, filerId, handedIn: true });
      expect(world.reservations).toMatchObject([{ id: 'R1', validTo: '2026-05-14', applicants: 'own' }]); // still good for its own filing
      const others = await nameWorld(tx, await lawNow(tx), { ...question, filingId: newId(), filerId, handedIn: false });
      expect(others.reservations).toMatchObject([{ validTo: '2026-05-10' }]); // (c) told at the first step
    }));

  it('falls back to the reservation when the filing comes to nothing in time, and is free after', () =>
    rolledBack(async (tx) => {
      const filerId = newId();
      const { id } = await reserve(tx, { applicantId: filerId });
      const first = aHolder(filerId);
      await hold(tx, first);
      await releaseName(tx, first.id);
      expect(await holder(tx)).toMatchObject({ filingId: null, reservationId: id });
      const second = aHolder(filerId);
      await hold(tx, second);
      at('2026-05-11T02:00:00Z');
      await releaseName(tx, second.id);
      expect(await tx.count(NameHold)).toBe(0);
    }));

  it('is used up when the name is entered in the register', () =>
    rolledBack(async (tx) => {
      const filerId = newId();
      await reserve(tx, { applicantId: filerId });
      const filing = aHolder(filerId);
      await hold(tx, filing);
      await releaseName(tx, filing.id, 'entered');
      expect(await tx.count(NameHold)).toBe(0);
      expect(await tx.find(NameReservation)).toMatchObject([{ endedBy: 'used' }]);
    }));

  it('of one applicant serves one filing at a time', () =>
    rolledBack(async (tx) => {
      const filerId = newId();
      await reserve(tx, { applicantId: filerId });
      await hold(tx, aHolder(filerId));
      await expect(hold(tx, aHolder(filerId))).rejects.toMatchObject(HELD);
    }));
});

const QUESTION = {
  kind: 'establishment',
  entityType: 'LIMITED_LIABILITY_COMPANY',
  jurisdiction: '330302',
  channel: 'online',
  name: { full: NAME, division: '温州', tradeName: '澄岚砚禾', industryTerm: '贸易', organizationalForm: '有限公司' },
} as const;

describe('what a name is compared with', () => {
  it('are the names others hold, never one’s own', () =>
    rolledBack(async (tx) => {
      const filing = aHolder();
      await hold(tx, filing);
      const law = await lawNow(tx);
      expect((await nameWorld(tx, law, { ...QUESTION, filingId: filing.id, filerId: filing.filerId })).openFilings).toEqual([]);
      expect((await nameWorld(tx, law, { ...QUESTION, filingId: newId(), filerId: newId() })).openFilings).toMatchObject([{ name: NAME }]);
      expect((await nameWorld(tx, law, { ...QUESTION, filingId: null, filerId: filing.filerId })).openFilings).toEqual([]);
    }));

  it('of a text of signs alone is nothing', () =>
    rolledBack(async (tx) => {
      await hold(tx, aHolder());
      const name = { ...QUESTION.name, full: '%_\\', tradeName: '%' };
      const world = await nameWorld(tx, await lawNow(tx), { ...QUESTION, name, filingId: newId(), filerId: newId() });
      expect(world).toEqual({ entities: [], reservations: [], openFilings: [] });
    }));
});
