import type { ContributionFacts, EntityType, InvestorFacts } from '#libs/contract';
import { aHolder, cleanFiling } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';
import type { Application, World } from './index.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const JSC = 'JOINT_STOCK_COMPANY';
const DAY = '2018-05-14';
const company = (changes: Partial<Application>, on = DAY): string[] => found(cleanFiling(LLC, on, changes), on);

describe('amount', () => {
  it.each([[null], [undefined], [0], [-1], [1.5], [1e99], [Number.NaN]])('%s is no registered capital', (registeredCapital) => {
    expect(company({ registeredCapital })).toEqual(['capital.missing registeredCapital']);
  });

  it('is the sum of the subscriptions to the fen', () => {
    expect(company({ registeredCapital: 20_000_000 })).toEqual([]);
    expect(company({ registeredCapital: 20_000_001 })).toEqual(['capital.sum_mismatch registeredCapital']);
    for (const type of ['GENERAL_PARTNERSHIP', 'LIMITED_PARTNERSHIP', 'FARMER_COOPERATIVE'] as const) {
      expect(found(cleanFiling(type, DAY, { contributionAmount: 19_999_999 }), DAY)).toEqual(['capital.sum_mismatch contributionAmount']);
    }
  });

  it('is not added up where nobody holds anything', () => {
    expect(found(cleanFiling(LLC, DAY, { investors: [] }), DAY)).toEqual(['investor.too_few investors']);
  });
});

const paying = (...contributions: ContributionFacts[]): Partial<Application> => ({
  registeredCapital: 10_000_000,
  investors: [aHolder('p1', { contributions })],
});
const money = (changes: Partial<ContributionFacts> = {}): ContributionFacts => ({ method: 'MONEY', amount: 10_000_000, ...changes });

describe('due dates', () => {
  const missing = ['capital.due_date_missing investors[0].contributions[0].dueOn'];

  it('stand for what is not paid, from 2014-03-01', () => {
    expect(company(paying(money()), '2014-03-01')).toEqual(missing);
    expect(company(paying(money()), '2014-02-28')).toEqual([]);
    expect(company(paying(money({ dueOn: '2020-01-01' })))).toEqual([]);
    expect(company(paying(money({ paidOn: '2018-05-01' })))).toEqual([]);
    expect(company(paying(money({ dueOn: '2023-02-29' })))).toEqual(missing);
  });

  it('are not asked of partnerships and cooperatives', () => {
    const filing = cleanFiling('FARMER_COOPERATIVE', DAY);
    const undated = filing.investors?.map((one) => ({ ...one, contributions: [money()] }));
    expect(found({ ...filing, investors: undated }, DAY)).toEqual([]);
  });

  it('lie within five years of establishment for limited companies, from 2024-07-01', () => {
    const tooLate = ['capital.term_exceeds_five_years investors[0].contributions[0].dueOn'];
    expect(company(paying(money({ dueOn: '2029-07-01' })), '2024-07-01')).toEqual([]);
    expect(company(paying(money({ dueOn: '2029-07-02' })), '2024-07-01')).toEqual(tooLate);
    expect(company(paying(money({ dueOn: '2050-01-01' })), '2024-06-30')).toEqual([]);
    expect(company(paying(money({ dueOn: '2050-01-01', paidOn: '2024-06-01' })), '2024-07-01')).toEqual([]);
  });
});

it('promoters pay in full before a joint-stock company is founded, from 2024-07-01', () => {
  const promoters = (on: string, paidIn: number): string[] => {
    const filing = cleanFiling(JSC, on);
    const investors = filing.investors?.map((one, place): InvestorFacts => (place === 1 ? { ...one, paidIn, contributions: [money()] } : one));
    return found({ ...filing, investors }, on);
  };
  expect(promoters('2024-07-01', 9_999_999)).toEqual(['capital.not_fully_paid investors[1].paidIn']);
  expect(promoters('2024-07-01', 10_000_000)).toEqual([]);
  expect(promoters('2024-06-30', 0)).toEqual(['capital.due_date_missing investors[1].contributions[0].dueOn']);
});

describe('methods', () => {
  const labour = money({ method: 'LABOUR', dueOn: '2020-01-01' });
  const kinds: readonly [EntityType, string[]][] = [
    [LLC, ['capital.method_not_allowed investors[1].contributions[0].method']],
    [JSC, ['capital.method_not_allowed investors[1].contributions[0].method']],
    ['FARMER_COOPERATIVE', ['capital.method_not_allowed investors[1].contributions[0].method']],
    ['GENERAL_PARTNERSHIP', []],
    ['LIMITED_PARTNERSHIP', ['capital.labour_by_limited_partner investors[1].contributions[0].method']],
  ];

  it.each(kinds)('%s and labour', (type, expected) => {
    const filing = cleanFiling(type, DAY);
    expect(
      found({ ...filing, investors: filing.investors?.map((one, place) => (place === 1 ? { ...one, contributions: [labour] } : one)) }, DAY),
    ).toEqual(expected);
  });

  it('a general partner of a limited partnership may give labour', () => {
    const filing = cleanFiling('LIMITED_PARTNERSHIP', DAY);
    expect(
      found({ ...filing, investors: filing.investors?.map((one, place) => (place === 0 ? { ...one, contributions: [labour] } : one)) }, DAY),
    ).toEqual([]);
  });

  it.each(['MONEY', 'IN_KIND', 'INTELLECTUAL_PROPERTY', 'LAND_USE_RIGHT', 'EQUITY', 'CLAIM', 'OTHER'] as const)('%s is taken', (method) => {
    expect(company(paying(money({ method, dueOn: '2020-01-01' })))).toEqual([]);
  });
});

