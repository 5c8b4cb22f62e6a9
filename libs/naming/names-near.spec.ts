import type { EntityManager } from 'typeorm';
import { nameFindings, nameKeys, partsOf, wordingsNear, type Application, type Finding, type WorldEntity } from '#libs/findings';
import { newId } from '#libs/kernel';
import { enterName, indexOldNames, RegisterEntity, RegisterName } from '#libs/register';
import { rolledBack } from '../../test/support/database.ts';
import { theLaw } from '../../test/support/law.ts';
import { nameWorld } from './name-world.ts';

const SEED = Number(process.env['SEED'] ?? 20_150_701);
const NAMES = Number(process.env['NAMES'] ?? 600);
const ASKED = Number(process.env['NAMES_ASKED'] ?? 120);

/** A small alphabet, so that names meet: characters of one sound, of two readings, traditional and simple. */
const LETTERS = [...'瓯越欧悦行航长乐月樺华'];
const INDUSTRIES = [
  '',
  '',
  '科技',
  '科技发展',
  '技术',
  '信息科技',
  '贸易',
  '商贸',
  '地产',
  '置业',
  '鞋业',
  '鞋',
  '酒业',
  '酒',
  '餐饮',
  '餐饮管理',
  '控股',
];
const FORMS = ['有限公司', '有限责任公司', '股份有限公司', '厂', '店'];
const PLACES = ['温州', '温州市', '浙江', '温州市鹿城区', '', '瑞安'];

