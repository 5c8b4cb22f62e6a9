import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Facts, NameCheckView, ReservationView } from '#libs/contract';
import { nameKeys } from '#libs/findings';
import { newId, setRegistryClock } from '#libs/kernel';
import { enterName, RegisterEntity } from '#libs/register';
import { database } from '../support/database.ts';
import { theLaw } from '../support/law.ts';
import type { Answer } from './caller.ts';
import { Company, companyFacts, must, NOW } from './company.ts';
import { startApi } from './start-api.ts';

const FRAME = { entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302' };
/** Registry time. */
const at = (time: string): void => setRegistryClock(new Date(`${time}+08:00`));

let app: NestFastifyApplication;
let company: Company;

beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/naming-files' });
  company = new Company(app);
  await company.as('p1');
  await company.as('p2');
});
afterEach(() => setRegistryClock(NOW));
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

const check = async (full: string, who = 'p1', more: object = {}): Promise<NameCheckView> =>
  (await must(company.ask(who, 'POST', '/api/v1/names/check', { frame: FRAME, name: { full }, ...more }), 200)).body;
const reserve = (verdictToken: string | null, name: string, who = 'p1', headers = {}): Promise<Answer> =>
  company.ask(who, 'POST', '/api/v1/names/reservations', { verdictToken, name }, headers);
const reserved = async (full: string, who = 'p1'): Promise<ReservationView> =>
  (await must(reserve((await check(full, who)).verdictToken, full, who), 201)).body;
const end = (id: string, move: 'release' | 'renew', who = 'p1'): Promise<Answer> =>
  company.ask(who, 'POST', `/api/v1/names/reservations/${id}/${move}`);
const list = async (who = 'p1'): Promise<ReservationView[]> => (await must(company.ask(who, 'GET', '/api/v1/names/reservations'), 200)).body;
const rules = ({ findings }: Pick<NameCheckView, 'findings'>): string[] => findings.map(({ rule }) => rule);

async function enter(name: string, established = '2020-05-06', registry = '330304'): Promise<void> {
  await database().transaction(async (tx) => {
    const id = newId();
    const more = { registry, entityType: 'LIMITED_LIABILITY_COMPANY', state: 'registered' as const, establishedOn: established, legacy: {} };
    await tx.insert(RegisterEntity, { id, ...more });
    await enterName(tx, {
      entityId: id,
      entityType: 'LIMITED_LIABILITY_COMPANY',
      registry,
      full: name,
      keys: nameKeys(name, theLaw.names),
      individual: false,
    });
  });
}

