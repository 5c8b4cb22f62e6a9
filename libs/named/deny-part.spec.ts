import type { EntityManager } from 'typeorm';
import { Filing, openFacts, submitFiling, withdrawFiling } from '#libs/filing';
import { Hold, holdLifted } from '#libs/hold';
import { setRegistryClock, SYSTEM, type Actor } from '#libs/kernel';
import { issueLicence, Licence } from '#libs/licence';
import { Notice } from '#libs/notice';
import { AuditEntry, OutboxEntry } from '#libs/platform';
import { allotCodes } from '#libs/register';
import { settleAfterHold } from '#libs/approval';
import {
  aFiling,
  aFilingInReview,
  anApplicant,
  anApprovedFiling,
  anOfficer,
  aSignedFiling,
  bothDecide,
  decide,
  everyoneSigns,
  reviewOf,
} from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { answerDenial } from './answer-denial.ts';
import { proposeUphold } from './propose-uphold.ts';
import { denyFiling, denyFirm } from './deny-part.ts';
import { holdList } from './holds.queries.ts';
import { namedPage } from './named.queries.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

const pooled = (body: (tx: EntityManager) => Promise<void>) =>
  rolledBack(async (tx) => {
    await allotCodes(tx, 'PDY', 5, 99_999);
    await body(tx);
  });

/** The supervisor of a clean company, who is not its filer. */
async function supervisorOf(tx: EntityManager, filingId: string): Promise<Actor> {
  const { facts } = openFacts(await tx.findOneByOrFail(Filing, { id: filingId }));
  const person = facts.people?.find(({ roles }) => roles.includes('supervisor'));
  if (!person) throw new Error('no supervisor');
  return anApplicant(tx, person);
}

describe('am I named anywhere?', () => {
  it('answers nobody who has not shown who they are', () =>
    rolledBack(async (tx) => {
      const actor = { userId: (await anOfficer(tx)).userId, kind: 'applicant', districts: [], roles: [] } as const;
      await expect(namedPage(tx, actor)).rejects.toMatchObject({ code: 'identity.not_proved' });
    }));

  it('shows a draft from the day its people were asked, with post and share, and nothing to anyone else', () =>
    rolledBack(async (tx) => {
      const draft = await aFiling(tx);
      const me = await supervisorOf(tx, draft.id);
      expect((await namedPage(tx, me)).filings).toEqual([]);
      await expect(denyFiling(tx, me, draft.id)).rejects.toMatchObject({ code: 'named.not_found' });
      const { id, facts } = await aSignedFiling(tx);
      const [shown] = (await namedPage(tx, await supervisorOf(tx, id))).filings;
      expect(shown).toMatchObject({ id, name: facts.name?.full, roles: ['supervisor', 'holder'], mayDeny: true, denial: null });
      expect(shown?.askedAt && shown.signedAt).toBeTruthy();
      const stranger = await anApplicant(tx);
      expect(await namedPage(tx, stranger)).toMatchObject({ filings: [], firms: [] });
      await expect(denyFiling(tx, stranger, id)).rejects.toMatchObject({ code: 'named.not_found' });
    }));

  it("tells no number but the tail of one's own", () =>
    pooled(async (tx) => {
      const { id, facts } = await anApprovedFiling(tx);
      await issueLicence(tx, SYSTEM, id);
      const text = JSON.stringify(await namedPage(tx, await supervisorOf(tx, id)));
      for (const { document } of facts.people ?? []) expect(text).not.toContain(document.number);
    }));
});

