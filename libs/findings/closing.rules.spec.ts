import type { EntityType } from '#libs/contract';
import { addDays } from '#libs/kernel';
import { aPerson } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';
import type { Application, World, WorldEntity } from './index.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const PILOT = '2016-02-01';
const D2017 = '2018-06-04';
const D2021 = '2021-09-06';
const D2022 = '2023-05-15';

const aNotice = (changes: Partial<Application> = {}): Application => ({
  kind: 'simplifiedDeregistration',
  step: 'publishNotice',
  entityType: LLC,
  jurisdiction: '330302',
  channel: 'online',
  subject: 'E1',
  people: [aPerson('p1', ['legalRepresentative']), aPerson('p2', [])],
  simplifiedDeregistration: { ground: 'NO_DEBTS' },
  ...changes,
});
const anEntity = (changes: Partial<WorldEntity> = {}): WorldEntity => ({
  id: 'E1',
  name: '温州旧岩贸易有限公司',
  entityType: LLC,
  entityTypeCode: '1130',
  ...changes,
});
const notice = (on: string, world: World = {}, entity: Partial<WorldEntity> = {}): string[] =>
  found(aNotice(), on, { entities: [anEntity(entity)], ...world });
const apply = (on: string, published: string | undefined, more: object = {}): string[] =>
  found(
    aNotice({
      step: 'apply',
      simplifiedDeregistration: { ground: 'NO_DEBTS', ...(published === undefined ? {} : { noticePublishedOn: published }), ...more },
    }),
    on,
    {
      entities: [anEntity()],
    },
  );

describe('who may', () => {
  const refused = ['dereg.type_not_eligible subject'];
  it.each<[EntityType, string, string, string[]]>([
    [LLC, '1130', PILOT, []],
    [LLC, '1130', D2017, []],
    ['LIMITED_PARTNERSHIP', '4533', D2017, []],
    ['JOINT_STOCK_COMPANY', '1222', D2017, refused],
    ['FARMER_COOPERATIVE', '9100', D2017, refused],
    ['INDIVIDUAL_BUSINESS', '9500', D2017, refused],
    ['JOINT_STOCK_COMPANY', '1222', D2021, []],
    ['JOINT_STOCK_COMPANY', '1222', D2022, []],
    ['JOINT_STOCK_COMPANY', '1212', D2022, refused],
    ['FARMER_COOPERATIVE', '9100', D2022, []],
  ])('%s %s on %s', (entityType, entityTypeCode, on, expected) => {
    expect(notice(on, {}, { entityType, entityTypeCode })).toEqual(expected);
  });

  it('nobody before the pilot began here', () => {
    expect(notice('2015-09-01')).toEqual(refused);
    expect(notice('2015-09-02')).toEqual([]);
  });
});

it.each([
  ['NOT_OPENED', []],
  ['NO_DEBTS', []],
  [null, ['dereg.ground_missing simplifiedDeregistration.ground']],
] as const)('ground %s', (ground, expected) => {
  expect(found(aNotice({ simplifiedDeregistration: { ground } }), D2022, { entities: [anEntity()] })).toEqual(expected);
});

