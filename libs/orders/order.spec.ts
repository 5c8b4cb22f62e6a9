import type { EntityManager } from 'typeorm';
import { Announcement } from '#libs/announcement';
import { advanceClosing, Closing, ClosingHistory } from '#libs/closing';
import type { FirmOrderKind } from '#libs/contract';
import { setRegistryClock, type Actor } from '#libs/kernel';
import { Licence } from '#libs/licence';
import { Notice } from '#libs/notice';
import { RegisterEntity, RegisterStateChange } from '#libs/register';
import { listingsOf } from '#libs/supervision';
import { aFirm, anOfficer, type Firm } from '../../test/support/build.ts';
import { aRun, atDay } from '../../test/support/closings.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { decideOrder, hearFirm } from './decide-order.ts';
import { firmOrder, firmOrders } from './order.queries.ts';
import { ORDER_MOVES } from './order.state.ts';
import { proposeOrder } from './propose-order.ts';

beforeAll(() => useTestConfig());
afterEach(() => setRegistryClock());

const codeOf = async (tx: EntityManager, { entityId }: Firm): Promise<string> =>
  (await tx.findOneByOrFail(RegisterEntity, { id: entityId })).unifiedSocialCreditCode ?? '';
const stateOf = async (tx: EntityManager, { entityId }: Firm): Promise<string> => (await tx.findOneByOrFail(RegisterEntity, { id: entityId })).state;
const propose = async (tx: EntityManager, actor: Actor, firm: Firm, kind: FirmOrderKind, ground = '依据') =>
  proposeOrder(tx, actor, { kind, code: await codeOf(tx, firm), ground, document: '（2026）浙03破12号', reason: '事实清楚' });
const confirm = (tx: EntityManager, actor: Actor, { id }: { id: string }) => decideOrder(tx, actor, id, { move: 'confirm', reason: '属实' });

it('has no way out of its end, and none from nowhere', () => {
  expect([ORDER_MOVES.CONFIRMED, ORDER_MOVES.DISMISSED]).toEqual([{}, {}]);
  expect(new Set(Object.values(ORDER_MOVES).flatMap((moves) => Object.values(moves)))).toEqual(new Set(['HEARING', 'CONFIRMED', 'DISMISSED']));
});

it('enters a court’s ruling by two officers: the firm ends, whatever ran about it too, its licence is void', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2026-03-02');
    const [one, other] = [await anOfficer(tx), await anOfficer(tx)];
    const order = await propose(tx, one, run.firm, 'courtRuling');
    expect(order).toMatchObject({ state: 'PROPOSED', hearingEndsOn: null });
    await expect(confirm(tx, one, order)).rejects.toMatchObject({ code: 'order.own_proposal', kind: 'forbidden' });
    await expect(propose(tx, other, run.firm, 'revocation')).rejects.toMatchObject({ code: 'order.under_way' });
    await confirm(tx, other, order);
    await advanceClosing(tx, run.filingId);
    expect(await stateOf(tx, run.firm)).toBe('deregistered');
    expect((await tx.findOneByOrFail(Closing, { filingId: run.filingId })).state).toBe('WITHDRAWN');
    expect(await tx.countBy(Licence, { entityId: run.firm.entityId, state: 'ISSUED' })).toBe(0);
    expect(await tx.findOneBy(RegisterStateChange, { entityId: run.firm.entityId })).toMatchObject({ causeId: order.id, reason: 'courtRuling' });
    await expect(confirm(tx, other, order)).rejects.toMatchObject({ code: 'order.move_not_allowed' });
  }));

