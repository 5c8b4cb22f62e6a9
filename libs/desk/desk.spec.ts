import type { EntityManager } from 'typeorm';
import { ApprovalTask, assignTask, claimTask, decideTask, releaseTask, setHandling } from '#libs/approval';
import type { Figure } from '#libs/contract';
import { setRegistryClock } from '#libs/kernel';
import { AuditEntry } from '#libs/platform';
import { aFilingInReview, anOfficer, aTask, bothDecide, decide, reviewOf } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { boardPage } from './board.queries.ts';
import { nextTask } from './next-task.ts';
import { deskPage } from './queue.queries.ts';
import { balanceLoad, comeBack, goAbsent, setSkills } from './share-out.ts';

beforeAll(() => void useTestConfig());
const on = (date: string): void => setRegistryClock(new Date(`${date}T02:00:00Z`));
beforeEach(() => on('2016-03-15'));

const idsOf = async (tx: EntityManager, viewer: Parameters<typeof deskPage>[1], search = {}): Promise<string[]> =>
  (await deskPage(tx, viewer, search, { size: 200 })).tasks.map(({ id }) => id);

describe('next', () => {
  it('gives what is due first, the green lane before it, and never one task to two', () =>
    rolledBack(async (tx) => {
      const [first, second, green] = [await aTask(tx), await aTask(tx), await aTask(tx)];
      await tx.update(ApprovalTask, second.id, { dueOn: '2016-03-16' });
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      await setHandling(tx, supervisor, green.id, { round: 1, version: green.version, priorityReason: '重点项目' });
      const [a, b, c] = [await anOfficer(tx), await anOfficer(tx), await anOfficer(tx)];
      expect([(await nextTask(tx, a)).id, (await nextTask(tx, b)).id, (await nextTask(tx, c)).id]).toEqual([green.id, second.id, first.id]);
      await expect(nextTask(tx, await anOfficer(tx))).rejects.toMatchObject({ code: 'desk.nothing_to_do' });
    }));

  it('gives an examiner what is to be examined, an approver what another examined, each by skill and district', () =>
    rolledBack(async (tx) => {
      const task = await aTask(tx);
      const examiner = await anOfficer(tx, { roles: ['examiner'] });
      const approver = await anOfficer(tx, { roles: ['approver'] });
      await expect(nextTask(tx, approver)).rejects.toMatchObject({ code: 'desk.nothing_to_do' });
      await expect(nextTask(tx, await anOfficer(tx, { districts: ['330304'] }))).rejects.toMatchObject({ code: 'desk.nothing_to_do' });
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      await setSkills(tx, supervisor, examiner.userId, ['INDIVIDUAL_BUSINESS']);
      await expect(nextTask(tx, examiner)).rejects.toMatchObject({ code: 'desk.nothing_to_do' });
      await setSkills(tx, supervisor, examiner.userId, []);
      const { version } = await nextTask(tx, examiner);
      await decideTask(tx, examiner, task.id, { step: 'EXAMINE', verdict: 'approve', round: 1, version });
      await expect(nextTask(tx, { ...examiner, roles: ['examiner', 'approver'] })).rejects.toMatchObject({ code: 'desk.nothing_to_do' });
      expect((await nextTask(tx, approver)).id).toBe(task.id);
    }));

  it('passes over what the officer has a stake in', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFilingInReview(tx);
      const other = await aTask(tx);
      const officer = { ...(await anOfficer(tx)), userId: filer.userId };
      await tx.update(ApprovalTask, (await reviewOf(tx, id)).id, { dueOn: '2016-03-15' });
      // Every filing of this file has the same first person.
      await expect(nextTask(tx, officer)).rejects.toMatchObject({ code: 'desk.nothing_to_do' });
      await expect(claimTask(tx, officer, other.id)).rejects.toMatchObject({ code: 'approval.own_filing' });
    }));
});