describe('what stands in the way', () => {
  const entry = { entity: 'E1', since: '2015-01-01' };
  const obstacles: readonly [string, World, Partial<WorldEntity>, string][] = [
    ['dereg.on_abnormal_list', { abnormalList: [{ entity: 'E1', listedOn: '2015-01-01' }] }, {}, '-YYY'],
    ['dereg.on_serious_violation_list', { seriousViolationList: [{ entity: 'E1', listedOn: '2015-01-01' }] }, {}, '-YYY'],
    ['dereg.pledged_shares', { equityPledges: [{ entity: 'E1', from: '2015-01-01', to: null }] }, {}, '-YYY'],
    ['dereg.frozen_equity', { equityFreezes: [{ entity: 'E1', from: '2015-01-01', to: '2029-01-01' }] }, {}, '-YYY'],
    ['dereg.chattel_mortgage', { chattelMortgages: [{ entity: 'E1', from: '2015-01-01', state: 'running' }] }, {}, '-YYY'],
    ['dereg.under_investigation', { investigations: [entry] }, {}, '-YYY'],
    ['dereg.penalty_pending', { penalties: [{ ...entry, state: 'pending' }] }, {}, '-Y--'],
    ['dereg.fine_unpaid', { penalties: [{ ...entry, fine: 1_000_000, state: 'unpaid' }] }, {}, '---Y'],
    ['dereg.litigation_pending', { litigation: [entry] }, {}, '---Y'],
    ['dereg.litigation_warning', { litigation: [entry] }, {}, '-Y--'],
    ['dereg.live_branch', { branches: [{ parent: 'E1', state: 'registered' }] }, {}, '-YYY'],
    ['dereg.holds_investments', { investments: [{ holder: 'E1', share: 0.3 }] }, {}, '---Y'],
    ['dereg.terminated_before', { simplifiedDeregistrations: [{ entity: 'E1', terminatedOn: '2016-01-01', causeGone: true }] }, {}, '-Y--'],
    ['dereg.prior_approval_needed', {}, { deregistrationNeedsApproval: true }, '-YYY'],
    ['dereg.licence_revoked', {}, { state: 'licenceRevoked' }, '---Y'],
  ];

  it.each(obstacles)('%s, by edition', (rule, world, entity, editions) => {
    [PILOT, D2017, D2021, D2022].forEach((on, place) => {
      expect(notice(on, world, entity).includes(`${rule} subject`)).toBe(editions[place] === 'Y');
    });
  });

  it('of another entity does not', () => {
    const others = {
      litigation: [{ entity: 'E2' }],
      branches: [{ parent: 'E2' }],
      investments: [{ holder: 'E2' }],
      equityPledges: [{ entity: 'E2' }],
      penalties: [{ entity: 'E2', state: 'unpaid' }],
    };
    expect(notice(D2022, others)).toEqual([]);
  });

  it('ends on the day of removal, or with the last day of its term', () => {
    expect(notice(D2022, { abnormalList: [{ entity: 'E1', listedOn: '2020-07-01', removedOn: D2022 }] })).toEqual([]);
    expect(notice(D2022, { equityPledges: [{ entity: 'E1', from: '2020-01-01', to: D2022 }] })).toEqual(['dereg.pledged_shares subject']);
    expect(notice(D2022, { equityPledges: [{ entity: 'E1', from: '2020-01-01', to: addDays(D2022, -1) }] })).toEqual([]);
    expect(notice(D2022, { chattelMortgages: [{ entity: 'E1', from: '2020-01-01', state: 'released' }] })).toEqual([]);
    expect(notice(D2022, { penalties: [{ entity: 'E1', fine: 1, state: 'paid' }] })).toEqual([]);
    expect(notice(D2022, { branches: [{ parent: 'E1', state: 'deregistered' }] })).toEqual([]);
  });
});

it('every holder signs the commitment', () => {
  const unsigned = aNotice({ simplifiedDeregistration: { ground: 'NO_DEBTS', commitmentUnsigned: ['p2'] } });
  expect(found(unsigned, PILOT, { entities: [anEntity()] })).toEqual(['dereg.commitment_incomplete simplifiedDeregistration.commitmentUnsigned[0]']);
});

