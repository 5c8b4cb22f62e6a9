import type { EntityManager } from 'typeorm';
import { Objection } from '#libs/announcement';
import { createFiling, requestSignatures, setContacts, submitFiling } from '#libs/filing';
import { setRegistryClock, type Actor } from '#libs/kernel';
import { Notice } from '#libs/notice';
import { aFirm, anApplicant, anOfficer, everyoneSigns } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { advanceClosing } from './advance-closing.ts';
import { answerObjection, strikeObjection, withdrawObjection } from './close-objection.ts';
import { Closing } from './closing.entity.ts';
import { closingPage } from './closing.queries.ts';
import { makeObjection } from './make-objection.ts';
import { closingNotices, ownObjections, staffObjections } from './objection.queries.ts';
import { receiveClosing } from './receive-closing.ts';

const at = (day: string): void => setRegistryClock(new Date(`${day}T10:00:00+08:00`));
beforeAll(() => useTestConfig());
afterEach(() => setRegistryClock());

interface Run {
  owner: Actor;
  filingId: string;
  notice: string;
}

/** A firm of that day whose end is announced on it. */
async function aRun(tx: EntityManager, day: string): Promise<Run> {
  at(day);
  const firm = await aFirm(tx);
  const { people = [] } = firm.facts;
  const frame = { kind: 'simplifiedDeregistration', entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302', channel: 'online' } as const;
  const facts = { people, simplifiedDeregistration: { ground: 'NOT_OPENED', automatic: false } as const };
  const { id } = await createFiling(tx, firm.filer, { ...frame, subject: firm.entityId }, facts);
  await setContacts(tx, firm.filer, id, Object.fromEntries(people.map(({ key }) => [key, { mobile: '13900009999' }])));
  await requestSignatures(tx, firm.filer, id);
  await everyoneSigns(tx, id);
  await submitFiling(tx, firm.filer, id);
  const closing = await receiveClosing(tx, id);
  return { owner: firm.filer, filingId: id, notice: closing?.announcementId ?? '' };
}

const stateOf = async (tx: EntityManager, { filingId }: Run): Promise<string> => (await tx.findOneByOrFail(Closing, { filingId })).state;

it('pauses the run from 2021-08 on, and lets it go on when it is taken back; the owner is told once and answers', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2026-03-02');
    const [listed] = await closingNotices(tx);
    expect(listed).toMatchObject({ id: run.notice, publishedOn: '2026-03-02', endsOn: '2026-03-22' });
    const creditor = await anApplicant(tx);
    const reason = '<b>欠货款</b> 三万元';
    const { id } = await makeObjection(tx, creditor, { notice: run.notice, reason, contact: '13900001111' });
    expect((await makeObjection(tx, creditor, { notice: run.notice, reason: '再说一次' })).id).toBe(id);
    expect(await stateOf(tx, run)).toBe('PAUSED');
    expect(await tx.countBy(Notice, { recipientId: run.owner.userId, kind: 'closing.objection_received' })).toBe(1);

    await answerObjection(tx, run.owner, { closing: run.filingId, id, answer: '已经付清，凭证在此' });
    const page = await closingPage(tx, run.owner, run.filingId);
    expect(page.objections).toEqual([expect.objectContaining({ by: 'INTERESTED_PARTY', reason, answer: '已经付清，凭证在此' })]);
    expect(JSON.stringify(page)).not.toContain('13900001111');
    expect((await ownObjections(tx, creditor))[0]).toMatchObject({ id, state: 'STANDING' });

    await expect(withdrawObjection(tx, await anApplicant(tx), id)).rejects.toMatchObject({ code: 'objection.not_found' });
    await withdrawObjection(tx, creditor, id);
    expect(await stateOf(tx, run)).toBe('NOTICE');
  }));

it('ends the run at once under the edition of 2017', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2018-05-02');
    const tax = await anOfficer(tx, { department: 'TAX' });
    await makeObjection(tx, tax, { closing: run.filingId, reason: '有未结清的税款' });
    expect(await stateOf(tx, run)).toBe('TERMINATED');
  }));

it('is read by the registry with its contact, by another department when it is its own, by no other district; and struck out with a reason', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2026-03-02');
    const { id } = await makeObjection(tx, await anApplicant(tx), { notice: run.notice, reason: '欠款', contact: '13900001111' });
    const [registry, tax, elsewhere] = [
      await anOfficer(tx, { roles: ['supervisor'] }),
      await anOfficer(tx, { department: 'TAX' }),
      await anOfficer(tx, { roles: ['supervisor'], districts: ['330381'] }),
    ];
    expect(await staffObjections(tx, registry)).toEqual([expect.objectContaining({ id, contact: '13900001111' })]);
    expect(await staffObjections(tx, tax)).toEqual([]);
    expect(await staffObjections(tx, elsewhere)).toEqual([]);
    await expect(strikeObjection(tx, elsewhere, id, '与债权无关')).rejects.toMatchObject({ code: 'objection.not_found' });
    await expect(makeObjection(tx, elsewhere, { closing: run.filingId, reason: '欠款' })).rejects.toMatchObject({ code: 'announcement.not_found' });
    await strikeObjection(tx, registry, id, '与债权无关');
    expect(await stateOf(tx, run)).toBe('NOTICE');
    await expect(strikeObjection(tx, registry, id, '再来一次')).rejects.toMatchObject({ code: 'announcement.move_not_allowed' });
  }));

it('counts on the last day and no longer on the next', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2026-03-02');
    at('2026-03-22');
    const { id } = await makeObjection(tx, await anApplicant(tx), { notice: run.notice, reason: '欠款' });
    expect((await tx.findOneByOrFail(Objection, { id })).madeOn).toBe('2026-03-22');
    at('2026-03-23');
    await expect(makeObjection(tx, await anApplicant(tx), { notice: run.notice, reason: '欠款' })).rejects.toMatchObject({
      code: 'objection.too_late',
    });
    await advanceClosing(tx, run.filingId);
    expect(await stateOf(tx, run)).toBe('PAUSED');
  }));

it('takes five a day from one account', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2026-03-02');
    const loud = await anApplicant(tx);
    for (let count = 0; count < 5; count++) {
      const { id } = await makeObjection(tx, loud, { notice: run.notice, reason: `第${count}次` });
      await withdrawObjection(tx, loud, id);
    }
    await expect(makeObjection(tx, loud, { notice: run.notice, reason: '又一次' })).rejects.toMatchObject({ code: 'objection.too_many' });
  }));
