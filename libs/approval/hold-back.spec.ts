import type { EntityManager } from 'typeorm';
import { withdrawFiling, Filing } from '#libs/filing';
import { AppError, setRegistryClock, type Actor } from '#libs/kernel';
import { AuditEntry, OutboxEntry } from '#libs/platform';
import { anOfficer, aFilingInReview, aTask, decide, reviewOf } from '../../test/support/build.ts';
import { database, rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { assignTask } from './assign-task.ts';
import { claimTask, releaseTask } from './claim-task.ts';
import { decideTask } from './decide-task.ts';
import { HELD_BACK_MS, takeBack } from './hold-back.ts';
import { lapseTasks } from './lapse-tasks.ts';
import { letOut } from './let-out.ts';
import { taskPage } from './task.queries.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

const filingOf = (tx: EntityManager, { filingId }: ApprovalTask): Promise<Filing> => tx.findOneByOrFail(Filing, { id: filingId });
const trail = async (tx: EntityManager, id: string): Promise<string[]> =>
  (await tx.find(AuditEntry, { where: { objectId: id }, order: { id: 'asc' } }))
    .map(({ what }) => what)
    .filter((what) => /verdict|decided/.test(what));

/** The approver’s word, which would end the review, is said and held back. */
async function heldBack(tx: EntityManager, verdict: 'approve' | 'correct' = 'approve'): Promise<{ task: ApprovalTask; approver: Actor }> {
  const task = await aTask(tx);
  await decide(tx, await anOfficer(tx), task, 'EXAMINE');
  const approver = await anOfficer(tx);
  await claimTask(tx, approver, task.id);
  const remarks = verdict === 'correct' ? [{ reason: '门牌号不对', path: 'address' }] : [];
  await decideTask(tx, approver, task.id, { step: 'APPROVE', verdict, round: 1, remarks, heldBack: true });
  return { task: await tx.findOneByOrFail(ApprovalTask, { id: task.id }), approver };
}

/** As if the ten seconds were over. */
async function later({ id, heldBack: held }: ApprovalTask, tx: EntityManager): Promise<void> {
  await tx.update(ApprovalTask, id, { heldBack: held && { ...held, outAt: new Date(Date.now() - 1).toISOString() } });
}

describe('a verdict that is held back', () => {
  it('is heard by nobody for ten seconds, and then stands', () =>
    rolledBack(async (tx) => {
      const { task, approver } = await heldBack(tx);
      expect(await filingOf(tx, task)).toMatchObject({ state: 'IN_REVIEW' });
      expect(await tx.countBy(ApprovalVerdict, { taskId: task.id, step: 'APPROVE' })).toBe(0);
      expect(await tx.countBy(OutboxEntry, { message: 'filing.approved' })).toBe(0);
      const due = await tx.findOneByOrFail(OutboxEntry, { message: 'approval.verdict_due' });
      expect((due.dueAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(HELD_BACK_MS - 3_000);
      await letOut(tx, task.id); // too early changes nothing
      expect(await filingOf(tx, task)).toMatchObject({ state: 'IN_REVIEW' });
      await later(task, tx);
      await letOut(tx, task.id);
      await letOut(tx, task.id);
      expect(await filingOf(tx, task)).toMatchObject({ state: 'APPROVED' });
      expect(await tx.countBy(OutboxEntry, { message: 'filing.approved' })).toBe(1);
      expect(await tx.findOneByOrFail(ApprovalVerdict, { taskId: task.id, step: 'APPROVE' })).toMatchObject({ byId: approver.userId });
      await expect(takeBack(tx, approver, task.id)).rejects.toMatchObject({ code: 'approval.verdict_is_out' });
    }));

  it('is taken back by whoever said it, who holds the case as before and says another', () =>
    rolledBack(async (tx) => {
      const { task, approver } = await heldBack(tx, 'correct');
      expect((await taskPage(tx, approver, task.id)).heldBack).toMatchObject({ verdict: 'correct', mine: true });
      await expect(takeBack(tx, await anOfficer(tx), task.id)).rejects.toMatchObject({ code: 'approval.not_own_verdict' });
      await takeBack(tx, approver, task.id);
      expect(await taskPage(tx, approver, task.id)).toMatchObject({ heldBack: null, maySettle: ['APPROVE'] });
      await later(task, tx); // the first word’s time comes all the same
      await tx.update(ApprovalTask, task.id, { heldBack: null });
      expect(await letOut(tx, task.id)).toBeNull();
      await decideTask(tx, approver, task.id, { step: 'APPROVE', verdict: 'approve', round: 1 });
      expect(await filingOf(tx, task)).toMatchObject({ state: 'APPROVED' });
      expect(await trail(tx, task.id)).toEqual(['task.decided', 'task.verdict_held_back', 'task.verdict_taken_back', 'task.decided']);
    }));

  it('lets nothing come between: no second word, no other claim, no assignment, no giving back', () =>
    rolledBack(async (tx) => {
      const { task, approver } = await heldBack(tx);
      const onItsWay = { code: 'approval.verdict_on_its_way' };
      const word = { step: 'APPROVE' as const, verdict: 'approve' as const, round: 1 };
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      await expect(decideTask(tx, approver, task.id, word)).rejects.toMatchObject(onItsWay);
      await expect(claimTask(tx, approver, task.id)).rejects.toMatchObject(onItsWay);
      await expect(releaseTask(tx, approver, task.id)).rejects.toMatchObject(onItsWay);
      await expect(assignTask(tx, supervisor, task.id, { to: null })).rejects.toMatchObject(onItsWay);
    }));

  it('can be changed by whoever gave it once it is out, as the page says, and by nobody else', () =>
    rolledBack(async (tx) => {
      const task = await aTask(tx);
      const [lin, zhao] = [await anOfficer(tx), await anOfficer(tx)];
      await decide(tx, lin, task, 'EXAMINE');
      expect((await taskPage(tx, lin, task.id)).mayChange).toEqual(['EXAMINE']);
      expect((await taskPage(tx, zhao, task.id)).mayChange).toEqual([]);
    }));

  it('comes to nothing when the filing is withdrawn meanwhile, and the trail says so', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFilingInReview(tx);
      const task = await reviewOf(tx, id);
      const examiner = await anOfficer(tx);
      await claimTask(tx, examiner, task.id);
      const said = await decideTask(tx, examiner, task.id, { step: 'EXAMINE', verdict: 'approve', round: 1, heldBack: true });
      await later(said, tx);
      const filing = await withdrawFiling(tx, filer, id);
      await letOut(tx, task.id);
      await lapseTasks(tx, filing);
      expect(await filingOf(tx, task)).toMatchObject({ state: 'WITHDRAWN' });
      expect(await tx.countBy(ApprovalVerdict, { taskId: task.id })).toBe(0);
      expect(await trail(tx, task.id)).toEqual(['task.verdict_held_back', 'task.verdict_not_given']);
    }));

  it('and its taking back wait for each other: whatever the moment, one of them happens and is on record', async () => {
    const words = [];
    for (let count = 0; count < 5; count += 1) words.push(await database().transaction((tx) => heldBack(tx)));
    const outcomes = await Promise.all(
      words.map(async ({ task, approver }, place) => {
        const outAt = new Date(Date.now() + place * 8).toISOString();
        await database().manager.update(ApprovalTask, task.id, { heldBack: task.heldBack && { ...task.heldBack, outAt } });
        const taken = database()
          .transaction((tx) => takeBack(tx, approver, task.id))
          .then(() => 'taken', refusal);
        for (let tries = 0; tries < 30; tries += 1) {
          await database().transaction((tx) => letOut(tx, task.id));
          await new Promise((next) => setTimeout(next, 5));
        }
        const rows = database().manager;
        const { state } = await filingOf(rows, task);
        return { taken: await taken, state, last: (await trail(rows, task.id)).at(-1) };
      }),
    );
    for (const outcome of outcomes) {
      const out = { taken: 'approval.verdict_is_out', state: 'APPROVED', last: 'task.decided' };
      const back = { taken: 'taken', state: 'IN_REVIEW', last: 'task.verdict_taken_back' };
      expect(outcome).toEqual(outcome.taken === 'taken' ? back : out);
    }
  });
});

const refusal = (error: unknown): string => {
  if (error instanceof AppError) return error.code;
  throw error;
};
