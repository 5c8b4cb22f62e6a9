import { DataSource, type EntityManager } from 'typeorm';
import {
  acceptFiling,
  ApprovalTask,
  ApprovalVerdict,
  changeVerdict,
  claimTask,
  decideTask,
  keepAssignedCode,
  withdrawFromReview,
} from '#libs/approval';
import type { ChangeVerdictBody } from '#libs/contract';
import { editFiling, Filing, FilingHistory, FilingRound, requestSignatures, submitFiling } from '#libs/filing';
import { AppError, newId, setRegistryClock, SYSTEM, type Actor } from '#libs/kernel';
import { Hold } from '#libs/hold';
import { issueLicence, keepPapers, Licence } from '#libs/licence';
import { denyFiling } from '#libs/named';
import { NameHold, NameReservation, reserveName } from '#libs/naming';
import { databaseOptions, OutboxEntry } from '#libs/platform';
import { allotCodes, RegisterCode, RegisterEntity } from '#libs/register';
import { lawNow } from '#libs/editions';
import { ENTITIES } from '../../apps/product.ts';
import {
  aFiling,
  aFilingInReview,
  aName,
  anApplicant,
  anApprovedFiling,
  anOfficer,
  aSignedFiling,
  decide,
  reviewOf,
  tasksOf,
} from '../support/build.ts';
import { database, testUrl } from '../support/database.ts';
import { useTestConfig } from '../support/environment.ts';

/** `npm run prove` runs each race twenty times. */
const RUNS = Array.from({ length: Number(process.env.RACES ?? 1) }, (_, run) => run + 1);
const MANY = 50;

jest.setTimeout(60_000);

let crowd: DataSource;
beforeAll(async () => {
  useTestConfig();
  crowd = await new DataSource(databaseOptions(testUrl(), ENTITIES, 25)).initialize();
  await database().transaction((tx) => allotCodes(tx, 'PDY', 5, 99_999));
});
afterAll(() => crowd.destroy());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

const made = <T>(build: (tx: EntityManager) => Promise<T>): Promise<T> => database().transaction(build);
const rows = (): EntityManager => database().manager;

/** All at one moment, each in a transaction of its own: what came of them, and the code of each refusal. */
async function atOnce<T>(acts: ((tx: EntityManager) => Promise<T>)[]): Promise<{ done: T[]; refused: AppError[]; codes: string[] }> {
  const ended = await Promise.allSettled(acts.map((act) => crowd.transaction(act)));
  const refused = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const faults = refused.filter((error) => !(error instanceof AppError));
  if (faults.length > 0) throw new Error(`a fault, not a refusal: ${String(faults[0])}`);
  return {
    done: ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    refused: refused as AppError[],
    codes: [...new Set((refused as AppError[]).map(({ code }) => code))].sort(),
  };
}
const times = <T>(act: (tx: EntityManager, index: number) => Promise<T>, count = MANY) =>
  Array.from({ length: count }, (_, index) => (tx: EntityManager) => act(tx, index));

const told = async (message: string, filingId: string): Promise<number> =>
  (await rows().findBy(OutboxEntry, { message })).filter(({ payload }) => (payload as { filingId?: string }).filingId === filingId).length;
const stateOf = async (id: string): Promise<string> => (await rows().findOneByOrFail(Filing, { id })).state;
const moves = async (filingId: string): Promise<string[]> =>
  (await rows().find(FilingHistory, { where: { filingId }, order: { id: 'asc' } })).map(({ move }) => move);