/** mulberry32: the same seed gives the same names. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const next = random(SEED);
const any = <T>(list: readonly T[]): T => {
  const one = list[Math.floor(next() * list.length)];
  if (one === undefined) throw new Error('an empty list');
  return one;
};

function anyName(): string {
  const tradeName = Array.from({ length: 2 + Math.floor(next() * 3) }, () => any(LETTERS)).join('');
  const [place, industry, form] = [any(PLACES), any(INDUSTRIES), any(FORMS)];
  return next() < 0.15 && place !== '' ? `${tradeName}（${place}）${industry}${form}` : `${place}${tradeName}${industry}${form}`;
}

const rules = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule).sort();

it(
  `finds through its indexes what a look at every name finds (seed ${SEED})`,
  () =>
    rolledBack(async (tx) => {
      const everyone: WorldEntity[] = [];
      const states = ['registered', 'registered', 'registered', 'deregistered', 'licenceRevoked'] as const;
      for (let made = 0; made < NAMES; made++) {
        const full = anyName();
        const entityType = /店$/u.test(full) || next() < 0.2 ? 'INDIVIDUAL_BUSINESS' : 'LIMITED_LIABILITY_COMPANY';
        const state = any(states);
        const entity = { id: newId(), entityType, state, stateOn: any(['2019-05-01', '2025-09-01']), registry: '330302', legacy: {} };
        await tx.insert(RegisterEntity, entity);
        const individual = entityType === 'INDIVIDUAL_BUSINESS';
        await enterName(tx, { ...entity, entityId: entity.id, full, keys: nameKeys(full, theLaw.names), individual });
        everyone.push({ id: entity.id, name: full, entityType, state, stateOn: entity.stateOn });
      }
      const parts = new Map((await tx.find(RegisterName)).map((name) => [name.entityId, name.parts]));
      const raised = new Map<string, number>();
      for (let asked = 0; asked < ASKED; asked++) {
        const full = next() < 0.2 ? (any(everyone).name ?? '') : anyName();
        const on = any(['2016-05-04', '2018-03-01', '2026-03-02']);
        const application: Application = {
          kind: 'establishment',
          entityType: any(['LIMITED_LIABILITY_COMPANY', 'LIMITED_LIABILITY_COMPANY', 'INDIVIDUAL_BUSINESS'] as const),
          jurisdiction: '330302',
          channel: 'online',
          name: { full, ...partsOf(full, theLaw.names, { near: '330302' }) },
          businessScope: [],
        };
        const near = await nameWorld(tx, theLaw, { ...application, filingId: null, filerId: newId() });
        const all = { entities: everyone.map((entity) => ({ ...entity, ...parts.get(entity.id ?? '') })), reservations: [], openFilings: [] };
        const found = rules(nameFindings(application, near, theLaw, on));
        expect({ full, on, found }).toEqual({ full, on, found: rules(nameFindings(application, all, theLaw, on)) });
        for (const rule of found) raised.set(rule, (raised.get(rule) ?? 0) + 1);
      }
      // The proof is of something: each way to clash was met.
      for (const rule of ['name.same_as_registered', 'name.same_trade_name_same_industry', 'name.similar_to_registered']) {
        expect({ rule, met: (raised.get(rule) ?? 0) > 5 }).toEqual({ rule, met: true });
      }
    }),
  600_000,
);

it('indexes the names of a register that is older than the index, once', () =>
  rolledBack(async (tx) => {
    const entity = { id: newId(), entityType: 'LIMITED_LIABILITY_COMPANY', state: 'registered' as const, registry: '330302', legacy: {} };
    await tx.insert(RegisterEntity, entity);
    const full = '温州瓯越鞋业有限公司';
    await enterName(tx, { ...entity, entityId: entity.id, full, keys: nameKeys(full, theLaw.names), individual: false });
    const rows = (): Promise<object[]> => tx.query('select * from register_name_key order by key');
    const before = await rows();
    await tx.query('delete from register_name_key');
    expect([await indexOldNames(tx), await indexOldNames(tx)]).toEqual([1, 0]);
    expect(await rows()).toEqual(before);
  }));

/** Forty names of the register and one more behind them, with the trade name 瓯越, and what is found for 温州瓯越鞋业有限公司. */
async function foundBehindForty(
  tx: EntityManager,
  forty: (number: number) => { full: string; industryTerm: string; state: 'registered' | 'deregistered' },
  last: { full: string; industryTerm: string; state: 'registered' },
  on: string,
): Promise<{ neighbours: number; found: string[] }> {
  for (let number = 0; number <= 40; number++) {
    const { full, industryTerm, state } = number === 40 ? last : forty(number);
    const entity = { id: newId(), entityType: 'LIMITED_LIABILITY_COMPANY', state, stateOn: '2010-05-04', registry: '330302', legacy: {} };
    await tx.insert(RegisterEntity, entity);
    const parts = { tradeName: '瓯越', industryTerm };
    await enterName(tx, { ...entity, entityId: entity.id, full, keys: nameKeys(full, theLaw.names, parts), individual: false, parts });
  }
  const full = '温州瓯越鞋业有限公司';
  const application: Application = {
    kind: 'establishment',
    entityType: 'LIMITED_LIABILITY_COMPANY',
    jurisdiction: '330302',
    channel: 'online',
    name: { full, ...partsOf(full, theLaw.names, { near: '330302' }) },
    businessScope: [],
  };
  const near = await nameWorld(tx, theLaw, { ...application, filingId: null, filerId: newId() });
  return { neighbours: near.entities?.length ?? 0, found: rules(nameFindings(application, near, theLaw, on)) };
}

it('finds the one that counts behind many that are free again', () =>
  rolledBack(async (tx) => {
    const { neighbours, found } = await foundBehindForty(
      tx,
      (number) => ({ full: `温州${'甲乙丙丁'[number % 4]}瓯越鞋业有限公司`, industryTerm: '鞋业', state: 'deregistered' }),
      { full: '瑞安瓯越鞋业有限公司', industryTerm: '鞋业', state: 'registered' },
      '2026-03-02',
    );
    expect(neighbours).toBe(41);
    expect(found).toContain('name.same_trade_name_same_industry');
  }));

it('finds the one worded alike behind many that only mean the same', () =>
  rolledBack(async (tx) => {
    const alike = wordingsNear('鞋业', theLaw.names).same.filter((term) => !['鞋业', '鞋', '鞋厂'].includes(term));
    const { neighbours, found } = await foundBehindForty(
      tx,
      (number) => {
        const industryTerm = alike[number % alike.length] ?? '';
        return { full: `温州${'甲乙丙丁'[number % 4]}瓯越${industryTerm}有限公司`, industryTerm, state: 'registered' };
      },
      { full: '温州瓯越鞋业股份有限公司', industryTerm: '鞋业', state: 'registered' },
      '2018-06-01',
    );
    expect(neighbours).toBeLessThan(41);
    expect(found).toEqual(expect.arrayContaining(['name.similar_to_registered', 'name.same_as_registered']));
  }));
