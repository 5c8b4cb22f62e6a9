import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '#libs/identity';
import { hire } from './hire.ts';
import { Caller, cookiesOf, setCookiesOf } from './caller.ts';
import { database } from '../support/database.ts';
import { startApi } from './start-api.ts';

const PASSWORD = 'correct horse';
const NUMBER = '330302199001019966';
let app: NestFastifyApplication;
const written: string[] = [];

beforeAll(async () => {
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  app = await startApi({ DEMO: '1', LOG_LEVEL: 'debug' });
});
afterAll(async () => {
  await app.close();
  jest.restoreAllMocks();
});

async function anApplicant(login: string): Promise<Caller> {
  const caller = new Caller(app);
  await caller.signUp(login, PASSWORD, '林澄远');
  return caller;
}

describe('an account', () => {
  it('is opened, and signed in at once', async () => {
    const caller = await anApplicant('Lin@Example.test');
    const { body } = await caller.ask('GET', '/api/v1/me');
    expect(body.account).toEqual({
      ...{ id: expect.any(String), login: 'lin@example.test', name: '林澄远', kind: 'applicant', identity: null },
      ...{ department: null, districts: [], roles: [], view: { language: 'zh', larger: false, keys: null } },
    });
    expect(body.csrfToken).toBe(caller.session?.csrfToken);
    expect(body).not.toHaveProperty('token');
  });

  it('is opened once, however often the same request comes', async () => {
    const body = { login: 'again', password: PASSWORD, name: '林' };
    const key = { 'idempotency-key': 'a-key-of-mine-1' };
    const [first, second] = [
      await new Caller(app).ask('POST', '/api/v1/accounts', body, key),
      await new Caller(app).ask('POST', '/api/v1/accounts', body, key),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.account.id).toBe(first.body.account.id);
    const other = await new Caller(app).ask('POST', '/api/v1/accounts', { ...body, password: 'another password' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'request.idempotency_key_reused' } });
  });

  it('keeps its login to itself', async () => {
    await anApplicant('taken');
    const { status, body } = await new Caller(app).signUp('ＴＡＫＥＮ', PASSWORD, '陈');
    expect([status, body]).toEqual([409, { code: 'account.login_taken', path: 'login' }]);
  });

  it.each([
    [
      { login: 'x1', password: PASSWORD },
      { code: 'request.invalid', path: 'name' },
    ],
    [
      { login: 'x1', password: PASSWORD, name: 'x', kind: 'staff' },
      { code: 'request.invalid', path: 'kind' },
    ],
    [
      { login: ['x1'], password: PASSWORD, name: 'x' },
      { code: 'request.invalid', path: 'login' },
    ],
    [
      { login: 'x1', password: 'short', name: 'x' },
      { code: 'account.password_too_short', path: 'password' },
    ],
    [
      { login: '13800138000', password: PASSWORD, name: 'x' },
      { code: 'account.login_is_personal_number', path: 'login' },
    ],
  ])('is not made of %j', async (given, answer) => {
    const { status, body } = await new Caller(app).ask('POST', '/api/v1/accounts', given);
    expect([status, body]).toMatchObject([422, answer]);
  });
});

describe('a session', () => {
  it('lives in a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await new Caller(app).signUp('cookies', PASSWORD, '林');
    const [session = '', device = ''] = setCookiesOf(answer);
    expect(session).toMatch(/^ow_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(device).toMatch(/^ow_device=[\w-]+\.[\w-]+; Max-Age=31536000; Path=\/api\/v1\/sessions; HttpOnly; SameSite=Lax$/);
    expect(JSON.stringify(answer.body)).not.toContain(session.slice('ow_session='.length, 40));
  });

  it('changes nothing without the token that only its own pages know', async () => {
    const caller = await anApplicant('csrf');
    const other = await anApplicant('other');
    const missing = { status: 403, body: { code: 'account.csrf_missing', path: 'X-CSRF-Token' } };
    for (const token of ['', 'wrong', other.session?.csrfToken ?? '']) {
      expect(await caller.ask('DELETE', '/api/v1/sessions/current', undefined, { 'x-csrf-token': token })).toMatchObject(missing);
    }
    expect((await caller.ask('GET', '/api/v1/me', undefined, { 'x-csrf-token': '' })).status).toBe(200);
  });

  it('ends when its holder signs out', async () => {
    const caller = await anApplicant('leaver');
    const answer = await caller.ask('DELETE', '/api/v1/sessions/current');
    expect([answer.status, cookiesOf(answer)]).toEqual([204, ['ow_session=']]);
    expect(await caller.ask('GET', '/api/v1/me')).toMatchObject({ status: 401, body: { code: 'account.not_signed_in' } });
  });

  it('of a program is a bearer token, which needs no cookie and gets none', async () => {
    await anApplicant('program');
    const answer = await new Caller(app).ask('POST', '/api/v1/sessions', { login: 'program', password: PASSWORD, as: 'program' });
    expect(setCookiesOf(answer)).toEqual([]);
    const bearer = { authorization: `Bearer ${answer.body.token}` };
    expect((await new Caller(app).ask('GET', '/api/v1/me', undefined, bearer)).status).toBe(200);
    expect((await new Caller(app).ask('GET', '/api/v1/me', undefined, { cookie: `ow_session=${answer.body.token}` })).status).toBe(401);
    expect((await new Caller(app).ask('DELETE', '/api/v1/sessions/current', undefined, bearer)).status).toBe(204);
  });

  it('is refused for a while after ten wrong passwords, but not on the device of the owner', async () => {
    const owner = await anApplicant('guessed');
    const signIn = (password: string, headers = {}) => new Caller(app).ask('POST', '/api/v1/sessions', { login: 'guessed', password }, headers);
    for (let n = 0; n < 10; n += 1) expect(await signIn('wrong')).toMatchObject({ status: 422, body: { code: 'account.wrong_login_or_password' } });
    expect(await signIn(PASSWORD)).toMatchObject({ status: 429, body: { code: 'account.try_later', details: { seconds: 5 } } });
    expect((await signIn(PASSWORD, { cookie: owner.headers.cookie })).status).toBe(201);
  });
});

