import type { EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { nameKeys } from '#libs/findings';
import { newId, registryNow, setRegistryClock } from '#libs/kernel';
import { seal, unseal } from '#libs/platform';
import { anOfficer } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { changeInRegister } from './change-in-register.ts';
import { decideCorrection, proposeCorrection } from './correct-register.ts';
import { enterInRegister } from './enter-in-register.ts';
import { firmPage } from './firm-page.queries.ts';
import { RegisterVersion } from './register.entity.ts';

beforeAll(() => void useTestConfig());
const on = (date: string): void => setRegistryClock(new Date(`${date}T02:00:00Z`));
beforeEach(() => on('2016-03-15'));

const CODE = '91330302PDY0002710';
const sealFor = (id: string): string => seal({ 'people[0].document.number': '330302197702179971' }, id);
const people = [
  {
    key: 'p1',
    name: '季澄海',
    document: { type: 'residentIdCard' as const, number: 'sealed:people[0].document.number' },
    roles: ['legalRepresentative'],
  },
];

async function aFirmOf(tx: EntityManager) {
  const law = await lawNow(tx);
  const full = '温州橘洲贸易有限公司';
  const name = { full, division: '温州', tradeName: '橘洲', industryTerm: '贸易', organizationalForm: '有限公司' };
  const standing = {
    entityType: 'LIMITED_LIABILITY_COMPANY',
    entityTypeCode: '1130',
    registry: '330302',
    unifiedSocialCreditCode: CODE,
    registrationNumber: null,
    organizationCode: null,
  };
  const facts = { name, businessScope: ['日用百货消售'], registeredCapital: 100, people };
  const entity = await enterInRegister(tx, {
    ...{ ...standing, filingId: newId(), round: 1, parentId: null, establishedOn: '2016-03-15', facts, sealFor, people: [] },
    name: { full, keys: nameKeys(full, law.names, name), individual: false },
  });
  on('2016-05-10');
  await changeInRegister(tx, {
    ...{
      ...standing,
      entityId: entity.id,
      filingId: newId(),
      round: 1,
      kind: 'change',
      items: ['registeredCapital'],
      sealFor,
      validFrom: '2016-05-10',
    },
    ...{ facts: { ...facts, registeredCapital: 200 }, name: null, posts: null, holders: null },
  });
  return entity;
}

it('answers for any day, and before the first one knows nothing', () =>
  rolledBack(async (tx) => {
    await aFirmOf(tx);
    const capital = async (day: string) => (await firmPage(tx, CODE, { on: day })).registeredCapital;
    expect([await capital('2016-03-15'), await capital('2016-05-09'), await capital('2016-05-10'), await capital('2030-01-01')]).toEqual([
      100, 100, 200, 200,
    ]);
    await expect(firmPage(tx, CODE, { on: '2016-03-14' })).rejects.toMatchObject({ code: 'register.entity_not_found' });
    expect(JSON.stringify(await firmPage(tx, CODE))).not.toMatch(/330302197702179971|sealed/);
  }));

it('a correction reaches what repeats the mistake, takes four eyes, and leaves what was known before', () =>
  rolledBack(async (tx) => {
    const { id } = await aFirmOf(tx);
    const before = registryNow();
    on('2016-06-01');
    const [one, other, stranger] = [await anOfficer(tx), await anOfficer(tx), await anOfficer(tx, { districts: ['331000'] })];
    const mistake = { entityId: id, version: 1, facts: { businessScope: ['日用百货销售'], registeredCapital: 150 }, reason: '扫描件与登记不符' };
    await expect(proposeCorrection(tx, stranger, mistake)).rejects.toMatchObject({ code: 'register.entity_not_found' });
    const proposed = await proposeCorrection(tx, one, mistake);
    await expect(proposeCorrection(tx, other, mistake)).rejects.toMatchObject({ code: 'register.correction_open' });
    await expect(decideCorrection(tx, one, proposed.id, { enter: true, decision: '属实' })).rejects.toMatchObject({ code: 'register.four_eyes' });
    expect((await firmPage(tx, CODE)).businessScope).toEqual(['日用百货消售']);
    await decideCorrection(tx, other, proposed.id, { enter: true, decision: '属实' });

    const read = async (day: string, knownAt?: Date) => {
      const { businessScope, registeredCapital } = await firmPage(tx, CODE, { on: day, ...(knownAt ? { knownAt } : {}) });
      return [businessScope?.[0], registeredCapital];
    };
    expect(await read('2016-04-01')).toEqual(['日用百货销售', 150]);
    // The later change of the capital stands; the scope it only carried on is put right too.
    expect(await read('2016-05-20')).toEqual(['日用百货销售', 200]);
    expect(await read('2016-05-20', before)).toEqual(['日用百货消售', 200]);
    const versions = await tx.find(RegisterVersion, { where: { entityId: id }, order: { version: 'asc' } });
    expect(versions.map(({ kind }) => kind)).toEqual(['entry', 'change', 'correction', 'correction']);
    for (const version of versions) expect(unseal(version.sealed, version.id)).toEqual({ 'people[0].document.number': '330302197702179971' });
    await expect(proposeCorrection(tx, one, mistake)).rejects.toMatchObject({ code: 'register.version_not_read' });
    await expect(tx.query(`update register_version set facts = '{}' where entity_id = $1`, [id])).rejects.toThrow();
  }));
