import type { EntityManager } from 'typeorm';
import type { Verdict } from '#libs/contract';
import { editFacts, editFiling, Filing, FilingHistory, FilingRound, requestSignatures, submitFiling } from '#libs/filing';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { AuditEntry, OutboxEntry } from '#libs/platform';
import { aFilingInReview, aName, anOfficer, aTask, bothDecide, decide, everyoneSigns, reviewOf } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { acceptFiling } from './accept-filing.ts';
import { ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
import { claimTask, LEASE_MS, releaseTask } from './claim-task.ts';
import { decideTask } from './decide-task.ts';
import { gateOf } from './settle.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

const word = (verdict: Verdict = 'approve', over: object = {}) => ({ step: 'EXAMINE' as const, verdict, round: 1, ...over });
const filingOf = (tx: EntityManager, { filingId }: ApprovalTask): Promise<Filing> => tx.findOneByOrFail(Filing, { id: filingId });

describe('a claim', () => {
  it('is a lease: nobody else has the task until it ends, steady work renews it', () =>
    rolledBack(async (tx) => {
      const [lin, zhao] = [await anOfficer(tx), await anOfficer(tx)];
      const { id } = await aTask(tx);
      const first = await claimTask(tx, lin, id);
      expect(first.leaseUntil?.getTime()).toBeGreaterThan(Date.now() + LEASE_MS - 5_000);
      await expect(claimTask(tx, zhao, id)).rejects.toMatchObject({ code: 'approval.held_by_other', details: { holder: '许闻溪' } });
      await tx.update(ApprovalTask, id, { leaseUntil: new Date(Date.now() + 1_000) });
      expect((await claimTask(tx, lin, id)).leaseUntil?.getTime()).toBeGreaterThan(Date.now() + LEASE_MS - 5_000);
      await tx.update(ApprovalTask, id, { leaseUntil: new Date(Date.now() - 1) });
      expect(await claimTask(tx, zhao, id)).toMatchObject({ holderId: zhao.userId });
      await expect(decideTask(tx, lin, id, word())).rejects.toMatchObject({ code: 'approval.held_by_other' });
      const claims = await tx.findBy(AuditEntry, { objectId: id, what: 'task.claimed' });
      expect(claims.map(({ actorId }) => actorId)).toEqual([lin.userId, zhao.userId]);
    }));

  it('given back leaves the task free; of another it cannot be given back', () =>
    rolledBack(async (tx) => {
      const [lin, zhao] = [await anOfficer(tx), await anOfficer(tx)];
      const { id } = await aTask(tx);
      await claimTask(tx, lin, id);
      await expect(releaseTask(tx, zhao, id)).rejects.toMatchObject({ code: 'approval.held_by_other' });
      await releaseTask(tx, lin, id);
      await claimTask(tx, zhao, id);
    }));

  it('is for the own department and district only: to others the task is not there', () =>
    rolledBack(async (tx) => {
      const { id } = await aTask(tx);
      for (const wish of [{ districts: ['330304'] }, { department: 'TAX' }, { districts: [] }]) {
        await expect(claimTask(tx, await anOfficer(tx, wish), id)).rejects.toMatchObject({ code: 'approval.task_not_found' });
      }
    }));

  it('is never the filer’s own', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFilingInReview(tx);
      const officer = { ...(await anOfficer(tx)), userId: filer.userId };
      await expect(claimTask(tx, officer, (await reviewOf(tx, id)).id)).rejects.toMatchObject({ code: 'approval.own_filing' });
    }));
});

