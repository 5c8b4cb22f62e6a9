import type { EntityManager } from 'typeorm';
import { Filing } from '#libs/filing';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { OutboxEntry } from '#libs/platform';
import { SupervisionEntry } from '#libs/supervision';
import { aName, anOfficer, aFilingInReview, aSubmittedFiling, bothDecide, decide, reviewOf, tasksOf } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { acceptFiling } from './accept-filing.ts';
import { type ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { withdrawFromReview } from './lapse-tasks.ts';
import { checkTask, closeAcknowledged, keepAssignedCode } from './check-task.ts';

beforeAll(() => void useTestConfig());
const on = (date: string): void => setRegistryClock(new Date(`${date}T02:00:00Z`));
beforeEach(() => on('2016-03-15'));

const stateOf = async (tx: EntityManager, id: string): Promise<string> => (await tx.findOneByOrFail(Filing, { id })).state;
const shown = (tasks: ApprovalTask[]): string[] =>
  tasks.map(({ department, kind, gating, asked }) => `${department} ${kind}${gating ? ' gates' : ''}${asked === 'afterLicence' ? ' after' : ''}`);

describe('acceptance', () => {
  it('asks the departments of the day, and of these the registry alone holds the licence', () =>
    rolledBack(async (tx) => {
      const { id } = await aFilingInReview(tx);
      expect(shown(await tasksOf(tx, id))).toEqual([
        'HUMAN_RESOURCES RECORD after',
        'MARKET_SUPERVISION REVIEW gates',
        'PUBLICITY_SYSTEM NOTICE after',
        'PUBLIC_SECURITY RECORD after',
        'QUALITY RECORD after',
        'STATISTICS RECORD after',
        'TAX RECORD after',
      ]);
      const opened = await tx.findBy(OutboxEntry, { message: 'approval.task_opened' });
      expect(opened.map(({ queue }) => queue)).toEqual(['department-MARKET_SUPERVISION']); // nobody else is asked before the licence
    }));

  it('twice changes nothing', () =>
    rolledBack(async (tx) => {
      const { id } = await aFilingInReview(tx);
      const before = [await tasksOf(tx, id), await tx.count(OutboxEntry)];
      await acceptFiling(tx, SYSTEM, id);
      expect([await tasksOf(tx, id), await tx.count(OutboxEntry)]).toEqual(before);
    }));

  it('leaves alone what was withdrawn before', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aSubmittedFiling(tx);
      await withdrawFromReview(tx, filer, id);
      await acceptFiling(tx, SYSTEM, id);
      expect(await tasksOf(tx, id)).toEqual([]);
      expect(await stateOf(tx, id)).toBe('WITHDRAWN');
    }));

  it('asks by the law of the day on which the round came in', () =>
    rolledBack(async (tx) => {
      on('2015-09-30');
      const { id } = await aSubmittedFiling(tx);
      on('2015-10-08');
      await acceptFiling(tx, SYSTEM, id);
      expect((await tasksOf(tx, id)).filter(({ kind }) => kind === 'CODE_ASSIGNMENT')).toHaveLength(4);
    }));
});

describe('five codes, July to September 2015', () => {
  beforeEach(() => on('2015-08-12'));

  it.each(['2015-06-30', '2015-10-01'])('are not asked for on %s', (date) => {
    on(date);
    return rolledBack(async (tx) => {
      const { id } = await aFilingInReview(tx);
      expect((await tasksOf(tx, id)).filter(({ kind, gating }) => kind === 'CODE_ASSIGNMENT' || (gating && kind !== 'REVIEW'))).toEqual([]);
    });
  });

  it('hold the licence until each department has given its number; the first number stands', () =>
    rolledBack(async (tx) => {
      const { id } = await aFilingInReview(tx);
      const codes = (await tasksOf(tx, id)).filter(({ kind }) => kind === 'CODE_ASSIGNMENT');
      expect(shown(codes)).toEqual(['HUMAN_RESOURCES', 'QUALITY', 'STATISTICS', 'TAX'].map((department) => `${department} CODE_ASSIGNMENT gates`));
      const queues = (await tx.findBy(OutboxEntry, { message: 'approval.task_opened' })).map(({ queue }) => queue).sort();
      expect(queues).toEqual(['HUMAN_RESOURCES', 'MARKET_SUPERVISION', 'QUALITY', 'STATISTICS', 'TAX'].map((name) => `department-${name}`));
      await bothDecide(tx, await reviewOf(tx, id));
      for (const [index, task] of codes.entries()) {
        expect(await stateOf(tx, id)).toBe('IN_REVIEW');
        await keepAssignedCode(tx, task.id, `number ${index}`);
        await keepAssignedCode(tx, task.id, 'another');
      }
      expect(await stateOf(tx, id)).toBe('APPROVED');
      expect((await tasksOf(tx, id)).flatMap(({ assigned }) => assigned ?? [])).toEqual(['number 0', 'number 1', 'number 2', 'number 3']);
    }));

  it('are numbers, not an opinion: the machine gives no verdict for the department', () =>
    rolledBack(async (tx) => {
      const { id } = await aFilingInReview(tx);
      for (const task of await tasksOf(tx, id)) await checkTask(tx, task.id);
      expect(await tx.countBy(ApprovalVerdict, { filingId: id })).toBe(0);
    }));
});