describe('days', () => {
  const early = ['dereg.premature_application on'];
  const late = ['dereg.window_missed on'];

  it.each([
    ['2015-12-21', '2015-12-31', early],
    ['2015-12-21', '2016-01-01', []],
    ['2017-02-28', '2017-03-10', early],
    ['2017-02-28', '2017-03-11', []],
    ['2017-03-01', '2017-04-15', early],
    ['2017-03-01', '2017-04-16', []],
    ['2017-03-01', '2017-05-15', []],
    ['2017-03-01', '2017-05-16', late],
    ['2021-09-06', '2021-09-26', early],
    ['2021-09-06', '2021-09-27', []],
    ['2022-03-01', '2022-03-21', early],
    ['2022-03-01', '2022-03-22', []],
    ['2022-03-01', '2022-04-10', []],
    ['2022-03-01', '2022-04-11', late],
    ['2022-02-28', '2022-03-20', early],
    ['2022-02-28', '2022-03-21', []],
  ])('notice on %s, application on %s', (published, on, expected) => {
    expect(apply(on, published)).toEqual(expected);
  });

  it('ask no notice of an individual business, also before it may use the procedure', () => {
    const own = { entityType: 'INDIVIDUAL_BUSINESS' as const };
    const asked = found(aNotice({ step: 'apply', ...own }), D2017, { entities: [anEntity({ ...own, entityTypeCode: '9500' })] });
    expect(asked).toEqual(['dereg.type_not_eligible subject']);
  });

  it('need a notice, but of individual businesses', () => {
    expect(apply(D2017, undefined)).toEqual(['dereg.notice_not_published simplifiedDeregistration.noticePublishedOn']);
    const stall = aNotice({ step: 'apply', entityType: 'INDIVIDUAL_BUSINESS' });
    expect(found(stall, D2022, { entities: [anEntity({ entityType: 'INDIVIDUAL_BUSINESS', entityTypeCode: '9500' })] })).toEqual([]);
  });
});

describe('objections', () => {
  const objected = (on: string, more: object = {}): string[] =>
    apply('2018-05-02', '2018-03-12', { objections: [{ by: 'TAX', on, reason: '有未结清税款', ...more }] });

  it('within the notice time end the run', () => {
    const ended = ['dereg.objection_received simplifiedDeregistration.objections[0]'];
    expect(objected('2018-04-25')).toEqual(ended);
    expect(objected('2018-04-26')).toEqual(ended);
    expect(objected('2018-04-27')).toEqual([]);
    expect(objected('2018-04-25', { struck: true })).toEqual([]);
  });

  it('to an individual business come within ten days', () => {
    const stall = (on: string): string[] =>
      found(
        aNotice({
          step: 'apply',
          entityType: 'INDIVIDUAL_BUSINESS',
          simplifiedDeregistration: { ground: 'NO_DEBTS', objections: [{ by: 'TAX', on }] },
        }),
        D2022,
        {
          entities: [anEntity({ entityType: 'INDIVIDUAL_BUSINESS', entityTypeCode: '9500' })],
        },
      );
    expect(stall(addDays(D2022, 9))).toEqual(['dereg.objection_received simplifiedDeregistration.objections[0]']);
    expect(stall(addDays(D2022, 11))).toEqual([]);
  });
});

it('the ordinary way asks for branches alone', () => {
  const ordinary = (world: World, entity: Partial<WorldEntity> = {}): string[] =>
    found({ kind: 'deregistration', entityType: LLC, jurisdiction: '330302', channel: 'online', subject: 'E1' }, '2014-06-03', {
      entities: [anEntity(entity)],
      ...world,
    });
  expect(ordinary({ branches: [{ parent: 'E1', state: 'registered' }] })).toEqual(['dereg.live_branch subject']);
  const branch = { id: 'E2', name: '温州旧岩贸易有限公司瑞安分公司', entityType: 'COMPANY_BRANCH' };
  expect(ordinary({ entities: [anEntity(), branch] })).toEqual(['dereg.live_branch subject']);
  expect(ordinary({ entities: [anEntity(), { ...branch, state: 'deregistered' }] })).toEqual([]);
  expect(ordinary({ entities: [anEntity(), { ...branch, name: '温州新岩贸易有限公司瑞安分公司' }] })).toEqual([]);
  expect(ordinary({ branches: [{ parent: 'E1', state: 'deregistered' }], litigation: [{ entity: 'E1' }] })).toEqual([]);
  expect(ordinary({}, { state: 'licenceRevoked' })).toEqual([]);
  expect(ordinary({}, { state: 'deregistered' })).toEqual(['change.subject_not_alive subject']);
});
