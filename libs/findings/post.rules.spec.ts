import type { EntityType, PersonFacts } from '#libs/contract';
import { aHolder, aPerson, cleanFiling } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';
import type { Application } from './index.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const JSC = 'JOINT_STOCK_COMPANY';
const BEFORE = '2024-06-30';
const AFTER = '2024-07-01';

/** A clean filing with these people in place of its own; the finance and liaison officer stays, and who holds shares. */
const withPeople = (type: EntityType, on: string, people: PersonFacts[], changes: Partial<Application> = {}): string[] =>
  found(
    cleanFiling(type, on, {
      people: [...people, aPerson('p9', ['financeOfficer', 'liaisonOfficer']), ...(type === JSC ? [aPerson('p8', [])] : [])],
      ...(type === LLC
        ? {
            registeredCapital: 10_000_000,
            investors: [aHolder('p1', { contributions: [{ method: 'MONEY', amount: 10_000_000, dueOn: '2026-01-01' }] })],
          }
        : {}),
      ...changes,
    }),
    on,
  );
const head = (...roles: string[]): PersonFacts => aPerson('p1', ['legalRepresentative', ...roles]);
const many = (count: number, role: string, from = 20): PersonFacts[] =>
  Array.from({ length: count }, (_, place) => aPerson(`p${from + place}`, [role]));
const watcher = aPerson('p2', ['supervisor']);

describe('staff directors, and those who chair', () => {
  const staffed = { ...cleanFiling(LLC, AFTER).fiveInOne, staffCount: 300, financeOfficer: 'p9', socialInsuranceHandler: 'p9' };
  it('sit on the board as any director', () => {
    const people = [head('director'), aPerson('p3', ['director']), aPerson('p4', ['staffDirector']), watcher];
    expect(withPeople(LLC, AFTER, people, { fiveInOne: staffed })).toEqual([]);
    expect(withPeople(LLC, BEFORE, [head('chairperson'), aPerson('p3', ['viceChairperson']), aPerson('p4', ['staffDirector']), watcher])).toEqual([]);
    expect(withPeople(LLC, AFTER, [aPerson('p3', ['director']), aPerson('p4', ['director']), head('staffDirector'), watcher])).toEqual([]);
  });

  it('do not watch over themselves, and are barred like the others', () => {
    const both = [head('chairperson'), aPerson('p2', ['staffSupervisor', 'staffDirector'])];
    expect(withPeople(LLC, BEFORE, both)).toEqual(['post.supervisor_is_director_or_officer people[1].roles', 'post.board_size people']);
    const register = { postRestrictions: [{ person: 'p2', cause: 'DISHONEST_JUDGMENT_DEBTOR', from: '2017-01-01', to: null }] };
    const filing = cleanFiling(LLC, BEFORE);
    const people = [...(filing.people ?? []).filter(({ key }) => key !== 'p2'), aPerson('p2', ['staffSupervisor'])];
    expect(found({ ...filing, people }, BEFORE, register)).toEqual([expect.stringContaining('post.dishonest_debtor')]);
  });
});

describe('legal representative', () => {
  it('is needed, once', () => {
    expect(withPeople(LLC, BEFORE, [aPerson('p1', ['executiveDirector']), watcher])).toEqual(['post.legal_representative_missing people']);
    expect(withPeople(LLC, BEFORE, [head('executiveDirector'), aPerson('p3', ['legalRepresentative', 'manager']), watcher])).toEqual([
      'post.more_than_one_legal_representative people',
    ]);
    expect(withPeople(LLC, BEFORE, [head('executiveDirector'), watcher])).toEqual([]);
  });

  it('is needed of a cooperative and not of a partnership', () => {
    const cooperative = cleanFiling('FARMER_COOPERATIVE', BEFORE);
    const nobody = cooperative.people?.map((one) => ({ ...one, roles: one.roles.filter((role) => role !== 'legalRepresentative') }));
    expect(found({ ...cooperative, people: nobody }, BEFORE)).toEqual(['post.legal_representative_missing people']);
    expect(found(cleanFiling('GENERAL_PARTNERSHIP', BEFORE), BEFORE)).toEqual([]);
  });

  it.each([
    ['a chair', ['chairperson'], [], []],
    ['a manager beside an executive director', ['manager'], [], []],
    ['one of three directors', ['director'], ['post.legal_representative_wrong_post people[0].roles'], []],
    ['nothing', [], ['post.legal_representative_wrong_post people[0].roles'], ['post.legal_representative_wrong_post people[0].roles']],
  ])('who is %s', (_, roles, before, after) => {
    const people = [head(...roles), ...many(3, 'director'), watcher];
    expect(withPeople(LLC, BEFORE, people)).toEqual(before);
    expect(withPeople(LLC, AFTER, people)).toEqual(after);
  });

  it('may be the only director, before and after', () => {
    for (const on of [BEFORE, AFTER])
      for (const role of ['director', 'executiveDirector']) expect(withPeople(LLC, on, [head(role), watcher])).toEqual([]);
  });
});

