import type { EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { nameKeys } from '#libs/findings';
import { newId, setRegistryClock } from '#libs/kernel';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { enterName } from './enter-in-register.ts';
import { forgetQuestions, keepQuestion } from './keep-question.ts';
import { keepNumbers } from './keep-numbers.ts';
import { maskName } from './question.rules.ts';
import { recordVersion } from './record-version.ts';
import { RegisterEntity, RegisterQuestionAsked } from './register.entity.ts';
import { limitSearch } from './search-limit.ts';
import { searchRegister, type RegisterQuestion } from './search-register.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

async function entered(tx: EntityManager, full: string, changes: Partial<RegisterEntity> = {}, until: string | null = null): Promise<string> {
  const id = newId();
  const entity = {
    id,
    state: 'registered' as const,
    registry: '330302',
    entityType: 'LIMITED_LIABILITY_COMPANY',
    establishedOn: '2016-01-01',
    legacy: {},
    ...changes,
  };
  await tx.insert(RegisterEntity, entity);
  const keys = nameKeys(full, (await lawNow(tx)).names);
  await enterName(tx, { entityId: id, entityType: entity.entityType, registry: '330302', full, keys, individual: false, until });
  return id;
}
const found = async (tx: EntityManager, q: string, more: Omit<RegisterQuestion, 'q'> = {}) =>
  (await searchRegister(tx, { q, ...more })).rows.map(({ name }) => name);

it('finds a name by any part of it, whatever its width, separators and forms of characters', () =>
  rolledBack(async (tx) => {
    const name = '温州云帆鞋业有限公司';
    await entered(tx, name);
    await entered(tx, '温州远山贸易有限公司');
    for (const q of ['云帆', '雲帆', ' 云·帆 ', '帆鞋', '温州云帆鞋业有限公司', '温州云帆鞋业有限责任公司', '溫州雲帆鞋業有限公司', '鞋'])
      expect([q, await found(tx, q)]).toEqual([q, [name]]);
    expect(await found(tx, '帆云')).toEqual([]);
  }));

it('finds by code, narrows by district and state, and knows former names no more', () =>
  rolledBack(async (tx) => {
    await entered(tx, '温州澄岩贸易有限公司', { unifiedSocialCreditCode: '91330302PDY000016X' });
    await entered(tx, '温州澄岩鞋业有限公司', { registry: '330303', state: 'deregistered' });
    await entered(tx, '温州澄岩旧名有限公司', {}, '2016-02-01');
    expect(await found(tx, '91330302 pdy0 0001 6x')).toEqual(['温州澄岩贸易有限公司']);
    expect(await found(tx, '澄岩', { district: '330303' })).toEqual(['温州澄岩鞋业有限公司']);
    expect(await found(tx, '澄岩', { district: '330300', state: 'registered' })).toEqual(['温州澄岩贸易有限公司']);
  }));

it('finds nothing for symbols, and says why; markup is only text', () =>
  rolledBack(async (tx) => {
    expect(await searchRegister(tx, { q: '·、！？%_' })).toMatchObject({ rows: [], more: false, hint: 'noLetters' });
    expect(await found(tx, "<script>'; drop table x; --")).toEqual([]);
  }));

it('asks a network to wait that asks too often', () => {
  for (let time = 0; time < 60; time += 1) limitSearch('203.0.113', 1_000);
  expect(() => limitSearch('203.0.113', 2_000)).toThrow();
  expect(() => limitSearch('203.0.114', 2_000)).not.toThrow();
  expect(() => limitSearch('203.0.113', 70_000)).not.toThrow();
});

const HUMAN = { key: 'p1', name: '季澄海', document: { type: 'residentIdCard', number: '' }, roles: ['legalRepresentative'] } as const;

it('finds by how the trade name sounds, by the people and the industry of today, and by every number anyone gave the firm', () =>
  rolledBack(async (tx) => {
    const id = await entered(tx, '温州云帆鞋业有限公司', { organizationCode: 'D2143569X' });
    await entered(tx, '温州云海贸易有限公司');
    const entity = await tx.findOneByOrFail(RegisterEntity, { id });
    const version = (validFrom: string, people: readonly (typeof HUMAN | { name: string })[], code: string) => ({
      ...{ filingId: null, round: null, kind: 'change' as const, validFrom, sealFor: () => '' },
      facts: {
        people: people.map((one) => ({ ...HUMAN, ...one, roles: ['legalRepresentative'] })),
        industryCode: { edition: '2011' as const, code },
      },
    });
    await recordVersion(tx, entity, version('2016-01-01', [HUMAN], 'F5113'));
    for (const q of ['yunfan', 'Yun Fan', 'YUNF']) expect([q, await found(tx, q)]).toEqual([q, ['温州云帆鞋业有限公司']]);
    expect(await found(tx, 'yun')).toHaveLength(2);
    expect((await searchRegister(tx, { person: '季 澄海' })).rows).toMatchObject([{ name: '温州云帆鞋业有限公司', person: '季*海' }]);
    expect(await found(tx, '云', { industry: 'F51' })).toEqual(['温州云帆鞋业有限公司']);
    expect(await found(tx, '云', { industry: 'C' })).toEqual([]);

    await recordVersion(tx, entity, version('2016-02-01', [{ name: '南乐川' }], 'C1951'));
    // What is put right afterwards of an earlier day is not what stands today.
    await recordVersion(tx, entity, { ...version('2016-01-01', [HUMAN], 'F5114'), kind: 'correction' });
    expect([await found(tx, '', { person: '季澄海' }), await found(tx, '', { person: '南乐川', district: '330302' })]).toEqual([
      [],
      ['温州云帆鞋业有限公司'],
    ]);
    expect(await found(tx, '云帆', { industry: 'C' })).toHaveLength(1);

    await keepNumbers(tx, id, [{ kind: 'TAXPAYER_ID', number: '330302D2143569X' }]);
    await keepNumbers(tx, id, [{ kind: 'STATISTICS_NUMBER', number: 'TJ00012345' }], '2016-03-01');
    for (const q of ['D2143569-X', '330302d2143569x', 'TJ00012345']) expect([q, await found(tx, q)]).toEqual([q, ['温州云帆鞋业有限公司']]);
  }));

it('follows the state of a firm, and nobody is looked for by a number of a person', () =>
  rolledBack(async (tx) => {
    const id = await entered(tx, '温州云帆鞋业有限公司');
    await tx.update(RegisterEntity, id, { state: 'deregistered', registry: '330303' });
    expect(await found(tx, '云帆', { state: 'registered' })).toEqual([]);
    expect(await found(tx, '云帆', { state: 'deregistered', district: '330303' })).toHaveLength(1);
    for (const q of ['330302190001010012', '330302 1900 0101 0013', '13812345678'])
      expect(await searchRegister(tx, { q })).toMatchObject({ rows: [], hint: 'personalNumber', kind: 'REFUSED' });
    expect(await searchRegister(tx, { q: '914403001922038216' })).toMatchObject({ kind: 'CODE' });
    expect(['王', '王五', '欧阳明日'].map(maskName)).toEqual(['王', '王*', '欧**日']);
  }));

it('keeps who asked what kind of thing for half a year, and never what', () =>
  rolledBack(async (tx) => {
    await keepQuestion(tx, { userId: null, network: '203.0.113', kind: 'PERSON', found: 3 });
    const [kept] = await tx.find(RegisterQuestionAsked);
    expect(Object.keys(kept ?? {}).sort()).toEqual(['at', 'found', 'id', 'kind', 'network', 'userId']);
    expect(kept?.network.toString('utf8')).not.toContain('203');
    await tx.query(
      `insert into register_question (id, at, network, kind, found) values (gen_random_uuid(), now() - interval '181 days', '\\x00', 'NAME', 0)`,
    );
    await forgetQuestions(tx);
    expect(await tx.count(RegisterQuestionAsked)).toBe(1);
  }));
