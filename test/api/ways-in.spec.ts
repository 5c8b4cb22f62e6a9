import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setRegistryClock } from '#libs/kernel';
import { Authenticator } from '../support/authenticator.ts';
import { database } from '../support/database.ts';
import { Caller, setCookiesOf, type Answer } from './caller.ts';
import { startApi } from './start-api.ts';

const PASSWORD = 'correct horse';
const ORIGIN = 'http://localhost:3000';
const A_WHILE_AGO = `update session set confirmed_at = confirmed_at - interval '11 minutes'`;
let app: NestFastifyApplication;

beforeAll(async () => {
  app = await startApi();
});
afterAll(async () => {
  await app.close();
  setRegistryClock();
});

async function anApplicant(login: string): Promise<Caller> {
  const caller = new Caller(app);
  await caller.signUp(login, PASSWORD, '林澄远');
  return caller;
}

async function aPasskey(caller: Caller, device = new Authenticator(ORIGIN)): Promise<Authenticator> {
  const { body } = await caller.ask('POST', '/api/v1/me/passkeys/options');
  const answer = await caller.ask('POST', '/api/v1/me/passkeys', { name: '手机', passkey: device.create(body) });
  expect(answer.status).toBe(201);
  return device;
}

const signIn = async (device: Authenticator): Promise<Answer> => {
  const { body } = await new Caller(app).ask('POST', '/api/v1/sessions/passkey/options');
  return new Caller(app).ask('POST', '/api/v1/sessions/passkey', { passkey: device.get(body) });
};

it('a passkey is added, opens a session by itself, and is removed', async () => {
  const caller = await anApplicant('keyed');
  const device = await aPasskey(caller);
  const answer = await signIn(device);
  expect([answer.status, answer.body.account.login, setCookiesOf(answer).length]).toEqual([201, 'keyed', 2]);
  const { body } = await caller.ask('GET', '/api/v1/me/ways-in');
  expect(body).toMatchObject({ login: 'keyed', password: true, secondFactor: false, passkeys: [{ name: '手机', usedAt: expect.any(String) }] });
  const [{ id }] = body.passkeys;
  expect(await (await anApplicant('stranger')).ask('DELETE', `/api/v1/me/passkeys/${id}`)).toMatchObject({ status: 404 });
  expect((await caller.ask('DELETE', `/api/v1/me/passkeys/${id}`)).body.passkeys).toEqual([]);
  expect(await signIn(device)).toMatchObject({ status: 422, body: { code: 'passkey.not_accepted' } });
});

it('nothing of the ways in changes by a session that was left open', async () => {
  const caller = await anApplicant('left-open');
  const device = await aPasskey(caller);
  const [{ id }] = (await caller.ask('GET', '/api/v1/me/ways-in')).body.passkeys;
  await database().query(A_WHILE_AGO);
  for (const [method, url, body] of [
    ['POST', '/api/v1/me/passkeys/options', undefined],
    ['DELETE', `/api/v1/me/passkeys/${id}`, undefined],
    ['PUT', '/api/v1/me/second-factor', { on: true }],
    ['PUT', '/api/v1/me/password', { password: 'a new password' }],
  ] as const) {
    expect(await caller.ask(method, url, body)).toMatchObject({ status: 409, body: { code: 'account.confirm_first' } });
  }
  expect(await caller.ask('POST', '/api/v1/me/confirm', { password: 'wrong' })).toMatchObject({
    status: 422,
    body: { code: 'account.wrong_password' },
  });
  expect((await caller.ask('POST', '/api/v1/me/confirm', { password: PASSWORD })).status).toBe(204);
  expect((await caller.ask('PUT', '/api/v1/me/second-factor', { on: true })).body.secondFactor).toBe(true);

  await database().query(A_WHILE_AGO);
  const asked = await caller.ask('POST', '/api/v1/me/confirm', { password: PASSWORD });
  expect(asked).toMatchObject({ status: 422, body: { code: 'account.passkey_asked' } });
  expect((await caller.ask('POST', '/api/v1/me/confirm', { passkey: device.get(asked.body.details) })).status).toBe(204);
  expect((await caller.ask('PUT', '/api/v1/me/second-factor', { on: false })).body.secondFactor).toBe(false);
});

it('the password alone does not do where a passkey is asked for beside it', async () => {
  const caller = await anApplicant('both');
  const device = await aPasskey(caller);
  await caller.ask('PUT', '/api/v1/me/second-factor', { on: true });
  const body = { login: 'both', password: PASSWORD };
  const asked = await new Caller(app).ask('POST', '/api/v1/sessions', body);
  expect(asked).toMatchObject({ status: 422, body: { code: 'account.passkey_asked' } });
  expect(setCookiesOf(asked)).toEqual([]);
  expect((await new Caller(app).ask('POST', '/api/v1/sessions', { ...body, passkey: device.get(asked.body.details) })).status).toBe(201);
});

