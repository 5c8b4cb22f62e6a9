import { In, IsNull, type EntityManager } from 'typeorm';
import {
  acceptByClerk,
  ApprovalSwitch,
  ApprovalTask,
  ApprovalVerdict,
  assignTask,
  changeVerdict,
  checklistPage,
  checkTask,
  claimTask,
  decideTask,
  declineFiling,
  gateOf,
  handOver,
  outcomeOf,
  pauseTask,
  receiveFiling,
  referDepartment,
  releaseTask,
  resumeTask,
  returnFiling,
  setHandling,
  withdrawFromReview,
} from '#libs/approval';
import type { DeskPlace, DeskSearch, EntityType, StaffRole, Verdict, VerdictStep } from '#libs/contract';
import { deskPage, lostPlaces, nextTask } from '#libs/desk';
import { editFacts, editFiling, Filing, FILING_MOVES, isEnded, requestSignatures, submitFiling } from '#libs/filing';
import { AppError, setRegistryClock, SYSTEM, type Actor } from '#libs/kernel';
import { issueLicence, keepPapers, Licence } from '#libs/licence';
import { allotCodes } from '#libs/register';
import { anOfficer, aSubmittedFiling, everyoneSigns, type Built } from '../support/build.ts';
import { database } from '../support/database.ts';
import { useTestConfig } from '../support/environment.ts';
import { Noise } from '../api/noise.ts';

// Twenty officers and as many applicants as filings do at random what they may, and sometimes what they may not. After each step every open
// task is in one place, every count is its list, and nothing is licensed without every department's word of the last round.
// `npm run prove` plays with a thousand filings.

const FILINGS = Number(process.env.MODEL_FILINGS ?? 100);
const STEPS = FILINGS * 4;
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
jest.setTimeout(60_000 + FILINGS * 4_000);

const noise = new Noise(SEED);
const PLACES: DeskPlace[] = ['FREE', 'ASSIGNED', 'HELD', 'PAUSED'];
const officers: Actor[] = [];
const filings: Built[] = [];
const made = <T>(act: (tx: EntityManager) => Promise<T>): Promise<T> => database().transaction(act);

beforeAll(async () => {
  useTestConfig();
  setRegistryClock(new Date('2016-03-15T02:00:00Z'));
  await made(async (tx) => {
    await allotCodes(tx, 'PDY', 5, 9_999);
    const hire = async (count: number, department: string, roles: StaffRole[], districts = ['330300']) => {
      for (let place = 0; place < count; place += 1) officers.push(await anOfficer(tx, { department, roles, districts }));
    };
    await hire(6, 'MARKET_SUPERVISION', ['clerk', 'examiner'], ['330302']);
    await hire(5, 'MARKET_SUPERVISION', ['approver']);
    await hire(2, 'MARKET_SUPERVISION', ['supervisor']);
    await hire(2, 'TAX', ['examiner', 'approver']);
    await hire(2, 'STATISTICS', ['approver', 'examiner'], ['330302']);
    await hire(1, 'TAX', ['supervisor'], ['330302']);
    await hire(2, 'MARKET_SUPERVISION', ['examiner', 'approver'], ['330304']);
    // In half of the filings a clerk looks first.
    const row = { what: 'acceptance', district: '330302', entityType: 'INDIVIDUAL_BUSINESS', on: false, share: 0 } as const;
    await tx.insert(ApprovalSwitch, { ...row, changedBy: SYSTEM.userId, changedAt: new Date() });
  });
});

const reasons: Record<string, number> = {};
const of = (department: string, role?: StaffRole): Actor =>
  noise.one(officers.filter((one) => one.department === department && (!role || one.roles.includes(role))));

/** Tries an act as one person does it, in a transaction of its own; a refusal changes nothing. */
async function tries(what: string, act: (tx: EntityManager) => Promise<unknown>): Promise<boolean> {
  try {
    await made(act);
    reasons[what] = (reasons[what] ?? 0) + 1;
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw new Error(`seed ${SEED}: ${what} is a fault, not a refusal`, { cause: error });
    reasons[`${what} refused`] = (reasons[`${what} refused`] ?? 0) + 1;
    return false;
  }
}

const anOpenTask = async (): Promise<ApprovalTask | null> => {
  const open = await database().manager.findBy(ApprovalTask, { asked: 'atAcceptance', closedAt: IsNull() });
  return open.length > 0 ? noise.one(open) : null;
};

const remarks = [{ path: 'businessScope', reason: '请写明' }];

