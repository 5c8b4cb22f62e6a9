import type { EntityManager } from 'typeorm';
import { Objection } from '#libs/announcement';
import type { Facts } from '#libs/contract';
import { submitFiling } from '#libs/filing';
import { AppError, setRegistryClock } from '#libs/kernel';
import { Licence } from '#libs/licence';
import { Notice } from '#libs/notice';
import { OutboxEntry } from '#libs/platform';
import { RegisterEntity, RegisterStateChange } from '#libs/register';
import { anApplicant, aFirm, approvedChange, issued, registeredHead, type Firm } from '../../test/support/build.ts';
import { aRun, aSignedCommitment, atDay, closingState, type Run } from '../../test/support/closings.ts';
import { database } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { advanceClosing, closingsToLookAt } from './advance-closing.ts';
import { applyClosing, withdrawClosing } from './apply-closing.ts';
import { Closing, ClosingHistory, ClosingReminder } from './closing.entity.ts';
import { makeObjection } from './make-objection.ts';

// Two acts at one moment: whichever comes second sees the first. Committed transactions on a real database, several times each.
beforeAll(() => useTestConfig());
afterEach(() => setRegistryClock());
jest.setTimeout(90_000);

const TIMES = 2;
const tx = <T>(act: (manager: EntityManager) => Promise<T>): Promise<T> => database().transaction(act);
const made = (day: string, automatic = false): Promise<Run> => tx((manager) => aRun(manager, day, automatic));
const state = (run: Run): Promise<string> => closingState(database().manager, run);
const ends = (firm: Firm): Promise<number> => database().manager.countBy(RegisterStateChange, { entityId: firm.entityId, toState: 'deregistered' });

/** What each act came to: nothing, or the code with which it was refused. Anything but a clear refusal is a fault of the test. */
async function together(...acts: (() => Promise<unknown>)[]): Promise<(string | null)[]> {
  const results = await Promise.allSettled(acts.map((act) => act()));
  return results.map((result) => {
    if (result.status === 'fulfilled') return null;
    if (result.reason instanceof AppError) return result.reason.code;
    throw result.reason;
  });
}

it('closes a firm once, of two closings handed in at one moment', async () => {
  for (let time = 0; time < TIMES; time++) {
    atDay('2026-03-02');
    const firm = await tx((manager) => aFirm(manager));
    const [one, other] = [await tx((manager) => aSignedCommitment(manager, firm)), await tx((manager) => aSignedCommitment(manager, firm))];
    const codes = await together(
      () => tx((manager) => submitFiling(manager, firm.filer, one)),
      () => tx((manager) => submitFiling(manager, firm.filer, other)),
    );
    expect(new Set(codes)).toEqual(new Set(['closing.under_way', null]));
  }
});

it('ends a firm once, of two applications and the machine at one moment', async () => {
  for (let time = 0; time < TIMES; time++) {
    const run = await made('2026-03-02');
    atDay('2026-03-23');
    const apply = () => tx((manager) => applyClosing(manager, run.owner, run.filingId));
    const codes = await together(apply, apply, () => tx((manager) => advanceClosing(manager, run.filingId)));
    expect(codes.filter((code) => code !== null && code !== 'closing.not_open')).toEqual([]);
    expect([await state(run), await ends(run.firm)]).toEqual(['DEREGISTERED', 1]);
    const told = { message: 'closing.entity_deregistered' };
    const messages = await database().manager.findBy(OutboxEntry, told);
    expect(messages.filter(({ payload }) => JSON.stringify(payload).includes(run.filingId))).toHaveLength(1);
  }
});

it('an objection in the last minute and the decision: it counts, or the run was decided; never both', async () => {
  for (let time = 0; time < TIMES; time++) {
    const run = await made('2026-03-02', true);
    const creditor = await tx((manager) => anApplicant(manager));
    // A second before midnight the one, as the day turns the other.
    setRegistryClock(new Date('2026-03-22T23:59:59.900+08:00'));
    const [objected] = await together(
      () => tx((manager) => makeObjection(manager, creditor, { notice: run.notice, reason: '欠货款' })),
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 100 + time * 20));
        return tx((manager) => advanceClosing(manager, run.filingId));
      },
    );
    const standing = await database().manager.countBy(Objection, { announcementId: run.notice, state: 'STANDING' });
    atDay('2026-03-24');
    await tx((manager) => advanceClosing(manager, run.filingId));
    if (objected === null) expect([standing, await state(run), await ends(run.firm)]).toEqual([1, 'PAUSED', 0]);
    else expect([objected, standing, await state(run), await ends(run.firm)]).toEqual(['objection.too_late', 0, 'DEREGISTERED', 1]);
  }
});