describe('an identity', () => {
  it('is proved once, shown without its number, and nobody else’s from then on', async () => {
    const [caller, twin] = [await anApplicant('prove'), await anApplicant('twin')];
    const paper = { name: '叶知秋', documentType: 'residentIdCard', number: NUMBER };
    const { status, body } = await caller.ask('POST', '/api/v1/me/identity', paper);
    expect([status, body.identity]).toEqual([200, { name: '叶知秋', documentType: 'residentIdCard', numberTail: NUMBER.slice(-4) }]);
    expect(JSON.stringify(body)).not.toContain(NUMBER);
    expect(await twin.ask('POST', '/api/v1/me/identity', paper)).toMatchObject({
      status: 409,
      body: { code: 'identity.already_proved', path: 'number' },
    });
    expect(await twin.ask('POST', '/api/v1/me/identity', { ...paper, number: '330302199001019967' })).toMatchObject({
      status: 422,
      body: { code: 'identity.number_wrong', path: 'number' },
    });
  });
});

describe('the demonstration', () => {
  it('shows its accounts, and each of them signs in', async () => {
    const { body } = await new Caller(app).ask('GET', '/api/v1/service');
    expect(body).toMatchObject({ mode: 'demo', registryDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(body.demoAccounts.map(({ login }: { login: string }) => login)).toEqual(DEMO_PEOPLE.map(({ login }) => login));
    for (const { login } of DEMO_PEOPLE) expect((await new Caller(app).signIn(login, DEMO_PASSWORD)).status).toBe(201);
  });

  it('has administrators who make an account, give it roles and let it go', async () => {
    const administrator = new Caller(app);
    await administrator.signIn('administrator', DEMO_PASSWORD);
    const { id, caller: examiner } = await hire(app, { login: 'new-examiner', roles: ['examiner'], password: PASSWORD });
    expect((await examiner.ask('GET', '/api/v1/tasks')).status).toBe(200);
    expect((await administrator.ask('POST', `/api/v1/staff/${id}/deactivate`)).body).toMatchObject({ id, active: false, moves: ['reactivate'] });
    expect((await examiner.ask('GET', '/api/v1/me')).status).toBe(401);
    expect((await administrator.ask('GET', '/api/v1/staff')).body).toContainEqual(expect.objectContaining({ id, active: false }));
  });

  it('a password that somebody else chose opens the way to an own one and nothing else', async () => {
    const administrator = new Caller(app);
    await administrator.signIn('administrator', DEMO_PASSWORD);
    const { id, caller } = await hire(app, { login: 'forgetful', roles: ['examiner'], password: PASSWORD });
    expect((await administrator.ask('POST', `/api/v1/staff/${id}/password`, { password: 'short' })).body.code).toBe('account.password_too_short');
    expect((await administrator.ask('POST', `/api/v1/staff/${id}/password`, { password: 'given anew' })).status).toBe(200);
    expect((await caller.ask('GET', '/api/v1/me')).status).toBe(401);
    expect((await caller.signIn('forgetful', PASSWORD)).status).toBe(422);
    expect((await caller.signIn('forgetful', 'given anew')).body).toMatchObject({ passwordGiven: true });
    expect(await caller.ask('GET', '/api/v1/tasks')).toMatchObject({ status: 403, body: { code: 'account.password_given' } });
    const change = (password: string) => caller.ask('PUT', '/api/v1/me/password', { password }, { 'idempotency-key': 'one-own-password' });
    expect((await change('given anew')).body).toEqual({ code: 'account.password_same', path: 'password' });
    expect((await change('forgetful')).body).toEqual({ code: 'account.password_is_login', path: 'password' });
    await database().query(`update session set confirmed_at = confirmed_at - interval '11 minutes'`);
    expect((await change(PASSWORD)).body).toEqual({ code: 'account.confirm_first' });
    const confirm = (password: string) => caller.ask('POST', '/api/v1/me/confirm', { password });
    expect((await confirm('guessed it')).body).toEqual({ code: 'account.wrong_password', path: 'password' });
    expect((await confirm('given anew')).status).toBe(204);
    expect([(await change(PASSWORD)).status, (await change(PASSWORD)).status]).toEqual([200, 200]);
    expect((await caller.ask('GET', '/api/v1/tasks')).status).toBe(200);
    expect((await caller.ask('GET', '/api/v1/me')).body.passwordGiven).toBeUndefined();
  });
});

it('writes no number, login, password or name into its log', () => {
  const log = written.join('');
  expect(log).toContain('"route":"/api/v1/me/identity"');
  for (const secret of [NUMBER, '13800138000', PASSWORD, 'lin@example.test', '叶知秋', '林澄远']) expect(log).not.toContain(secret);
});
