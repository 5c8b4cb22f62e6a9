import { Objection } from '#libs/announcement';
import { setRegistryClock } from '#libs/kernel';
import { Notice } from '#libs/notice';
import { anApplicant, anOfficer } from '../../test/support/build.ts';
import { aRun, atDay, closingState } from '../../test/support/closings.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { advanceClosing } from './advance-closing.ts';
import { attachEvidence, readableEvidence } from './attach-evidence.ts';
import { answerObjection, strikeObjection, withdrawObjection } from './close-objection.ts';
import { closingPage } from './closing.queries.ts';
import { makeObjection } from './make-objection.ts';
import { closingNotices, ownObjections, staffObjections } from './objection.queries.ts';
import { staffClosing, staffClosings } from './staff-closing.queries.ts';

beforeAll(() => useTestConfig());
afterEach(() => setRegistryClock());

it('pauses the run from 2021-08 on, and lets it go on when it is taken back; the owner is told once and answers', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2026-03-02');
    const [listed] = await closingNotices(tx);
    expect(listed).toMatchObject({ id: run.notice, publishedOn: '2026-03-02', endsOn: '2026-03-22' });
    const creditor = await anApplicant(tx);
    const reason = '<b>欠货款</b> 三万元';
    const { id } = await makeObjection(tx, creditor, { notice: run.notice, reason, contact: '13900001111' });
    expect((await makeObjection(tx, creditor, { notice: run.notice, reason: '再说一次' })).id).toBe(id);
    expect(await closingState(tx, run)).toBe('PAUSED');
    expect(await tx.countBy(Notice, { recipientId: run.owner.userId, kind: 'closing.objection_received' })).toBe(1);

    await answerObjection(tx, run.owner, { closing: run.filingId, id, answer: '已经付清，凭证在此' });
    const page = await closingPage(tx, run.owner, run.filingId);
    expect(page.objections).toEqual([expect.objectContaining({ by: 'INTERESTED_PARTY', reason, answer: '已经付清，凭证在此' })]);
    expect(JSON.stringify(page)).not.toContain('13900001111');
    expect((await ownObjections(tx, creditor))[0]).toMatchObject({ id, state: 'STANDING' });

    await expect(withdrawObjection(tx, await anApplicant(tx), id)).rejects.toMatchObject({ code: 'objection.not_found' });
    await withdrawObjection(tx, creditor, id);
    expect(await closingState(tx, run)).toBe('NOTICE');
  }));

it('ends the run at once under the edition of 2017', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2018-05-02');
    const tax = await anOfficer(tx, { department: 'TAX' });
    await makeObjection(tx, tax, { closing: run.filingId, reason: '有未结清的税款' });
    expect(await closingState(tx, run)).toBe('TERMINATED');
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
    expect(await closingState(tx, run)).toBe('NOTICE');
    await expect(strikeObjection(tx, registry, id, '再来一次')).rejects.toMatchObject({ code: 'announcement.move_not_allowed' });
  }));

it('counts on the last day and no longer on the next', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2026-03-02');
    atDay('2026-03-22');
    const { id } = await makeObjection(tx, await anApplicant(tx), { notice: run.notice, reason: '欠款' });
    expect((await tx.findOneByOrFail(Objection, { id })).madeOn).toBe('2026-03-22');
    atDay('2026-03-23');
    await expect(makeObjection(tx, await anApplicant(tx), { notice: run.notice, reason: '欠款' })).rejects.toMatchObject({
      code: 'objection.too_late',
    });
    await advanceClosing(tx, run.filingId);
    expect(await closingState(tx, run)).toBe('PAUSED');
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

it('takes up to five files of who objected while it stands, the same one once; opened by them and the registry, not by the firm', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2026-03-02');
    const creditor = await anApplicant(tx);
    const { id } = await makeObjection(tx, creditor, { notice: run.notice, reason: '欠款' });
    const file = (place: number) => ({ fileName: `合同${place}.pdf`, mediaType: 'application/pdf', bytes: 10, sha256: String(place).repeat(64) });
    await expect(attachEvidence(tx, run.owner, id, file(1))).rejects.toMatchObject({ code: 'objection.not_found' });
    for (const place of [1, 1, 2, 3, 4, 5]) await attachEvidence(tx, creditor, id, file(place));
    await expect(attachEvidence(tx, creditor, id, file(6))).rejects.toMatchObject({ code: 'document.too_many', details: { most: 5 } });
    const [own] = await ownObjections(tx, creditor);
    expect(own?.evidence.map(({ fileName }) => fileName)).toEqual(['合同1.pdf', '合同2.pdf', '合同3.pdf', '合同4.pdf', '合同5.pdf']);
    const page = await closingPage(tx, run.owner, run.filingId);
    expect(page.objections[0]).toMatchObject({ hasEvidence: true });
    expect(JSON.stringify(page)).not.toContain('合同1');
    const first = own?.evidence[0]?.id ?? '';
    const [registry, elsewhere, tax] = [
      await anOfficer(tx),
      await anOfficer(tx, { districts: ['330381'] }),
      await anOfficer(tx, { department: 'TAX' }),
    ];
    for (const reader of [creditor, registry]) expect((await readableEvidence(tx, reader, id, first)).sha256).toBe('1'.repeat(64));
    for (const stranger of [run.owner, elsewhere, tax])
      await expect(readableEvidence(tx, stranger, id, first)).rejects.toMatchObject({ code: 'document.not_found' });
    await withdrawObjection(tx, creditor, id);
    await expect(attachEvidence(tx, creditor, id, file(7))).rejects.toMatchObject({ code: 'objection.answered' });
  }));

it('is looked at by the officers of its district, with the run and who objected; elsewhere it is not there, and nothing on it is theirs to press', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2026-03-02');
    await makeObjection(tx, await anApplicant(tx), { notice: run.notice, reason: '欠我货款三万元' });
    const officer = await anOfficer(tx);
    const [row] = await staffClosings(tx, officer);
    const name = (await closingPage(tx, run.owner, run.filingId)).entity.name;
    expect(row).toMatchObject({ filingId: run.filingId, name, way: 'simplified', state: 'PAUSED', objections: 1, noticeEndsOn: '2026-03-22' });
    const seen = await staffClosing(tx, officer, run.filingId);
    expect(seen).toMatchObject({ moves: [], objections: [{ reason: '欠我货款三万元', state: 'STANDING' }] });
    const stranger = await anOfficer(tx, { districts: ['330304'] });
    expect(await staffClosings(tx, stranger)).toEqual([]);
    await expect(staffClosing(tx, stranger, run.filingId)).rejects.toMatchObject({ code: 'closing.not_found' });
  }));