describe.each(RUNS)('at one moment (%d)', () => {
  it('fifty submissions of one filing are one: one number, one round, one set of tasks', async () => {
    const { id, filer } = await made((tx) => aSignedFiling(tx));
    const submitted = await atOnce(times((tx) => submitFiling(tx, filer, id)));
    expect([submitted.done.length, submitted.codes]).toEqual([1, ['filing.move_not_allowed']]);
    expect(await rows().countBy(FilingRound, { filingId: id })).toBe(1);
    expect(await told('filing.submitted', id)).toBe(1);
    await atOnce(times((tx) => acceptFiling(tx, SYSTEM, id), 20));
    expect((await moves(id)).filter((move) => move === 'accept')).toHaveLength(1);
    const tasks = await tasksOf(rows(), id);
    expect(new Set(tasks.map(({ department, kind }) => `${department} ${kind}`)).size).toBe(tasks.length);
  });

  it('"not me" and the licence have one order: held without a licence, or licensed with the firm flagged', async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      const { id, facts } = await made((tx) => anApprovedFiling(tx));
      const person = facts.people?.find(({ roles }) => roles.includes('supervisor'));
      const me = await made((tx) => anApplicant(tx, person));
      const deny = async (tx: EntityManager): Promise<string> => (await denyFiling(tx, me, id)).on;
      const issue = async (tx: EntityManager): Promise<string> => ((await issueLicence(tx, SYSTEM, id)) ? 'licensed' : 'waits');
      const { done } = await atOnce(turn % 2 ? [deny, issue, deny] : [issue, deny, issue]);
      const licensed = await rows().countBy(Licence, { filingId: id });
      expect(new Set(done)).toEqual(new Set(licensed ? ['licensed', 'firm'] : ['waits', 'filing']));
      expect(await rows().countBy(Hold, { accountId: me.userId, on: licensed ? 'firm' : 'filing', state: 'OPEN' })).toBeGreaterThan(0);
    }
  });

  it('submissions of many filings get numbers without a gap and without one twice', async () => {
    setRegistryClock(new Date(Date.UTC(2016, 5, 1 + Math.floor(Math.random() * 200), 2)));
    const filings = await made(async (tx) => {
      const built = [];
      for (let count = 0; count < 8; count++) built.push(await aSignedFiling(tx));
      return built;
    });
    const { done } = await atOnce(
      filings.map(
        ({ id, filer }) =>
          (tx: EntityManager) =>
            submitFiling(tx, filer, id),
      ),
    );
    const counters = done.map(({ number }) => Number(number?.slice(-6))).sort((a, b) => a - b);
    expect(counters).toEqual(counters.map((_, index) => (counters[0] ?? 0) + index));
    expect(counters).toHaveLength(8);
  });

  it('fifty submissions of two filings whose names are one leave one holder; the others are told no more than that (A-7)', async () => {
    const place = aName();
    const [one, two] = await made(async (tx) => {
      const first = await aSignedFiling(tx, { facts: place });
      await tx.delete(NameHold, { filingId: first.id }); // as if both had asked for signatures before either held the name
      const second = await aSignedFiling(tx, { facts: { ...aName(), name: place.name }, filer: await anApplicant(tx) });
      await tx.delete(NameHold, { filingId: second.id });
      return [first, second];
    });
    const { done, refused, codes } = await atOnce(
      times((tx, index) => (index % 2 === 0 ? submitFiling(tx, one.filer, one.id) : submitFiling(tx, two.filer, two.id))),
    );
    expect(done).toHaveLength(1);
    expect(codes).toEqual(['filing.move_not_allowed', 'name.held_by_open_filing']);
    const held = refused.find(({ code }) => code === 'name.held_by_open_filing');
    expect(held?.kind).toBe('conflict');
    const loser = done[0]?.id === one.id ? two : one;
    for (const secret of [done[0]?.filerId, done[0]?.id, done[0]?.number]) expect(JSON.stringify(held?.details)).not.toContain(secret);
    expect(await stateOf(loser.id)).toBe('AWAITING_SIGNATURES');
    expect(await rows().countBy(NameHold, { filingId: done[0]?.id ?? '' })).toBe(1);
    await made((tx) => withdrawFromReview(tx, done[0]?.id === one.id ? one.filer : two.filer, done[0]?.id ?? ''));
    expect((await made((tx) => submitFiling(tx, loser.filer, loser.id))).state).toBe('SUBMITTED'); // free again, once
  });

  it('invitations for two filings with one name reach the people of one', async () => {
    const place = aName();
    const [one, two] = await made(async (tx) => [
      await aFiling(tx, { facts: place }),
      await aFiling(tx, { facts: { ...aName(), name: place.name } }),
    ]);
    const { done } = await atOnce(times((tx, index) => requestSignatures(tx, one.filer, index % 2 === 0 ? one.id : two.id), 20));
    expect(done).toHaveLength(1);
    expect(await rows().countBy(NameHold, { name: place.name.full })).toBe(1);
  });

  it('two filings that exchange their names are refused and wait for nobody', async () => {
    const [one, two] = await made(async (tx) => [await aSignedFiling(tx), await aSignedFiling(tx)]);
    await made(async (tx) => {
      for (const { id, filer } of [one, two]) await editFiling(tx, filer, id);
      for (const [to, from] of [
        [one, two],
        [two, one],
      ] as const)
        await tx.query(`update filing set facts = jsonb_set(facts, '{name}', $2) where id = $1`, [to.id, from.facts.name]);
    });
    const { done } = await atOnce(
      [one, two].map(
        ({ id, filer }) =>
          (tx: EntityManager) =>
            requestSignatures(tx, filer, id),
      ),
    );
    expect(done).toEqual([]);
    expect(await rows().countBy(NameHold, { filingId: one.id })).toBe(1);
    expect(await rows().countBy(NameHold, { filingId: two.id })).toBe(1);
  });

  it('reservations of one name by fifty leave one', async () => {
    const { name } = aName();
    const order = { name: name.full, jurisdiction: '330302', reservedOn: '2016-03-15', validTo: '2016-09-14' };
    const { done, codes } = await atOnce(times(async (tx) => reserveName(tx, await lawNow(tx), { ...order, applicantId: newId() })));
    expect([done.length, codes]).toEqual([1, ['name.held_by_reservation']]);
    expect(await rows().countBy(NameReservation, { name: name.full })).toBe(1);
  });

  it('fifty claims have one holder', async () => {
    const { task, officers } = await made(async (tx) => {
      const officers: Actor[] = [];
      for (let count = 0; count < MANY; count++) officers.push(await anOfficer(tx));
      return { task: await reviewOf(tx, (await aFilingInReview(tx)).id), officers };
    });
    const { done, codes } = await atOnce(officers.map((officer) => (tx: EntityManager) => claimTask(tx, officer, task.id)));
    expect([done.length, codes]).toEqual([1, ['approval.held_by_other']]);
    expect((await rows().findOneByOrFail(ApprovalTask, { id: task.id })).holderId).toBe(done[0]?.holderId);
  });

  it('fifty last verdicts of five departments are one outcome and one message (A-21)', async () => {
    setRegistryClock(new Date('2015-08-12T02:00:00Z'));
    const { id, task, approver, codes } = await made(async (tx) => {
      const { id } = await aFilingInReview(tx);
      const task = await reviewOf(tx, id);
      await decide(tx, await anOfficer(tx), task, 'EXAMINE');
      const approver = await anOfficer(tx);
      await claimTask(tx, approver, task.id);
      return { id, task, approver, codes: (await tasksOf(tx, id)).filter(({ kind }) => kind === 'CODE_ASSIGNMENT') };
    });
    const word = { step: 'APPROVE', verdict: 'approve', round: 1 } as const;
    await atOnce(
      times<unknown>((tx, index) => {
        const code = codes[index % 5];
        return code ? keepAssignedCode(tx, code.id, `number ${index}`) : decideTask(tx, approver, task.id, word);
      }),
    );
    expect(await stateOf(id)).toBe('APPROVED');
    expect(await told('filing.approved', id)).toBe(1);
    expect((await moves(id)).filter((move) => move === 'approve')).toHaveLength(1);
    expect(await rows().countBy(ApprovalVerdict, { filingId: id })).toBe(2);
  });

  it('fifty contrary words of one examiner are one', async () => {
    const { task, lin } = await made(async (tx) => {
      const lin = await anOfficer(tx);
      const task = await reviewOf(tx, (await aFilingInReview(tx)).id);
      await claimTask(tx, lin, task.id);
      return { task, lin };
    });
    const WORDS = ['approve', 'correct', 'refuse'] as const;
    const remarks = [{ reason: '请改正' }];
    const { done } = await atOnce(
      times((tx, index) => decideTask(tx, lin, task.id, { step: 'EXAMINE', verdict: WORDS[index % 3] ?? 'approve', round: 1, remarks })),
    );
    const [verdict, ...others] = await rows().findBy(ApprovalVerdict, { taskId: task.id });
    expect([done.length, others]).toEqual([1, []]);
    expect(await stateOf(task.filingId)).toBe(verdict?.verdict === 'correct' ? 'CORRECTION_REQUESTED' : 'IN_REVIEW');
  });

  it('withdrawal and approval: one of both, and the history says which', async () => {
    const { id, filer, task, approver } = await made(async (tx) => {
      const { id, filer } = await aFilingInReview(tx);
      const task = await reviewOf(tx, id);
      await decide(tx, await anOfficer(tx), task, 'EXAMINE');
      const approver = await anOfficer(tx);
      await claimTask(tx, approver, task.id);
      return { id, filer, task, approver };
    });
    const { done } = await atOnce(
      times<unknown>(
        (tx, index) =>
          index % 2 === 0 ? withdrawFromReview(tx, filer, id) : decideTask(tx, approver, task.id, { step: 'APPROVE', verdict: 'approve', round: 1 }),
        20,
      ),
    );
    expect(done).toHaveLength(1);
    const state = await stateOf(id);
    const last = (await moves(id)).at(-1);
    expect([`${state} ${last}`]).toEqual([state === 'WITHDRAWN' ? 'WITHDRAWN withdraw' : 'APPROVED approve']);
    const licence = await made((tx) => issueLicence(tx, SYSTEM, id));
    expect(licence === null).toBe(state === 'WITHDRAWN'); // withdrawn never takes effect
  });

  it('a change of verdict and the issue have one order: back in review without a licence, or licensed on the word that stood (A-21)', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const { id, task, approver, seen } = await made(async (tx) => {
        const { id } = await aFilingInReview(tx);
        const task = await reviewOf(tx, id);
        const approver = await anOfficer(tx);
        await decide(tx, await anOfficer(tx), task, 'EXAMINE');
        await decide(tx, approver, task, 'APPROVE');
        return { id, task, approver, seen: (await reviewOf(tx, id)).version };
      });
      const change = async (tx: EntityManager): Promise<string> => {
        const word = {
          step: 'APPROVE',
          verdict: 'refuse',
          round: 1,
          version: seen,
          remarks: [{ reason: '场所用途不符' }],
          why: '复核时发现',
        } satisfies ChangeVerdictBody;
        await changeVerdict(tx, approver, task.id, word);
        return 'changed';
      };
      const issue = async (tx: EntityManager): Promise<string> => ((await issueLicence(tx, SYSTEM, id)) ? 'licensed' : 'waits');
      const { done, codes } = await atOnce(turn % 2 ? [change, issue, change, issue] : [issue, change, issue, change]);
      const licensed = await rows().countBy(Licence, { filingId: id });
      expect(licensed).toBe(done.includes('licensed') ? 1 : 0);
      expect(done.filter((one) => one === 'changed')).toHaveLength(licensed ? 0 : 1);
      if (licensed) expect(codes).toEqual(['approval.licence_is_out']);
      expect(await rows().countBy(ApprovalVerdict, { filingId: id, verdict: 'refuse' })).toBe(licensed ? 0 : 1);
      if (!licensed) expect([await stateOf(id), (await moves(id)).slice(-2)]).toEqual(['REJECTED', ['reopen', 'reject']]);
      expect(await rows().countBy(RegisterEntity, { createdByFiling: id })).toBe(licensed);
    }
  });

  it('fifty issues of one licence are one licence, one code, one entity; fifty papers are the first', async () => {
    const { id } = await made((tx) => anApprovedFiling(tx));
    const { done, refused } = await atOnce(times((tx) => issueLicence(tx, SYSTEM, id)));
    expect([new Set(done.map((licence) => licence?.id)).size, refused]).toEqual([1, []]);
    expect(await rows().countBy(Licence, { filingId: id })).toBe(1);
    expect(await rows().countBy(RegisterEntity, { createdByFiling: id })).toBe(1);
    expect(await rows().countBy(RegisterCode, { takenBy: id })).toBe(1);
    const paper = (index: number) => String(index).padStart(64, '0');
    const kept = await atOnce(times((tx, index) => keepPapers(tx, done[0]?.id ?? '', { original: paper(index), duplicate: paper(index + 100) })));
    expect(new Set(kept.done.map(({ originalSha256 }) => originalSha256)).size).toBe(1);
    expect([await told('licence.issued', id), await stateOf(id)]).toEqual([1, 'COMPLETED']);
  });
});