describe('a check', () => {
  it('says available, with the exact text, its parts and a verdict in writing', async () => {
    const view = await check(' 温州澄岚贸易有限公司 ');
    expect(view).toMatchObject({
      verdict: 'available',
      on: '2026-03-02',
      name: { full: '温州澄岚贸易有限公司', division: '温州', tradeName: '澄岚', industryTerm: '贸易', organizationalForm: '有限公司' },
      findings: [],
      clashes: [],
      alternatives: [],
      reservableTo: '2026-05-02',
    });
    expect(view.verdictToken).toEqual(expect.any(String));
  });

  it('says refused, by whose name, where and since when, and five free names that pass themselves', async () => {
    await enter('温州砚禾贸易有限公司');
    const view = await check('温州砚禾商贸有限公司');
    expect(view).toMatchObject({ verdict: 'refused', verdictToken: null, reservableTo: null });
    expect(view.clashes).toEqual([
      {
        rule: 'name.same_trade_name_same_industry',
        name: '温州砚禾贸易有限公司',
        kind: 'registered',
        district: { code: '330304', name: '瓯海区' },
        since: '2020-05-06',
      },
    ]);
    expect(view.alternatives).toHaveLength(5);
    for (const { full } of view.alternatives) expect(await check(full)).toMatchObject({ verdict: 'available', findings: [] });
  });

  it('judges each proposal against its own neighbours', async () => {
    await enter('温州棠柚贸易有限公司');
    const [first] = (await check('温州棠柚贸易有限公司')).alternatives;
    await enter(first?.full ?? '');
    expect((await check('温州棠柚贸易有限公司')).alternatives.map(({ full }) => full)).not.toContain(first?.full);
  });

  it('says similar where one may go on, and officer where one must be asked', async () => {
    await enter('温州栀芮贸易有限公司');
    const similar = await check('温州芝芮贸易有限公司');
    expect([similar.verdict, rules(similar)]).toEqual(['similar', ['name.similar_to_registered']]);
    expect(similar.verdictToken).not.toBeNull();
    expect(similar.alternatives.length).toBeGreaterThan(0);
    expect((await check('温州苒茗投资管理有限公司')).verdict).toBe('officer');
  });

  it.each([
    '瓯江潮汐&光影',
    '瓯江潮汐＆光影',
    '瓯江潮汐(温州)',
    '瓯江潮汐（温州）',
    '%',
    "'",
    '\\',
    '&&&',
    '     ',
    '<b>潮汐</b>',
    '\u{1F600}',
    '\u202e温州',
    '溫州澄嵐貿易有限公司',
  ])('takes %j and tells what is wrong with it (A-3)', async (full) => {
    const view = await check(full);
    expect(view).toMatchObject({ verdict: 'refused', verdictToken: null });
    expect(view.findings.length).toBeGreaterThan(0);
    expect(view.name.full).toBe(full.trim());
  });

  it('lists symbols one by one, with their place', async () => {
    const { findings } = await check('温州澄&岚%贸易有限公司');
    expect(findings.find(({ rule }) => rule === 'name.charset')?.given).toBe('& (4)、% (6)');
  });

  it('of symbols only proposes nothing', async () => expect((await check('&&&')).alternatives).toEqual([]));

  it('is fast and lasts not for long texts', async () => {
    const began = performance.now();
    await check('温'.repeat(500));
    expect(performance.now() - began).toBeLessThan(2_000);
    expect((await company.ask('p1', 'POST', '/api/v1/names/check', { frame: FRAME, name: { full: '温'.repeat(601) } })).status).toBe(422);
  });

  it('needs an account, a frame and a registry', async () => {
    expect((await company.ask('p1', 'POST', '/api/v1/names/check', { name: { full: 'x' } })).status).toBe(422);
    const stray = { frame: { ...FRAME, jurisdiction: '999999' }, name: { full: '温州澄岚贸易有限公司' } };
    expect(await company.ask('p1', 'POST', '/api/v1/names/check', stray)).toMatchObject({ status: 422, body: { path: 'frame.jurisdiction' } });
  });

  it('of a trade that needs a permit first says so; the reservation runs for a year', async () =>
    expect(await check('温州沅沐保安服务有限公司', 'p1', { facts: { businessScope: ['保安服务'] } })).toMatchObject({
      priorApproval: true,
      reservableTo: '2027-03-02',
    }));
});

