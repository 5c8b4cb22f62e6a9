import type { EntityType, FilingKind } from '#libs/contract';
import type { World } from '#libs/findings';
import { addDays } from '#libs/kernel';
import { aPerson, cleanFiling } from '../clean-filing.ts';
import { about, always, between, branch, entity, example, from, until, type Change, type Days, type Example, type Scene } from './example.ts';

/** Branches, changes, the end, and licences. */
const LLC: EntityType = 'LIMITED_LIABILITY_COMPANY';
const parent = (changes: object): Scene => branch((_, world) => entity(world, changes));

const change = (
  items: readonly { item: string; to: unknown; insideFamily?: boolean }[],
  more: Change = () => undefined,
  type: EntityType = LLC,
): Scene =>
  about(
    'change',
    type,
  )((filing, world, on) => {
    filing.change = { items: items.map((one) => ({ ...one, decidedOn: on })) };
    more(filing, world, on);
  });
const RENAME = { item: 'name', to: '温州新岩贸易有限公司' };
const MOVE = { item: 'domicile', to: '浙江省温州市鹿城区五马街道青鹭路31号' };
const move = (divisionCode: string): Scene =>
  change([MOVE], (filing, _, on) => {
    const { address } = cleanFiling(LLC, on);
    if (address) filing.address = { ...address, divisionCode };
  });
const operator = (insideFamily: boolean): Scene =>
  change([{ item: 'operator', to: 'p1', insideFamily }], (filing) => (filing.people = [aPerson('p1', ['operator'])]), 'INDIVIDUAL_BUSINESS');
const unreachable =
  (cause = 'UNREACHABLE_AT_ADDRESS'): Change =>
  (_, world) =>
    (world.abnormalList = [{ entity: 'E7', cause, listedOn: '2013-01-01' }]);

const simplified = (more: Change = () => undefined, type: EntityType = LLC): Scene =>
  about(
    'simplifiedDeregistration',
    type,
  )((filing, world, on) => {
    filing.step = 'publishNotice';
    filing.people = [aPerson('p1', ['legalRepresentative']), aPerson('p2', [])];
    filing.simplifiedDeregistration = { ground: 'NO_DEBTS' };
    more(filing, world, on);
  });
/** The register shows this; and the same of another entity. */
const obstacle = (code: string, days: Days, list: keyof World, entry: object, key = 'entity'): Example =>
  example(
    code,
    'subject',
    days,
    simplified((_, world) => Object.assign(world, { [list]: [{ [key]: 'E7', ...entry }] })),
    simplified((_, world) => Object.assign(world, { [list]: [{ [key]: 'E404', ...entry }] })),
  );
const D2017 = between('2017-03-01', '2021-07-31');
const D2022 = from('2022-03-01');
const SINCE = from('2017-03-01');
/** An application so many days after its notice. */
const applied = (days: number | undefined, more: object = {}, type: EntityType = LLC): Scene =>
  simplified((filing, _, on) => {
    filing.step = 'apply';
    filing.simplifiedDeregistration = { ground: 'NO_DEBTS', ...(days === undefined ? {} : { noticePublishedOn: addDays(on, -days) }), ...more };
  }, type);
/** An objection so many days after the notice. */
const objected = (days: number): Scene =>
  simplified((filing, _, on) => {
    filing.step = 'apply';
    const published = addDays(on, -46);
    filing.simplifiedDeregistration = { ground: 'NO_DEBTS', noticePublishedOn: published, objections: [{ by: 'TAX', on: addDays(published, days) }] };
  });
const typed = (type: EntityType, entityTypeCode: string): Scene => simplified((_, world) => entity(world, { entityTypeCode }), type);

const ordinary = (type: EntityType): Scene => about('deregistration', type)();

const conversion = (changes: object, type: EntityType = LLC, more: Change = () => undefined): Scene =>
  about(
    'licenceConversion',
    type,
  )((filing, world, on) => {
    entity(world, { registrationNumber: '330302200004560', licenceCodeMode: 'SEPARATE', ...changes });
    more(filing, world, on);
  });
const lacking = (kind: FilingKind, missing: string[], type: EntityType = LLC): Scene =>
  about(kind, type)((filing) => (filing.documents = { missing }));

