import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { acceptFiling } from '#libs/approval';
import { SYSTEM, setRegistryClock } from '#libs/kernel';
import { database } from '../support/database.ts';
import { Company, NOW } from './company.ts';
import { startApi } from './start-api.ts';

let app: NestFastifyApplication;
let company: Company;
let base = '';

beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/desk-files' });
  company = new Company(app);
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
}, 60_000);
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

/** What an officer hears until one of the tasks is named. */
async function hears(login: string, until: (tasks: string[]) => boolean, act: () => Promise<unknown>): Promise<string[]> {
  const stop = new AbortController();
  const { headers } = await company.as(login);
  const answer = await fetch(`${base}/api/v1/desk/events`, { headers: { ...headers, accept: 'text/event-stream' }, signal: stop.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let acted = false;
  for (;;) {
    if (text.includes('event: here') && !acted) {
      acted = true;
      await act();
    }
    const told = [...text.matchAll(/event: changed\n(?:id: .*\n)?data: (.*)\n/g)].flatMap(
      ([, data]) => (JSON.parse(data ?? '{}') as { tasks: string[] }).tasks,
    );
    if (until(told)) {
      stop.abort();
      return told;
    }
    const read = await reader?.read();
    if (!read || read.done) throw new Error(`the stream ended: ${text}`);
    text += read.value;
  }
}

it('tells an officer which tasks of their reach have changed, and counts lanes as their lists do', async () => {
  const { id } = await company.submitted();
  const told = await hears(
    'examiner',
    (tasks) => tasks.length > 0,
    () => database().transaction((tx) => acceptFiling(tx, SYSTEM, id)),
  );
  const { body: page } = await company.ask('examiner', 'GET', '/api/v1/desk/tasks');
  expect(told).toEqual([page.tasks[0].id]);

  const { body: lanes } = await company.ask('examiner', 'GET', '/api/v1/desk/lanes');
  for (const { figure } of lanes.lanes) {
    const search = new URLSearchParams(figure.query as Record<string, string>).toString();
    const { body } = await company.ask('examiner', 'GET', `/api/v1/desk/tasks?${search}`);
    expect({ search, total: body.total }).toEqual({ search, total: figure.count });
  }
  expect(lanes.lanes.find(({ key }: { key: string }) => key === 'open').figure.count).toBe(1);
}, 30_000);

it('is no page', async () => {
  const { status, body } = await company.ask('examiner', 'GET', '/api/v1/desk/events');
  expect([status, body.code]).toEqual([422, 'desk.asked_otherwise']);
});