it('revokes a licence only after the firm could be heard: five working days, told to its head once', () =>
  rolledBack(async (tx) => {
    atDay('2026-03-02');
    const firm = await aFirm(tx);
    const [one, other] = [await anOfficer(tx), await anOfficer(tx)];
    const order = await propose(tx, one, firm, 'revocation');
    expect(order).toMatchObject({ state: 'HEARING', hearingEndsOn: '2026-03-09' });
    expect(await tx.countBy(Notice, { recipientId: firm.filer.userId, kind: 'order.hearing' })).toBe(1);
    expect(await tx.findOneBy(Announcement, { causeId: order.id })).toMatchObject({ kind: 'revocation', isPublic: false });
    atDay('2026-03-09');
    await hearFirm(tx, one, order.id, '<b>已经改正</b>');
    await expect(confirm(tx, other, order)).rejects.toMatchObject({ code: 'order.hearing_runs', details: { endsOn: '2026-03-09' } });
    expect((await firmOrder(tx, other, order.id)).moves).toEqual(['hear', 'dismiss']);
    atDay('2026-03-10');
    await expect(hearFirm(tx, one, order.id, '再说')).rejects.toMatchObject({ code: 'order.hearing_over' });
    await confirm(tx, other, order);
    expect(await stateOf(tx, firm)).toBe('licenceRevoked');
    expect(await firmOrder(tx, one, order.id)).toMatchObject({ state: 'CONFIRMED', statement: '<b>已经改正</b>', moves: [] });
    expect(await tx.countBy(Licence, { entityId: firm.entityId, state: 'ISSUED' })).toBe(0);
  }));

it('strikes off after 45 public days; what the firm says may end it before', () =>
  rolledBack(async (tx) => {
    atDay('2026-03-02');
    const [kept, struck] = [await aFirm(tx), await aFirm(tx)];
    const [one, other] = [await anOfficer(tx), await anOfficer(tx)];
    const dismissed = await propose(tx, one, kept, 'strikingOff');
    await decideOrder(tx, other, dismissed.id, { move: 'dismiss', reason: '材料是真的' });
    expect([await stateOf(tx, kept), (await tx.findOneByOrFail(Announcement, { causeId: dismissed.id })).state]).toEqual(['registered', 'WITHDRAWN']);
    const order = await propose(tx, one, struck, 'strikingOff');
    expect(order.hearingEndsOn).toBe('2026-04-16');
    expect(await tx.findOneBy(Announcement, { causeId: order.id })).toMatchObject({ isPublic: true, endsOn: '2026-04-16' });
    atDay('2026-04-17');
    await confirm(tx, other, order);
    expect(await stateOf(tx, struck)).toBe('deregistered');
  }));

// simple-deregistration.md 6, test 20: false commitment proven → holders jointly liable.
it('reopens a firm whose end rested on a false commitment: listed, its holders liable, the trace kept, the licence void still', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2024-08-05', true);
    atDay('2024-08-26');
    await advanceClosing(tx, run.filingId);
    expect(await stateOf(tx, run.firm)).toBe('deregistered');
    atDay('2024-10-08');
    const [one, other] = [await anOfficer(tx), await anOfficer(tx)];
    await expect(propose(tx, one, run.firm, 'revocation')).rejects.toMatchObject({ code: 'order.not_for_state' });
    await expect(propose(tx, one, run.firm, 'reopening', '别的')).rejects.toMatchObject({ code: 'order.ground_unknown' });
    const order = await propose(tx, one, run.firm, 'reopening', 'FALSE_COMMITMENT');
    await confirm(tx, other, order);
    expect(await stateOf(tx, run.firm)).toBe('registered');
    const view = await firmOrder(tx, other, order.id);
    const holders = (run.firm.facts.investors ?? []).length;
    expect(view.liable).toHaveLength(holders);
    const history = await tx.find(ClosingHistory, { where: { filingId: run.filingId }, order: { id: 'asc' } });
    expect(history.map(({ move }) => move)).toEqual(['begin', 'open', 'decide', 'reopen']);
    expect(await listingsOf(tx, await codeOf(tx, run.firm))).toMatchObject({ seriousViolation: true });
    expect(await tx.countBy(Licence, { entityId: run.firm.entityId, state: 'ISSUED' })).toBe(0);
    expect(await tx.countBy(Notice, { recipientId: run.owner.userId, kind: 'closing.reopened' })).toBe(1);
  }));

it('is not there for another district or department', () =>
  rolledBack(async (tx) => {
    atDay('2026-03-02');
    const firm = await aFirm(tx);
    const order = await propose(tx, await anOfficer(tx), firm, 'courtRuling');
    for (const stranger of [await anOfficer(tx, { districts: ['330381'] }), await anOfficer(tx, { department: 'TAX' })]) {
      await expect(propose(tx, stranger, firm, 'revocation')).rejects.toMatchObject({ code: 'register.entity_not_found' });
      await expect(confirm(tx, stranger, order)).rejects.toMatchObject({ code: 'order.not_found' });
      expect(await firmOrders(tx, stranger)).toEqual([]);
    }
  }));
