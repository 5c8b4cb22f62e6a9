import type { EntityManager } from 'typeorm';
import { acceptFiling, ApprovalTask, changeVerdict, claimTask, decideTask, gatePage, referDepartment, releaseTask } from '#libs/approval';
import type { RemarkBody, Verdict } from '#libs/contract';
import { editFacts, editFiling, Filing, filingPage, requestSignatures, submitFiling } from '#libs/filing';
import { setRegistryClock, SYSTEM, type Actor } from '#libs/kernel';
import { issueLicence, Licence } from '#libs/licence';
import { allotCodes } from '#libs/register';
import { aFilingInReview, anOfficer, decide, everyoneSigns, reviewOf, type Built } from '../support/build.ts';
import { database } from '../support/database.ts';
import { useTestConfig } from '../support/environment.ts';

// A-21 as it is written, word for word. Each act is a transaction of its own, as in life.

const made = <T>(act: (tx: EntityManager) => Promise<T>): Promise<T> => database().transaction(act);
const at = (time: string): void => setRegistryClock(new Date(`2016-03-${time}:00+08:00`));

let built: Built;
const officers = new Map<string, Actor>();
const of = (department: string): Actor => officers.get(department) ?? SYSTEM;
const state = async (): Promise<string> => (await made((tx) => tx.findOneByOrFail(Filing, { id: built.id }))).state;
const licences = (): Promise<number> => made((tx) => tx.countBy(Licence, { filingId: built.id }));
/** The worker tries, whatever it was told; how many licences there are then. */
const issue = async (): Promise<number> => {
  await made((tx) => issueLicence(tx, SYSTEM, built.id));
  return licences();
};

async function refer(department: string): Promise<void> {
  await made(async (tx) => {
    const task = await reviewOf(tx, built.id);
    const { round, version } = await claimTask(tx, of('clerk'), task.id);
    await referDepartment(tx, of('clerk'), task.id, { round, version, department, reason: '并联审查' });
    await releaseTask(tx, of('clerk'), task.id);
  });
}

async function say(department: string, verdict: Verdict, remarks?: RemarkBody[]): Promise<void> {
  await made(async (tx) => {
    const task = await reviewOf(tx, built.id, department);
    const { round, version } = await claimTask(tx, of(department), task.id);
    await decideTask(tx, of(department), task.id, { step: 'APPROVE', verdict, round, version, ...(remarks ? { remarks } : {}) });
  });
}

async function registryApproves(): Promise<void> {
  await made(async (tx) => decide(tx, of('clerk'), await reviewOf(tx, built.id), 'EXAMINE'));
  await made(async (tx) => decide(tx, of('approver'), await reviewOf(tx, built.id), 'APPROVE'));
}

async function handInAgain(): Promise<void> {
  await made(async (tx) => {
    await editFiling(tx, built.filer, built.id);
    const { version } = await tx.findOneByOrFail(Filing, { id: built.id });
    const { facts } = await filingPage(tx, built.filer, built.id);
    await editFacts(tx, built.filer, { filingId: built.id, version, parts: { fiveInOne: { ...facts.fiveInOne, staffCount: 7 } } });
    await requestSignatures(tx, built.filer, built.id);
    await everyoneSigns(tx, built.id);
    await submitFiling(tx, built.filer, built.id);
    await acceptFiling(tx, SYSTEM, built.id);
  });
}

const gate = () => made(async (tx) => gatePage(tx, of('approver'), (await reviewOf(tx, built.id)).id));

beforeAll(async () => {
  useTestConfig();
  at('15T10:00');
  await made(async (tx) => {
    await allotCodes(tx, 'PDY', 5, 99);
    for (const department of ['TAX', 'HUMAN_RESOURCES', 'STATISTICS', 'QUALITY'])
      officers.set(department, await anOfficer(tx, { department, roles: ['approver'] }));
    officers.set('clerk', await anOfficer(tx, { roles: ['clerk', 'examiner'] }));
    officers.set('approver', await anOfficer(tx, { roles: ['approver'] }));
    built = await aFilingInReview(tx);
  });
});