describe('supervisors', () => {
  it.each(['director', 'executiveDirector', 'manager', 'financeOfficer'])('must not be %s', (role) => {
    const people = [head('executiveDirector', 'manager'), aPerson('p2', ['supervisor', role])];
    expect(withPeople(LLC, BEFORE, people)).toContain('post.supervisor_is_director_or_officer people[1].roles');
  });

  it('must not stand as finance officer on the form alone', () => {
    const form = cleanFiling(LLC, BEFORE).fiveInOne;
    expect(withPeople(LLC, BEFORE, [head('executiveDirector'), watcher], { fiveInOne: { ...form, financeOfficer: 'p2' } })).toEqual([
      'post.supervisor_is_director_or_officer people[1].roles',
    ]);
  });

  it('may hold shares and be liaison officer', () => {
    expect(withPeople(LLC, BEFORE, [head('executiveDirector'), aPerson('p2', ['supervisor', 'liaisonOfficer'])])).toEqual([]);
  });

  it('are needed; from 2024-07-01 all holders may do without, or an audit committee stands in', () => {
    const alone = [head('executiveDirector')];
    const missing = 'post.supervisor_missing people';
    const waiver = { supervisorWaiver: { unanimous: true } };
    expect(withPeople(LLC, BEFORE, alone)).toEqual([missing]);
    expect(withPeople(LLC, AFTER, alone)).toEqual([missing]);
    expect(withPeople(LLC, BEFORE, alone, waiver)).toEqual([missing]);
    expect(withPeople(LLC, AFTER, alone, waiver)).toEqual([]);
    expect(withPeople(LLC, AFTER, alone, { supervisorWaiver: { unanimous: false } })).toEqual([missing]);
    const committee = [...alone, aPerson('p2', ['auditCommittee'])];
    expect(withPeople(LLC, BEFORE, committee)).toEqual(['post.audit_committee_not_yet_allowed people[1].roles', missing]);
    expect(withPeople(LLC, AFTER, committee)).toEqual([]);
  });

  it('of a joint-stock company are three until 2024-06-30', () => {
    const board = [head('chairperson', 'director'), ...many(4, 'director')];
    for (const [count, before] of [
      [0, 1],
      [2, 1],
      [3, 0],
      [4, 0],
    ] as const) {
      const people = [...board, ...many(count, 'supervisor', 40)];
      expect(withPeople(JSC, BEFORE, people)).toEqual(before === 1 ? ['post.supervisory_board_size people'] : []);
      if (count > 0) expect(withPeople(JSC, AFTER, people)).toEqual([]);
    }
  });

  it('of a limited company may be one, two or more', () => {
    for (const count of [1, 2, 3, 5]) expect(withPeople(LLC, BEFORE, [head('executiveDirector'), ...many(count, 'supervisor', 40)])).toEqual([]);
  });
});