it('a withdrawal and the decision: one of them, and the register agrees with it', async () => {
  for (let time = 0; time < TIMES; time++) {
    const run = await made('2026-03-02', true);
    atDay('2026-03-23');
    const [withdrawn] = await together(
      () => tx((manager) => withdrawClosing(manager, run.owner, run.filingId)),
      () => tx((manager) => advanceClosing(manager, run.filingId)),
    );
    const entity = await database().manager.findOneByOrFail(RegisterEntity, { id: run.firm.entityId });
    expect([await state(run), entity.state]).toEqual(withdrawn === null ? ['WITHDRAWN', 'registered'] : ['DEREGISTERED', 'deregistered']);
    expect(['closing.not_open', null]).toContain(withdrawn);
  }
});

it('a change that was approved and the end: the change is entered first or refused after, and no licence is in force afterwards', async () => {
  for (let time = 0; time < TIMES; time++) {
    const run = await made('2026-03-02', true);
    atDay('2026-03-10');
    const change = await tx(async (manager) => {
      const head = await registeredHead(manager, run.firm);
      const facts: Facts = {
        change: { items: [{ item: 'businessTerm', decidedOn: '2026-03-09' }] },
        businessTerm: { indefinite: true },
      };
      return approvedChange(manager, run.firm, { ...facts, people: [head] });
    });
    atDay('2026-03-23');
    const end = () => tx((manager) => advanceClosing(manager, run.filingId));
    const enter = () => tx((manager) => issued(manager, change.id));
    const codes = await together(end, enter);
    expect(codes.filter((code) => code !== null && code !== 'closing.change_under_way')).toEqual([]);
    await together(end, enter);
    expect([await state(run), await ends(run.firm)]).toEqual(['DEREGISTERED', 1]);
    expect(await database().manager.countBy(Licence, { entityId: run.firm.entityId, state: 'ISSUED' })).toBe(0);
  }
});

// each notice and reminder exactly once, whatever becomes of the machine.
it('says each thing once through double runs, runs that are killed half-way, and jumps of the clock', async () => {
  const run = await made('2026-03-02');
  const look = () => tx((manager) => advanceClosing(manager, run.filingId));
  const killed = () =>
    tx(async (manager) => {
      await advanceClosing(manager, run.filingId);
      throw new Error('killed');
    }).catch(() => undefined);
  // Forwards, twice and killed in between; back again; over days on which something was due.
  for (const day of [
    '2026-03-19',
    '2026-03-20',
    '2026-03-21',
    '2026-03-03',
    '2026-03-22',
    '2026-03-23',
    '2026-03-21',
    '2026-04-06',
    '2026-04-11',
    '2026-04-12',
  ]) {
    atDay(day);
    await killed();
    await Promise.all([look(), look()]);
    await killed();
  }
  const reminders = await database().manager.findBy(ClosingReminder, { filingId: run.filingId });
  expect(reminders.map(({ what }) => what).sort()).toEqual(
    [
      'closing.notice_published',
      'closing.notice_ends_soon',
      'closing.window_open',
      'closing.window_ends_soon',
      'closing.window_last_day',
      'closing.lapsed',
    ].sort(),
  );
  const notices = await database().manager.findBy(Notice, { recipientId: run.owner.userId, filingId: run.filingId });
  const kinds = notices.map(({ kind }) => kind).filter((kind) => kind.startsWith('closing.'));
  expect(kinds.sort()).toEqual(reminders.map(({ what }) => what).sort());
  const moves = await database().manager.findBy(ClosingHistory, { filingId: run.filingId });
  expect(moves.map(({ move }) => move)).toEqual(['begin', 'open', 'lapse']);
});

// a firm that is deregistered before its reminder is sent gets none; one closing that fails holds up no other.
it('reminds nobody of a closing that is over', async () => {
  const run = await made('2026-03-02');
  await tx((manager) => withdrawClosing(manager, run.owner, run.filingId));
  const before = await database().manager.countBy(Notice, { recipientId: run.owner.userId });
  atDay('2026-03-21');
  expect(await closingsToLookAt(database().manager, null)).not.toContain(run.filingId);
  await tx((manager) => advanceClosing(manager, run.filingId));
  expect(await database().manager.countBy(Notice, { recipientId: run.owner.userId })).toBe(before);
  expect((await database().manager.findOneByOrFail(Closing, { filingId: run.filingId })).state).toBe('WITHDRAWN');
});