describe('trades with a least capital', () => {
  const trade = (text: string, registeredCapital: number): string[] =>
    company({
      businessScope: [text],
      registeredCapital,
      investors: [aHolder('p1', { subscribed: registeredCapital, contributions: [money({ dueOn: '2020-01-01' })] })],
    });

  it.each([
    ['劳务派遣', 200_000_000],
    ['国内旅游业务', 30_000_000],
  ])('%s: %d fen', (text, least) => {
    expect(trade(text, least - 1)).toEqual(['capital.below_trade_minimum registeredCapital']);
    expect(trade(text, least)).toEqual([]);
  });

  it('private funding is paid in, in cash, from 2014-03-01', () => {
    const funding = (registeredCapital: number, paidIn: number, on = DAY, method: ContributionFacts['method'] = 'MONEY'): string[] =>
      company(
        {
          businessScope: ['民间资金管理'],
          registeredCapital,
          investors: [
            aHolder('p1', {
              subscribed: registeredCapital,
              paidIn,
              contributions: [{ method, amount: registeredCapital, dueOn: '2020-01-01', paidOn: on }],
            }),
          ],
        },
        on,
      );
    const refused = ['capital.private_funding_minimum registeredCapital'];
    expect(funding(5_000_000_000, 5_000_000_000)).toEqual([]);
    expect(funding(4_999_999_999, 4_999_999_999)).toEqual(refused);
    expect(funding(5_000_000_000, 4_000_000_000)).toEqual(refused);
    expect(funding(5_000_000_000, 5_000_000_000, DAY, 'IN_KIND')).toEqual(refused);
    expect(funding(1_000_000, 0, '2014-03-01')).toEqual(refused);
    expect(funding(1_000_000, 0, '2014-02-28')).toEqual([]);
  });
});

describe('changes of capital', () => {
  const entity = { id: 'E1', name: '温州旧岩贸易有限公司', entityType: LLC, registeredCapital: 80_000_000, establishedOn: '2016-05-10' };
  const change = (to: number, on: string, publishedOn?: string, more: Partial<Application> = {}, world: World = { entities: [entity] }): string[] =>
    found(
      {
        kind: 'change',
        entityType: LLC,
        jurisdiction: '330302',
        channel: 'online',
        subject: 'E1',
        registeredCapital: to,
        change: { items: [{ item: 'registeredCapital', to, decidedOn: on, ...(publishedOn === undefined ? {} : { publishedOn }) }] },
        ...more,
      },
      on,
      world,
    );

  it('a reduction waits 45 days from its publication', () => {
    const early = ['capital.reduction_too_early change.items[0].publishedOn'];
    expect(change(30_000_000, '2016-08-15', '2016-07-02')).toEqual(early);
    expect(change(30_000_000, '2016-08-16', '2016-07-02')).toEqual([]);
    expect(change(30_000_000, '2016-08-16')).toEqual(early);
    expect(change(90_000_000, '2016-08-16')).toEqual([]);
    expect(change(30_000_000, '2023-08-15', '2023-07-02')).toEqual(early);
  });

  it('an increase is paid within five years', () => {
    const increase = (dueOn: string): string[] =>
      change(90_000_000, '2025-01-10', undefined, {
        investors: [aHolder('p1', { subscribed: 90_000_000, contributions: [money({ dueOn })] })],
        people: cleanFiling(LLC, DAY).people ?? [],
      });
    expect(increase('2030-01-10')).toEqual([]);
    expect(increase('2030-01-11')).toEqual(['capital.term_exceeds_five_years investors[0].contributions[0].dueOn']);
  });

  it('a transfer keeps the five years from establishment; a company of the time before has its own term', () => {
    const transfer = (establishedOn: string, dueOn: string): string[] =>
      found(
        {
          kind: 'change',
          entityType: LLC,
          jurisdiction: '330302',
          channel: 'online',
          subject: 'E1',
          people: cleanFiling(LLC, DAY).people ?? [],
          investors: [aHolder('p1', { contributions: [money({ dueOn })] })],
          change: { items: [{ item: 'investors', to: 'p1', decidedOn: '2025-01-10' }] },
        },
        '2025-01-10',
        { entities: [{ ...entity, establishedOn }] },
      );
    expect(transfer('2024-08-01', '2029-08-01')).toEqual([]);
    expect(transfer('2024-08-01', '2029-08-02')).toEqual(['capital.term_exceeds_five_years investors[0].contributions[0].dueOn']);
    expect(transfer('2024-06-30', '2040-01-01')).toEqual([]);
  });

  it('old companies are told of the transition, 2024-07-01 to 2027-06-30', () => {
    const told = ['capital.transition_term subject'];
    const world = (establishedOn: string, contributionsDueOn: string): World => ({ entities: [{ ...entity, establishedOn, contributionsDueOn }] });
    const on = (day: string, established = '2024-06-30', due = '2032-07-01'): string[] =>
      change(90_000_000, day, undefined, {}, world(established, due));
    expect(on('2024-07-01')).toEqual(told);
    expect(on('2027-06-30')).toEqual(told);
    expect(on('2024-06-30')).toEqual([]);
    expect(on('2027-07-01')).toEqual([]);
    expect(on('2025-01-01', '2024-06-30', '2032-06-30')).toEqual([]);
    expect(on('2025-01-01', '2024-07-01')).toEqual([]);
  });
});