/** What somebody who holds a task may say on it. */
async function work(officer: Actor, id: string): Promise<void> {
  const task = await database().manager.findOneByOrFail(ApprovalTask, { id });
  const { round, version } = task;
  const seen = { round, version };
  if (task.kind === 'ACCEPTANCE') {
    const way = noise.below(6);
    if (way === 0) await tries('decline', (tx) => declineFiling(tx, officer, id, { ...seen, reason: '不归本机关', remedy: '到区局办理' }));
    else if (way === 1)
      await tries('return', async (tx) => {
        const points = await checklistPage(tx, officer, id);
        const checklist = points.map((point) => ({ point, right: point !== 'businessScope' }));
        return returnFiling(tx, officer, id, { ...seen, checklist, remarks });
      });
    else await tries('accept', (tx) => acceptByClerk(tx, officer, id, seen));
    return;
  }
  const way = noise.below(20);
  if (way === 0) return void (await tries('release', (tx) => releaseTask(tx, officer, id)));
  if (way === 1) return void (await tries('pause', (tx) => pauseTask(tx, officer, id, { ...seen, reason: '实地核查' })));
  if (way === 2)
    return void (await tries('refer', (tx) =>
      referDepartment(tx, officer, id, { ...seen, department: noise.one(['TAX', 'STATISTICS']), reason: '并联审查' }),
    ));
  if (task.pausedAt) await tries('resume', (tx) => resumeTask(tx, officer, id, seen));
  const { version: now } = await database().manager.findOneByOrFail(ApprovalTask, { id });
  const verdicts = await database().manager.findBy(ApprovalVerdict, { taskId: id });
  const step: VerdictStep =
    task.steps.length < 2 ? (task.steps[0] ?? 'APPROVE') : verdicts.some((one) => one.step === 'EXAMINE') ? 'APPROVE' : 'EXAMINE';
  const verdict: Verdict = noise.one(['approve', 'approve', 'approve', 'approve', 'approve', 'correct', 'refuse']);
  await tries(`${verdict}`, (tx) =>
    decideTask(tx, officer, id, { step, verdict, round, version: now, ...(verdict === 'approve' ? {} : { remarks }) }),
  );
}

/** The applicant mends what was asked for, or something else, and hands in again. */
async function correct({ id, filer }: Built): Promise<void> {
  const handed = await tries('correct', async (tx) => {
    const filing = await tx.findOneByOrFail(Filing, { id });
    if (filing.state === 'CORRECTION_REQUESTED') await editFiling(tx, filer, id);
    const { version } = await tx.findOneByOrFail(Filing, { id });
    const parts = noise.one([
      { fiveInOne: { ...filing.facts.fiveInOne, staffCount: 1 + noise.below(9) } },
      { registeredCapital: filing.facts.registeredCapital ?? null },
    ]);
    // The sealed phone stays sealed: it is given anew.
    await editFacts(tx, filer, {
      filingId: id,
      version,
      parts: 'fiveInOne' in parts ? { fiveInOne: { ...parts.fiveInOne, phone: '0577-88990001' } } : parts,
    });
    await requestSignatures(tx, filer, id);
    await everyoneSigns(tx, id);
    return submitFiling(tx, filer, id);
  });
  if (handed) await received(id);
}

/** What the worker does with a submission. */
async function received(id: string): Promise<void> {
  await made((tx) => receiveFiling(tx, id));
  for (const task of await database().manager.findBy(ApprovalTask, { filingId: id })) await made((tx) => checkTask(tx, task.id));
}

