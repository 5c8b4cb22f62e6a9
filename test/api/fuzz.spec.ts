import { readFileSync, readdirSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { acceptFiling } from '#libs/approval';
import { DEMO_PASSWORD } from '#libs/identity';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { database } from '../support/database.ts';
import { Caller, type Answer } from './caller.ts';
import { Company, CONTACTS, FRAME, must, NOW } from './company.ts';
import { Noise } from './noise.ts';
import { form, pdf } from './papers.ts';
import { startApi } from './start-api.ts';

/** `npm run prove` asks for more. A failure names the seed, with which the same requests come again. */
const REQUESTS = Number(process.env.FUZZ ?? 2_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_151_001);
const AT_ONCE = 4;
const NOBODYS = '0b0e5c8e-9f37-4b5e-a0f3-9d2c36a0a001';
const CODE = /^[a-z_]+\.[a-z0-9_]+$/;
const PARTS = ['name', 'address', 'businessScope', 'industryCode', 'registeredCapital', 'businessTerm', 'people', 'investors', 'fiveInOne'];
/** Where most can be said, and so most be said wrong. */
const TALKATIVE = [
  'PATCH /api/v1/filings/:id',
  'GET /api/v1/filings/:id/check',
  'POST /api/v1/filings/:id/documents',
  'POST /api/v1/tasks/:id/decide',
];

type Story = Record<string, unknown>;
const stories = readdirSync('test/cases/filings').map((name) => JSON.parse(readFileSync(join('test/cases/filings', name), 'utf8')) as Story);
const noise = new Noise(SEED);
const routes: string[] = [];
let app: NestFastifyApplication;
let company: Company;
/** What there is to ask for: a draft, one that waits for signatures, one under review with its task. */
const own = { draft: '', asked: '', reviewed: '', paper: '', task: '', token: '' };

beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/fuzz-files' }, [], (route) => {
    // The page that describes the API is not of the API; the queues' board answers in the words of who made it.
    if (!route.startsWith('HEAD') && !route.includes('/api/docs') && !route.includes('/api/v1/queues/')) routes.push(route);
  });
  company = new Company(app);
  own.draft = (await company.ready()).id;
  const asked = await company.asked();
  Object.assign(own, { asked: asked.id, paper: asked.documents[0]?.id, token: asked.signers[1]?.link?.split('/').at(-1) });
  own.reviewed = (await company.submitted()).id;
  await database().transaction((tx) => acceptFiling(tx, SYSTEM, own.reviewed));
  own.task = (await must(company.ask('examiner', 'GET', '/api/v1/tasks'), 200)).body.tasks[0].id;
  await must(company.ask('examiner', 'POST', `/api/v1/tasks/${own.task}/claim`), 200);
}, 60_000);
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

function addressOf(route: string): string {
  const filing = noise.one([own.draft, own.draft, own.draft, own.asked, own.reviewed]);
  // What would end the way for all that follows is asked of what is not there.
  const id = /withdraw|deactivate/.test(route) ? NOBODYS : route.includes('/tasks/') ? own.task : filing;
  const right: Record<string, string> = { ':id': id, ':documentId': own.paper, ':token': own.token };
  const odd = [NOBODYS, 'x', '0', '%ff%00', encodeURIComponent(noise.bytes(30).toString('latin1'))];
  const [, pattern = ''] = route.split(' ');
  const path = pattern
    .replace(/:\w+/g, (name) => (noise.below(4) > 0 ? (right[name] ?? '91330302PDY000016X') : noise.one(odd)))
    .replace('*', () => encodeURIComponent(noise.bytes(20).toString('latin1')));
  if (noise.below(5) > 0) return path;
  const name = noise.one(['on', 'page', 'size', 'view', 'state', 'n', 's', '%', '[]']);
  return `${path}?${name}=${noise.one(['', '-1', '%00', '1e9', '%ff', '[]', '2015-02-30', 'open'])}`;
}

async function callerOf(route: string): Promise<Caller> {
  // Only nobody signs out here, or all that follows would stop at the guard.
  if (route.endsWith('/current') || noise.below(20) === 0) return new Caller(app);
  if (noise.below(8) === 0) return company.as(noise.one(['p2', 'examiner', 'administrator', 'operator', 'tax']));
  if (/tasks/.test(route)) return company.as('examiner');
  if (/staff|work/.test(route)) return company.as('administrator');
  return company.as(/signings/.test(route) ? 'p2' : 'p1');
}

