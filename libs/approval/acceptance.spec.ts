import type { EntityManager } from 'typeorm';
import { Filing, FilingHistory, getRound } from '#libs/filing';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { Notice } from '#libs/notice';
import { aSubmittedFiling, anOfficer, aTask, tasksOf } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { ApprovalSample, ApprovalSwitch, ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { acceptBySilence, receiveFiling } from './ask-acceptance.ts';
import { checkTask } from './check-task.ts';
import { claimTask } from './claim-task.ts';
import { acceptByClerk, checklistPage, declineFiling, returnFiling } from './decide-acceptance.ts';
import { recountDueDays } from './due.ts';
import { escalateBreaches } from './escalate.ts';
import { extendLimit } from './extend-limit.ts';
import { lookAtSample, sampleList } from './look-at-sample.ts';
import { setSwitch } from './set-switch.ts';

beforeAll(() => void useTestConfig());
const on = (date: string): void => setRegistryClock(new Date(`${date}T02:00:00Z`));
beforeEach(() => on('2016-03-15'));

const stateOf = async (tx: EntityManager, id: string): Promise<string> => (await tx.findOneByOrFail(Filing, { id })).state;
const switched = (tx: EntityManager, what: 'acceptance' | 'machineLane', flag: boolean, share = 0) =>
  tx.save(tx.create(ApprovalSwitch, { what, district: '330302', entityType: '*', on: flag, share, changedBy: SYSTEM.userId, changedAt: new Date() }));

/** Waits for a clerk, who has it in hand. */
async function waiting(tx: EntityManager) {
  await switched(tx, 'acceptance', false);
  const { id, filer } = await aSubmittedFiling(tx);
  await receiveFiling(tx, id);
  await receiveFiling(tx, id);
  const clerk = await anOfficer(tx, { roles: ['clerk'] });
  const [task, ...others] = await tasksOf(tx, id);
  expect([task?.kind, others]).toEqual(['ACCEPTANCE', []]);
  return { id, filer, clerk, task: await claimTask(tx, clerk, task?.id ?? '') };
}

describe('where a clerk looks first', () => {
  it('accepts, and the departments are asked', () =>
    rolledBack(async (tx) => {
      const { id, clerk, task } = await waiting(tx);
      await acceptByClerk(tx, clerk, task.id, task);
      expect(await stateOf(tx, id)).toBe('IN_REVIEW');
      expect((await tasksOf(tx, id)).find(({ kind }) => kind === 'ACCEPTANCE')?.closedAt).not.toBeNull();
    }));

  it('does not accept, and says why and where to turn to', () =>
    rolledBack(async (tx) => {
      const { id, filer, clerk, task } = await waiting(tx);
      await declineFiling(tx, clerk, task.id, { ...task, reason: '不属于本机关管辖', remedy: '向瓯海区登记机关提交' });
      expect(await stateOf(tx, id)).toBe('NOT_ACCEPTED');
      expect(await tx.countBy(Notice, { recipientId: filer.userId, kind: 'filing.not_accepted' })).toBe(1);
      await expect(claimTask(tx, clerk, task.id)).rejects.toMatchObject({ code: 'approval.review_closed', details: { state: 'NOT_ACCEPTED' } });
    }));

  it('returns once, with everything: no point of the list is left out, and none that is wrong is without a remark', () =>
    rolledBack(async (tx) => {
      const { id, clerk, task } = await waiting(tx);
      const points = await checklistPage(tx, clerk, task.id);
      expect(points).toEqual(expect.arrayContaining(['jurisdiction', 'name', 'address', 'people', 'signatures']));
      const list = (wrong: string[]) => points.map((point) => ({ point, right: !wrong.includes(point) }));
      const remarks = [{ path: 'address.text', code: 'address.not_found' }];
      const back = (body: object) =>
        returnFiling(tx, clerk, task.id, { round: task.round, version: task.version, checklist: list(['address']), remarks, ...body });
      await expect(back({ checklist: list([]).slice(1) })).rejects.toMatchObject({
        code: 'approval.checklist_incomplete',
        details: { missing: ['jurisdiction'] },
      });
      await expect(back({ checklist: [...list(['address']), { point: 'weather', right: true }] })).rejects.toMatchObject({
        code: 'approval.checklist_unknown_point',
      });
      await expect(back({ checklist: list(['address', 'name']) })).rejects.toMatchObject({
        code: 'approval.remark_missing',
        details: { points: ['name'] },
      });
      await expect(back({ checklist: list([]) })).rejects.toMatchObject({ code: 'approval.nothing_to_return' });
      expect(await stateOf(tx, id)).toBe('SUBMITTED');
      await back({});
      expect(await stateOf(tx, id)).toBe('CORRECTION_REQUESTED');
    }));

  it.each([
    ['until 2022-02-28 silence of five working days accepts, from the day of receipt', '2016-03-15', '2016-03-22', '2016-03-23', true],
    ['nothing is accepted by silence afterwards', '2022-03-01', '2022-03-08', '2022-03-09', false],
    ['the days between holidays that are worked count', '2015-09-30', '2015-10-13', '2015-10-14', true],
  ])('%s', (_, received, lastDay, dayAfter, accepts) =>
    rolledBack(async (tx) => {
      on(received);
      const { id } = await waiting(tx);
      on(lastDay);
      expect(await acceptBySilence(tx)).toBe(0);
      on(dayAfter);
      expect(await acceptBySilence(tx)).toBe(accepts ? 1 : 0);
      expect(await acceptBySilence(tx)).toBe(0);
      if (!accepts) return;
      const { receivedAt } = await getRound(tx, id, 1);
      expect((await tasksOf(tx, id)).filter(({ kind }) => kind === 'REVIEW').map(({ openedAt }) => openedAt)).toEqual([receivedAt]);
      expect(await tx.findOneByOrFail(FilingHistory, { filingId: id, move: 'accept' })).toMatchObject({
        details: { deemed: true },
        actorId: SYSTEM.userId,
      });
    }),
  );
});

describe('the machine lane', () => {
  it('is switched by district and type, and what is drawn is looked at once', () =>
    rolledBack(async (tx) => {
      const supervisor = await anOfficer(tx, { roles: ['supervisor'], districts: ['330302'] });
      const wish = { what: 'machineLane', entityType: '*', on: true, share: 1 } as const;
      await expect(setSwitch(tx, supervisor, { ...wish, district: '330304' })).rejects.toMatchObject({ code: 'approval.district_not_own' });
      await setSwitch(tx, supervisor, { ...wish, district: '330302' });
      const task = await aTask(tx);
      await checkTask(tx, task.id);
      expect(await stateOf(tx, task.filingId)).toBe('APPROVED');
      expect((await tx.findBy(ApprovalVerdict, { taskId: task.id })).map(({ remarks }) => remarks[0]?.reason)).toEqual([
        'approval.clean_filing',
        'approval.clean_filing',
      ]);
      expect(await sampleList(tx, supervisor, { waiting: true })).toMatchObject([{ taskId: task.id, result: null }]);
      await lookAtSample(tx, supervisor, task.id, { result: 'wrong', note: '经营场所应当核查' });
      await expect(lookAtSample(tx, supervisor, task.id, { result: 'right', note: 'x' })).rejects.toMatchObject({
        code: 'approval.sample_looked_at',
      });
      expect(await sampleList(tx, supervisor, { waiting: true })).toEqual([]);
      expect(await tx.findOneByOrFail(ApprovalSample, { taskId: task.id })).toMatchObject({ result: 'wrong', lookedBy: supervisor.userId });
    }));

  it('leaves what a person has touched to people', () =>
    rolledBack(async (tx) => {
      await switched(tx, 'machineLane', true);
      const task = await aTask(tx);
      await claimTask(tx, await anOfficer(tx), task.id);
      await checkTask(tx, task.id);
      expect(await tx.countBy(ApprovalVerdict, { taskId: task.id })).toBe(0);
    }));
});

describe('a limit', () => {
  it('that is over is told to the supervisors of that department and district, once', () =>
    rolledBack(async (tx) => {
      const [own, other] = [await anOfficer(tx, { roles: ['supervisor'] }), await anOfficer(tx, { roles: ['supervisor'], department: 'TAX' })];
      const task = await aTask(tx);
      on('2016-03-18');
      expect(await escalateBreaches(tx)).toBe(0);
      on('2016-03-19');
      expect(await escalateBreaches(tx)).toBe(1);
      expect(await escalateBreaches(tx)).toBe(0);
      expect((await tx.findBy(Notice, { kind: 'task.overdue' })).map(({ recipientId }) => recipientId)).toEqual([own.userId]);
      expect(other.userId).not.toBe(own.userId);
      expect((await tx.findOneByOrFail(ApprovalTask, { id: task.id })).escalatedAt).not.toBeNull();
    }));

  it('is extended once, with a reason that the applicant reads', () =>
    rolledBack(async (tx) => {
      on('2023-03-15');
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      const task = await aTask(tx);
      const longer = await extendLimit(tx, supervisor, task.id, { round: 1, version: task.version, reason: '案情复杂' });
      expect([task.dueOn, longer.dueOn]).toEqual(['2023-03-20', '2023-03-23']);
      await expect(extendLimit(tx, supervisor, task.id, { round: 1, version: longer.version, reason: '还要' })).rejects.toMatchObject({
        code: 'approval.extended_already',
      });
      expect(await tx.findOneByOrFail(Notice, { kind: 'review.extended' })).toMatchObject({ params: { reason: '案情复杂', date: '2023-03-23' } });
    }));

  it('in a year without a calendar has no last day, and no more time is given in it', () =>
    rolledBack(async (tx) => {
      on('2026-12-30');
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      const task = await aTask(tx);
      expect(task.dueOn).toBeNull();
      await expect(extendLimit(tx, supervisor, task.id, { round: 1, version: task.version, reason: '复杂' })).rejects.toMatchObject({
        code: 'approval.calendar_missing',
      });
      expect((await tx.findOneByOrFail(ApprovalTask, { id: task.id })).extendedAt).toBeNull();
    }));

  it('is counted anew when the calendar says otherwise', () =>
    rolledBack(async (tx) => {
      const task = await aTask(tx);
      await tx.update(ApprovalTask, task.id, { dueOn: null });
      expect(await recountDueDays(tx)).toBe(1);
      expect(await recountDueDays(tx)).toBe(0);
      expect((await tx.findOneByOrFail(ApprovalTask, { id: task.id })).dueOn).toBe('2016-03-18');
    }));
});
