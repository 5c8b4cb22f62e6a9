import { theLaw } from '../../test/support/law.ts';
import { searchScope, type ScopeHit } from './scope-search.ts';
import { classOf, scopeNeeds } from './scope-search-needs.ts';

const ON = '2023-01-01';
const texts = (query: string, on = ON): string[] => searchScope(theLaw, query, on).map(({ text }) => text);
const hit = (query: string, text: string, on = ON): ScopeHit | undefined => searchScope(theLaw, query, on, 50).find((one) => one.text === text);
const classAndItems = (text: string, on: string): [string, ...(string | null)[]] => {
  const needs = scopeNeeds(theLaw, text, on);
  return [classOf(needs), ...needs.map(({ item }) => item)];
};

describe('search', () => {
  it.each([
    ['餐饮服务', '餐饮服务'],
    ['餐饮', '餐饮服务'],
    ['开一家奶茶店', '餐饮服务'],
    ['我想卖水果', '新鲜水果零售'],
    ['网店', '互联网销售（除销售需要许可的商品）'],
    ['外贸', '货物进出口'],
    ['canyin', '餐饮服务'],
    ['CanYinFuWu', '餐饮服务'],
    ['cyfw', '餐饮服务'],
    ['ｃｙｆｗ', '餐饮服务'],
    ['canyin 服务', '餐饮服务'],
    ['软件kaifa', '软件开发'],
    ['ruanj', '软件开发'],
    ['鞋', '鞋制造'],
    ['日用百货销', '日用百货销售'],
    ['打字、复印', '打字复印'],
    ['maixie', '鞋帽零售'],
    ['xiezi', '鞋帽零售'],
    ['kaifandian', '餐饮服务'],
    ['kaiyijianaichadian', '餐饮服务'],
    ['woxiangmaishuiguo', '新鲜水果零售'],
    ['shuiguo', '新鲜水果零售'],
    ['kfd', '餐饮服务'],
    ['fandian', '餐饮服务'],
    ['开fandian', '餐饮服务'],
    ['lifa', '理发服务'],
    ['waimao', '货物进出口'],
  ])('%s finds %s among the first five', (query, text) => expect(texts(query).slice(0, 5)).toContain(text));

  it('puts the whole text first, then its beginning, then the rest', () => {
    const found = texts('软件开发');
    expect(found[0]).toBe('软件开发');
    expect(found.indexOf('软件开发')).toBeLessThan(found.indexOf('人工智能应用软件开发'));
  });

  it.each(['', '   ', '%', '&&&', "'", '\\', '（）', '\u{1F600}'])('finds nothing for %j', (query) => expect(texts(query)).toEqual([]));

  it.each([
    ['markup', '<b>潮汐</b>'],
    ['a long question', '溫州'.repeat(400)],
    ['marks of direction', '\u202e餐饮'],
    ['many letters', 'a'.repeat(2_000)],
    ['quotes', "餐饮'; drop table filing"],
    ['half a character', '\ud800'],
  ])('takes %s as it comes', (_what, query) => expect(Array.isArray(texts(query))).toBe(true));

  it('gives the industries of the edition of the day, and of the wordings their own', () => {
    const editions = (on: string): Set<string> =>
      new Set(
        searchScope(theLaw, '制造', on, 2_000).flatMap(({ kind, industries }) => (kind === 'industry' ? industries.map((one) => one.edition) : [])),
      );
    expect([...editions('2017-09-30')]).toEqual(['2011']);
    expect([...editions('2017-10-01')]).toEqual(['2017']);
    expect(hit('软件开发', '软件开发')?.industries.map(({ code }) => code)).toContain('I6511');
  });

  it('offers no wording that the print cut off', () => {
    const cut = theLaw.scopeWordings.all.filter(({ offered }) => !offered);
    expect(cut).toHaveLength(4);
    for (const { text } of cut) expect(searchScope(theLaw, text, ON).filter(({ kind, text: one }) => kind === 'wording' && one === text)).toEqual([]);
  });

  it('says of every hit what it is and where that is from', () => {
    const found = ['食品', '危险', 'xs', '服务'].flatMap((query) => searchScope(theLaw, query, ON, 100));
    expect(found.length).toBeGreaterThan(100);
    for (const { class: kind, needs, source } of found) {
      expect(kind).toBe(classOf(needs));
      expect(source).not.toBe('');
      for (const need of needs) {
        expect(need.permit).not.toBe('');
        if (need.source === 'draft 2021-03') expect(need.certain).toBe(false);
      }
    }
  });

  it('answers in a few milliseconds', () => {
    const queries = ['开一家奶茶店', '卖水果', '餐饮', 'canyin', 'cyfw', 'rj', '软件开发', 'xie', '五金产品零售', '道路货物运输'];
    const rounds = 7;
    for (const query of queries) texts(query);
    // 4 to 5 ms on a quiet machine; the bound leaves room for a busy one.
    const began = process.cpuUsage();
    for (let round = 0; round < rounds; round++) for (const query of queries) texts(query);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000 / (rounds * queries.length)).toBeLessThan(50);
  });
});

describe('what a text needs (pre-approval.md 4)', () => {
  it.each([
    ['2015-12-20', '信息技术咨询服务', ['general']],
    ['2015-12-20', '危险化学品经营', ['preApproval', 'P16']],
    ['2015-12-20', '化工产品（不含危险化学品）销售', ['general']],
    ['2015-12-20', '成品油零售', ['preApproval', 'P16', 'A071']],
    ['2018-01-05', '典当', ['postApproval', 'A035']],
    ['2015-12-20', '保安服务', ['preApproval', 'P08']],
    ['2015-12-20', '保安培训', ['filing', 'A037']],
    ['2015-12-20', '卷烟零售', ['postApproval', 'A072']],
    ['2018-01-05', '营利性学科培训', ['preApproval', 'P03']],
  ] as const)('%s %s', (on, text, expected) => expect(classAndItems(text, on).slice(0, expected.length)).toEqual(expected));

  it('names permits that only the draft prints as suggestions, under their own name', () => {
    const needs = scopeNeeds(theLaw, '货物进出口', ON);
    expect(needs).toContainEqual(
      expect.objectContaining({
        what: 'postApproval',
        item: null,
        permit: '对外贸易经营者备案登记',
        department: 'COMMERCE',
        certain: false,
        source: 'draft 2021-03',
      }),
    );
  });

  it('leaves out what the print names for changes and ends', () => {
    expect(scopeNeeds(theLaw, '保安服务', ON).map(({ permit }) => permit)).not.toContain('保安服务企业变更法定代表人');
  });
});
