import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { acceptFiling } from '#libs/approval';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { database } from '../support/database.ts';
import { Company, NOW } from './company.ts';
import { startApi } from './start-api.ts';

let app: NestFastifyApplication;
let company: Company;
let base = '';

beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/track-files' });
  company = new Company(app);
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
}, 60_000);
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

/** Opens the stream of a filing as its filer; `next` waits for the next event that is no beat. */
async function listen(id: string, seen?: string) {
  const stop = new AbortController();
  const caller = await company.as('p1');
  const headers = { ...caller.headers, accept: 'text/event-stream', ...(seen === undefined ? {} : { 'last-event-id': seen }) };
  const answer = await fetch(`${base}/api/v1/filings/${id}/track/events`, { headers, signal: stop.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    stop: () => stop.abort(),
    next: async (): Promise<{ event: string; id: string }> => {
      for (;;) {
        const found = /event: (\w+)\nid: (\S+)\ndata: .*\n\n/.exec(text);
        if (found) {
          text = text.slice(found.index + found[0].length);
          return { event: found[1] ?? '', id: found[2] ?? '' };
        }
        const read = await reader?.read();
        if (!read || read.done) throw new Error(`the stream ended: ${text}`);
        text += read.value;
      }
    },
  };
}

it('says at once that the page is here, then that something changed, and misses nothing while the line is cut', async () => {
  const { id } = await company.submitted();
  const first = await listen(id);
  expect([first.status, first.type]).toEqual([200, 'text/event-stream']);
  const here = await first.next();
  expect(here.event).toBe('here');
  await database().transaction((tx) => acceptFiling(tx, SYSTEM, id));
  const changed = await first.next();
  expect(changed).toEqual({ event: 'changed', id: expect.not.stringMatching(`^${here.id}$`) });
  first.stop();
  const again = await listen(id, here.id);
  expect(await again.next()).toEqual(changed);
  again.stop();
  const calm = await listen(id, changed.id);
  expect((await calm.next()).event).toBe('here');
  calm.stop();
}, 60_000);

it("is not there for others' filings, nor for what is no stream", async () => {
  const { id } = await company.ready();
  const stranger = await company.as('p2');
  const url = `/api/v1/filings/${id}/track/events`;
  expect(await stranger.ask('GET', url, undefined, { accept: 'text/event-stream' })).toMatchObject({
    status: 404,
    body: { code: 'filing.not_found' },
  });
  expect(await (await company.as('p1')).ask('GET', url)).toMatchObject({ status: 422, body: { code: 'track.asked_otherwise' } });
});