describe('a verdict', () => {
  it('needs the claim, the round that was looked at, and the step whose turn it is', () =>
    rolledBack(async (tx) => {
      const lin = await anOfficer(tx);
      const { id } = await aTask(tx);
      await expect(decideTask(tx, lin, id, word())).rejects.toMatchObject({ code: 'approval.not_claimed' });
      await claimTask(tx, lin, id);
      await expect(decideTask(tx, lin, id, word('approve', { round: 2 }))).rejects.toMatchObject({ code: 'approval.other_round' });
      await expect(decideTask(tx, lin, id, word('approve', { step: 'APPROVE' }))).rejects.toMatchObject({ code: 'approval.other_step' });
      await expect(decideTask(tx, lin, id, word('refuse'))).rejects.toMatchObject({ code: 'approval.remark_missing' });
      expect(await tx.count(ApprovalVerdict)).toBe(0);
    }));

  it('belongs to a role, and never both words to one person', () =>
    rolledBack(async (tx) => {
      const task = await aTask(tx);
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      await expect(decide(tx, supervisor, task, 'EXAMINE')).rejects.toMatchObject({ code: 'approval.role_missing' });
      await tx.update(ApprovalTask, task.id, { holderId: null, leaseUntil: null });
      const lin = await anOfficer(tx);
      await decide(tx, lin, task, 'EXAMINE');
      await expect(decide(tx, lin, task, 'APPROVE')).rejects.toMatchObject({ code: 'approval.second_person_needed' });
      expect(await filingOf(tx, task)).toMatchObject({ state: 'IN_REVIEW' });
    }));

  it('of two people approves: the filing is approved once, with one message, and nothing can be said any more', () =>
    rolledBack(async (tx) => {
      const task = await aTask(tx);
      await bothDecide(tx, task);
      expect(await filingOf(tx, task)).toMatchObject({ state: 'APPROVED' });
      expect(await tx.countBy(OutboxEntry, { message: 'filing.approved' })).toBe(1);
      await expect(claimTask(tx, await anOfficer(tx), task.id)).rejects.toMatchObject({ code: 'approval.already_decided' });
    }));

  it('of two people refuses: the filing is rejected with the reason, and its name is free', () =>
    rolledBack(async (tx) => {
      const task = await aTask(tx);
      await bothDecide(tx, task, 'refuse');
      expect(await filingOf(tx, task)).toMatchObject({ state: 'REJECTED' });
      const [last] = await tx.find(FilingHistory, { where: { filingId: task.filingId }, order: { id: 'desc' }, take: 1 });
      expect(last?.details).toMatchObject({ remarks: [{ reason: '请改正', department: 'MARKET_SUPERVISION' }] });
    }));

  it('is kept for ever: the database refuses to change it', () =>
    rolledBack(async (tx) => {
      const task = await aTask(tx);
      await decide(tx, await anOfficer(tx), task, 'EXAMINE');
      await expect(tx.query(`update approval_verdict set verdict = 'refuse'`)).rejects.toThrow('is append-only');
    }));

  it('leaves no finding of the officer’s open, and none that was refused', () =>
    rolledBack(async (tx) => {
      const { id } = await aFilingInReview(tx);
      const task = await reviewOf(tx, id);
      await tx.query('alter table filing_round disable trigger user');
      const open = { rule: 'name.restricted_word', path: 'name.full', severity: 'officerDecides' as const, source: '' };
      await tx.update(FilingRound, { filingId: id, round: 1 }, { findings: [open] });
      const lin = await anOfficer(tx);
      await claimTask(tx, lin, task.id);
      await expect(decideTask(tx, lin, task.id, word())).rejects.toMatchObject({
        code: 'approval.finding_undecided',
        details: { open: [{ rule: open.rule, path: open.path }] },
      });
      const said = (verdict: 'allow' | 'refuse') => word('approve', { allowances: [{ rule: open.rule, path: open.path, verdict, reason: '有据' }] });
      await expect(decideTask(tx, lin, task.id, said('refuse'))).rejects.toMatchObject({ code: 'approval.finding_refused' });
      await decideTask(tx, lin, task.id, said('allow'));
      await decide(tx, await anOfficer(tx), task, 'APPROVE');
      expect(await filingOf(tx, task)).toMatchObject({ state: 'APPROVED' });
    }));
});

