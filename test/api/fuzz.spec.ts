import { readFileSync, readdirSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_PASSWORD } from '#libs/identity';
import { Caller } from './caller.ts';
import { Noise } from './noise.ts';
import { startApi } from './start-api.ts';

/** `npm run prove` asks for more, and with a chance of its own. A failure names the seed, with which it comes again. */
const REQUESTS = Number(process.env.FUZZ ?? 2_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_151_001);
const PARTS = [
  'name',
  'address',
  'businessScope',
  'industryCode',
  'registeredCapital',
  'businessTerm',
  'people',
  'investors',
  'fiveInOne',
  'contact',
];
/** Where most can be said, and so most be said wrong. */
const TALKATIVE = [
  'PATCH /api/v1/filings/:id',
  'GET /api/v1/filings/:id/check',
  'POST /api/v1/filings/:id/request-signatures',
  'PUT /api/v1/filings/:id/contacts',
];
const ID = '0b0e5c8e-9f37-4b5e-a0f3-9d2c36a0a001';

type Story = Record<string, unknown>;
const stories = readdirSync('test/cases/filings').map((name) => JSON.parse(readFileSync(join('test/cases/filings', name), 'utf8')) as Story);
const routes: string[] = [];
const callers: Caller[] = [];
let app: NestFastifyApplication;
let filingId: string;

beforeAll(async () => {
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/fuzz-files' }, [], (route) => {
    // The page that describes the API is not of the API.
    if (!route.startsWith('HEAD') && !route.includes('/api/docs')) routes.push(route);
  });
  for (const login of ['lin', 'examiner', 'administrator']) {
    const caller = new Caller(app);
    await caller.signIn(login, DEMO_PASSWORD);
    callers.push(caller);
  }
  const draft = { kind: 'establishment', entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302', channel: 'online' };
  const { status, body } = await applicant().ask('POST', '/api/v1/filings', draft);
  expect(status).toBe(201);
  filingId = body.id;
});
afterAll(() => app.close());

const applicant = (): Caller => callers[0]!;
const version = async (): Promise<string> => String((await applicant().ask('GET', `/api/v1/filings/${filingId}`)).headers.etag);

describe('noise', () => {
  const noise = new Noise(SEED);

  const addressOf = (pattern: string): string => {
    // The one draft is not to be withdrawn: nothing could be asked of it afterwards.
    const own = pattern.endsWith('/withdraw') ? ID : filingId;
    const filled = pattern.replace(/:\w+/g, () =>
      noise.one([ID, own, own, own, own, 'x', encodeURIComponent(noise.bytes(30).toString('latin1')), '%ff%00', '0']),
    );
    const path = filled.replace('*', () => encodeURIComponent(noise.bytes(20).toString('latin1')));
    return noise.below(5) === 0
      ? `${path}?${noise.one(['on', 'page', 'size', 'view', 'state', 'n', 's', '%', '[]'])}=${noise.one(['', '-1', '%00', '1e9', '%ff', '[]'])}`
      : path;
  };

  // Only nobody signs out here, or all that follows would stop at the guard.
  const callerOf = (pattern: string): Caller => {
    if (pattern.endsWith('/current') || noise.below(20) === 0) return new Caller(app);
    return /filings|signings/.test(pattern) && noise.below(8) > 0 ? applicant() : noise.one(callers);
  };

  const bodyOf = (): Buffer | string => {
    const story = noise.one(stories);
    const part = noise.one(PARTS);
    return noise.one<() => Buffer | string>([
      () => noise.bytes(200),
      () => JSON.stringify(noise.value()),
      () => JSON.stringify({ [part]: noise.spoilt(story[part]) }),
      () =>
        JSON.stringify({
          ...Object.fromEntries(PARTS.filter((one) => one in story).map((one) => [one, story[one]])),
          [part]: noise.spoilt(story[part]),
        }),
      () => JSON.stringify(noise.spoilt({ kind: 'establishment', entityType: story.entityType, jurisdiction: '330302', channel: 'online' })),
      () =>
        JSON.stringify(
          noise.spoilt({ step: 'EXAMINE', round: 1, verdict: 'approve', contentHash: 'x', password: 'x', contacts: { p1: { email: 'a@b.cn' } } }),
        ),
    ])();
  };

  const headersOf = async (method: string): Promise<Record<string, string>> => ({
    ...(method === 'GET'
      ? {}
      : {
          'content-type': noise.one([
            'application/json',
            'application/json',
            'application/json',
            'multipart/form-data; boundary=x',
            'text/plain',
            'x',
          ]),
        }),
    ...(noise.below(3) === 0 ? { 'idempotency-key': noise.one(['a-good-key', 'short', 'x'.repeat(300), noise.bytes(12).toString('hex')]) } : {}),
    ...(method === 'PATCH' ? { 'if-match': noise.one([await version(), await version(), '"0"', 'x', '*']) } : {}),
    ...(noise.below(30) === 0 ? { authorization: noise.one(['Bearer x', 'Basic eDp4', `Bearer ${'a'.repeat(43)}`]) } : {}),
    ...(noise.below(30) === 0 ? { cookie: noise.one(['ow_session=%00', 'ow_session=', '=;;=', `ow_device=${noise.bytes(9).toString('hex')}`]) } : {}),
  });

  it(`of ${REQUESTS} requests is answered with a code each time, and never with a fault`, async () => {
    const wrong: string[] = [];
    for (let n = 0; n < REQUESTS; n += 1) {
      const [method = '', pattern = ''] = noise.one(noise.below(4) === 0 ? TALKATIVE : routes).split(' ');
      const caller = callerOf(pattern);
      const url = addressOf(pattern);
      const body = method === 'GET' ? undefined : bodyOf();
      const answer = await caller.ask(method as 'GET', url, body, await headersOf(method));
      const hasCode = answer.status < 400 || (typeof answer.body === 'object' && /^[a-z_]+\.[a-z0-9_]+$/.test(String(answer.body.code)));
      if (answer.status >= 500 || !hasCode)
        wrong.push(`${method} ${url} ${String(body).slice(0, 300)} -> ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  it('that is no HTTP at all is answered, or the line is cut', async () => {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    for (let n = 0; n < 50; n += 1) {
      const answer = await spoken(port, Buffer.concat([noise.bytes(400), Buffer.from('\r\n\r\n')]));
      expect(answer).toMatch(/^$|^HTTP\/1\.1 4\d\d /);
    }
    expect(await spoken(port, Buffer.from('GET /health/live HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'))).toMatch(/^HTTP\/1\.1 200 /);
  });
});

const spoken = (port: number, bytes: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const line = connect(port, '127.0.0.1', () => line.end(bytes));
    let answer = '';
    line.on('data', (part) => (answer += part.toString('latin1')));
    line.on('close', () => resolve(answer));
    line.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(answer) : reject(error)));
  });
