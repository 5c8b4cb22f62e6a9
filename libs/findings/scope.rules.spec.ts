import { aHolder, aPerson, cleanFiling } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';
import { theLaw } from '../../test/support/law.ts';
import { approvalsOf, check, type Application, type World } from './index.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const DAY = '2016-07-12';
const scope = (businessScope: string[], on = DAY, world: World = {}, changes: Partial<Application> = {}): string[] =>
  found(cleanFiling(LLC, on, { businessScope, ...changes }), on, world);
const permit = (changes: object = {}): World => ({
  permits: [{ catalogueItem: 'P16', number: '1', holder: '温州澄岩贸易有限公司', issuedOn: '2016-06-20', ...changes }],
});

describe('scope', () => {
  it('has an item', () => {
    expect(scope([])).toEqual(['scope.empty businessScope']);
    expect(scope(['', ' '])).toEqual(['scope.empty businessScope']);
    expect(scope(['日用百货销售'])).toEqual([]);
  });

  it('is no longer than 2,000 characters with its separators, from 2018-01-01', () => {
    const of = (length: number): string[] => [...Array.from({ length: 100 }, () => '𬭎制品销售、展示与设计'), '㛃'.repeat(length - 100 * 12)];
    expect(scope(of(2001), '2018-01-01')).toEqual(['scope.over_2000_characters businessScope']);
    expect(scope(of(2000), '2018-01-01')).toEqual([]);
    expect(scope(of(2001), '2017-12-31')).toEqual([]);
  });
});

describe('permits before the licence', () => {
  const missing = 'scope.pre_approval_missing businessScope[0]';

  it('are held', () => {
    expect(scope(['危险化学品经营'])).toEqual([missing]);
    expect(scope(['危险化学品经营'], DAY, permit())).toEqual([]);
    expect(scope(['化工产品（不含危险化学品）销售'])).toEqual([]);
    expect(scope(['危险化学品经营'], DAY, permit({ holder: '温州别人化工有限公司' }))).toEqual([missing]);
  });

  it('cover the filing date', () => {
    const expired = ['scope.permit_expired businessScope[0]'];
    expect(scope(['危险化学品经营'], DAY, permit({ validTo: '2016-07-12' }))).toEqual([]);
    expect(scope(['危险化学品经营'], DAY, permit({ validTo: '2016-07-11' }))).toEqual(expired);
    expect(scope(['危险化学品经营'], DAY, permit({ issuedOn: '2016-07-13' }))).toEqual(expired);
    expect(scope(['危险化学品经营'], DAY, permit({ issuedOn: '2010-01-01' }))).toEqual([]);
  });

  it('count 90 days where no term is stated, from 2022-03-01', () => {
    const at = (on: string, issuedOn: string): string[] => scope(['危险化学品经营'], on, permit({ issuedOn }));
    expect(at('2022-02-28', '2020-01-01')).toEqual([]);
    expect(at('2022-03-01', '2021-12-01')).toEqual([]);
    expect(at('2022-03-01', '2021-11-30')).toEqual(['scope.permit_expired businessScope[0]']);
  });

  it('are a question from 2021-03-01, and for items that are only remembered', () => {
    const uncertain = ['scope.pre_approval_uncertain businessScope[0]'];
    expect(scope(['保安服务'], '2021-02-28')).toEqual([missing]);
    expect(scope(['保安服务'], '2021-03-01')).toEqual(uncertain);
    expect(scope(['典当'], '2016-07-12')).toEqual(uncertain);
    expect(scope(['典当'], '2017-10-31')).toEqual(uncertain);
    expect(scope(['典当'], '2017-11-01')).toEqual([]);
    expect(scope(['营利性学科培训'], '2017-10-31')).toEqual([]);
    expect(scope(['营利性学科培训'], '2017-11-01')).toEqual([missing]);
  });

  it('are asked of a change for the items that it adds', () => {
    const change = (more: Partial<Application>): string[] =>
      found(
        {
          kind: 'change',
          entityType: LLC,
          jurisdiction: '330302',
          channel: 'online',
          subject: 'E1',
          businessScope: ['危险化学品经营', '快递'],
          change: { items: [{ item: 'businessScope', to: '危险化学品经营；快递', decidedOn: DAY }], ...more.change },
        },
        DAY,
        { entities: [{ id: 'E1', name: '温州旧岩贸易有限公司', entityType: LLC, businessScope: ['危险化学品经营'] }] },
      );
    const items = [{ item: 'businessScope', to: '危险化学品经营；快递', decidedOn: DAY }];
    expect(change({})).toEqual(['scope.pre_approval_missing businessScope[1]']);
    expect(change({ change: { items, addedScope: [0] } })).toEqual([missing]);
  });
});