it.each([{}, { passkey: null }, { passkey: 'x' }, { passkey: { id: 'x' } }, { passkey: { id: ['x'], response: {} } }])(
  'a session is not opened by %j',
  async (body) => {
    expect(await new Caller(app).ask('POST', '/api/v1/sessions/passkey', body)).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
  },
);

describe('one’s own sessions', () => {
  const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

  it('are listed by device, and ended from another one', async () => {
    const caller = await anApplicant('two-places');
    const other = new Caller(app);
    other.headers = { 'user-agent': AGENT };
    await other.signIn('two-places', PASSWORD);
    const { body } = await caller.ask('GET', '/api/v1/me/sessions');
    expect(body).toHaveLength(2);
    expect(body).toContainEqual(expect.objectContaining({ device: 'Chrome · Windows', kind: 'browser', current: false }));
    const { id } = body.find(({ current }: { current: boolean }) => !current);
    expect((await (await anApplicant('not-theirs')).ask('DELETE', `/api/v1/me/sessions/${id}`)).status).toBe(404);
    expect((await caller.ask('DELETE', `/api/v1/me/sessions/${id}`)).status).toBe(204);
    expect((await other.ask('GET', '/api/v1/me')).status).toBe(401);
    expect((await caller.ask('GET', '/api/v1/me/sessions')).body).toMatchObject([{ current: true }]);
  });

  it('all end but the one that sets a new password', async () => {
    const caller = await anApplicant('new-password');
    const other = new Caller(app);
    await other.signIn('new-password', PASSWORD);
    expect(await caller.ask('PUT', '/api/v1/me/password', { password: 'short' })).toMatchObject({
      status: 422,
      body: { code: 'account.password_too_short' },
    });
    expect((await caller.ask('PUT', '/api/v1/me/password', { password: 'a new password' })).body.password).toBe(true);
    expect((await other.ask('GET', '/api/v1/me')).status).toBe(401);
    expect((await caller.ask('GET', '/api/v1/me')).status).toBe(200);
    expect((await new Caller(app).signIn('new-password', PASSWORD)).status).toBe(422);
    expect((await new Caller(app).signIn('new-password', 'a new password')).status).toBe(201);
  });
});

it('a password goes only where a passkey stays', async () => {
  const caller = await anApplicant('passkeys-only');
  expect(await caller.ask('DELETE', '/api/v1/me/password')).toMatchObject({ status: 409, body: { code: 'account.last_way_in' } });
  const device = await aPasskey(caller);
  const { body } = await caller.ask('DELETE', '/api/v1/me/password');
  expect(body).toMatchObject({ password: false, passkeys: [{ name: '手机' }] });
  expect(await caller.ask('DELETE', `/api/v1/me/passkeys/${body.passkeys[0].id}`)).toMatchObject({
    status: 409,
    body: { code: 'passkey.last_way_in' },
  });
  expect((await new Caller(app).signIn('passkeys-only', PASSWORD)).status).toBe(422);
  expect((await signIn(device)).status).toBe(201);
});

