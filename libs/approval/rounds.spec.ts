import type { EntityManager } from 'typeorm';
import type { Facts, RemarkBody } from '#libs/contract';
import { answerRemarks, editFacts, editFiling, Filing, FilingHistory, filingPage, requestSignatures, submitFiling } from '#libs/filing';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { aFilingInReview, anOfficer, aName, bothDecide, decide, everyoneSigns, reviewOf, tasksOf, type Built } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { acceptFiling } from './accept-filing.ts';
import { ApprovalVerdict } from './approval.entity.ts';
import { changeVerdict } from './change-verdict.ts';
import { claimTask, releaseTask } from './claim-task.ts';
import { decideTask } from './decide-task.ts';
import { differencesPage, gatePage } from './gate.queries.ts';
import { allowLateReason } from './late-reason.ts';
import { pauseTask, resumeTask } from './pause-task.ts';
import { referDepartment } from './refer-department.ts';
import { trackPage } from './track.queries.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

const PERMIT = { catalogueItem: 'P16', number: '温应急经〔2016〕000021', authority: 'WORK_SAFETY', issuedOn: '2016-03-01', validTo: '2019-02-28' };
const stateOf = async (tx: EntityManager, { id }: Built): Promise<string> => (await tx.findOneByOrFail(Filing, { id })).state;

/** Hazardous goods: work safety looks at the permit by a person. */
const hazardous = (tx: EntityManager): Promise<Built> =>
  aFilingInReview(tx, { facts: { ...aName(), businessScope: ['危险化学品经营'] }, permits: [PERMIT] });

/** The examiner sends it back. */
async function sendBack(
  tx: EntityManager,
  { id }: Built,
  remarks: RemarkBody[] = [{ path: 'fiveInOne.staffCount', reason: '请核对人数' }],
): Promise<void> {
  const task = await reviewOf(tx, id);
  const lin = await anOfficer(tx);
  const { round, version } = await claimTask(tx, lin, task.id);
  await decideTask(tx, lin, task.id, { step: 'EXAMINE', verdict: 'correct', round, version, remarks });
}

/** The applicant changes something, everyone signs, and it is accepted again. */
async function nextRound(tx: EntityManager, { id, filer }: Built, change: (facts: Facts) => Facts): Promise<void> {
  await editFiling(tx, filer, id);
  const { version } = await tx.findOneByOrFail(Filing, { id });
  const { facts } = await filingPage(tx, filer, id);
  await editFacts(tx, filer, { filingId: id, version, parts: change(facts) });
  await requestSignatures(tx, filer, id);
  await everyoneSigns(tx, id);
  await submitFiling(tx, filer, id);
  await acceptFiling(tx, SYSTEM, id);
}
const moreStaff = ({ fiveInOne }: Facts): Facts => ({ fiveInOne: { ...fiveInOne, staffCount: 7 } });

