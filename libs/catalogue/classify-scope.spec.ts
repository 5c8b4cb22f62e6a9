import { theLaw as law } from '../../test/support/law.ts';
import { classifyScope, mentionedWords } from './index.ts';

const items = (text: string, on: string): string[] => {
  const { preApprovals, postApprovals } = classifyScope(law, [text], on);
  return [...preApprovals.map((hit) => (hit.certain ? hit.item : `${hit.item}?`)), ...postApprovals.map((hit) => `${hit.item} ${hit.notify}`)];
};

describe('which permits a scope needs', () => {
  it.each([
    ['2015-12-20', '信息技术咨询服务', []],
    ['2015-12-20', '食品销售', ['A002 MARKET_SUPERVISION']],
    ['2015-12-20', '餐饮服务', ['A003 MARKET_SUPERVISION', 'A038 FIRE']],
    ['2015-12-20', '化工产品（不含危险化学品）销售', []],
    ['2015-12-20', '危险化学品经营', ['P16']],
    ['2015-12-20', '成品油零售', ['P16', 'A071 COMMERCE']],
    ['2015-12-20', '国内快递', ['P31']],
    ['2015-12-20', '典当', ['P33?', 'A035 PUBLIC_SECURITY']],
    ['2018-01-05', '典当', ['A035 PUBLIC_SECURITY']],
    ['2015-12-20', '营利性学科培训', []],
    ['2018-01-05', '营利性学科培训', ['P03']],
    ['2015-12-20', '保安服务', ['P08']],
    ['2015-12-20', '保安培训', ['A037 PUBLIC_SECURITY']],
    ['2015-12-20', '保险代理', ['A097 INSURANCE']],
    ['2015-12-20', '卷烟零售', ['A072 TOBACCO']],
    ['2015-12-20', '烟草制品零售', ['A072 TOBACCO']],
    ['2015-12-20', '出版物零售', ['A022 PRESS_BROADCAST']],
    ['2015-12-20', '印刷', ['A023 PRESS_BROADCAST']],
    ['2015-12-20', '道路货物运输', ['A054 TRANSPORT']],
    ['2015-12-20', '国际货运代理', []],
    ['2015-12-20', '股权投资管理', ['A100 SECURITIES_ASSOC']],
    ['2015-12-20', '互联网金融信息服务', ['A062 TELECOM']],
  ])('%s %s: %j', (on, text, expected) => expect(items(text, on)).toEqual(expected));

  it.each([
    ['2017-10-31', ['P16']],
    ['2017-11-01', ['P16']],
    ['2021-02-28', ['P16']],
    ['2021-03-01', ['P16?']],
    ['2015-02-23', []],
    ['2015-02-24', ['P16']],
  ])('asks by the edition of the day: %s %j', (on, expected) => expect(items('危险化学品经营', on)).toEqual(expected));

  it.each([
    ['化工产品（危险化学品除外）销售', []],
    ['化工产品（除危险化学品外）销售', []],
    ['化工产品(不含危险化学品经营)批发', []],
    ['除汽油以外的石油制品批发', []],
    ['石油制品批发，不含汽油、柴油', []],
    ['投资管理（未经金融监管部门批准，不得从事吸收公众存款、融资担保、代客理财）', []],
    ['石油制品批发，不含汽油；柴油零售', ['P16']],
    ['爆破作业（不含工业炸药生产）', ['P05']],
    ['房屋拆除、爆破作业、室外工程', ['P05']],
    ['拍卖（不含文物拍卖）', ['A066 COMMERCE']],
    ['文物拍卖', ['A032 HERITAGE']],
    ['第三类医疗器械生产', ['A008 DRUG']],
    ['客运站经营', ['A056 TRANSPORT']],
    ['ｋｔｖ、卡拉ok', ['A026 CULTURE']],
    ['', []],
    ['😀\ud800（（（', []],
  ])('%s: %j', (text, expected) => expect(items(text, '2016-01-10')).toEqual(expected));

  it('tells which scope item and which words hit', () => {
    const { postApprovals } = classifyScope(law, ['日用百货销售', '餐饮服务'], '2016-01-10');
    expect(postApprovals).toContainEqual({ scopeItem: 1, item: 'A003', notify: 'MARKET_SUPERVISION', words: ['餐饮'] });
  });

  it.each([
    ['2016-01-10', [{ investor: 1, item: 'P09', certain: true, department: 'MARKET_SUPERVISION', words: [] }]],
    ['2019-12-31', [{ investor: 1, item: 'P09', certain: true, department: 'MARKET_SUPERVISION', words: [] }]],
    ['2020-01-01', []],
    ['2021-03-01', []],
  ])('asks an approval of a foreign holder until the end of 2019: %s', (on, expected) =>
    expect(classifyScope(law, [], on, [{ foreign: false }, { foreign: true }]).preApprovals).toEqual(expected),
  );

  it('answers for 300 items of 200 characters in a moment', () => {
    const scope = Array.from({ length: 300 }, () => '（不含除外汽油'.repeat(30));
    const start = performance.now();
    classifyScope(law, scope, '2016-01-10');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('words that a text mentions', () => {
  it.each([
    ['民间资金管理', ['民间资金管理'], [], ['民间资金管理']],
    ['商务咨询（不含民间资金管理）', ['民间资金管理'], [], []],
    ['国际货运代理', ['货运'], ['货运代理'], []],
  ])('%s', (text, words, excluded, expected) => expect(mentionedWords(text, words, excluded)).toEqual(expected));
});
