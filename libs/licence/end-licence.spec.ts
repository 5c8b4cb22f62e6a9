import { setRegistryClock } from '#libs/kernel';
import { RegisterEntity } from '#libs/register';
import { aFirm, anOfficer, approvedChange, issued, registeredHead } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { endLicence } from './end-licence.ts';
import { Licence } from './licence.entity.ts';
import { publicLicence } from './licence.queries.ts';

beforeAll(() => useTestConfig());
afterEach(() => setRegistryClock());

const SURRENDER = { reason: 'SURRENDERED' as const, basis: '正本、副本已经收回' };

it('a licence that was handed back is void wherever it is checked, once, and the firm goes on to exist; a change gives it a new one', () =>
  rolledBack(async (tx) => {
    setRegistryClock(new Date('2026-03-02T10:00:00+08:00'));
    const firm = await aFirm(tx);
    const { unifiedSocialCreditCode } = await tx.findOneByOrFail(RegisterEntity, { id: firm.entityId });
    const code = unifiedSocialCreditCode ?? '';
    const officer = await anOfficer(tx);
    expect((await publicLicence(tx, code)).verdict).toBe('valid');
    for (const stranger of [await anOfficer(tx, { districts: ['330381'] }), await anOfficer(tx, { department: 'TAX' })])
      await expect(endLicence(tx, stranger, code, SURRENDER)).rejects.toMatchObject({ code: 'register.entity_not_found' });
    await endLicence(tx, officer, code.toLowerCase(), SURRENDER);
    expect(await publicLicence(tx, code)).toMatchObject({ verdict: 'void', ended: { on: '2026-03-02', reason: 'SURRENDERED' } });
    await expect(endLicence(tx, officer, code, SURRENDER)).rejects.toMatchObject({ code: 'licence.none_in_force' });

    const head = await registeredHead(tx, firm);
    const change = await approvedChange(tx, firm, {
      change: { items: [{ item: 'businessTerm', decidedOn: '2026-03-02' }] },
      businessTerm: { to: '2046-03-01' },
      people: [head],
    });
    expect(await issued(tx, change.id)).toMatchObject({ state: 'ISSUED', serial: 2 });
    expect(await tx.countBy(Licence, { entityId: firm.entityId })).toBe(2);
  }));