async function step(): Promise<void> {
  const way = noise.below(100);
  if (way < 45) {
    const officer = noise.one(officers);
    let id: string | undefined;
    if ((await tries('next', async (tx) => (id = (await nextTask(tx, officer)).id))) && id) await work(officer, id);
    return;
  }
  if (way < 60) {
    const task = await anOpenTask();
    const officer = noise.one(officers);
    if (task && (await tries('claim', (tx) => claimTask(tx, officer, task.id)))) await work(officer, task.id);
    return;
  }
  if (way < 72) {
    const back = await database().manager.findBy(Filing, { state: In(['CORRECTION_REQUESTED', 'DRAFT', 'AWAITING_SIGNATURES']) });
    const waiting = filings.filter(({ id }) => back.some((filing) => filing.id === id && filing.round > 0));
    if (waiting.length > 0) await correct(noise.one(waiting));
    return;
  }
  if (way < 75) {
    const { id, filer } = noise.one(filings);
    return void (await tries('withdraw', (tx) => withdrawFromReview(tx, filer, id)));
  }
  if (way < 83) {
    const task = await anOpenTask();
    if (!task) return;
    const supervisor = of(noise.one(['MARKET_SUPERVISION', 'TAX']), 'supervisor');
    const to = noise.below(3) === 0 ? null : noise.one(officers).userId;
    return void (await tries('assign', (tx) => assignTask(tx, supervisor, task.id, { to })));
  }
  if (way < 87) {
    const task = await anOpenTask();
    if (!task) return;
    const { round, version } = task;
    const wish = noise.one([
      { priorityReason: '重点项目' },
      { priorityReason: null },
      { riskReason: '集中地址' },
      { caseWorkerId: of('MARKET_SUPERVISION', 'examiner').userId },
    ]);
    return void (await tries('handling', (tx) => setHandling(tx, of('MARKET_SUPERVISION', 'supervisor'), task.id, { round, version, ...wish })));
  }
  if (way < 89) {
    const [from, to] = [of('MARKET_SUPERVISION', 'examiner').userId, noise.below(2) === 0 ? null : of('MARKET_SUPERVISION', 'examiner').userId];
    return void (await tries('hand over', (tx) => handOver(tx, of('MARKET_SUPERVISION', 'supervisor'), { from, to })));
  }
  if (way < 94) {
    const verdicts = await database().manager.find(ApprovalVerdict, { order: { id: 'desc' }, take: 20 });
    if (verdicts.length === 0) return;
    const { taskId, step: said, byId, round } = noise.one(verdicts);
    const { version } = await database().manager.findOneByOrFail(ApprovalTask, { id: taskId });
    const officer = officers.find(({ userId }) => userId === byId);
    if (!officer) return;
    const verdict: Verdict = noise.one(['approve', 'correct', 'refuse']);
    const body = { step: said, verdict, round, version, why: '复核', ...(verdict === 'approve' ? {} : { remarks }) };
    return void (await tries('change', (tx) => changeVerdict(tx, officer, taskId, body)));
  }
  const { id } = noise.one(filings);
  await tries('issue', (tx) => issueLicence(tx, SYSTEM, id));
  if (noise.below(2) === 0) await papers(id);
}

/** Everything that must hold at every moment. */
async function check(): Promise<void> {
  const tx = database().manager;
  expect({ seed: SEED, ...(await lostPlaces(tx, '-1 day')) }).toEqual({ seed: SEED, tasks: [], filings: [] });
  const viewer = noise.one(officers);
  const total = async (search: DeskSearch): Promise<number> => (await deskPage(tx, viewer, search, { size: 1 })).total;
  const open = await total({});
  let sum = 0;
  for (const place of PLACES) sum += await total({ place });
  expect({ seed: SEED, sum }).toEqual({ seed: SEED, sum: open });
  const search = noise.one(searches());
  const rows = await rowsOf(viewer, search, 20 + noise.below(181));
  expect({ seed: SEED, search, rows: rows.length }).toEqual({ seed: SEED, search, rows: await total(search) });
  for (const { id, round } of await newlyApproved(tx)) {
    expect({ seed: SEED, id, outcome: outcomeOf(await gateOf(tx, id, round)) }).toEqual({ seed: SEED, id, outcome: 'approve' });
  }
}

/** What a queue is asked for: each is a list with a count of its own, the whole queue now and then. */
const searches = (): DeskSearch[] => [
  {},
  ...PLACES.map((place) => ({ place })),
  { kind: 'ACCEPTANCE' },
  { step: 'APPROVE', entityType: 'LIMITED_LIABILITY_COMPANY' },
  { priority: true },
  { corrected: true },
  { overdue: true },
  { view: 'mine' },
  { officer: noise.one(officers).userId },
];

/** Approved filings about which something was said since the last look; of the others every gate has been looked at. */
async function newlyApproved(tx: EntityManager): Promise<{ id: string; round: number }[]> {
  const rows: { id: string; round: number; words: string }[] = await tx.query(
    `select f.id, f.round, f.version || ' ' || string_agg(t.version::text, ' ' order by t.id) as words
      from filing f join approval_task t on t.filing_id = f.id where f.state = 'APPROVED' group by f.id`,
  );
  const fresh = rows.filter(({ id, words }) => seen.get(id) !== words);
  for (const { id, words } of fresh) seen.set(id, words);
  return fresh;
}

const seen = new Map<string, string>();

/** A queue paged to its end, each row once. */
async function rowsOf(viewer: Actor, search: DeskSearch, size: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await deskPage(database().manager, viewer, search, { size, ...(after === undefined ? {} : { after }) });
    ids.push(...page.tasks.map(({ id }) => id));
    after = page.next;
  }
  return [...new Set(ids)];
}