it('the licence waits for every department’s latest word (A-21)', async () => {
  // Referred to TAX, HUMAN_RESOURCES, STATISTICS. Round 1: TAX asks for correction, others approve.
  for (const department of ['TAX', 'HUMAN_RESOURCES', 'STATISTICS']) await refer(department);
  await say('TAX', 'correct', [{ path: 'fiveInOne.staffCount', reason: '请核对人数' }]);
  await say('HUMAN_RESOURCES', 'approve');
  await say('STATISTICS', 'approve');
  expect(await state()).toBe('IN_REVIEW'); // the applicant hears everything once
  await registryApproves();
  expect([await state(), await issue()]).toEqual(['CORRECTION_REQUESTED', 0]);

  // Applicant resubmits: the case does not stay in "awaiting applicant".
  at('16T10:00');
  await handInAgain();
  expect(await state()).toBe('IN_REVIEW');

  // Words of round 1 count only where the department need not look again: its part was not touched, and it asked for nothing.
  const asked = (await gate()).tasks.filter(({ verdict }) => verdict === null).map(({ department }) => department);
  expect(asked).toContain('TAX');
  const carried = (await gate()).tasks.filter(({ verdict }) => verdict !== null);
  for (const { words } of carried) expect(words.map(({ verdict, round }) => [verdict, round])).toContainEqual(['approve', 1]);

  // In round 2 the clerk adds QUALITY. TAX approves round 2; QUALITY silent.
  if (!asked.includes('MARKET_SUPERVISION')) throw new Error('the registry looks at the answer itself');
  await refer('QUALITY');
  await say('TAX', 'approve');
  for (const department of asked.filter((one) => !['TAX', 'MARKET_SUPERVISION'].includes(one))) await say(department, 'approve');
  await made(async (tx) => decide(tx, of('clerk'), await reviewOf(tx, built.id), 'EXAMINE'));
  expect([await state(), await issue(), (await gate()).outcome]).toEqual(['IN_REVIEW', 0, 'pending']);

  // Two last verdicts in the same second.
  at('17T10:00');
  await Promise.all([say('QUALITY', 'approve'), made(async (tx) => decide(tx, of('approver'), await reviewOf(tx, built.id), 'APPROVE'))]);
  expect([await state(), (await gate()).outcome]).toEqual(['APPROVED', 'approve']);

  // One department changes its verdict before issue: that stops it.
  await made(async (tx) => {
    const { id, version } = await reviewOf(tx, built.id, 'QUALITY');
    const word = { step: 'APPROVE' as const, verdict: 'correct' as const, round: 2, version, why: '复核时发现' };
    await changeVerdict(tx, of('QUALITY'), id, { ...word, remarks: [{ path: 'fiveInOne.staffCount', reason: '与社保不符' }] });
  });
  expect([await state(), await issue()]).toEqual(['CORRECTION_REQUESTED', 0]);

  at('18T10:00');
  await handInAgain();
  for (const { department, verdict } of (await gate()).tasks)
    if (verdict === null) await (department === 'MARKET_SUPERVISION' ? registryApproves() : say(department, 'approve'));
  expect(await state()).toBe('APPROVED');
  // Exactly one licence, however often and at one moment it is tried.
  await Promise.all(Array.from({ length: 10 }, () => made((tx) => issueLicence(tx, SYSTEM, built.id))));
  expect(await licences()).toBe(1);

  // The gate can print its reason: who approved what, which round, when.
  const { outcome, filing, tasks } = await gate();
  expect([outcome, filing.round]).toEqual(['approve', 3]);
  const said = Object.fromEntries(tasks.map(({ department, words }) => [department, words.at(-1)]));
  expect(Object.keys(said).sort()).toEqual(['HUMAN_RESOURCES', 'MARKET_SUPERVISION', 'QUALITY', 'STATISTICS', 'TAX']);
  for (const word of Object.values(said))
    expect(word).toMatchObject({ verdict: 'approve', by: expect.any(String) as string, at: expect.stringMatching(/^2016-03-1[5-8]T/) as string });
  expect(said['QUALITY']?.round).toBe(3); // who asked for something looks again
  expect(await made((tx) => tx.countBy(ApprovalTask, { filingId: built.id, department: 'QUALITY', kind: 'REVIEW' }))).toBe(2);
});