describe('a new round', () => {
  it('asks again only departments whose part changed; the word of the others stands, and the gate says from when', () =>
    rolledBack(async (tx) => {
      const built = await hazardous(tx);
      await decide(tx, await anOfficer(tx, { department: 'WORK_SAFETY' }), await reviewOf(tx, built.id, 'WORK_SAFETY'), 'APPROVE');
      await sendBack(tx, built);
      setRegistryClock(new Date('2016-03-17T02:00:00Z'));
      await nextRound(tx, built, moreStaff);
      const safety = await reviewOf(tx, built.id, 'WORK_SAFETY');
      expect(safety).toMatchObject({ round: 2, lapsed: false });
      expect(safety.closedAt).not.toBeNull();
      const examiner = await anOfficer(tx);
      const gate = await gatePage(tx, examiner, (await reviewOf(tx, built.id)).id);
      expect(gate).toMatchObject({ outcome: 'pending', filing: { round: 2 } });
      expect(gate.tasks.find(({ department }) => department === 'WORK_SAFETY')).toMatchObject({
        verdict: 'approve',
        words: [{ step: 'APPROVE', verdict: 'approve', by: '许闻溪', at: expect.stringMatching(/^2016-03-15T10:/) as string, round: 1 }],
      });
      await bothDecide(tx, await reviewOf(tx, built.id));
      expect(await stateOf(tx, built)).toBe('APPROVED');
    }));

  it('asks a department again whose part was changed, and one that had asked for something', () =>
    rolledBack(async (tx) => {
      const built = await hazardous(tx);
      await decide(tx, await anOfficer(tx, { department: 'WORK_SAFETY' }), await reviewOf(tx, built.id, 'WORK_SAFETY'), 'APPROVE');
      await sendBack(tx, built, [{ path: 'address', reason: '请写到门牌号' }]);
      await nextRound(tx, built, ({ address }) => (address ? { address: { ...address, doorNumber: '19号', text: `${address.text}` } } : {}));
      expect((await reviewOf(tx, built.id, 'WORK_SAFETY')).closedAt).toBeNull();
    }));

  it('shows what was changed, and beside each remark what the applicant wrote', () =>
    rolledBack(async (tx) => {
      const built = await aFilingInReview(tx);
      await sendBack(tx, built, [
        { path: 'fiveInOne.staffCount', reason: '请核对人数' },
        { path: 'address', code: 'address.not_found' },
      ]);
      await answerRemarks(tx, built.filer, built.id, [{ remark: 0, answer: '已改为七人' }]);
      await expect(answerRemarks(tx, built.filer, built.id, [{ remark: 2, answer: '没有这条' }])).rejects.toMatchObject({
        code: 'filing.no_such_remark',
      });
      await expect(answerRemarks(tx, built.filer, built.id, [{ remark: 1, answer: '<b>x</b>' }])).rejects.toMatchObject({ code: 'filing.markup' });
      const { correction } = await filingPage(tx, built.filer, built.id);
      expect(correction?.remarks).toMatchObject([{ answer: '已改为七人' }, { code: 'address.not_found', example: expect.any(String) as string }]);
      expect(correction?.given.fiveInOne?.staffCount).toBe(built.facts.fiveInOne?.staffCount);
      await nextRound(tx, built, moreStaff);
      const officer = await anOfficer(tx);
      const { from, to, differences } = await differencesPage(tx, officer, (await reviewOf(tx, built.id)).id, {});
      expect([from, to, differences]).toMatchObject([1, 2, [{ path: 'fiveInOne.staffCount', after: 7 }]]);
      const first = (await tasksOf(tx, built.id)).find(({ round, kind }) => round === 1 && kind === 'REVIEW');
      await expect(differencesPage(tx, officer, first?.id ?? '', {})).rejects.toMatchObject({ code: 'approval.no_such_round' });
    }));

  it('takes no new reason on unchanged data, unless a supervisor lets it pass, which is counted', () =>
    rolledBack(async (tx) => {
      const built = await aFilingInReview(tx);
      await sendBack(tx, built);
      await nextRound(tx, built, moreStaff);
      const [lin, task] = [await anOfficer(tx), await reviewOf(tx, built.id)];
      const { round, version } = await claimTask(tx, lin, task.id);
      const word = { step: 'EXAMINE' as const, verdict: 'correct' as const, round, version };
      await expect(decideTask(tx, lin, task.id, { ...word, remarks: [{ path: 'name.full', reason: '早该说的' }] })).rejects.toMatchObject({
        code: 'approval.late_reason',
        details: { fields: ['name.full'] },
      });
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      await allowLateReason(tx, supervisor, task.id, { round, version, path: 'name.full', why: '前一轮漏看' });
      await decideTask(tx, lin, task.id, { ...word, remarks: [{ path: 'name.full', reason: '早该说的' }] });
      expect(await stateOf(tx, built)).toBe('CORRECTION_REQUESTED');
    }));

  it('may ask again for what was asked before, and for what changed', () =>
    rolledBack(async (tx) => {
      const built = await aFilingInReview(tx);
      await sendBack(tx, built, [{ path: 'address', reason: '写明门牌' }]);
      await nextRound(tx, built, moreStaff);
      await sendBack(tx, built, [
        { path: 'address.text', reason: '还是没有写明' },
        { path: 'fiveInOne.staffCount', reason: '与社保不符' },
      ]);
      expect(await stateOf(tx, built)).toBe('CORRECTION_REQUESTED');
    }));
});

