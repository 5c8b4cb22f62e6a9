import type { EntityManager } from 'typeorm';
import { setRegistryClock } from '#libs/kernel';
import { aFirm, anApplicant, approvedChange, issued, registeredHead, type Firm } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { delegateLicence, revokeDelegation } from './delegate-licence.ts';
import { LicenceDelegation } from './delegation.entity.ts';
import { delegationsOf, walletOf } from './holder.queries.ts';
import { showLicence, shownLicence } from './show-licence.ts';

beforeAll(() => void useTestConfig());
const on = (date: string): void => setRegistryClock(new Date(`${date}T02:00:00Z`));
beforeEach(() => on('2016-03-15'));

const CLERK = { name: '甘棠', document: { type: 'residentIdCard' as const, number: '330302196910029973' } };
const headOf = (tx: EntityManager, firm: Firm) => {
  const head = firm.facts.people?.find(({ roles }) => roles.includes('legalRepresentative'));
  return anApplicant(tx, head);
};
const NOW = 1_800_000_000_000;

it('whoever answers for a firm shows its licence for five minutes; nobody else', () =>
  rolledBack(async (tx) => {
    const firm = await aFirm(tx);
    const head = await headOf(tx, firm);
    expect(await walletOf(tx, head)).toMatchObject([{ entityId: firm.entityId, name: firm.facts.name?.full, delegated: null }]);
    const { code, link, seconds } = await showLicence(tx, head, firm.entityId, NOW);
    expect([link.endsWith(`/shown/${code}`), seconds]).toEqual([true, 300]);
    expect(await shownLicence(tx, code, NOW + 299_000)).toMatchObject({ licence: { verdict: 'valid' }, delegated: null, secondsLeft: 1 });
    await expect(shownLicence(tx, code, NOW + 301_000)).rejects.toMatchObject({ code: 'wallet.code_expired' });
    await expect(shownLicence(tx, `${code.slice(0, -2)}AA`, NOW)).rejects.toMatchObject({ code: 'licence.not_found' });
    const stranger = await anApplicant(tx, CLERK);
    await expect(showLicence(tx, stranger, firm.entityId, NOW)).rejects.toMatchObject({ code: 'firm.not_found' });
    await expect(delegationsOf(tx, stranger, firm.entityId)).rejects.toMatchObject({ code: 'firm.not_found' });
  }));

it('is lent for one matter and period, kept without a number, and taken back at once', () =>
  rolledBack(async (tx) => {
    const firm = await aFirm(tx);
    const [head, clerk] = [await headOf(tx, firm), await anApplicant(tx, CLERK)];
    const loan = { ...CLERK, entityId: firm.entityId, matter: '开立银行账户', from: '2016-03-20', to: '2016-03-25' };
    await expect(delegateLicence(tx, clerk, loan)).rejects.toMatchObject({ code: 'firm.not_found' });
    await expect(delegateLicence(tx, head, { ...loan, to: '2016-03-19' })).rejects.toMatchObject({ code: 'wallet.period_wrong' });
    const { id } = await delegateLicence(tx, head, loan);
    expect(JSON.stringify(await tx.findBy(LicenceDelegation, { id }))).not.toContain(CLERK.document.number);
    expect(await walletOf(tx, clerk)).toEqual([]);
    on('2016-03-20');
    expect(await walletOf(tx, clerk)).toMatchObject([{ delegated: { matter: '开立银行账户', until: '2016-03-25' } }]);
    const { code } = await showLicence(tx, clerk, firm.entityId, NOW);
    expect(await shownLicence(tx, code, NOW)).toMatchObject({ delegated: { name: '甘棠', matter: '开立银行账户' } });
    await revokeDelegation(tx, head, firm.entityId, id);
    await expect(shownLicence(tx, code, NOW)).rejects.toMatchObject({ code: 'wallet.delegation_over' });
    await expect(showLicence(tx, clerk, firm.entityId, NOW)).rejects.toMatchObject({ code: 'firm.not_found' });
  }));

it('a code that is being shown says at once that another licence took its place', () =>
  rolledBack(async (tx) => {
    const firm = await aFirm(tx);
    const head = await headOf(tx, firm);
    const { code } = await showLicence(tx, head, firm.entityId, NOW);
    on('2016-04-05');
    const change = { items: [{ item: 'businessScope', decidedOn: '2016-04-01' }] };
    await issued(tx, (await approvedChange(tx, firm, { businessScope: ['日用百货销售'], people: [await registeredHead(tx, firm)], change })).id);
    expect(await shownLicence(tx, code, NOW)).toMatchObject({ licence: { verdict: 'replaced', ended: { on: '2016-04-05' } } });
  }));