describe('a claim', () => {
  it('that is left ends by itself: the task is back in its old place, and both are in the history (A-17)', () =>
    rolledBack(async (tx) => {
      const [first, second] = [await aTask(tx), await aTask(tx)];
      const [lin, zhao] = [await anOfficer(tx), await anOfficer(tx)];
      await claimTask(tx, lin, first.id);
      expect(await idsOf(tx, zhao, { place: 'FREE' })).toEqual([second.id]);
      await tx.update(ApprovalTask, first.id, { leaseUntil: new Date(Date.now() - 1) });
      expect(await idsOf(tx, zhao, { place: 'FREE' })).toEqual([first.id, second.id]);
      expect((await nextTask(tx, zhao)).id).toBe(first.id);
      const told = await tx.find(AuditEntry, { where: { objectId: first.id }, order: { id: 'asc' } });
      expect(told.map(({ what }) => what)).toEqual(['task.claimed', 'task.lease_ended', 'task.claimed']);
    }));

  it('that was taken away is refused with who has it since when, and nothing comes back later (A-18)', () =>
    rolledBack(async (tx) => {
      const task = await aTask(tx);
      const [lin, zhao] = [await anOfficer(tx), await anOfficer(tx)];
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      const { version } = await claimTask(tx, zhao, task.id);
      const refusal = { step: 'EXAMINE' as const, verdict: 'refuse' as const, round: 1, version, remarks: [{ reason: '不符' }] };
      await assignTask(tx, supervisor, task.id, { to: lin.userId });
      await expect(decideTask(tx, zhao, task.id, refusal)).rejects.toMatchObject({
        code: 'approval.held_by_other',
        details: { holder: '许闻溪', since: expect.any(String) as string },
      });
      await expect(claimTask(tx, zhao, task.id)).rejects.toMatchObject({ code: 'approval.held_by_other' });
      await assignTask(tx, supervisor, task.id, { to: null });
      await claimTask(tx, zhao, task.id);
      await expect(decideTask(tx, zhao, task.id, refusal)).rejects.toMatchObject({ code: 'approval.stale_version' });
      await releaseTask(tx, zhao, task.id);
    }));
});

describe('a supervisor', () => {
  it('hands over all that somebody away has, in one action', () =>
    rolledBack(async (tx) => {
      const tasks = [await aTask(tx), await aTask(tx), await aTask(tx)];
      const [lin, zhao] = [await anOfficer(tx), await anOfficer(tx)];
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      const [held, given, examined] = tasks as [ApprovalTask, ApprovalTask, ApprovalTask];
      await claimTask(tx, lin, held.id);
      await assignTask(tx, supervisor, given.id, { to: lin.userId });
      await decide(tx, zhao, examined, 'EXAMINE');
      await assignTask(tx, supervisor, examined.id, { to: lin.userId });
      // Zhao has examined one of them and may not approve it: that one goes back to everyone.
      expect(await goAbsent(tx, supervisor, { officer: lin.userId, until: '2016-03-20', to: zhao.userId })).toEqual({ given: 2, back: 1 });
      expect((await idsOf(tx, zhao, { view: 'mine' })).sort()).toEqual([held.id, given.id].sort());
      expect(await idsOf(tx, lin, { view: 'mine' })).toEqual([]);
    }));

  it('shares out what nobody has to whoever has least, and not to who is away', () =>
    rolledBack(async (tx) => {
      for (let count = 0; count < 4; count += 1) await aTask(tx);
      const [lin, zhao, away] = [await anOfficer(tx), await anOfficer(tx), await anOfficer(tx)];
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      await goAbsent(tx, supervisor, { officer: away.userId, until: '2016-03-20', to: null });
      expect(await balanceLoad(tx, supervisor, [lin.userId, zhao.userId, away.userId])).toEqual({ given: 4, back: 0 });
      expect([await idsOf(tx, lin, { view: 'mine' }), await idsOf(tx, zhao, { view: 'mine' })].map(({ length }) => length)).toEqual([2, 2]);
    }));

  it('reaches who is back before their last day away, in the own department only', () =>
    rolledBack(async (tx) => {
      await aTask(tx);
      const away = await anOfficer(tx);
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      await goAbsent(tx, supervisor, { officer: away.userId, until: '2016-03-20', to: null });
      await expect(balanceLoad(tx, supervisor, [away.userId])).rejects.toMatchObject({ code: 'desk.nobody_here' });
      const elsewhere = await anOfficer(tx, { roles: ['supervisor'], districts: ['330304'] });
      await expect(comeBack(tx, elsewhere, away.userId)).rejects.toMatchObject({ code: 'approval.officer_not_found' });
      await comeBack(tx, supervisor, away.userId);
      expect(await balanceLoad(tx, supervisor, [away.userId])).toEqual({ given: 1, back: 0 });
      await expect(comeBack(tx, supervisor, away.userId)).rejects.toMatchObject({ code: 'desk.not_away' });
      expect(await tx.countBy(AuditEntry, { what: 'desk.came_back', objectId: away.userId })).toBe(1);
    }));
});

