import type { EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { nameKeys } from '#libs/findings';
import { newId, setRegistryClock } from '#libs/kernel';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { enterName } from './enter-in-register.ts';
import { RegisterEntity } from './register.entity.ts';
import { limitSearch } from './search-limit.ts';
import { searchRegister } from './search-register.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

async function entered(tx: EntityManager, full: string, changes: Partial<RegisterEntity> = {}, until: string | null = null): Promise<void> {
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
}
const found = async (tx: EntityManager, q: string, more: { district?: string; state?: string } = {}) =>
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
    expect(await searchRegister(tx, { q: '·、！？%_' })).toEqual({ rows: [], more: false, hint: 'noLetters' });
    expect(await found(tx, "<script>'; drop table x; --")).toEqual([]);
  }));

it('asks a network to wait that asks too often', () => {
  for (let time = 0; time < 60; time += 1) limitSearch('203.0.113', 1_000);
  expect(() => limitSearch('203.0.113', 2_000)).toThrow();
  expect(() => limitSearch('203.0.114', 2_000)).not.toThrow();
  expect(() => limitSearch('203.0.113', 70_000)).not.toThrow();
});
