import type { EntityManager } from 'typeorm';
import { withdrawFromReview } from '#libs/approval';
import type { Facts } from '#libs/contract';
import { changesDue, Filing, filingPage, restoreFiling } from '#libs/filing';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { RegisterVersion } from '#libs/register';
import { aFirm, approvedChange, issued, registeredHead, type Built, type Firm } from '../../test/support/build.ts';
import { database, rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { issueLicence } from './issue-licence.ts';
import { Licence } from './licence.entity.ts';

beforeAll(() => void useTestConfig());
const at = (instant: string): void => setRegistryClock(new Date(instant));
beforeEach(() => at('2026-01-15T02:00:00Z'));

const change = (effectiveOn: string): Facts['change'] => ({ items: [{ item: 'businessScope', decidedOn: '2026-01-12' }], effectiveOn });

async function waiting(tx: EntityManager): Promise<{ firm: Firm; built: Built }> {
  const firm = await aFirm(tx);
  const built = await approvedChange(tx, firm, {
    businessScope: ['日用百货销售'],
    people: [await registeredHead(tx, firm)],
    change: change('2026-03-01'),
  });
  return { firm, built };
}
const versions = (tx: EntityManager, { entityId }: Firm) => tx.countBy(RegisterVersion, { entityId });
const stateOf = async (tx: EntityManager, { id }: Built) => (await tx.findOneByOrFail(Filing, { id })).state;
const LAST = '2026-02-28T15:59:59Z';
const FIRST = '2026-02-28T16:00:00Z';

it('holds from the first moment of its day by registry time, and not a second before', () =>
  rolledBack(async (tx) => {
    const { firm, built } = await waiting(tx);
    expect((await filingPage(tx, firm.filer, built.id)).effect).toEqual({ on: '2026-03-01', at: '2026-03-01T00:00:00+08:00' });
    at(LAST);
    expect([await changesDue(tx), await issueLicence(tx, SYSTEM, built.id), await versions(tx, firm)]).toEqual([[], null, 1]);
    at(FIRST);
    expect(await changesDue(tx)).toEqual([built.id]);
    expect(await issued(tx, built.id)).toMatchObject({ issuedOn: '2026-03-01', serial: 2 });
    expect(await tx.findOneByOrFail(RegisterVersion, { entityId: firm.entityId, version: 2 })).toMatchObject({ validFrom: '2026-03-01' });
    expect(await changesDue(tx)).toEqual([]);
  }));

it('is withdrawn up to a minute before, and then never takes effect; not afterwards', () =>
  rolledBack(async (tx) => {
    const { firm, built } = await waiting(tx);
    at('2026-02-28T15:59:00Z');
    await withdrawFromReview(tx, firm.filer, built.id);
    at(FIRST);
    expect([await changesDue(tx), await issueLicence(tx, SYSTEM, built.id), await versions(tx, firm)]).toEqual([[], null, 1]);
    const other = await waiting(tx).catch(({ code }: { code: string }) => code);
    expect(other).toBe('change.effective_day');
  }));

it('cannot be withdrawn once its day has begun', () =>
  rolledBack(async (tx) => {
    const { firm, built } = await waiting(tx);
    at(FIRST);
    await expect(withdrawFromReview(tx, firm.filer, built.id)).rejects.toMatchObject({ code: 'filing.move_not_allowed' });
    expect((await filingPage(tx, firm.filer, built.id)).moves).toEqual([]);
  }));

it('runs once when its withdrawal is undone: on its day, or at once', () =>
  rolledBack(async (tx) => {
    const { firm, built } = await waiting(tx);
    await withdrawFromReview(tx, firm.filer, built.id);
    expect((await filingPage(tx, firm.filer, built.id)).moves).toEqual(['restore']);
    await restoreFiling(tx, firm.filer, built.id);
    expect(await issueLicence(tx, SYSTEM, built.id)).toBeNull();
    await withdrawFromReview(tx, firm.filer, built.id);
    at('2026-03-05T02:00:00Z');
    await restoreFiling(tx, firm.filer, built.id);
    await issued(tx, built.id);
    await issued(tx, built.id);
    expect([await stateOf(tx, built), await versions(tx, firm), await tx.countBy(Licence, { entityId: firm.entityId })]).toEqual(['COMPLETED', 2, 2]);
    await expect(restoreFiling(tx, firm.filer, built.id)).rejects.toMatchObject({ code: 'filing.move_not_allowed' });
  }));

describe('withdrawal and effect at one moment', () => {
  it.each(Array.from({ length: Number(process.env.RACES ?? 3) }, (_, run) => run))('are one or the other, never both (%d)', async (run) => {
    const { firm, built } = await database().transaction((tx) => waiting(tx));
    at(LAST);
    const withdrawn = database()
      .transaction((tx) => withdrawFromReview(tx, firm.filer, built.id))
      .then(
        () => true,
        () => false,
      );
    await new Promise((resolve) => setTimeout(resolve, run * 8));
    at(FIRST);
    const entered = Promise.all([1, 2].map(() => database().transaction((tx) => issueLicence(tx, SYSTEM, built.id))));
    const [wasWithdrawn, licences] = await Promise.all([withdrawn, entered]);
    const state = await stateOf(database().manager, built);
    expect(licences.some((licence) => licence !== null)).toBe(!wasWithdrawn);
    expect([state, await versions(database().manager, firm)]).toEqual(wasWithdrawn ? ['WITHDRAWN', 1] : ['APPROVED', 2]);
  });
});