describe('an account that a passkey alone opens', () => {
  const askToSignUp = (login: string): Promise<Answer> => new Caller(app).ask('POST', '/api/v1/accounts/passkey/options', { login, name: '林澄远' });
  const signUp = (body: object, key: string): Promise<Answer> =>
    new Caller(app).ask('POST', '/api/v1/accounts/passkey', { name: '林澄远', ...body }, { 'idempotency-key': key });

  it('is opened once, signs in, signs, and finds its way back by a code', async () => {
    const device = new Authenticator(ORIGIN);
    const { body: asked } = await askToSignUp('No-Password');
    const body = { login: 'No-Password', account: asked.options.user.id, passkey: device.create(asked) };
    const opened = await signUp(body, 'first-key');
    expect([opened.status, opened.body.account.login, setCookiesOf(opened).length]).toEqual([201, 'no-password', 2]);
    const again = await signUp(body, 'first-key');
    expect([again.status, again.body.account.id]).toEqual([201, opened.body.account.id]);
    expect(await signUp(body, 'another-key')).toMatchObject({ status: 409, body: { code: 'account.login_taken', path: 'login' } });
    expect(await askToSignUp('no-password')).toMatchObject({ status: 409, body: { code: 'account.login_taken', path: 'login' } });
    expect((await new Caller(app).signIn('no-password', PASSWORD)).body.code).toBe('account.wrong_login_or_password');
    expect((await signIn(device)).body.account.id).toBe(opened.body.account.id);

    const owner = new Caller(app);
    owner.keep(again);
    expect((await owner.ask('GET', '/api/v1/me/ways-in')).body).toMatchObject({ password: false, passkeys: [{}], recoveryCodes: 0 });
    const { codes } = (await owner.ask('POST', '/api/v1/me/recovery-codes')).body;
    const back = { login: 'no-password', code: codes[0], password: PASSWORD };
    expect((await new Caller(app).ask('POST', '/api/v1/sessions/recovery/by-code', back)).status).toBe(200);
    expect((await owner.signIn('no-password', PASSWORD)).status).toBe(201);
    const [{ id }] = (await owner.ask('GET', '/api/v1/me/ways-in')).body.passkeys;
    expect((await owner.ask('DELETE', `/api/v1/me/passkeys/${id}`)).body).toMatchObject({ password: true, passkeys: [] });
    expect((await signIn(device)).body.code).toBe('passkey.not_accepted');
  });

  it('is made by nobody whose passkey was asked for another login, account or act, or is here already', async () => {
    const device = new Authenticator(ORIGIN);
    const { body: asked } = await askToSignUp('first-login');
    const { body: other } = await askToSignUp('other-login');
    const own = { login: 'first-login', account: asked.options.user.id };
    const refused = { status: 422, body: { code: 'passkey.not_accepted' } };
    expect(await signUp({ ...own, login: 'other-login', passkey: device.create(asked) }, 'other-login')).toMatchObject(refused);
    expect(await signUp({ ...own, account: other.options.user.id, passkey: device.create(asked) }, 'other-account')).toMatchObject(refused);
    const member = await anApplicant('has-password');
    const adding = (await member.ask('POST', '/api/v1/me/passkeys/options')).body;
    expect(await signUp({ ...own, passkey: device.create(adding) }, 'other-act')).toMatchObject(refused);
    expect(await member.ask('POST', '/api/v1/me/passkeys', { name: '手机', passkey: device.create(asked) })).toMatchObject(refused);
    device.unlocked = false;
    expect(await signUp({ ...own, passkey: device.create(asked) }, 'not-unlocked')).toMatchObject(refused);
    for (const wrong of [{ account: 'x' }, { account: undefined }, { passkey: 'x' }, { login: 'x' }])
      expect(await signUp({ ...own, passkey: device.create(asked), ...wrong }, 'malformed')).toMatchObject({
        status: 422,
        body: { code: 'request.invalid' },
      });
    expect(await askToSignUp('13800138000')).toMatchObject({ status: 422, body: { code: 'account.login_is_personal_number', path: 'login' } });
    expect(await database().query(`select 1 from account where login in ('first-login', 'other-login')`)).toEqual([]);
  });
});

it('who forgot the password gets back in by a code, and asking for a link tells nothing', async () => {
  const caller = await anApplicant('forgetful');
  const { codes } = (await caller.ask('POST', '/api/v1/me/recovery-codes')).body;
  expect((await caller.ask('GET', '/api/v1/me/ways-in')).body.recoveryCodes).toBe(10);
  for (const login of ['forgetful', 'nobody-at-all']) {
    const asked = await new Caller(app).ask('POST', '/api/v1/sessions/recovery', { login });
    expect([asked.status, asked.body]).toEqual([204, '']);
  }
  const byCode = { login: 'Forgetful', code: codes[3], password: 'another one' };
  expect(await new Caller(app).ask('POST', '/api/v1/sessions/recovery/by-code', byCode)).toMatchObject({ status: 200, body: { login: 'forgetful' } });
  expect((await caller.ask('GET', '/api/v1/me')).status).toBe(401);
  expect((await new Caller(app).signIn('forgetful', 'another one')).status).toBe(201);
  const byLink = { token: 'x.y', password: 'another one' };
  expect(await new Caller(app).ask('POST', '/api/v1/sessions/recovery/by-link', byLink)).toMatchObject({
    status: 422,
    body: { code: 'recovery.link_over' },
  });
});

it('how one wants to read goes with the account', async () => {
  const caller = await anApplicant('reader');
  await caller.ask('PUT', '/api/v1/me/view', { language: 'en' });
  await caller.ask('PUT', '/api/v1/me/view', { larger: true });
  const { body } = await new Caller(app).signIn('reader', PASSWORD);
  expect(body).toMatchObject({ account: { view: { language: 'en', larger: true } }, idleSeconds: 43_200 });
  expect(body.endsInSeconds).toBeGreaterThan(604_000);
});
