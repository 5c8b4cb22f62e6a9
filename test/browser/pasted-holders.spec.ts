import { readPasted, withPasted } from '../../apps/portal/src/features/filing/pasted-holders.ts';
import type { ListAsks } from '../../apps/portal/src/features/filing/people.ts';
import { fenOf } from '../../libs/ui/amount.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Invented people, with the sequences that the product keeps for them. */
const idOf = (nth: number): string => {
  const body = `330302${1960 + nth}0101997`;
  return body + '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11];
};
/** A limited company, as its pages ask. */
const LIMITED: ListAsks = { holder: 'shareholder', capital: 'registeredCapital', hasForm: true, liability: null, farmers: false, payment: 'due' };
const read = (text: string, facts = {}) => readPasted(text, facts, fenOf);

describe('a table of holders that is pasted', () => {
  it('is read whatever the order of its columns, its heading and its units', () => {
    const rows = read(`姓名\t证件号\t出资（万元）\n赵同舟\t${idOf(1)}\t10\n5万元\t${idOf(2).toLowerCase()}\t 钱同舟 \n`);
    expect(rows.map(({ line, name, subscribed, fault }) => ({ line, name, subscribed, fault }))).toEqual([
      { line: 2, name: '赵同舟', subscribed: 10_000_000, fault: null },
      { line: 3, name: '钱同舟', subscribed: 5_000_000, fault: null },
    ]);
    expect(read(`姓名\t证件号\t出资（元）\n赵同舟\t${idOf(1)}\t100000`)[0]?.subscribed).toBe(10_000_000);
  });

  it('names what is wrong with each bad row', () => {
    const good = idOf(1);
    const wrong = good.slice(0, 17) + (good.endsWith('0') ? '1' : '0');
    const rows = read(
      [`甲\t${good}\t1`, `乙\t${good}\t1`, `丙\t${wrong}\t1`, `丁\t${good.slice(1)}\t1`, `戊\t${idOf(3)}`, `${idOf(4)}\t1`, '己\t1'].join('\n'),
    );
    expect(rows.map(({ fault }) => fault)).toEqual([null, 'twice', 'check', 'length', 'amount', 'name', 'number']);
  });

  it('keeps the phone out of the amount and the point in the name', () => {
    expect(read(`阿依努尔·买买提\t13800000712\t${idOf(5)}\t12.5`)[0]).toMatchObject({ name: '阿依努尔·买买提', subscribed: 12_500_000, fault: null });
  });

  it('takes in fifty good rows, each with a key of its own, and makes the capital of them', () => {
    const text = Array.from({ length: 50 }, (_, nth) => `股东${'甲乙丙丁戊'[nth % 5]}\t${idOf(nth)}\t2`).join('\n');
    const facts = withPasted({}, read(text), { asks: LIMITED, on: '2026-01-02', dueOn: '2031-01-01' });
    expect(new Set(facts.people?.map(({ key }) => key)).size).toBe(50);
    expect(facts.investors).toHaveLength(50);
    expect(facts.registeredCapital).toBe(100_000_000);
    expect(read(text, facts).every(({ fault }) => fault === 'twice')).toBe(true);
  });
});
