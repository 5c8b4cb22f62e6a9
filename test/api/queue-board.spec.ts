import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_PASSWORD } from '#libs/identity';
import { Relay } from '#libs/platform';
import { database } from '../support/database.ts';
import { Caller } from './caller.ts';
import { startApi } from './start-api.ts';

let app: NestFastifyApplication;
const caller = async (login?: string): Promise<Caller> => {
  const made = new Caller(app);
  if (login) await made.signIn(login, DEMO_PASSWORD);
  return made;
};
const BOARD = '/api/v1/queues';

beforeAll(async () => void (app = await startApi({ DEMO: '1' })), 60_000);
afterAll(() => app.close());

it('shows the queues to the system administrator, and asks no other host for anything', async () => {
  await database().query(`insert into outbox (message, queue, payload, wanted) values ('a.test', 'department-TAX', '{}', '{TestHandlers-run}')`);
  while ((await database().query('select 1 from outbox where relayed_at is null')).length > 0) {
    app.get(Relay).kick();
    await new Promise((done) => setTimeout(done, 20));
  }
  const administrator = await caller('administrator');
  const page = await administrator.ask('GET', `${BOARD}/`);
  expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-store']);
  expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  expect(String(page.body)).not.toMatch(/https?:\/\//);
  const [, script = ''] = /src="(static\/js\/main[^"]+)"/.exec(String(page.body)) ?? [];
  expect((await administrator.ask('GET', `${BOARD}/${script}`)).status).toBe(200);
  const { queues } = (await administrator.ask('GET', `${BOARD}/api/queues`)).body;
  expect(queues.map(({ name }: { name: string }) => name)).toEqual(['department-TAX', 'main']);
  expect(queues[0]).toMatchObject({ readOnlyMode: true, counts: { waiting: 1 } });
});

it('is closed to everyone else, its files too', async () => {
  for (const path of ['', '/', '/api/queues', '/queue/main', '/static/favicon.ico']) {
    expect(await (await caller()).ask('GET', BOARD + path)).toMatchObject({ status: 401, body: { code: 'account.not_signed_in' } });
    for (const login of ['lin', 'operator', 'security', 'auditor', 'examiner'])
      expect(await (await caller(login)).ask('GET', BOARD + path)).toMatchObject({ status: 403, body: { code: 'account.not_allowed' } });
  }
});

it('moves nothing: there is no way to write', async () => {
  const administrator = await caller('administrator');
  for (const act of ['queues/pause', 'queues/main/empty', 'queues/main/obliterate', 'queues/main/clean/waiting', 'queues/main/pause'])
    expect(await administrator.ask('PUT', `${BOARD}/api/${act}`, {})).toMatchObject({ status: 404, body: { code: 'route.not_found' } });
  expect((await administrator.ask('POST', `${BOARD}/api/queues/main/add`, { name: 'x', data: {} })).status).toBe(404);
});