describe('a reservation', () => {
  it('is of the very text that was judged, today, by whoever asked (A-6)', async () => {
    const harmless = (await check('温州沐沛泓洵贸易有限公司')).verdictToken ?? '';
    await enter('温州浔涵贸易有限公司');
    const other = await reserve(harmless, '温州浔涵贸易有限公司');
    expect(other).toMatchObject({
      status: 409,
      body: { code: 'name.verdict_on_other_text', details: { judged: '温州沐沛泓洵贸易有限公司', on: '2026-03-02' } },
    });
    expect(await reserve(harmless, '温州沐沛泓洵贸易有限公司', 'p2')).toMatchObject({ status: 409, body: { code: 'name.verdict_not_genuine' } });
    const [content = '', mac = ''] = harmless.split('.');
    const forged = Buffer.from(Buffer.from(content, 'base64url').toString().replaceAll('温州沐沛泓洵贸易', '温州浔涵贸易')).toString('base64url');
    for (const token of [`${forged}.${mac}`, `${content}.`, 'x', '.', ''])
      expect(await reserve(token, '温州浔涵贸易有限公司')).toMatchObject({ status: 409, body: { code: 'name.verdict_not_genuine' } });
    expect((await reserve(null, '温州沐沛泓洵贸易有限公司')).status).toBe(422);
    at('2026-03-03T00:00:01');
    expect(await reserve(harmless, '温州沐沛泓洵贸易有限公司')).toMatchObject({ status: 409, body: { code: 'name.verdict_too_old' } });
    setRegistryClock(NOW);
    expect((await reserve(harmless, '温州沐沛泓洵贸易有限公司')).status).toBe(201);
  });

  it('is judged again: a name that was entered since the verdict is refused', async () => {
    const { verdictToken } = await check('温州淇湛贸易有限公司');
    await enter('温州淇湛贸易有限公司');
    expect(await reserve(verdictToken, '温州淇湛贸易有限公司')).toMatchObject({
      status: 422,
      body: { code: 'name.refused', findings: [{ rule: 'name.same_as_registered' }] },
    });
    expect((await list()).map(({ name }) => name.full)).not.toContain('温州淇湛贸易有限公司');
  });

  it('keeps the name from others, in every width, and shows its owner alone', async () => {
    const own = await reserved('温州溪漪贸易有限公司');
    expect(own).toMatchObject({ state: 'running', reservedOn: '2026-03-02', validTo: '2026-05-02', mayRenew: false, jurisdiction: '330302' });
    expect(await list()).toContainEqual(own);
    expect(JSON.stringify(await list('p2'))).not.toContain(own.code);
    const seen = await check('温州溪漪贸易有限责任公司', 'p2');
    expect(rules(seen)).toContain('name.held_by_reservation');
    expect(seen.clashes).toContainEqual({
      rule: 'name.held_by_reservation',
      name: '温州溪漪贸易有限公司',
      kind: 'reservation',
      district: { code: '330302', name: '鹿城区' },
      since: '2026-03-02',
    });
    expect((await check('温州溪漪贸易有限公司')).verdict).toBe('available');
    for (const move of ['release', 'renew'] as const) expect((await end(own.id, move, 'p2')).status).toBe(404);
  });

  it('is made once, however often it is sent', async () => {
    const { verdictToken } = await check('温州潇澜贸易有限公司');
    const key = { 'idempotency-key': newId() };
    const [first, again] = [
      await reserve(verdictToken, '温州潇澜贸易有限公司', 'p1', key),
      await reserve(verdictToken, '温州潇澜贸易有限公司', 'p1', key),
    ];
    expect(again.body).toEqual(first.body);
    expect(await reserve(verdictToken, '温州潇澜贸易有限公司')).toMatchObject({ status: 409, body: { code: 'name.reserved_already' } });
  });

  it('is given back once, and then free', async () => {
    const { id } = await reserved('温州瀚翎贸易有限公司');
    expect(await end(id, 'release')).toMatchObject({ status: 200, body: { state: 'released', mayRenew: false } });
    expect(await end(id, 'release')).toMatchObject({ status: 200, body: { state: 'released' } });
    expect((await reserved('温州瀚翎贸易有限公司', 'p2')).state).toBe('running');
  });

  it('ends with the end of its last day; then it is anybody’s (A-8)', async () => {
    const { id } = await reserved('温州珩屿贸易有限公司');
    at('2026-05-02T23:59:30');
    expect((await check('温州珩屿贸易有限公司', 'p2')).verdict).toBe('refused');
    at('2026-05-03T00:00:01');
    expect((await list()).find((one) => one.id === id)?.state).toBe('expired');
    expect(await end(id, 'renew')).toMatchObject({ status: 409, body: { code: 'name.reservation_over' } });
    expect((await reserved('温州珩屿贸易有限公司', 'p2')).validTo).toBe('2026-07-03');
  });

  it('is renewed as often as the edition of the day allows', async () => {
    const late = await reserved('温州汐岚贸易有限公司');
    expect(await end(late.id, 'renew')).toMatchObject({ status: 409, body: { code: 'name.renewal_not_allowed' } });
    at('2016-03-01T10:00:00');
    await company.as('p1');
    const early = await reserved('温州岚翎贸易有限公司');
    expect(early).toMatchObject({ validTo: '2016-09-01', mayRenew: true });
    expect((await end(early.id, 'renew')).body).toMatchObject({ validTo: '2017-03-01', mayRenew: false });
    expect(await end(early.id, 'renew')).toMatchObject({ status: 409, body: { code: 'name.renewal_not_allowed' } });
  });

  it('of one name at one moment is made for one only (A-7)', async () => {
    const texts = ['温州禾悦贸易有限公司', '温州市禾悦贸易有限责任公司'];
    const verdicts = await Promise.all(
      ['p1', 'p2'].flatMap((who) => texts.map(async (text) => ({ who, text, token: (await check(text, who)).verdictToken }))),
    );
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) => verdicts[index % verdicts.length]).map((one) => reserve(one?.token ?? '', one?.text ?? '', one?.who)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => ![201, 409, 422].includes(status))).toEqual([]);
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code))).toEqual(
      new Set(['name.held_by_reservation', 'name.reserved_already']),
    );
    expect(await database().query(`select count(*)::int as held from name_hold where normalised like '%禾悦%'`)).toEqual([{ held: 1 }]);
  });
});