describe('a correction', () => {
  it('comes back at once with every remark, and the new round asks everyone again', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await aFilingInReview(tx);
      const first = await reviewOf(tx, id);
      await decide(tx, await anOfficer(tx), first, 'EXAMINE', 'correct');
      expect(await filingOf(tx, first)).toMatchObject({ state: 'CORRECTION_REQUESTED' });

      await editFiling(tx, filer, id);
      const investors = (facts.investors ?? []).map((investor) => ({ ...investor, paidIn: 100 }));
      await editFacts(tx, filer, { filingId: id, version: 1, parts: { investors } });
      await requestSignatures(tx, filer, id);
      await everyoneSigns(tx, id);
      await submitFiling(tx, filer, id);
      await expect(claimTask(tx, await anOfficer(tx), first.id)).rejects.toMatchObject({ code: 'approval.already_decided' });
      await acceptFiling(tx, SYSTEM, id);

      const second = await reviewOf(tx, id);
      expect(second).toMatchObject({ round: 2, closedAt: null });
      expect(await tx.countBy(ApprovalTask, { filingId: id, round: 2 })).toBe(await tx.countBy(ApprovalTask, { filingId: id, round: 1 }));
      expect((await gateOf(tx, id, 2)).map(({ verdict }) => verdict)).toEqual([null]); // what was said of round 1 is not said of round 2
      await bothDecide(tx, second);
      expect(await filingOf(tx, second)).toMatchObject({ state: 'APPROVED', round: 2 });
    }));

  describe('asked for by one of two departments', () => {
    const PERMIT = { catalogueItem: 'P16', number: '1', authority: 'WORK_SAFETY', issuedOn: '2016-03-01', validTo: '2019-02-28' };
    async function twoReviews(tx: EntityManager): Promise<[ApprovalTask, ApprovalTask]> {
      const { id } = await aFilingInReview(tx, { facts: { ...aName(), businessScope: ['危险化学品经营'] }, permits: [PERMIT] });
      return [await reviewOf(tx, id), await reviewOf(tx, id, 'WORK_SAFETY')];
    }
    const lastMove = async (tx: EntityManager, { filingId }: ApprovalTask): Promise<FilingHistory | undefined> =>
      (await tx.find(FilingHistory, { where: { filingId }, order: { id: 'desc' }, take: 1 }))[0];

    it('waits for the other, so that the applicant hears everything once', () =>
      rolledBack(async (tx) => {
        const [registry, safety] = await twoReviews(tx);
        await decide(tx, await anOfficer(tx, { department: 'WORK_SAFETY' }), safety, 'APPROVE', 'correct');
        expect(await filingOf(tx, registry)).toMatchObject({ state: 'IN_REVIEW' });
        await decide(tx, await anOfficer(tx), registry, 'EXAMINE', 'correct');
        const last = await lastMove(tx, registry);
        const { remarks } = last?.details as { remarks: { department: string }[] };
        expect([last?.move, remarks.map(({ department }) => department)]).toEqual(['requestCorrection', ['MARKET_SUPERVISION', 'WORK_SAFETY']]);
      }));

    it('gives way to a refusal by the other, whose reason alone is told', () =>
      rolledBack(async (tx) => {
        const [registry, safety] = await twoReviews(tx);
        await decide(tx, await anOfficer(tx), registry, 'EXAMINE', 'correct');
        await decide(tx, await anOfficer(tx, { department: 'WORK_SAFETY' }), safety, 'APPROVE', 'refuse');
        expect(await lastMove(tx, registry)).toMatchObject({ move: 'reject', details: { remarks: [{ department: 'WORK_SAFETY' }] } });
      }));
  });

  it('leaves a task of the earlier round that nobody decided without effect', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFilingInReview(tx);
      const first = await reviewOf(tx, id);
      await decide(tx, await anOfficer(tx), first, 'EXAMINE', 'correct');
      await tx.update(ApprovalTask, first.id, { closedAt: null }); // as a task of another department would stand
      await requestSignatures(tx, filer, id);
      await submitFiling(tx, filer, id);
      await acceptFiling(tx, SYSTEM, id);
      await expect(claimTask(tx, await anOfficer(tx), first.id)).rejects.toMatchObject({ code: 'approval.review_closed', details: { round: 2 } });
    }));
});

it('the gate can say who approved what, in which round, when', () =>
  rolledBack(async (tx) => {
    const task = await aTask(tx);
    await bothDecide(tx, task);
    const [registry, ...others] = await gateOf(tx, task.filingId, 1);
    expect(others).toEqual([]);
    expect(registry).toMatchObject({ verdict: 'approve', task: { department: 'MARKET_SUPERVISION', round: 1 } });
    expect(registry?.verdicts.map(({ step, verdict }) => `${step} ${verdict}`)).toEqual(['EXAMINE approve', 'APPROVE approve']);
    expect(new Set(registry?.verdicts.map(({ byId }) => byId)).size).toBe(2);
  }));
