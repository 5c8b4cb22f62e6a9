import type { EntityManager } from 'typeorm';
import { runningAnnouncement } from '#libs/announcement';
import { requestSignatures, submitFiling } from '#libs/filing';
import { setRegistryClock } from '#libs/kernel';
import { Notice } from '#libs/notice';
import { aChange, aFirm, anApplicant, everyoneSigns, type Firm } from '../../test/support/build.ts';
import { database, rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { endLiquidation, fileLiquidation, withdrawLiquidation } from './file-liquidation.ts';
import { type Liquidation } from './liquidation.entity.ts';
import { creditorNotices, ownLiquidation } from './liquidation.queries.ts';
import { tellWhoseNoticeIsOver } from './tell-over.ts';

const at = (day: string): void => setRegistryClock(new Date(`${day}T10:00:00+08:00`));
beforeAll(() => useTestConfig());
afterEach(() => setRegistryClock());

const GROUP = {
  ground: 'DECISION' as const,
  dissolvedOn: '2026-03-02',
  members: [
    { name: '安止水', isHead: true },
    { name: '安止水', isHead: false },
  ],
  claimsAddress: '温州市鹿城区五马街1号',
};

/** The ordinary deregistration of the firm, signed and ready to be handed in. */
async function aSignedEnd(tx: EntityManager, firm: Firm, ground: 'DECISION' | 'COURT' = 'DECISION'): Promise<string> {
  const [lead] = firm.facts.people ?? [];
  const people = lead ? [{ ...lead, roles: ['liquidationLead'] }] : [];
  const deregistration = { ground, liquidationEndedOn: '2026-04-10' };
  const { id } = await aChange(tx, firm, { people, deregistration }, { kind: 'deregistration' });
  await requestSignatures(tx, firm.filer, id);
  await everyoneSigns(tx, id);
  return id;
}

it('calls the creditors for 45 days from the filing of the group; only then the end is applied for', () =>
  rolledBack(async (tx) => {
    at('2026-03-02');
    const firm = await aFirm(tx);
    const id = await aSignedEnd(tx, firm);
    await expect(submitFiling(tx, firm.filer, id)).rejects.toMatchObject({ code: 'closing.creditors_not_called', details: { days: 45 } });
    const filed = await fileLiquidation(tx, firm.filer, firm.entityId, GROUP);
    expect(await ownLiquidation(tx, firm.filer, filed.id)).toMatchObject({
      ...{ state: 'RUNNING', late: false, fileBy: '2026-03-12', publishedOn: '2026-03-02', endsOn: '2026-04-16', applyFrom: '2026-04-17' },
      moves: ['withdraw'],
    });
    expect(await creditorNotices(tx)).toEqual([expect.objectContaining({ endsOn: '2026-04-16', claimsAddress: GROUP.claimsAddress })]);
    at('2026-04-16');
    await expect(submitFiling(tx, firm.filer, id)).rejects.toMatchObject({ code: 'closing.creditors_may_come', details: { until: '2026-04-16' } });
    at('2026-04-17');
    expect(await creditorNotices(tx)).toEqual([]);
    expect((await ownLiquidation(tx, firm.filer, filed.id)).moves).toEqual(['withdraw', 'deregister']);
    await submitFiling(tx, firm.filer, id);
    await expect(withdrawLiquidation(tx, firm.filer, filed.id)).rejects.toMatchObject({ code: 'closing.under_way' });
    await endLiquidation(tx, firm.filer, firm.entityId);
    expect(await runningAnnouncement(tx, firm.entityId, 'creditors')).toBeNull();
  }));

it('asks no notice of a court, and none of anybody while newspapers still called the creditors', () =>
  rolledBack(async (tx) => {
    at('2026-03-02');
    const byCourt = await aFirm(tx);
    await submitFiling(tx, byCourt.filer, await aSignedEnd(tx, byCourt, 'COURT'));
    at('2018-09-17');
    const before = await aFirm(tx);
    await submitFiling(tx, before.filer, await aSignedEnd(tx, before));
  }));

it('takes a late group and says so; names what is wrong with it; and is nobody else’s', () =>
  rolledBack(async (tx) => {
    at('2026-03-20');
    const firm = await aFirm(tx);
    const file = (over: object): Promise<Liquidation> =>
      fileLiquidation(tx, firm.filer, firm.entityId, { ...GROUP, dissolvedOn: '2026-03-20', ...over });
    await expect(file({ dissolvedOn: '2026-03-21' })).rejects.toMatchObject({ code: 'liquidation.dissolved_in_future' });
    await expect(file({ dissolvedOn: '2026-03-19' })).rejects.toMatchObject({ code: 'liquidation.dissolved_before_founding' });
    await expect(file({ members: [{ name: '安', isHead: false }] })).rejects.toMatchObject({ code: 'liquidation.one_head' });
    const stranger = await anApplicant(tx);
    await expect(fileLiquidation(tx, stranger, firm.entityId, GROUP)).rejects.toMatchObject({ code: 'firm.not_found' });
    at('2026-03-31');
    const { id } = await file({});
    expect(await ownLiquidation(tx, firm.filer, id)).toMatchObject({ late: true, endsOn: '2026-05-15' });
    await expect(file({})).rejects.toMatchObject({ code: 'liquidation.under_way' });
    await expect(ownLiquidation(tx, stranger, id)).rejects.toMatchObject({ code: 'liquidation.not_found' });
    await expect(withdrawLiquidation(tx, stranger, id)).rejects.toMatchObject({ code: 'liquidation.not_found' });
    await withdrawLiquidation(tx, firm.filer, id);
    await expect(withdrawLiquidation(tx, firm.filer, id)).rejects.toMatchObject({ code: 'liquidation.ended' });
    expect((await file({})).id).not.toBe(id); // dissolved anew
  }));

it('tells the filer once that the notice is over, in two runs at one moment and ever after', async () => {
  at('2026-03-02');
  const firm = await database().transaction((tx) => aFirm(tx));
  await database().transaction((tx) => fileLiquidation(tx, firm.filer, firm.entityId, GROUP));
  const look = (): Promise<number> => database().transaction((tx) => tellWhoseNoticeIsOver(tx));
  at('2026-04-16');
  expect(await look()).toBe(0);
  at('2026-09-01'); // the clock jumped over the day itself
  await Promise.all([look(), look(), look()]);
  expect(await look()).toBe(0);
  expect(await database().manager.countBy(Notice, { recipientId: firm.filer.userId, kind: 'liquidation.notice_over' })).toBe(1);
});
