import { theLaw as law } from '../../test/support/law.ts';

const COMPANY = { kind: 'establishment', entityType: 'LIMITED_LIABILITY_COMPANY' } as const;
const STALL = { kind: 'establishment', entityType: 'INDIVIDUAL_BUSINESS' } as const;
const gating = (on: string, filing: typeof COMPANY | typeof STALL = COMPANY) =>
  law.tasks.for(filing, on).flatMap((task) => (task.gating ? [`${task.department} ${task.kind}`] : []));

describe('tasks of a filing', () => {
  it('wait for five numbers while licences carry five', () => {
    const codes = ['QUALITY', 'TAX', 'HUMAN_RESOURCES', 'STATISTICS'].map((department) => `${department} CODE_ASSIGNMENT`);
    expect(gating('2015-06-30')).toEqual(['MARKET_SUPERVISION REVIEW']);
    expect(gating('2015-07-01')).toEqual(['MARKET_SUPERVISION REVIEW', ...codes]);
    expect(gating('2015-09-30')).toEqual(['MARKET_SUPERVISION REVIEW', ...codes]);
    expect(gating('2015-10-01')).toEqual(['MARKET_SUPERVISION REVIEW']);
    expect(gating('2015-08-01', STALL)).toEqual(['MARKET_SUPERVISION REVIEW']);
  });

  it('record after the licence, and hold nothing up', () => {
    const after = law.tasks.for(COMPANY, '2015-10-12').filter((task) => task.asked === 'afterLicence');
    expect(after.map((task) => `${task.department} ${task.kind}`)).toEqual([
      'TAX RECORD',
      'HUMAN_RESOURCES RECORD',
      'STATISTICS RECORD',
      'QUALITY RECORD',
      'PUBLIC_SECURITY RECORD',
      'PUBLICITY_SYSTEM NOTICE',
    ]);
    expect(after.some((task) => task.gating)).toBe(false);
    expect(law.tasks.for(COMPANY, '2018-01-01').some((task) => task.department === 'QUALITY')).toBe(false);
  });

  it('are few for an individual business before it has one code', () => {
    const departments = (on: string): string[] => law.tasks.for(STALL, on).map((task) => `${task.department} ${task.kind}`);
    expect(departments('2016-11-30')).toEqual(['MARKET_SUPERVISION REVIEW', 'PUBLICITY_SYSTEM NOTICE']);
    expect(departments('2016-12-01')).toEqual(['MARKET_SUPERVISION REVIEW', 'TAX RECORD', 'PUBLICITY_SYSTEM NOTICE']);
  });

  it('ask the authority of a pre-approval item, which answers by itself when its permit is valid', () => {
    const review = (permit: 'valid' | 'none') =>
      law.tasks
        .for(COMPANY, '2016-07-12', { preApprovals: [{ item: 'P16', department: 'WORK_SAFETY', permit }] })
        .find((task) => task.department === 'WORK_SAFETY');
    expect(review('valid')).toMatchObject({ kind: 'REVIEW', gating: true, asked: 'atAcceptance', by: 'automatic', items: ['P16'] });
    expect(review('none')).toMatchObject({ by: 'person' });
  });

  it('are one a department and kind when an item belongs to the registry itself', () => {
    const tasks = law.tasks.for(COMPANY, '2016-07-12', { preApprovals: [{ item: 'P09', department: 'MARKET_SUPERVISION', permit: 'valid' }] });
    expect(tasks.filter((task) => task.kind === 'REVIEW')).toEqual([
      expect.objectContaining({ by: 'person', steps: ['EXAMINE', 'APPROVE'], items: ['P09'] }),
    ]);
  });

  it('tell the department of a post-approval item, beside what it gets anyway', () => {
    const tasks = law.tasks.for(COMPANY, '2016-07-12', { postApprovals: [{ item: 'A064', notify: 'HUMAN_RESOURCES' }] });
    expect(tasks.filter((task) => task.department === 'HUMAN_RESOURCES').map((task) => [task.kind, task.items])).toEqual([
      ['RECORD', []],
      ['NOTICE', ['A064']],
    ]);
  });
});

describe('the promise', () => {
  it.each([
    ['LIMITED_LIABILITY_COMPANY', '2015-06-30', 15, true],
    ['LIMITED_LIABILITY_COMPANY', '2015-07-01', 3, false],
    ['GENERAL_PARTNERSHIP', '2015-06-30', 20, true],
    ['INDIVIDUAL_BUSINESS', '2016-05-18', 15, true],
    ['INDIVIDUAL_BUSINESS', '2022-03-01', 3, true],
    ['LIMITED_LIABILITY_COMPANY', '2022-03-01', 3, true],
  ] as const)('to a %s on %s is %i working days', (type, on, workingDays, certain) =>
    expect(law.promises.get('establishment', type, on)).toMatchObject({ workingDays, certain }),
  );
});

describe('licences', () => {
  it.each([
    ['LIMITED_LIABILITY_COMPANY', '2015-06-30', 'REGISTRATION_NUMBER', 'L2014'],
    ['LIMITED_LIABILITY_COMPANY', '2015-09-30', 'FIVE_CODES', 'L2014'],
    ['LIMITED_LIABILITY_COMPANY', '2015-10-01', 'ONE_CODE', 'L2015'],
    ['INDIVIDUAL_BUSINESS', '2016-11-30', 'REGISTRATION_NUMBER', 'L2014'],
    ['INDIVIDUAL_BUSINESS', '2016-12-01', 'ONE_CODE', 'L2015'],
    ['COMPANY_BRANCH', '2019-02-28', 'ONE_CODE', 'L2015'],
    ['COMPANY_BRANCH', '2019-03-01', 'ONE_CODE', 'L2019'],
  ] as const)('of a %s on %s', (type, on, mode, format) => {
    expect([law.licences.codeMode(type, on), law.licences.format(type, on)?.format]).toEqual([mode, format]);
  });

  it('call the address of a branch by the word of the day', () => {
    const word = (on: string) => law.entityTypes.label('COMPANY_BRANCH', 'address', on);
    expect([word('2022-02-28'), word('2022-03-01')]).toEqual(['营业场所', '经营场所']);
    expect(law.licences.oneCodeFrom('INDIVIDUAL_BUSINESS')).toBe('2016-12-01');
  });
});