describe('board', () => {
  const size = ['post.board_size people'];
  it.each([
    [LLC, 0, ['post.director_missing people'], ['post.director_missing people']],
    [LLC, 1, [], []],
    [LLC, 2, size, size],
    [LLC, 3, [], []],
    [LLC, 13, [], []],
    [LLC, 14, size, []],
    [JSC, 0, ['post.director_missing people'], ['post.director_missing people']],
    [JSC, 1, size, []],
    [JSC, 2, size, size],
    [JSC, 4, size, []],
    [JSC, 5, [], []],
    [JSC, 19, [], []],
    [JSC, 20, size, []],
  ] as const)('%s with %d directors', (type, count, before, after) => {
    const people = [head('manager'), ...many(count, 'director'), ...many(3, 'supervisor', 50)];
    expect(withPeople(type, BEFORE, people)).toEqual(before);
    expect(withPeople(type, AFTER, people)).toEqual(after);
  });

  it('counts an executive director as a director', () => {
    expect(withPeople(LLC, BEFORE, [head('executiveDirector'), aPerson('p3', ['director']), watcher])).toEqual(size);
  });

  it('is appointed for three years at most', () => {
    const director = (termYears: number): PersonFacts[] => [
      head('manager'),
      aPerson('p3', ['executiveDirector'], { termYears }),
      aPerson('p2', ['supervisor'], { termYears: 4 }),
    ];
    expect(withPeople(LLC, BEFORE, director(3))).toEqual([]);
    expect(withPeople(LLC, BEFORE, director(4))).toEqual(['post.director_term_too_long people[1].termYears']);
  });

  it('has a staff director from 300 employees on, unless a supervisor is of the staff', () => {
    const form = cleanFiling(LLC, AFTER).fiveInOne;
    const staff = (staffCount: number): Partial<Application> => ({ fiveInOne: { ...form, staffCount } });
    const people = [head('director'), watcher];
    expect(withPeople(LLC, AFTER, people, staff(300))).toEqual(['post.staff_director_missing people']);
    expect(withPeople(LLC, AFTER, people, staff(299))).toEqual([]);
    expect(withPeople(LLC, BEFORE, people, staff(300))).toEqual([]);
    expect(withPeople(LLC, AFTER, [head('director'), aPerson('p2', ['supervisor', 'staffSupervisor'])], staff(300))).toEqual([]);
  });
});

describe('bans', () => {
  const ban = (cause: string, from: string, to: string | null, person = 'p1') => ({ postRestrictions: [{ person, cause, from, to }] });
  const on = (day: string, world: object, type: EntityType = LLC): string[] => found(cleanFiling(type, day), day, world);

  it('of a serious-violation list bars from 2016-04-01, to the last day of the three years', () => {
    const world = ban('SERIOUS_VIOLATION_LIST', '2016-03-01', '2019-03-01');
    expect(on('2016-03-31', world)).toEqual([]);
    expect(on('2016-04-01', world)).toEqual(['post.serious_violation_bar people[0]']);
    expect(on('2019-03-01', world)).toEqual(['post.serious_violation_bar people[0]']);
    expect(on('2019-03-02', world)).toEqual([]);
  });

  it('of a serious-violation list do not reach a mere supervisor', () => {
    expect(on('2018-01-02', ban('SERIOUS_VIOLATION_LIST', '2017-01-01', '2020-01-01', 'p8'))).toEqual([]);
  });

  it('of the court list last while listed, for every post', () => {
    expect(on('2016-01-12', ban('DISHONEST_JUDGMENT_DEBTOR', '2016-01-12', null))).toEqual(['post.dishonest_debtor people[0]']);
    expect(on('2016-01-11', ban('DISHONEST_JUDGMENT_DEBTOR', '2016-01-12', null))).toEqual([]);
    expect(on('2016-01-12', ban('DISHONEST_JUDGMENT_DEBTOR', '2015-01-01', '2016-01-11'))).toEqual([]);
    expect(on('2016-01-12', ban('DISHONEST_JUDGMENT_DEBTOR', '2015-01-01', null, 'p8'))).toEqual(['post.dishonest_debtor people[1]']);
    expect(on('2016-01-12', ban('DISHONEST_JUDGMENT_DEBTOR', '2015-01-01', null, 'p9'))).toEqual(['post.dishonest_debtor people[2]']);
  });

  it('after a suspended sentence came with the Act of 2024', () => {
    const world = ban('CONVICTION_SUSPENDED', '2023-12-01', '2025-12-01');
    expect(on(BEFORE, world)).toEqual([]);
    expect(on(AFTER, world)).toEqual(['post.conviction_bar people[0]']);
    expect(on(BEFORE, ban('CONVICTION', '2020-12-01', '2025-12-01'))).toEqual(['post.conviction_bar people[0]']);
  });

  it('after a failed company last to the same day of the third year', () => {
    const world = ban('REVOKED_COMPANY_RESPONSIBLE', '2013-01-10', '2016-01-10');
    expect(on('2016-01-10', world)).toEqual(['post.failed_company_bar people[0]']);
    expect(on('2016-01-11', world)).toEqual([]);
    expect(on('2016-01-10', ban('BANKRUPT_COMPANY_RESPONSIBLE', '2013-01-10', '2016-01-10'))).toEqual(['post.failed_company_bar people[0]']);
  });

  it.each([
    ['REVOKED_COMPANY_RESPONSIBLE', '2016-01-10', '2016-01-11'],
    ['BANKRUPTCY_RESPONSIBLE', '2016-01-10', '2016-01-11'],
    ['CONVICTION', '2018-01-10', '2018-01-11'],
    ['DEPRIVATION_OF_POLITICAL_RIGHTS', '2018-01-10', '2018-01-11'],
  ])('that state no end last as long as the law says: %s', (cause, last, free) => {
    expect(on(last, ban(cause, '2013-01-10', null))).toHaveLength(1);
    expect(on(free, ban(cause, '2013-01-10', null))).toEqual([]);
  });
});

