import { setRegistryClock } from '#libs/kernel';
import { Notice } from '#libs/notice';
import { RegisterEntity } from '#libs/register';
import { aFirm, anOfficer } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { cureGround, listEntity } from './decide-listing.ts';
import { listingsOf } from './listing.queries.ts';

beforeAll(() => void useTestConfig());
const on = (date: string): void => setRegistryClock(new Date(`${date}T02:00:00Z`));

it('one remedy cures one ground; with the last the firm is off the list that day, told once; a final order is cured by none', () =>
  rolledBack(async (tx) => {
    on('2016-03-15');
    const firm = await aFirm(tx);
    on('2018-07-10');
    const officer = await anOfficer(tx);
    const { entityId } = firm;
    const list = 'abnormalList' as const;
    const missing = (year: number) => ({ entityId, list, cause: 'ANNUAL_REPORT', year, on: `${year + 1}-07-01`, basis: '逾期未报' });
    const first = await listEntity(tx, officer, missing(2016));
    const second = await listEntity(tx, officer, missing(2017));
    const third = await listEntity(tx, officer, { entityId, list, cause: 'UNREACHABLE_AT_ADDRESS', on: '2018-07-09', basis: '两次邮寄退回' });
    await expect(listEntity(tx, officer, missing(2016))).rejects.toMatchObject({ code: 'listing.listed_already' });
    const stranger = await anOfficer(tx, { districts: ['331000'] });
    await expect(cureGround(tx, stranger, first.id, { on: '2018-07-10', remedy: '补报' })).rejects.toMatchObject({ code: 'listing.not_found' });

    const { unifiedSocialCreditCode } = await tx.findOneByOrFail(RegisterEntity, { id: entityId });
    const seen = (day?: string) => listingsOf(tx, unifiedSocialCreditCode ?? '', day);
    const told = (kind: string) => tx.countBy(Notice, { kind });
    await cureGround(tx, officer, first.id, { on: '2018-07-10', remedy: '补报2016年度报告' });
    const left = await seen();
    expect(left.abnormal).toBe(true);
    expect(left.grounds.map(({ year, open, nextStepOn }) => [year, open, nextStepOn])).toEqual([
      [2016, false, null],
      [2017, true, '2021-07-01'],
      [null, true, '2021-07-09'],
    ]);
    await cureGround(tx, officer, second.id, { on: '2018-07-10', remedy: '补报' });
    expect(await told('listing.ended')).toBe(0);
    on('2018-08-01');
    await cureGround(tx, officer, third.id, { on: '2018-08-01', remedy: '变更住所' });
    expect([(await seen()).abnormal, (await seen('2018-07-31')).abnormal, await told('listing.ended')]).toEqual([false, true, 1]);

    const last = await listEntity(tx, officer, { entityId, list, cause: 'FALSE_INFORMATION', on: '2018-08-01', basis: '抽查' });
    await tx.update(RegisterEntity, entityId, { state: 'licenceRevoked', stateOn: '2018-08-01' });
    await expect(cureGround(tx, officer, last.id, { on: '2018-08-01', remedy: '更正' })).rejects.toMatchObject({ code: 'listing.final_order' });
  }));