/** A body that would be right there. */
function rightBody(route: string): unknown {
  const story = noise.one(stories);
  const facts = Object.fromEntries(PARTS.filter((part) => part in story).map((part) => [part, story[part]]));
  if (route.includes('/decide'))
    return { step: 'EXAMINE', verdict: 'correct', round: 1, remarks: [{ path: 'name.full', reason: 'x', cure: 'y' }], allowances: [] };
  if (route.includes('/sign')) return { contentHash: 'a'.repeat(64), password: 'not the password' };
  if (route.includes('/contacts')) return { contacts: CONTACTS };
  if (route.includes('/accounts') || route.includes('/sessions')) return { login: `n${noise.below(1e9)}`, password: DEMO_PASSWORD };
  if (route.includes('/staff')) return { login: 'x', password: 'x', name: 'x', department: 'TAX', districts: ['330302'], roles: ['examiner'] };
  if (route.includes('/identity')) return { name: '林', documentType: 'residentIdCard', number: '330302199001019966' };
  return route === 'POST /api/v1/filings'
    ? { ...FRAME, entityType: story['entityType'], facts }
    : noise.below(2)
      ? facts
      : { [noise.one(PARTS)]: story[noise.one(PARTS)] };
}

interface Body {
  payload: Buffer | string;
  type: string;
}

function bodyOf(route: string): Body {
  const json = 'application/json';
  if (route.includes('documents') || route.includes('check-paper')) {
    const sent = form([
      { name: noise.one(['kind', 'kind', 'x', '__proto__']), content: noise.one(['charter', 'x', '', '\u0000']) },
      {
        name: noise.one(['file', 'file', 'x']),
        fileName: noise.one(['a.pdf', '..', '\u0000', 'x'.repeat(300)]),
        content: noise.below(2) ? pdf() : noise.bytes(300),
      },
    ]);
    return { payload: noise.below(3) ? sent.payload : scratched(sent.payload), type: noise.below(8) ? String(sent.headers['content-type']) : json };
  }
  return noise.one<() => Body>([
    () => ({
      payload: noise.bytes(200),
      type: noise.one([json, 'multipart/form-data; boundary=x', 'text/plain', 'x', 'application/json; charset=utf-16']),
    }),
    () => ({ payload: JSON.stringify(noise.value()), type: json }),
    () => ({ payload: JSON.stringify(rightBody(route)), type: json }),
    () => ({ payload: JSON.stringify(noise.spoilt(rightBody(route))), type: json }),
    () => ({ payload: JSON.stringify(noise.spoilt(noise.spoilt(rightBody(route)))), type: json }),
    () => ({ payload: scratched(Buffer.from(JSON.stringify(rightBody(route)))), type: json }),
  ])();
}

/** The same bytes with a few of them changed, or cut short. */
function scratched(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let n = noise.below(4); n >= 0 && copy.length > 0; n -= 1) copy[noise.below(copy.length)] = noise.below(256);
  return noise.below(4) === 0 ? copy.subarray(0, noise.below(copy.length + 1)) : copy;
}

function headersOf(method: string, versions: readonly string[]): Record<string, string> {
  return {
    ...(noise.below(3) === 0 ? { 'idempotency-key': noise.one(['a-good-key', 'short', 'x'.repeat(300), noise.bytes(12).toString('hex')]) } : {}),
    ...(method === 'PATCH' ? { 'if-match': noise.one([...versions, ...versions, '"0"', 'x', '*']) } : {}),
    ...(noise.below(30) === 0 ? { authorization: noise.one(['Bearer x', 'Basic eDp4', `Bearer ${'a'.repeat(43)}`]) } : {}),
    ...(noise.below(30) === 0 ? { cookie: noise.one(['ow_session=%00', 'ow_session=', '=;;=', `ow_device=${noise.bytes(9).toString('hex')}`]) } : {}),
    ...(noise.below(30) === 0 ? { 'accept-language': noise.one(['en', 'xx', '\u00ff', 'x'.repeat(2_000)]) } : {}),
  };
}

const version = async (): Promise<string> => String((await company.ask('p1', 'GET', `/api/v1/filings/${own.draft}`)).headers.etag);

/** A fault, or an error that a program could not tell from others. */
const isWrong = ({ status, body }: Answer): boolean =>
  status >= 500 || (status >= 400 && !(typeof body === 'object' && CODE.test(String(body?.code))));

describe(`noise of seed ${SEED}`, () => {
  it(
    `of ${REQUESTS} requests is answered with a code each time, and never with a fault`,
    async () => {
      const wrong: string[] = [];
      const statuses = new Map<number, number>();
      for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
        const versions = [await version()];
        const asked = Array.from({ length: AT_ONCE }, async (_, place) => {
          // Every route has its turn; the talkative ones have more.
          const route = noise.below(4) === 0 ? noise.one(TALKATIVE) : (routes[(sent + place) % routes.length] ?? '');
          const [method = ''] = route.split(' ');
          const [url, body, headers] = [addressOf(route), method === 'GET' ? undefined : bodyOf(route), headersOf(method, versions)];
          const caller = await callerOf(route);
          const answer = await caller.ask(method as 'GET', url, body?.payload, { ...(body ? { 'content-type': body.type } : {}), ...headers });
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          if (isWrong(answer))
            wrong.push(`${method} ${url} ${String(body?.payload).slice(0, 300)} -> ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
        });
        await Promise.all(asked);
      }
      expect(wrong).toEqual([]);
      // Noise that is refused at the door would prove nothing.
      expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 20);
    },
    REQUESTS * 300,
  );

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
