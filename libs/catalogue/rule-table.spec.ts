import type { EntityType } from '#libs/contract';
import { theLaw as law } from '../../test/support/law.ts';

const values = (name: Parameters<typeof law.rule>[0], type: EntityType, on: string): unknown => law.rule(name, type, on)?.values;

describe('editions of rules, on both sides of each border', () => {
  it.each([
    ['holders', 'LIMITED_LIABILITY_COMPANY', '2024-06-30', { min: 1, max: 50 }],
    ['holders', 'JOINT_STOCK_COMPANY', '2024-06-30', { min: 2, max: 200 }],
    ['holders', 'JOINT_STOCK_COMPANY', '2024-07-01', { min: 1, max: 200 }],
    ['holders', 'SOLE_PROPRIETORSHIP', '2024-07-01', undefined],
    ['board', 'LIMITED_LIABILITY_COMPANY', '2024-06-30', { min: 3, max: 13, one: true }],
    ['board', 'LIMITED_LIABILITY_COMPANY', '2024-07-01', { min: 3, max: null, one: true }],
    ['board', 'JOINT_STOCK_COMPANY', '2024-06-30', { min: 5, max: 19, one: false }],
    ['supervisors', 'LIMITED_LIABILITY_COMPANY', '2024-06-30', { waivable: false, auditCommittee: false }],
    ['supervisors', 'LIMITED_LIABILITY_COMPANY', '2024-07-01', { waivable: true, auditCommittee: true }],
    ['capitalTerm', 'LIMITED_LIABILITY_COMPANY', '2024-06-30', undefined],
    ['capitalTerm', 'LIMITED_LIABILITY_COMPANY', '2024-07-01', { years: 5 }],
    ['fullPayment', 'JOINT_STOCK_COMPANY', '2024-07-01', {}],
    ['fullPayment', 'LIMITED_LIABILITY_COMPANY', '2024-07-01', undefined],
    ['onePersonOneSoleCompany', 'LIMITED_LIABILITY_COMPANY', '2024-06-30', { typeCodes: ['1151'] }],
    ['onePersonOneSoleCompany', 'LIMITED_LIABILITY_COMPANY', '2024-07-01', undefined],
    ['realName', 'INDIVIDUAL_BUSINESS', '2022-02-28', undefined],
    ['realName', 'INDIVIDUAL_BUSINESS', '2022-03-01', {}],
    ['financeOfficer', 'LIMITED_LIABILITY_COMPANY', '2022-02-28', {}],
    ['financeOfficer', 'LIMITED_LIABILITY_COMPANY', '2022-03-01', undefined],
    ['financeOfficer', 'GENERAL_PARTNERSHIP', '2016-03-01', undefined],
    ['liaisonOfficer', 'INDIVIDUAL_BUSINESS', '2022-02-28', undefined],
    ['liaisonOfficer', 'INDIVIDUAL_BUSINESS', '2022-03-01', {}],
    ['liaisonOfficer', 'COMPANY_BRANCH', '2016-03-01', {}],
    ['dualNotificationCommitment', 'COMPANY_BRANCH', '2015-11-02', undefined],
    ['dualNotificationCommitment', 'COMPANY_BRANCH', '2015-11-03', {}],
    ['oneForm', 'COMPANY_BRANCH', '2015-06-30', undefined],
    ['oneForm', 'INDIVIDUAL_BUSINESS', '2016-06-30', undefined],
    ['scopeLength', 'COMPANY_BRANCH', '2017-12-31', undefined],
    ['scopeLength', 'COMPANY_BRANCH', '2018-01-01', { max: 2000 }],
    ['permitWithoutTerm', 'COMPANY_BRANCH', '2022-02-28', undefined],
    ['permitWithoutTerm', 'COMPANY_BRANCH', '2022-03-01', { days: 90 }],
    ['financeWordsInScope', 'COMPANY_BRANCH', '2021-04-30', undefined],
    ['operatorIsFixed', 'INDIVIDUAL_BUSINESS', '2022-10-31', {}],
    ['operatorIsFixed', 'INDIVIDUAL_BUSINESS', '2022-11-01', undefined],
    ['changeDeadline', 'GENERAL_PARTNERSHIP', '2022-02-28', { days: 15 }],
    ['changeDeadline', 'GENERAL_PARTNERSHIP', '2022-03-01', { days: 30 }],
    ['changeDeadline', 'LIMITED_LIABILITY_COMPANY', '2022-02-28', { days: 30, notFor: ['domicile'] }],
    ['simplifiedDeregistration', 'LIMITED_LIABILITY_COMPANY', '2015-09-01', undefined],
    ['simplifiedDeregistration', 'LIMITED_LIABILITY_COMPANY', '2017-02-28', { edition: 'D-PILOT-ZJ', noticeDays: 10 }],
    ['simplifiedDeregistration', 'LIMITED_LIABILITY_COMPANY', '2017-03-01', { edition: 'D-2017', noticeDays: 45, windowDays: 30 }],
    ['simplifiedDeregistration', 'JOINT_STOCK_COMPANY', '2018-04-09', undefined],
    ['simplifiedDeregistration', 'JOINT_STOCK_COMPANY', '2022-03-01', { edition: 'D-2022', noticeDays: 20, windowDays: 20 }],
    ['simplifiedDeregistration', 'INDIVIDUAL_BUSINESS', '2023-06-12', { notice: false, objectionDays: 10 }],
    ['capitalTransition', 'LIMITED_LIABILITY_COMPANY', '2027-06-30', { shortenBy: '2027-06-30' }],
    ['capitalTransition', 'LIMITED_LIABILITY_COMPANY', '2027-07-01', undefined],
    ['noPlatformAddress', 'INDIVIDUAL_BUSINESS', '2022-03-01', undefined],
    ['noPlatformAddress', 'LIMITED_LIABILITY_COMPANY', '2022-03-01', { propertyUse: 'VIRTUAL' }],
  ] as const)('%s of a %s on %s', (name, type, on, expected) => {
    if (expected === undefined) expect(values(name, type, on)).toBeUndefined();
    else expect(values(name, type, on)).toMatchObject(expected);
  });

  it('gives all bans of a day', () => {
    const bans = (on: string): string[] => law.rules.all('postBan', 'LIMITED_LIABILITY_COMPANY', on).map((row) => row.values.finding);
    expect(bans('2016-03-31')).not.toContain('post.serious_violation_bar');
    expect(bans('2016-04-01')).toContain('post.serious_violation_bar');
    expect(law.rules.all('postBan', 'LIMITED_LIABILITY_COMPANY', '2024-07-01').flatMap((row) => row.values.causes)).toContain('CONVICTION_SUSPENDED');
  });
});
