import { readFileSync, readdirSync } from 'node:fs';
import { html } from './html.ts';
import { answersFrom, kindFor, questionOf, tradesOf } from './start.rules.ts';

const DISTRICTS = ['330302', '330303'];

it('answers every question from the start, and takes what it does not know for the first answer', () => {
  const plain = { people: 'one', debts: 'firm', place: 'leased', others: 'none', trade: '', district: '330302' };
  expect(answersFrom({}, DISTRICTS)).toEqual(plain);
  expect(answersFrom({ people: 'nobody', debts: ['own'], district: '110101', trade: { a: 1 } }, DISTRICTS)).toEqual(plain);
  expect(answersFrom({ people: 'few', debts: 'own', district: '330303', trade: ' 卖鞋 ' }, DISTRICTS)).toEqual({
    ...plain,
    people: 'few',
    debts: 'own',
    district: '330303',
    trade: '卖鞋',
  });
  expect(answersFrom({ trade: `${'鞋'.repeat(300)}\ud800` }, DISTRICTS).trade).toBe('鞋'.repeat(200));
});

it.each([
  ['one', 'firm', 'none', 'LIMITED_LIABILITY_COMPANY'],
  ['few', 'firm', 'abroad', 'LIMITED_LIABILITY_COMPANY'],
  ['many', 'firm', 'none', 'JOINT_STOCK_COMPANY'],
  ['one', 'own', 'none', 'INDIVIDUAL_BUSINESS'],
  ['few', 'own', 'none', 'GENERAL_PARTNERSHIP'],
  ['one', 'own', 'firm', 'GENERAL_PARTNERSHIP'],
] as const)('%s, %s, %s is a %s', (people, debts, others, kind) => {
  const answers = answersFrom({ people, debts, others }, DISTRICTS);
  expect(kindFor(answers)).toBe(kind);
  expect(questionOf(answers, [])).toMatchObject({ entityType: kind, district: '330302', kind: 'establishment' });
});

it('takes a trade apart at its stops', () => {
  expect(tradesOf('卖鞋，也做出口、开餐馆。')).toEqual(['卖鞋', '出口', '开餐馆']);
  expect(tradesOf(' ，、 ')).toEqual([]);
});

it('shows what is put in as text', () => {
  expect(html`<p title="${'"&\''}">${'<b>潮汐</b>'}${[1, html`<i></i>`, undefined, false]}</p>`.text).toBe(
    '<p title="&quot;&amp;&#39;">&lt;b&gt;潮汐&lt;/b&gt;1<i></i></p>',
  );
});

describe('the words', () => {
  const bookOf = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(`templates/start/${language}.json`, 'utf8')) as Record<string, string>;
  const blanks = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
  const [zh, en] = [bookOf('zh'), bookOf('en')];

  it('are the same in both languages, none empty, with the same blanks', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh)) expect({ key, blanks: blanks(text) }).toEqual({ key, blanks: blanks(en[key] ?? '') });
    expect([...Object.values(zh), ...Object.values(en)].filter((text) => text.trim() === '' && text !== ', ')).toEqual([]);
  });

  it('are all used', () => {
    const code = readdirSync('libs/needs')
      .filter((file) => /^start\..*\.ts$/.test(file) && !file.includes('.spec.'))
      .map((file) => readFileSync(`libs/needs/${file}`, 'utf8'))
      .join('\n');
    const spoken = (key: string): boolean =>
      code.includes(`'${key}'`) ||
      [...code.matchAll(/`([\w.]*)\$\{\w+\}([\w.]*)(?:\$\{\w+\})?([\w.]*)`/g)].some(
        ([, head = '']) => key.startsWith(head) && (head !== '' || /^(people|debts|place|others)\./.test(key)),
      );
    expect(Object.keys(zh).filter((key) => !spoken(key))).toEqual([]);
  });
});