it('a foreign holder needs the approval of item P09 until 2019-12-31', () => {
  const foreign = (on: string, world: World = {}): string[] =>
    found(
      cleanFiling(LLC, on, {
        channel: 'window',
        people: [
          ...(cleanFiling(LLC, on).people ?? []),
          aPerson('p2', [], { document: { type: 'foreignPassport', number: 'P4471203A', issuingCountry: 'DNK' } }),
        ],
        investors: [
          aHolder('p1', { contributions: [{ method: 'MONEY', amount: 1, dueOn: `${Number(on.slice(0, 4)) + 2}-01-01` }] }),
          aHolder('p2', { contributions: [{ method: 'MONEY', amount: 1, dueOn: `${Number(on.slice(0, 4)) + 2}-01-01` }] }),
        ],
      }),
      on,
      world,
    );
  const officer = 'jurisdiction.foreign_invested investors[1]';
  expect(foreign('2019-12-31')).toEqual([officer, 'scope.foreign_approval_missing investors[1]']);
  expect(foreign('2019-12-31', permit({ catalogueItem: 'P09' }))).toEqual([officer]);
  expect(foreign('2020-01-01')).toEqual([officer]);
});

it('the commitment to get permits first is signed, from 2015-11-03', () => {
  const unsigned = { commitments: { dualNotification: false } };
  expect(scope(['餐饮服务'], '2015-11-03', {}, unsigned)).toEqual(['scope.commitment_missing commitments.dualNotification']);
  expect(scope(['餐饮服务'], '2015-11-02', {}, unsigned)).toEqual([]);
  expect(scope(['餐饮服务'], '2015-11-03')).toEqual([]);
  expect(scope(['日用百货销售'], '2015-11-03', {}, unsigned)).toEqual([]);
});

it('words of finance are for licence holders, from 2021-05-01', () => {
  const word = ['scope.finance_word_without_licence businessScope[0]'];
  for (const text of ['互联网金融信息服务', '交易中心运营', '理财咨询服务', '财富管理', '股权众筹服务', '商品交易所服务']) {
    expect(scope([text], '2021-05-01')).toEqual(word);
    expect(scope([text], '2021-04-30')).toEqual([]);
  }
  expect(scope(['企业管理咨询（不含金融业务）'], '2021-05-01')).toEqual([]);
  expect(scope(['金融租赁'], '2021-05-01', permit({ catalogueItem: 'P22', issuedOn: '2021-04-20', validTo: '2024-04-19' }))).toEqual([]);
  const licence = permit({ catalogueItem: 'P26', issuedOn: '2021-04-20', validTo: '2024-04-19' });
  expect(scope(['理财咨询服务'], '2021-05-01', licence)).toEqual([]);
  expect(scope(['理财咨询服务'], '2024-04-20', licence)).toEqual(word);
  expect(scope(['金融租赁'], '2021-05-01')).toEqual(['scope.pre_approval_uncertain businessScope[0]', ...word]);
});

describe('approvals', () => {
  it('name item, certainty, permit and department', () => {
    const filing = cleanFiling(LLC, DAY, { businessScope: ['成品油零售', '典当', '日用百货销售'] });
    expect(approvalsOf(filing, permit({ validTo: '2016-07-11' }), theLaw, DAY)).toEqual({
      preApprovals: [
        { scopeItem: 0, item: 'P16', certain: true, permit: 'expired' },
        { scopeItem: 1, item: 'P33', certain: false, permit: 'none' },
      ],
      postApprovals: [
        { scopeItem: 0, item: 'A071', notify: 'COMMERCE' },
        { scopeItem: 1, item: 'A035', notify: 'PUBLIC_SECURITY' },
      ],
    });
  });

  it('are none without a scope', () => {
    expect(approvalsOf({ kind: 'change', entityType: LLC, jurisdiction: '330302', channel: 'online' }, {}, theLaw, DAY)).toEqual({
      preApprovals: [],
      postApprovals: [],
    });
  });
});

it('a wording that would pass is suggested', () => {
  const suggested = (text: string, on: string): (string | undefined)[] =>
    check(cleanFiling(LLC, on, { businessScope: [text] }), {}, theLaw, on).map((one) => one.suggestion);
  const [wording] = suggested('危险化学品经营', DAY);
  expect(wording).toContain('不含');
  expect(suggested(wording ?? '', DAY)).toEqual([]);
  expect(suggested('理财咨询服务', '2021-05-01')).toEqual(['咨询服务']);
  expect(suggested('咨询服务', '2021-05-01')).toEqual([]);
});