export const LIFE_EXAMPLES: readonly Example[] = [
  example('branch.parent_not_alive', 'subject', always, parent({ state: 'licenceRevoked' }), parent({ state: 'registered' })),
  example(
    'branch.parent_type_not_allowed',
    'subject',
    always,
    parent({ entityType: 'INDIVIDUAL_BUSINESS' }),
    parent({ entityType: 'SOLE_PROPRIETORSHIP' }),
  ),
  example(
    'branch.parent_type_not_allowed',
    'subject',
    always,
    parent({ entityType: 'COMPANY_BRANCH' }),
    parent({ entityType: 'JOINT_STOCK_COMPANY' }),
  ),
  example('branch.parent_must_record', 'subject', until('2022-02-28'), parent({}), parent({ state: 'licenceRevoked' })),

  example(
    'change.subject_not_alive',
    'subject',
    always,
    change([RENAME], (_, world) => entity(world, { state: 'licenceRevoked' })),
    change([RENAME]),
  ),
  example(
    'change.subject_not_alive',
    'subject',
    always,
    change([RENAME], (filing) => (filing.subject = 'E404')),
    change([RENAME]),
  ),
  example('change.nothing_changes', 'change.items[0].to', always, change([{ item: 'name', to: '温州旧岩贸易有限公司' }]), change([RENAME])),
  example(
    'change.nothing_changes',
    'change.items[0].to',
    always,
    change([{ item: 'businessScope', to: '餐饮服务；日用百货销售' }]),
    change([{ item: 'businessScope', to: '餐饮服务；日用百货销售；图书零售' }]),
  ),
  example('change.new_registry_competent', 'jurisdiction', always, move('330304'), move('330302')),
  example('change.operator_needs_new_registration', 'change.items[0]', until('2022-10-31'), operator(false), operator(true)),
  example(
    'change.unreachable_address_not_changed',
    'change.items',
    from('2022-03-01'),
    change([RENAME], unreachable()),
    change([RENAME, MOVE], unreachable()),
  ),
  example(
    'change.unreachable_address_not_changed',
    'change.items',
    from('2022-03-01'),
    change([RENAME], unreachable()),
    change([RENAME], unreachable('ANNUAL_REPORT')),
  ),

  example('dereg.type_not_eligible', 'subject', until('2015-09-01'), typed(LLC, '1130'), ordinary(LLC)),
  example('dereg.type_not_eligible', 'subject', until('2021-07-31'), typed('JOINT_STOCK_COMPANY', '1222'), ordinary('JOINT_STOCK_COMPANY')),
  example('dereg.type_not_eligible', 'subject', until('2021-07-31'), typed('INDIVIDUAL_BUSINESS', '9500'), ordinary('INDIVIDUAL_BUSINESS')),
  example('dereg.type_not_eligible', 'subject', until('2021-07-31'), typed('FARMER_COOPERATIVE', '9100'), ordinary('FARMER_COOPERATIVE')),
  example('dereg.type_not_eligible', 'subject', always, typed('JOINT_STOCK_COMPANY', '1212'), (on) =>
    on < '2021-08-01' ? ordinary('JOINT_STOCK_COMPANY')(on) : typed('JOINT_STOCK_COMPANY', '1222')(on),
  ),
  example(
    'dereg.ground_missing',
    'simplifiedDeregistration.ground',
    from('2015-09-02'),
    simplified((filing) => (filing.simplifiedDeregistration = { ground: null })),
    simplified(),
  ),
  obstacle('dereg.on_abnormal_list', SINCE, 'abnormalList', { listedOn: '2015-01-01' }),
  obstacle('dereg.on_serious_violation_list', SINCE, 'seriousViolationList', { listedOn: '2015-01-01' }),
  obstacle('dereg.pledged_shares', SINCE, 'equityPledges', { from: '2015-01-01' }),
  obstacle('dereg.frozen_equity', SINCE, 'equityFreezes', { from: '2015-01-01' }),
  obstacle('dereg.chattel_mortgage', SINCE, 'chattelMortgages', { from: '2015-01-01' }),
  obstacle('dereg.under_investigation', SINCE, 'investigations', { since: '2015-01-01' }),
  obstacle('dereg.penalty_pending', D2017, 'penalties', { since: '2015-01-01', state: 'pending' }),
  obstacle('dereg.fine_unpaid', D2022, 'penalties', { fine: 1_000_000, state: 'unpaid' }),
  obstacle('dereg.litigation_pending', D2022, 'litigation', { since: '2015-01-01' }),
  obstacle('dereg.litigation_warning', D2017, 'litigation', { since: '2015-01-01' }),
  obstacle('dereg.live_branch', SINCE, 'branches', { state: 'registered' }, 'parent'),
  obstacle('dereg.holds_investments', D2022, 'investments', { share: 0.3 }, 'holder'),
  obstacle('dereg.terminated_before', D2017, 'simplifiedDeregistrations', { terminatedOn: '2016-01-01' }),
  example(
    'dereg.live_branch',
    'subject',
    always,
    about('deregistration')((_, world) => (world.branches = [{ parent: 'E7', state: 'registered' }])),
    about('deregistration')((_, world) => (world.branches = [{ parent: 'E7', state: 'deregistered' }])),
  ),
  example(
    'dereg.on_abnormal_list',
    'subject',
    SINCE,
    simplified((_, world, on) => (world.abnormalList = [{ entity: 'E7', listedOn: '2015-01-01', removedOn: addDays(on, 1) }])),
    simplified((_, world, on) => (world.abnormalList = [{ entity: 'E7', listedOn: '2015-01-01', removedOn: on }])),
  ),
  example(
    'dereg.prior_approval_needed',
    'subject',
    SINCE,
    simplified((_, world) => entity(world, { deregistrationNeedsApproval: true })),
    simplified(),
  ),
  example(
    'dereg.licence_revoked',
    'subject',
    D2022,
    simplified((_, world) => entity(world, { state: 'licenceRevoked' })),
    simplified(),
  ),
  example(
    'dereg.commitment_incomplete',
    'simplifiedDeregistration.commitmentUnsigned[0]',
    from('2015-09-02'),
    simplified((filing) => (filing.simplifiedDeregistration.commitmentUnsigned = ['p2'])),
    simplified((filing) => (filing.simplifiedDeregistration.commitmentUnsigned = [])),
  ),
  example('dereg.notice_not_published', 'simplifiedDeregistration.noticePublishedOn', from('2015-09-02'), applied(undefined), applied(46)),
  example('dereg.premature_application', 'on', from('2015-09-12'), applied(10), applied(46)),
  example('dereg.premature_application', 'on', between('2017-04-15', '2021-09-14'), applied(45), applied(46)),
  example('dereg.premature_application', 'on', from('2017-03-21'), applied(20), applied(46)),
  example(
    'dereg.window_missed',
    'on',
    [
      ['2017-05-16', '2021-10-15'],
      ['2022-05-16', null],
    ],
    applied(76),
    (on) => applied(on < '2022-05-15' ? 75 : 40)(on),
  ),
  example('dereg.window_missed', 'on', from('2022-04-11'), applied(41), applied(40)),
  example('dereg.objection_received', 'simplifiedDeregistration.objections[0]', from('2015-10-18'), objected(10), objected(46)),
  example('dereg.objection_received', 'simplifiedDeregistration.objections[0]', between('2017-04-16', '2021-09-15'), objected(45), objected(46)),

  example(
    'licence.one_code_not_in_force',
    'on',
    until('2015-09-30'),
    conversion({}),
    conversion({}, 'LIMITED_LIABILITY_COMPANY', (filing) => (filing.kind = 'licenceReplacement')),
  ),
  example(
    'licence.one_code_not_in_force',
    'on',
    until('2016-11-30'),
    conversion({}, 'INDIVIDUAL_BUSINESS'),
    conversion({}, 'INDIVIDUAL_BUSINESS', (filing) => (filing.kind = 'licenceReplacement')),
  ),
  example(
    'licence.already_one_code',
    'subject',
    from('2015-10-01'),
    conversion({ licenceCodeMode: 'ONE_CODE' }),
    conversion({ licenceCodeMode: 'SEPARATE' }),
  ),
  example(
    'licence.old_number_check_digit',
    'subject',
    always,
    conversion({ registrationNumber: '330302200004561' }),
    conversion({ registrationNumber: '330302200004560' }),
  ),
  example(
    'licence.old_papers_missing',
    'documents.taxCertificate',
    always,
    lacking('licenceConversion', ['taxCertificate']),
    lacking('licenceConversion', ['statisticsCertificate']),
  ),
  example(
    'licence.old_papers_missing',
    'documents.businessLicenceOriginal',
    always,
    lacking('licenceConversion', ['businessLicenceOriginal'], 'INDIVIDUAL_BUSINESS'),
    lacking('licenceConversion', ['socialInsuranceCertificate'], 'INDIVIDUAL_BUSINESS'),
  ),
  example(
    'licence.loss_not_published',
    'documents.lossPublication',
    always,
    lacking('licenceReplacement', ['lossPublication']),
    lacking('licenceReplacement', []),
  ),
  example('licence.not_surrendered', 'documents.oldLicence', always, lacking('change', ['oldLicence']), lacking('change', [])),
  example(
    'licence.not_surrendered',
    'documents.oldLicence',
    always,
    lacking('simplifiedDeregistration', ['oldLicence']),
    lacking('licenceReplacement', ['oldLicence']),
  ),
];
