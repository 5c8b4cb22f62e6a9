import { openFacts, Filing } from '#libs/filing';
import { Account } from '#libs/identity';
import { setRegistryClock } from '#libs/kernel';
import { aFilingInReview, anOfficer, reviewOf } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { claimTask } from './claim-task.ts';
import { declareInterest, ownInterests, withdrawInterest, type Declared } from './declare-interest.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

it('who has declared a relative, a phone or an address of the filing does not get it; who withdraws that may', () =>
  rolledBack(async (tx) => {
    const { id } = await aFilingInReview(tx);
    const { facts } = openFacts(await tx.findOneByOrFail(Filing, { id }));
    const task = await reviewOf(tx, id);
    const person = facts.people?.[0];
    const ties: Declared[] = [
      { kind: 'relative', label: '姐姐', document: person?.document ?? { type: 'residentIdCard', number: '' } },
      { kind: 'phone', label: '手机', phone: '+86 139-0000-9999' },
      { kind: 'address', label: '住处', address: (facts.address?.text ?? '').split('').join(' ') },
    ];
    for (const tie of ties) {
      const officer = await anOfficer(tx);
      const { id: declared } = await declareInterest(tx, officer, tie);
      expect((await declareInterest(tx, officer, tie)).id).toBe(declared);
      await expect(claimTask(tx, officer, task.id)).rejects.toMatchObject({ code: 'approval.conflict_of_interest', details: { ground: tie.kind } });
      expect(await ownInterests(tx, officer)).toEqual([{ id: declared, kind: tie.kind, label: tie.label, declaredAt: expect.any(String) as string }]);
      await withdrawInterest(tx, officer, declared);
      await claimTask(tx, officer, task.id);
      await tx.query('update approval_task set holder_id = null, lease_until = null where id = $1', [task.id]);
    }
  }));

it('who is one of its people, by the paper proved, does not get it', () =>
  rolledBack(async (tx) => {
    const { id, filer } = await aFilingInReview(tx);
    const task = await reviewOf(tx, id);
    const other = await tx.findOneByOrFail(Account, { id: filer.userId });
    await tx.update(Filing, id, { filerId: (await anOfficer(tx)).userId });
    await tx.update(Account, other.id, { kind: 'staff', department: 'MARKET_SUPERVISION' });
    const officer = { ...(await anOfficer(tx)), userId: other.id };
    await expect(claimTask(tx, officer, task.id)).rejects.toMatchObject({ code: 'approval.conflict_of_interest', details: { ground: 'own' } });
  }));
