import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NeedsView, ScopeClassesView, ScopeSearchView } from '#libs/contract';
import { registryNow, setRegistryClock } from '#libs/kernel';
import { database } from '../support/database.ts';
import { Caller } from './caller.ts';
import { Company, companyFacts, must, NOW } from './company.ts';
import { startApi } from './start-api.ts';

let app: NestFastifyApplication;
let company: Company;
let anyone: Caller;

beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/scope-files' });
  company = new Company(app);
  anyone = new Caller(app);
});
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

const search = async (q: string, on = ''): Promise<ScopeSearchView> =>
  (await must(anyone.ask('GET', `/api/v1/scope/search?q=${encodeURIComponent(q)}&on=${on}`), 200)).body;

describe('looking for a scope', () => {
  it('tells of each hit what comes before and after the licence, who gives it, and what to do', async () => {
    const { hits, on, hint } = await search('canyin');
    expect({ on, hint }).toEqual({ on: '2026-03-02', hint: null });
    const catering = hits.find(({ text }) => text === '餐饮服务');
    expect(catering).toMatchObject({ kind: 'wording', class: 'postApproval', source: 'draft 2021-03' });
    expect(catering?.needs[0]).toMatchObject({ what: 'postApproval', department: 'MARKET_SUPERVISION' });
    expect(catering?.needs[0]?.todo).toMatch(/^登记以后、开业以前，向市场监督管理部门办/);
    const english = await anyone.ask('GET', '/api/v1/scope/search?q=canyin', undefined, { 'accept-language': 'en' });
    expect(english.body.hits[0].needs[0].todo).toMatch(/^After registration and before you open/);
  });

  it('asks the edition of the day', async () => {
    const shop = async (on: string) => (await search('典当', on)).hits.find(({ text }) => text === '典当')?.class;
    expect([await shop('2015-12-20'), await shop('2018-01-05')]).toEqual(['preApproval', 'postApproval']);
  });

  it.each(['%', "'", '\\', '&&&', '   ', ''])('answers %j with an empty list and a hint (A-3)', async (q) =>
    expect(await search(q)).toMatchObject({ hits: [], hint: 'nothing_asked' }),
  );

  it.each(['瓯江潮汐&光影', '<b>潮汐</b>', '\u{1F600}好', 'ａｂ', '龘龘龘龘'.repeat(100)])('takes %j', async (q) => {
    const { query } = await search(q);
    expect(q.startsWith(query)).toBe(true);
  });

  it('refuses a day that is none', async () => {
    expect(await anyone.ask('GET', '/api/v1/scope/search?q=a&on=2023-02-29')).toMatchObject({ status: 422, body: { path: 'on' } });
  });

  it('classifies items the moment they are picked', async () => {
    const items = ['危险化学品经营', '化工产品（不含危险化学品）销售', '保安培训', '日用百货销售'];
    const { body }: { body: ScopeClassesView } = await must(anyone.ask('POST', '/api/v1/scope/classify', { items, on: '2015-12-20' }), 200);
    expect(body.items.map((item) => [item.class, item.needs[0]?.item ?? null])).toEqual([
      ['preApproval', 'P16'],
      ['general', null],
      ['filing', 'A037'],
      ['general', null],
    ]);
    const long = { items: Array.from({ length: 300 }, () => '餐饮服务'.repeat(50)) };
    expect((await anyone.ask('POST', '/api/v1/scope/classify', long)).status).toBe(200);
    expect((await anyone.ask('POST', '/api/v1/scope/classify', { items: 'x' })).status).toBe(422);
  });
});