it(`random work on ${FILINGS} filings, seed ${SEED}: counts are rows, and every open task has one place (A-19, A-20)`, async () => {
  // The first of each type brings its people; they are the same in all, so that they never file for the first time at one moment.
  for (const entityType of ['INDIVIDUAL_BUSINESS', 'LIMITED_LIABILITY_COMPANY'] as const)
    filings.push(await made((tx) => aSubmittedFiling(tx, { entityType })));
  for (let place = 2; place < FILINGS; place += 5) {
    const some = Array.from({ length: Math.min(5, FILINGS - place) }, (_, inner): EntityType =>
      inner % 2 === 0 ? 'INDIVIDUAL_BUSINESS' : 'LIMITED_LIABILITY_COMPANY',
    );
    filings.push(...(await Promise.all(some.map((entityType) => made((tx) => aSubmittedFiling(tx, { entityType }))))));
  }
  for (const { id } of filings) await received(id);
  for (let count = 0; count < STEPS; count += 1) {
    await step();
    await check();
  }

  // A state without a way out would stay here for ever: everyone does what is asked until nothing is open.
  for (let turn = 0; turn < 40 && (await finish()); turn += 1);
  const ends = await database().manager.find(Filing);
  const stuck = ends.filter(({ state }) => !isEnded(state) && !['CORRECTION_REQUESTED', 'DRAFT', 'AWAITING_SIGNATURES'].includes(state));
  expect({ seed: SEED, stuck: stuck.map(({ id, state }) => `${id} ${state}`) }).toEqual({ seed: SEED, stuck: [] });
  expect(ends.every(({ state }) => isEnded(state) || Object.keys(FILING_MOVES[state]).length > 0)).toBe(true);
  for (const { filingId, round } of await database().manager.find(Licence)) {
    expect({ seed: SEED, filingId, outcome: outcomeOf(await gateOf(database().manager, filingId, round)) }).toMatchObject({ outcome: 'approve' });
    expect((await database().manager.findOneByOrFail(Filing, { id: filingId })).round).toBe(round);
  }
  process.stdout.write(`model: seed ${SEED}, ${FILINGS} filings, ${STEPS} steps, ${JSON.stringify(reasons)}\n`);
});

/** One turn in which every open task gets its next word; whether there was anything to do. */
async function finish(): Promise<boolean> {
  const open = await database().manager.findBy(ApprovalTask, { asked: 'atAcceptance', closedAt: IsNull() });
  const approved = await database().manager.findBy(Filing, { state: 'APPROVED' });
  for (const task of open) {
    const boss =
      officers.find(({ department, roles }) => department === task.department && roles.includes('supervisor')) ?? (await chief(task.department));
    await tries('back', (tx) => assignTask(tx, boss, task.id, { to: null }));
    const verdicts = await database().manager.findBy(ApprovalVerdict, { taskId: task.id });
    const officer = await made((tx) => anOfficer(tx, { department: task.department, roles: ['clerk', 'examiner', 'approver'] }));
    if (!(await tries('claim', (tx) => claimTask(tx, officer, task.id)))) continue;
    const held = await database().manager.findOneByOrFail(ApprovalTask, { id: task.id });
    const seen = { round: held.round, version: held.version };
    if (held.kind === 'ACCEPTANCE') await tries('accept', (tx) => acceptByClerk(tx, officer, task.id, seen));
    if (held.pausedAt) await tries('resume', (tx) => resumeTask(tx, officer, task.id, seen));
    const said: VerdictStep =
      held.steps.length < 2 ? (held.steps[0] ?? 'APPROVE') : verdicts.some((one) => one.step === 'EXAMINE') ? 'APPROVE' : 'EXAMINE';
    const { version } = await database().manager.findOneByOrFail(ApprovalTask, { id: task.id });
    if (held.kind === 'REVIEW')
      await tries('approve', (tx) => decideTask(tx, officer, task.id, { step: said, verdict: 'approve', round: held.round, version }));
  }
  for (const { id } of await database().manager.findBy(Filing, { state: 'APPROVED' })) {
    await made((tx) => issueLicence(tx, SYSTEM, id));
    await papers(id);
  }
  return open.length + approved.length > 0;
}

/** The paper is drawn and kept: the filing is completed. */
async function papers(filingId: string): Promise<void> {
  const licence = await database().manager.findOneBy(Licence, { filingId });
  if (licence) await made((tx) => keepPapers(tx, licence.id, { original: 'a'.repeat(64), duplicate: 'b'.repeat(64) }));
}

const chief = (department: string): Promise<Actor> => made((tx) => anOfficer(tx, { department, roles: ['supervisor'] }));