describe('an authority whose permit comes first', () => {
  const PERMIT = { catalogueItem: 'P16', number: '温应急经〔2016〕000021', authority: 'WORK_SAFETY', issuedOn: '2016-03-01', validTo: '2019-02-28' };
  const hazardous = () => ({ ...aName(), businessScope: ['危险化学品经营'] });
  const onTheBooks = (tx: EntityManager, holder = '') =>
    tx.insert(SupervisionEntry, { list: 'permits', entityId: null, personIndex: null, subject: holder, details: { ...PERMIT, holder } } as never);

  it('answers by itself when the permit stands in its books and is valid', () =>
    rolledBack(async (tx) => {
      const facts = hazardous();
      await onTheBooks(tx, facts.name.full);
      const { id } = await aFilingInReview(tx, { facts });
      const task = await reviewOf(tx, id, 'WORK_SAFETY');
      expect(task).toMatchObject({ by: 'automatic', gating: true, items: ['P16'] });
      await checkTask(tx, task.id);
      await checkTask(tx, task.id);
      expect((await reviewOf(tx, id, 'WORK_SAFETY')).closedAt).not.toBeNull();
      expect(await tx.findBy(ApprovalVerdict, { taskId: task.id })).toMatchObject([
        { verdict: 'approve', byId: SYSTEM.userId, remarks: [{ reason: 'approval.permit_valid' }] },
      ]);
      await bothDecide(tx, await reviewOf(tx, id));
      expect(await stateOf(tx, id)).toBe('APPROVED');
    }));

  it('looks itself at what is only stated, with one word of one person', () =>
    rolledBack(async (tx) => {
      const { id } = await aFilingInReview(tx, { facts: hazardous(), permits: [PERMIT] });
      const task = await reviewOf(tx, id, 'WORK_SAFETY');
      expect(task).toMatchObject({ by: 'person', gating: true });
      await checkTask(tx, task.id);
      expect(await tx.countBy(ApprovalVerdict, { taskId: task.id })).toBe(0);
      await bothDecide(tx, await reviewOf(tx, id));
      expect(await stateOf(tx, id)).toBe('IN_REVIEW');
      await decide(tx, await anOfficer(tx, { department: 'WORK_SAFETY' }), task, 'APPROVE');
      expect(await stateOf(tx, id)).toBe('APPROVED');
    }));
});

it('an acknowledgement closes the task that stands for its message, and no other', () =>
  rolledBack(async (tx) => {
    const { id } = await aFilingInReview(tx);
    await closeAcknowledged(tx, { filingId: id, round: 1, department: 'TAX', task: 'RECORD' });
    await closeAcknowledged(tx, { filingId: id, round: 1, department: 'MARKET_SUPERVISION', task: 'REVIEW' });
    const closed = (await tasksOf(tx, id)).filter(({ closedAt }) => closedAt !== null);
    expect(shown(closed)).toEqual(['TAX RECORD after']);
  }));

describe('the machine lane', () => {
  it('gives the registry’s two words on a filing without a remark, where it is on', () =>
    rolledBack(async (tx) => {
      useTestConfig({ MACHINE_LANE: 'clean' });
      const { id } = await aFilingInReview(tx);
      await checkTask(tx, (await reviewOf(tx, id)).id);
      expect(await stateOf(tx, id)).toBe('APPROVED');
      expect((await tx.findBy(ApprovalVerdict, { filingId: id })).map(({ step, byId }) => [step, byId])).toEqual([
        ['EXAMINE', SYSTEM.userId],
        ['APPROVE', SYSTEM.userId],
      ]);
    }).finally(() => useTestConfig()));

  it('leaves everything to people where it is off', () =>
    rolledBack(async (tx) => {
      const { id } = await aFilingInReview(tx);
      await checkTask(tx, (await reviewOf(tx, id)).id);
      expect(await tx.count(ApprovalVerdict)).toBe(0);
    }));
});