describe('other posts', () => {
  it('a company names its finance officer on the form until 2022-02-28', () => {
    for (const [type, expected] of [
      [LLC, ['post.finance_officer_missing fiveInOne.financeOfficer']],
      ['GENERAL_PARTNERSHIP', []],
    ] as const) {
      const filing = cleanFiling(type, '2022-02-28');
      expect(found({ ...filing, fiveInOne: { ...filing.fiveInOne, financeOfficer: null } }, '2022-02-28')).toEqual(expected);
    }
    const later = cleanFiling(LLC, '2022-03-01');
    expect(found({ ...later, fiveInOne: { ...later.fiveInOne, financeOfficer: null } }, '2022-03-01')).toEqual([]);
  });

  it('everybody names a liaison officer, individual businesses from 2022-03-01', () => {
    const without = (type: EntityType, on: string): string[] => {
      const filing = cleanFiling(type, on);
      return found(
        { ...filing, people: filing.people?.map((one) => ({ ...one, roles: one.roles.filter((role) => role !== 'liaisonOfficer') })) },
        on,
      );
    };
    const missing = ['post.liaison_officer_missing people'];
    expect(without('INDIVIDUAL_BUSINESS', '2022-02-28')).toEqual([]);
    expect(without('INDIVIDUAL_BUSINESS', '2022-03-01')).toEqual(missing);
    for (const type of [LLC, JSC, 'SOLE_PROPRIETORSHIP', 'LIMITED_PARTNERSHIP', 'FARMER_COOPERATIVE'] as const)
      expect(without(type, '2022-02-28')).toEqual(missing);
  });

  it('an individual business has an operator, a partnership a managing partner', () => {
    expect(found(cleanFiling('INDIVIDUAL_BUSINESS', AFTER, { people: [aPerson('p1', ['liaisonOfficer'])] }), AFTER)).toEqual([
      'post.operator_missing people',
    ]);
    const partnership = cleanFiling('GENERAL_PARTNERSHIP', AFTER);
    const idle = partnership.investors?.map((one) => ({ ...one, managingPartner: false }));
    expect(found({ ...partnership, investors: idle }, AFTER)).toEqual(['post.managing_partner_missing investors']);
  });

  it('are not asked of a change that does not show them', () => {
    const change: Application = {
      kind: 'change',
      entityType: LLC,
      jurisdiction: '330302',
      channel: 'online',
      subject: 'E1',
      people: [aPerson('p1', ['legalRepresentative'])],
      change: { items: [{ item: 'name', to: '温州新岩贸易有限公司', decidedOn: '2018-04-10' }], signedBy: 'p1' },
    };
    const world = { entities: [{ id: 'E1', name: '温州旧岩贸易有限公司', entityType: LLC }] };
    expect(found(change, '2018-04-16', world)).toEqual([]);
    const barred = { ...world, postRestrictions: [{ person: 'p1', cause: 'DISHONEST_JUDGMENT_DEBTOR', from: '2017-01-01', to: null }] };
    expect(found(change, '2018-04-16', barred)).toEqual(['post.dishonest_debtor people[0]']);
  });
});