describe('what do I need', () => {
  const needs = async (question: Record<string, string | string[]>): Promise<NeedsView> => {
    const query = Object.entries(question).flatMap(([key, values]) => [values].flat().map((value) => `${key}=${encodeURIComponent(value)}`));
    return (await must(anyone.ask('GET', `/api/v1/needs?${query.join('&')}`), 200)).body;
  };
  const company = { kind: 'establishment', entityType: 'LIMITED_LIABILITY_COMPANY', district: '330302' };

  it('lists papers, signatures, offices, permits, steps, promise and fees', async () => {
    const list = await needs({ ...company, scope: ['危险化学品经营', '餐饮服务'], holders: ['person', 'outsideOrganisation'], on: '2016-03-01' });
    expect(list.documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['charter', 'appointmentPapers']));
    expect(list.documents.length).toBeGreaterThan((await needs({ ...company, holders: 'person', on: '2016-03-01' })).documents.length);
    expect(list.signatures).toContainEqual({ asks: 'sign', who: 'investors', roles: [], firstOf: false });
    expect(list.permits.before.map(({ item, for: what }) => [item, what])).toEqual([['P16', { scopeItem: 0 }]]);
    expect(list.permits.after.every(({ for: what }) => 'scopeItem' in what && what.scopeItem === 1)).toBe(true);
    expect(list.departments[0]).toMatchObject({ department: 'MARKET_SUPERVISION', task: 'REVIEW', gating: true });
    expect(list.departments.filter(({ gating }) => gating)).toHaveLength(2);
    expect(list.steps.map(({ step }) => step)).toEqual('name permitsBefore fill papers sign submit review licence permitsAfter'.split(' '));
    expect(list.promised).toMatchObject({ workingDays: 3, by: '2016-03-04' });
    expect([list.measured, list.fees]).toEqual([null, 0]);
  });

  it('asks a foreign holder for the approval of their day', async () => {
    const before = async (on: string) =>
      (await needs({ ...company, holders: 'foreignPerson', on })).permits.before.map(({ item, for: what }) => [item, what]);
    expect(await before('2019-12-31')).toEqual([['P09', { holder: 'foreign' }]]);
    expect(await before('2020-01-01')).toEqual([]);
  });

  it('measures what was finished in the last 90 days in that district', async () => {
    const finished = (hours: number, daysAgo: number) => {
      const done = new Date(registryNow().getTime() - daysAgo * 86_400_000);
      const received = new Date(done.getTime() - hours * 3_600_000);
      return database().query(
        `with f as (
           insert into filing (id, kind, entity_type, jurisdiction, channel, state, version, round, facts, sealed, filer_id, created_at, changed_at, expires_on)
           values (gen_random_uuid(), 'establishment', 'SOLE_PROPRIETORSHIP', '330304', 'online', 'COMPLETED', 1, 1, '{}', '', gen_random_uuid(), $1, $2, '2099-01-01') returning id)
         insert into filing_round (id, filing_id, round, facts, sealed, content_hash, law_version, findings, documents, received_at)
         select gen_random_uuid(), id, 1, '{}', '', '', '', '[]', '[]', $1 from f`,
        [received, done],
      );
    };
    for (const [hours, daysAgo] of [
      [2, 1],
      [4, 10],
      [30, 89],
      [500, 91],
    ] as const)
      await finished(hours, daysAgo);
    const question = { kind: 'establishment', entityType: 'SOLE_PROPRIETORSHIP', district: '330304' };
    expect((await needs(question)).measured).toEqual({ medianHours: 4, filings: 3 });
    expect((await needs({ ...question, district: '330302' })).measured).toBeNull();
  });

  it('knows every kind and type', async () => {
    for (const kind of ['change', 'deregistration', 'simplifiedDeregistration', 'licenceConversion', 'licenceReplacement'])
      expect((await needs({ ...company, kind })).steps.length).toBeGreaterThan(4);
    expect((await needs({ kind: 'branchEstablishment', entityType: 'COMPANY_BRANCH', district: '330382' })).signatures.length).toBeGreaterThan(0);
  });

  it.each([
    ['entityType=LLC&district=330302', 'entityType'],
    ['district=330302', 'entityType'],
    ['entityType=SOLE_PROPRIETORSHIP&district=999999', 'district'],
    ['entityType=SOLE_PROPRIETORSHIP', 'district'],
    ['entityType=SOLE_PROPRIETORSHIP&district=330302&holders=cat', 'holders'],
    ['entityType=SOLE_PROPRIETORSHIP&district=330302&kind=branchEstablishment', 'entityType'],
    ['entityType=SOLE_PROPRIETORSHIP&district=330302&on=yesterday', 'on'],
  ])('%s is refused with its place', async (query, path) =>
    expect(await anyone.ask('GET', `/api/v1/needs?${query}`)).toMatchObject({ status: 422, body: { path } }),
  );
});

describe('permits held', () => {
  const permit = { catalogueItem: 'P08', number: '浙公保服20260001', authority: '浙江省公安厅', issuedOn: '2026-01-05', validTo: '2027-01-04' };
  const set = (id: string, permits: unknown) => company.ask('p1', 'PUT', `/api/v1/filings/${id}/permits`, { permits });

  it('count for the check, by number, authority and validity', async () => {
    const { id } = await company.draft({ ...companyFacts(), businessScope: ['保安服务'] });
    const state = async () => (await company.ask('p1', 'GET', `/api/v1/filings/${id}/check`)).body.preApprovals;
    expect(await state()).toMatchObject([{ item: 'P08', permit: 'none' }]);
    const { body } = await must(set(id, [permit]), 200);
    expect(body.permits).toEqual([permit]);
    expect(await state()).toMatchObject([{ item: 'P08', permit: 'valid' }]);
    await must(set(id, [{ ...permit, validTo: '2026-03-01' }]), 200);
    expect(await state()).toMatchObject([{ item: 'P08', permit: 'expired' }]);
    await must(set(id, []), 200);
    expect((await company.show(id)).permits).toEqual([]);
  });

  it('are refused when they name no item, end before they begin, or have no day', async () => {
    const { id } = await company.draft();
    expect(await set(id, [{ ...permit, catalogueItem: 'P99' }])).toMatchObject({
      status: 422,
      body: { code: 'permit.item_unknown', path: 'permits[0].catalogueItem' },
    });
    expect(await set(id, [{ ...permit, validTo: '2025-12-31' }])).toMatchObject({ status: 422, body: { code: 'permit.ends_before_it_begins' } });
    for (const wrong of [{ issuedOn: '2026-02-29' }, { number: ' ' }, { authority: 7 }, { validTo: 'never' }, { more: 1 }])
      expect((await set(id, [{ ...permit, ...wrong }])).status).toBe(422);
    expect((await set(id, 'x')).status).toBe(422);
    expect((await company.ask('p2', 'PUT', `/api/v1/filings/${id}/permits`, { permits: [] })).status).toBe(404);
  });

  it('are frozen with the round', async () => {
    const { id } = await company.ready();
    await must(set(id, [{ ...permit, validTo: null }]), 200);
    const asked = await company.move(id, 'request-signatures');
    expect((await set(id, [])).body).toMatchObject({ code: 'filing.not_editable' });
    for (const { person, link } of asked.signers) await company.sign(person, link);
    await company.move(id, 'submit');
    const [round]: { permits: unknown }[] = await database().query('select permits from filing_round where filing_id = $1', [id]);
    expect(round?.permits).toEqual([{ catalogueItem: 'P08', number: permit.number, authority: permit.authority, issuedOn: permit.issuedOn }]);
  });
});