describe('not me', () => {
  it('stops signing and handing in at once, twice is once, and the filer hears of it in neutral words', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aSignedFiling(tx);
      const me = await supervisorOf(tx, id);
      const first = await denyFiling(tx, me, id);
      expect((await denyFiling(tx, me, id)).id).toBe(first.id);
      await expect(submitFiling(tx, filer, id)).rejects.toMatchObject({ code: 'filing.held' });
      await expect(everyoneSigns(tx, id)).rejects.toMatchObject({ code: 'filing.held' });
      expect(await tx.findBy(Notice, { filingId: id, kind: 'filing.held' })).toMatchObject([{ recipientId: filer.userId }]);
      expect(await tx.countBy(AuditEntry, { objectId: first.id, what: 'hold.opened' })).toBe(1);
      expect((await namedPage(tx, me)).filings).toMatchObject([{ mayDeny: false, denial: { state: 'OPEN' } }]);
      expect(await withdrawFiling(tx, filer, id)).toMatchObject({ state: 'WITHDRAWN' });
    }));

  it('lets nobody approve; what was asked to be corrected still goes back', () =>
    rolledBack(async (tx) => {
      const { id } = await aFilingInReview(tx);
      await denyFiling(tx, await supervisorOf(tx, id), id);
      const [task, officer] = [await reviewOf(tx, id), await anOfficer(tx)];
      await expect(decide(tx, officer, task, 'EXAMINE')).rejects.toMatchObject({ code: 'filing.held' });
      await decide(tx, officer, task, 'EXAMINE', 'correct');
      expect(await tx.findOneByOrFail(Filing, { id })).toMatchObject({ state: 'CORRECTION_REQUESTED' });
    }));

  it('comes before the licence, or flags the firm that has one', () =>
    pooled(async (tx) => {
      const held = await anApprovedFiling(tx);
      await denyFiling(tx, await supervisorOf(tx, held.id), held.id);
      expect(await issueLicence(tx, SYSTEM, held.id)).toBeNull();
      const other = await anApprovedFiling(tx);
      const licence = await issueLicence(tx, SYSTEM, other.id);
      const me = await supervisorOf(tx, other.id);
      expect(await denyFiling(tx, me, other.id)).toMatchObject({ on: 'firm', objectId: licence?.entityId });
      const firms = (await namedPage(tx, me)).firms;
      expect(firms.find(({ id }) => id === licence?.entityId)).toMatchObject({
        denial: { state: 'OPEN' },
        roles: [{ role: 'supervisor' }, { role: 'holder' }],
      });
      await expect(denyFirm(tx, await anApplicant(tx), licence?.entityId ?? '')).rejects.toMatchObject({ code: 'named.not_found' });
      expect(await tx.countBy(Licence, { filingId: held.id })).toBe(0);
    }));
});

