import { Account } from '#libs/identity';
import { anOfficer, aTask } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { ApprovalTask } from './approval.entity.ts';
import { assignTask } from './assign-task.ts';
import { claimTask } from './claim-task.ts';
import { releaseLeaver } from './release-leaver.ts';

beforeAll(() => void useTestConfig());

it('what a leaver held or was given waits for everybody, once', () =>
  rolledBack(async (tx) => {
    const leaver = await anOfficer(tx);
    const held = await aTask(tx);
    const given = await aTask(tx);
    await claimTask(tx, leaver, held.id);
    await assignTask(tx, await anOfficer(tx, { roles: ['supervisor'] }), given.id, { to: leaver.userId });
    expect(await releaseLeaver(tx, leaver.userId)).toBe(0);
    await tx.update(Account, { id: leaver.userId }, { active: false });
    expect([await releaseLeaver(tx, leaver.userId), await releaseLeaver(tx, leaver.userId)]).toEqual([2, 0]);
    for (const { id } of [held, given])
      expect(await tx.findOneBy(ApprovalTask, { id })).toMatchObject({ holderId: null, assigneeId: null, leaseUntil: null });
    await expect(claimTask(tx, await anOfficer(tx), held.id)).resolves.toMatchObject({ id: held.id });
  }));

it('who was moved keeps what the new post still reaches', () =>
  rolledBack(async (tx) => {
    const officer = await anOfficer(tx);
    const task = await aTask(tx);
    await claimTask(tx, officer, task.id);
    await tx.update(Account, { id: officer.userId }, { districts: [task.jurisdiction] });
    expect(await releaseLeaver(tx, officer.userId)).toBe(0);
    await tx.update(Account, { id: officer.userId }, { roles: ['operator'] });
    expect(await releaseLeaver(tx, officer.userId)).toBe(1);
  }));