describe('a filing with a reservation', () => {
  const withName = async (): Promise<{ facts: Facts; reservation: ReservationView; full: string }> => {
    const facts = companyFacts();
    const { full } = facts.name;
    const reservation = await reserved(full);
    return { facts: { ...facts, name: { ...facts.name, reservation: reservation.code } }, reservation, full };
  };
  const stateOf = async (id: string) => (await list()).find((one) => one.id === id)?.state;

  it('is accepted to the end of the last day, and keeps the name as long as it is open (A-8 a, b)', async () => {
    const { facts, reservation, full } = await withName();
    const { id } = await company.signed(facts);
    at('2026-05-02T23:59:30');
    await company.move(id, 'submit');
    at('2026-05-06T09:00:00');
    expect(await stateOf(reservation.id)).toBe('inUse');
    expect(await end(reservation.id, 'release')).toMatchObject({ status: 409, body: { code: 'name.reservation_in_use' } });
    expect(rules(await check(full, 'p2'))).toContain('name.held_by_open_filing');
    expect((await company.ask('p1', 'GET', `/api/v1/filings/${id}/check`)).body.findings).toEqual([]);
    await company.move(id, 'withdraw');
    expect(await stateOf(reservation.id)).toBe('expired');
    expect((await check(full, 'p2')).verdict).toBe('available');
  });

  it('gives the name back to the reservation when it comes to nothing, once (A-7)', async () => {
    const { facts, reservation, full } = await withName();
    const { id } = await company.submitted(facts);
    expect(await stateOf(reservation.id)).toBe('inUse');
    await company.move(id, 'withdraw');
    expect(await stateOf(reservation.id)).toBe('running');
    expect(rules(await check(full, 'p2'))).toContain('name.held_by_reservation');
  });

  it('is told on the day after, at the first look and at the door; the draft is kept (A-8 c)', async () => {
    const { facts } = await withName();
    const { id } = await company.signed(facts);
    at('2026-05-03T00:00:10');
    const { findings } = (await company.ask('p1', 'GET', `/api/v1/filings/${id}/check`)).body;
    expect(findings).toMatchObject([{ rule: 'name.reservation_expired', path: 'name.reservation', given: '2026-05-02' }]);
    const refused = await company.ask('p1', 'POST', `/api/v1/filings/${id}/submit`);
    expect(refused).toMatchObject({ status: 422, body: { code: 'filing.has_blocking_findings', findings: [{ rule: 'name.reservation_expired' }] } });
    expect((await company.show(id)).facts.name?.full).toBe(facts.name?.full);
  });

  it('of somebody else is refused, also while both act at one moment (A-7)', async () => {
    const facts = companyFacts();
    const { full } = facts.name;
    const { verdictToken } = await check(full, 'p2');
    const { id } = await company.signed(facts);
    expect(await reserve(verdictToken, full, 'p2')).toMatchObject({ status: 409, body: { code: 'name.held_by_open_filing' } });
    await company.move(id, 'withdraw');
    expect((await reserve(verdictToken, full, 'p2')).status).toBe(201);
    const { id: late } = await company.ready({ ...facts });
    const asked = await company.ask('p1', 'POST', `/api/v1/filings/${late}/request-signatures`);
    expect(asked).toMatchObject({ status: 422, body: { findings: [{ rule: 'name.held_by_reservation' }] } });
  });
});