describe('the registry', () => {
  it('sees it in its own districts only, and lifts it with a reason: the filing goes on where it stood', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFilingInReview(tx);
      const me = await supervisorOf(tx, id);
      const hold = await denyFiling(tx, me, id);
      const officer = await anOfficer(tx, { roles: ['examiner'] });
      const far = await anOfficer(tx, { districts: ['330400'] });
      expect(await holdList(tx, officer)).toMatchObject([
        { id: hold.id, on: 'filing', roles: ['supervisor', 'holder'], moves: ['lift', 'propose'], proposed: null },
      ]);
      expect(await holdList(tx, far)).toEqual([]);
      await expect(answerDenial(tx, far, hold.id, 'lift', '本人到场核对无误')).rejects.toMatchObject({ code: 'hold.not_found' });
      await expect(answerDenial(tx, officer, hold.id, 'uphold', '确系冒用')).rejects.toMatchObject({ code: 'approval.role_missing' });
      await answerDenial(tx, officer, hold.id, 'lift', '本人到场核对无误');
      await expect(answerDenial(tx, officer, hold.id, 'lift', '再来一次')).rejects.toMatchObject({ code: 'hold.already_closed' });
      expect(await tx.countBy(OutboxEntry, { message: holdLifted.name })).toBe(1);
      expect((await tx.findBy(Notice, { recipientId: me.userId, kind: 'named.lifted' })).map(({ params }) => params)).toMatchObject([
        { reason: '本人到场核对无误' },
      ]);
      expect(await tx.countBy(Notice, { recipientId: filer.userId, kind: 'filing.released' })).toBe(1);
      await settleAfterHold(tx, SYSTEM, id);
      await bothDecide(tx, await reviewOf(tx, id));
      expect(await tx.findOneByOrFail(Filing, { id })).toMatchObject({ state: 'APPROVED' });
    }));

  it.each([
    ['asked to sign', aSignedFiling, 'WITHDRAWN'],
    ['in review', aFilingInReview, 'REJECTED'],
    ['approved', anApprovedFiling, 'REJECTED'],
  ])('ends a filing %s in which someone was named without knowing', (_, build, state) =>
    rolledBack(async (tx) => {
      const { id } = await build(tx);
      const hold = await denyFiling(tx, await supervisorOf(tx, id), id);
      const [examiner, approver] = [await anOfficer(tx, { roles: ['examiner'] }), await anOfficer(tx, { roles: ['approver'] })];
      await proposeUphold(tx, examiner, hold.id, '笔迹与本人不符');
      await answerDenial(tx, approver, hold.id, 'uphold', '笔迹与本人不符，确系冒用');
      expect(await tx.findOneByOrFail(Filing, { id })).toMatchObject({ state });
      expect(await tx.findOneByOrFail(Hold, { id: hold.id })).toMatchObject({ state: 'UPHELD' });
    }),
  );

  it('two people uphold it, or a supervisor', () =>
    rolledBack(async (tx) => {
      const { id } = await aFilingInReview(tx);
      const hold = await denyFiling(tx, await supervisorOf(tx, id), id);
      const [one, two, far] = [await anOfficer(tx), await anOfficer(tx), await anOfficer(tx, { districts: ['330400'] })];
      const uphold = (who: Actor) => answerDenial(tx, who, hold.id, 'uphold', '确系冒用');
      await expect(uphold(one)).rejects.toMatchObject({ code: 'hold.second_person_needed' });
      await expect(proposeUphold(tx, far, hold.id, '笔迹不符')).rejects.toMatchObject({ code: 'hold.not_found' });
      await proposeUphold(tx, one, hold.id, '笔迹不符');
      await expect(proposeUphold(tx, two, hold.id, '笔迹不符')).rejects.toMatchObject({ code: 'hold.proposed_already' });
      await expect(uphold(one)).rejects.toMatchObject({ code: 'hold.second_person_needed' });
      expect(await holdList(tx, two)).toMatchObject([{ proposed: { reason: '笔迹不符' }, moves: ['lift', 'uphold'] }]);
      expect(await uphold(two)).toMatchObject({ state: 'UPHELD', proposedBy: one.userId, closedBy: two.userId });
      const other = await aFilingInReview(tx);
      const second = await denyFiling(tx, await supervisorOf(tx, other.id), other.id);
      const supervisor = await anOfficer(tx, { roles: ['supervisor'] });
      expect(await answerDenial(tx, supervisor, second.id, 'uphold', '确系冒用')).toMatchObject({ state: 'UPHELD', proposedBy: null });
    }));

  it('keeps the filing still while a second person says the same', () =>
    rolledBack(async (tx) => {
      const { id, facts } = await aFilingInReview(tx);
      const me = await supervisorOf(tx, id);
      const officerPerson = facts.people?.find(({ roles }) => roles.includes('financeOfficer'));
      if (!officerPerson) throw new Error('no finance officer');
      const [first, second] = [await denyFiling(tx, me, id), await denyFiling(tx, await anApplicant(tx, officerPerson), id)];
      const officer = await anOfficer(tx);
      await answerDenial(tx, officer, first.id, 'lift', '本人到场核对无误');
      await expect(decide(tx, officer, await reviewOf(tx, id), 'EXAMINE')).rejects.toMatchObject({ code: 'filing.held' });
      expect(await tx.countBy(OutboxEntry, { message: holdLifted.name })).toBe(0);
      await answerDenial(tx, officer, second.id, 'lift', '本人到场核对无误');
      expect(await tx.countBy(OutboxEntry, { message: holdLifted.name })).toBe(1);
    }));
});