it('every figure of the board is the number of rows of the list it names (A-19)', () =>
  rolledBack(async (tx) => {
    const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
    const [lin, zhao] = [await anOfficer(tx), await anOfficer(tx)];
    for (let count = 0; count < 3; count += 1) await aTask(tx);
    await bothDecide(tx, await aTask(tx));
    await bothDecide(tx, await aTask(tx), 'refuse');
    const contrary = await aTask(tx);
    await decide(tx, lin, contrary, 'EXAMINE');
    await decide(tx, zhao, contrary, 'APPROVE', 'refuse');
    await claimTask(tx, lin, (await aTask(tx)).id);
    await assignTask(tx, supervisor, (await aTask(tx)).id, { to: zhao.userId });
    on('2016-03-22');
    await aTask(tx);
    const board = await boardPage(tx, supervisor);
    const figures = figuresOf(board);
    for (const { count, query } of figures) {
      const { total, tasks } = await deskPage(tx, supervisor, query, { size: 200 });
      expect({ query, total, rows: tasks.length }).toEqual({ query, total: count, rows: count });
    }
    expect(board).toMatchObject({
      open: { count: 6 },
      places: { FREE: { count: 4 }, ASSIGNED: { count: 1 }, HELD: { count: 1 }, PAUSED: { count: 0 } },
      overdue: { count: 5 },
      decided: { count: 3 },
      firstTimeRight: { right: { count: 1 }, of: { count: 1 } },
      overturned: { overturned: { count: 1 }, of: { count: 3 } },
      oldestDue: { dueOn: '2016-03-18' },
    });
    expect(figures.length).toBeGreaterThan(30);
  }));

/** Every figure, wherever it stands. */
function figuresOf(value: unknown): Figure[] {
  if (value === null || typeof value !== 'object') return [];
  if ('query' in value && 'count' in value) return [value as Figure];
  return Object.values(value).flatMap(figuresOf);
}

it('pages go on where they ended, whatever is taken meanwhile', () =>
  rolledBack(async (tx) => {
    const all: string[] = [];
    for (let count = 0; count < 7; count += 1) all.push((await aTask(tx)).id);
    const viewer = await anOfficer(tx);
    const first = await deskPage(tx, viewer, {}, { size: 3 });
    await bothDecide(tx, await tx.findOneByOrFail(ApprovalTask, { id: first.tasks[0]?.id ?? '' }));
    const second = await deskPage(tx, viewer, {}, { size: 3, after: first.next ?? '' });
    const third = await deskPage(tx, viewer, {}, { size: 3, after: second.next ?? '' });
    expect([...first.tasks, ...second.tasks, ...third.tasks].map(({ id }) => id).sort()).toEqual(all.sort());
    expect([first.total, second.total, third.next]).toEqual([7, 6, null]);
    for (const after of ['x', Buffer.from('["a"]').toString('base64url'), Buffer.from('[1,2,3,4]').toString('base64url')])
      await expect(deskPage(tx, viewer, {}, { size: 3, after })).rejects.toMatchObject({ code: 'request.invalid' });
  }));
