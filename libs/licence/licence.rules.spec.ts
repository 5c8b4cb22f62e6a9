import type { EntityType, Facts } from '#libs/contract';
import { theLaw } from '../../test/support/law.ts';
import { faceOf, type FaceInput } from './licence.rules.ts';

const person = (key: string, name: string, ...roles: string[]) => ({ key, name, roles, document: { type: 'residentIdCard' as const, number: 'x' } });

function face(entityType: EntityType, facts: Facts, changes: Partial<FaceInput> = {}): Record<string, string> {
  const { fields } = faceOf({
    frame: { entityType },
    facts,
    entityTypeCode: '1130',
    codes: { uscc: '91330302PDY0000360', registrationNumber: '330302600012345' },
    registryName: '温州市鹿城区市场监督管理局',
    establishedOn: '2018-05-08',
    issuedOn: '2018-05-08',
    postApproval: false,
    law: theLaw,
    ...changes,
  });
  return Object.fromEntries(fields.map(({ label, value }) => [label, value]));
}

describe('the face of a licence', () => {
  it('has the fields of a company in their order', () => {
    expect(Object.keys(face('LIMITED_LIABILITY_COMPANY', {}))).toEqual([
      '名称',
      '类型',
      '住所',
      '法定代表人',
      '注册资本',
      '成立日期',
      '营业期限',
      '经营范围',
    ]);
  });

  it('prints blank for what is unknown', () => {
    const { 类型: type, 成立日期: date, ...rest } = face('LIMITED_LIABILITY_COMPANY', { registeredCapital: null });
    expect([type, date]).toEqual(['有限责任公司（自然人投资或控股）', '2018年05月08日']);
    expect([...new Set(Object.values(rest))]).toEqual(['']);
  });

  it('names the delegate of an organisation that manages a partnership', () => {
    const facts: Facts = {
      people: [person('p1', '潘穗平', 'delegatedRepresentative'), person('p2', '纪衡')],
      investors: [
        {
          organisation: { name: '望屿公司', unifiedSocialCreditCode: 'x' },
          managingPartner: true,
          delegate: 'p1',
          subscribed: 1,
          paidIn: 0,
          contributions: [],
        },
        { person: 'p2', managingPartner: true, subscribed: 1, paidIn: 0, contributions: [] },
        { person: 'p1', subscribed: 1, paidIn: 0, contributions: [] },
      ],
      contributionAmount: 300_000_000,
    };
    expect(face('LIMITED_PARTNERSHIP', facts)).toMatchObject({ 执行事务合伙人: '望屿公司（委派代表：潘穗平）、纪衡' });
    expect(face('LIMITED_PARTNERSHIP', facts)).not.toHaveProperty('出资额');
    expect(face('LIMITED_PARTNERSHIP', facts, { issuedOn: '2022-03-01' })).toMatchObject({ 出资额: '300万元' });
  });

  it.each([
    ['COMPANY_BRANCH', '负责人', 'personInCharge'],
    ['INDIVIDUAL_BUSINESS', '经营者', 'operator'],
    ['FARMER_COOPERATIVE', '法定代表人', 'legalRepresentative'],
  ] as const)('%s names its %s by post', (type, label, role) => {
    expect(face(type, { people: [person('p1', '甲', 'supervisor'), person('p2', '乙', role)] })).toMatchObject({ [label]: '乙' });
  });

  it('names the investor of a sole proprietorship', () => {
    const facts: Facts = { people: [person('p1', '温铁生')], investors: [{ person: 'p1', subscribed: 1, paidIn: 0, contributions: [] }] };
    expect(face('SOLE_PROPRIETORSHIP', facts)).toMatchObject({ 投资人: '温铁生' });
  });

  it('says how an individual business is composed', () => {
    expect(face('INDIVIDUAL_BUSINESS', { compositionForm: 'FAMILY' })).toMatchObject({ 组成形式: '家庭经营', 注册日期: '2018年05月08日' });
  });

  it('labels the premises of a branch by the day', () => {
    expect(face('COMPANY_BRANCH', {}, { issuedOn: '2022-02-28' })).toHaveProperty('营业场所');
    expect(face('COMPANY_BRANCH', {}, { issuedOn: '2022-03-01' })).toHaveProperty('经营场所');
  });

  it('prints the contribution of a sole proprietorship from 2022-03-01, also where only the holding states it', () => {
    const facts = { investors: [{ person: 'p1', subscribed: 50_000_000, paidIn: 0, contributions: [] }] };
    expect(face('SOLE_PROPRIETORSHIP', facts, { issuedOn: '2022-02-28' })).not.toHaveProperty('出资额');
    expect(face('SOLE_PROPRIETORSHIP', facts, { issuedOn: '2022-03-01' })['出资额']).toMatch(/^50万元/);
  });

  it.each([
    [{ to: '2035-10-11' }, '2018年05月08日至2035年10月11日'],
    [{ indefinite: true as const }, '2018年05月08日至长期'],
    [{}, ''],
  ])('writes the term %j', (businessTerm, text) => expect(face('LIMITED_LIABILITY_COMPANY', { businessTerm })).toMatchObject({ 营业期限: text }));

  it('joins the scope and adds the tail only for items that need an approval later', () => {
    const facts = { businessScope: ['餐饮服务', '日用百货销售'] };
    expect(face('LIMITED_LIABILITY_COMPANY', facts)).toMatchObject({ 经营范围: '餐饮服务；日用百货销售' });
    const tail = '餐饮服务；日用百货销售（依法须经批准的项目，经相关部门批准后方可开展经营活动）';
    expect(face('LIMITED_LIABILITY_COMPANY', facts, { postApproval: true })).toMatchObject({ 经营范围: tail });
  });

  it('keeps the day of establishment when a licence is issued anew', () => {
    const again = face('LIMITED_LIABILITY_COMPANY', {}, { issuedOn: '2023-03-14' });
    expect(again).toMatchObject({ 成立日期: '2018年05月08日' });
  });

  it('is refused without a number or without a form of that day', () => {
    expect(() => face('LIMITED_LIABILITY_COMPANY', {}, { codes: {} })).toThrow('uscc');
    expect(() => face('LIMITED_LIABILITY_COMPANY', {}, { issuedOn: '2013-12-31' })).toThrow('no licence form');
  });
});