describe('a department', () => {
  it('added in review holds the licence, in the next rounds too (A-21)', () =>
    rolledBack(async (tx) => {
      const built = await aFilingInReview(tx);
      const [lin, task] = [await anOfficer(tx), await reviewOf(tx, built.id)];
      const seen = await claimTask(tx, lin, task.id);
      await referDepartment(tx, lin, task.id, { round: 1, version: seen.version, department: 'TAX', reason: '涉税疑点' });
      await expect(referDepartment(tx, lin, task.id, { round: 1, version: seen.version, department: 'TAX', reason: '再来' })).rejects.toMatchObject({
        code: 'approval.asked_already',
      });
      await releaseTask(tx, lin, task.id);
      await bothDecide(tx, await reviewOf(tx, built.id));
      expect(await stateOf(tx, built)).toBe('IN_REVIEW');
      const tax = await anOfficer(tx, { department: 'TAX' });
      const asked = await reviewOf(tx, built.id, 'TAX');
      const { version } = await claimTask(tx, tax, asked.id);
      const remarks = [{ path: 'fiveInOne', code: 'tax.finance_officer_unclear' }];
      await decideTask(tx, tax, asked.id, { step: 'APPROVE', verdict: 'correct', round: 1, version, remarks });
      await nextRound(tx, built, moreStaff);
      await bothDecide(tx, await reviewOf(tx, built.id));
      expect([await stateOf(tx, built), (await reviewOf(tx, built.id, 'TAX')).round]).toEqual(['IN_REVIEW', 2]);
      await decide(tx, tax, await reviewOf(tx, built.id, 'TAX'), 'APPROVE');
      expect(await stateOf(tx, built)).toBe('APPROVED');
    }));

  it('puts a task on hold: no verdict until it goes on, and the gate says why', () =>
    rolledBack(async (tx) => {
      const built = await aFilingInReview(tx);
      const [lin, task] = [await anOfficer(tx), await reviewOf(tx, built.id)];
      const { version } = await claimTask(tx, lin, task.id);
      await expect(pauseTask(tx, lin, task.id, { round: 1, version, reason: '核查', until: '2016-03-15' })).rejects.toMatchObject({
        code: 'approval.pause_ends_before_it_begins',
      });
      const paused = await pauseTask(tx, lin, task.id, { round: 1, version, reason: '实地核查', until: '2016-03-18' });
      const word = { step: 'EXAMINE' as const, verdict: 'approve' as const, round: 1 };
      await expect(decideTask(tx, lin, task.id, { ...word, version: paused.version })).rejects.toMatchObject({ code: 'approval.paused' });
      await expect(decideTask(tx, lin, task.id, { ...word, version })).rejects.toMatchObject({ code: 'approval.stale_version' });
      expect((await gatePage(tx, lin, task.id)).tasks).toMatchObject([{ paused: '实地核查', verdict: null }]);
      await resumeTask(tx, lin, task.id, { round: 1, version: paused.version });
      await decideTask(tx, lin, task.id, word);
    }));

  it('changes its word before the licence is out: what was approved is in review again (A-21)', () =>
    rolledBack(async (tx) => {
      const built = await aFilingInReview(tx);
      const task = await reviewOf(tx, built.id);
      const [lin, zhao] = [await anOfficer(tx), await anOfficer(tx)];
      await decide(tx, lin, task, 'EXAMINE');
      await decide(tx, zhao, task, 'APPROVE');
      const { version } = await reviewOf(tx, built.id);
      const body = { verdict: 'refuse' as const, round: 1, version, why: '收到举报', remarks: [{ reason: '住所不实' }] };
      await expect(changeVerdict(tx, lin, task.id, { ...body, step: 'APPROVE' })).rejects.toMatchObject({ code: 'approval.not_own_verdict' });
      await changeVerdict(tx, lin, task.id, { ...body, step: 'EXAMINE' });
      expect(await stateOf(tx, built)).toBe('IN_REVIEW'); // a changed examination asks for a new approval
      await decide(tx, zhao, await reviewOf(tx, built.id), 'APPROVE');
      expect(await stateOf(tx, built)).toBe('APPROVED');
      const again = await reviewOf(tx, built.id);
      await changeVerdict(tx, zhao, task.id, { ...body, step: 'APPROVE', version: again.version });
      expect(await stateOf(tx, built)).toBe('REJECTED');
      expect((await tx.find(FilingHistory, { where: { filingId: built.id }, order: { id: 'asc' } })).map(({ move }) => move)).toEqual([
        'requestSignatures',
        'submit',
        'accept',
        'approve',
        'reopen',
        'approve',
        'reopen',
        'reject',
      ]);
      expect(await tx.countBy(ApprovalVerdict, { taskId: task.id })).toBe(5);
    }));
});

it('the clock stands still while the applicant has it, and both halves are shown', () =>
  rolledBack(async (tx) => {
    const built = await aFilingInReview(tx); // Tuesday
    expect((await reviewOf(tx, built.id)).dueOn).toBe('2016-03-18');
    setRegistryClock(new Date('2016-03-17T02:00:00Z'));
    await sendBack(tx, built);
    expect((await trackPage(tx, built.filer, built.id)).clock).toMatchObject({ with: 'applicant', officeWorkingDays: 2, promisedOn: null });
    setRegistryClock(new Date('2016-03-23T02:00:00Z'));
    await nextRound(tx, built, moreStaff);
    expect((await trackPage(tx, built.filer, built.id)).clock).toEqual({
      with: 'office',
      officeWorkingDays: 2,
      applicantWorkingDays: 4,
      promisedOn: '2016-03-24', // one of three days is left
      extended: null,
    });
  }));
