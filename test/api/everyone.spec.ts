import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Caller } from './caller.ts';
import { startApi } from './start-api.ts';

let app: NestFastifyApplication;
beforeAll(async () => void (app = await startApi()), 60_000);
afterAll(() => app.close());

const get = (url: string, headers?: Record<string, string>) => new Caller(app).ask('GET', url, undefined, headers);

it('answers a stranger what is promised, the figures and what was issued', async () => {
  expect(await get('/api/v1/standard')).toMatchObject({ status: 200, body: { days: 90, leastFilings: 5, rows: expect.any(Array) } });
  expect(await get('/api/v1/statistics')).toMatchObject({ status: 200, body: { total: { key: 'all' }, byDay: expect.any(Array) } });
  expect(await get('/api/v1/announcements')).toMatchObject({ status: 200, body: expect.any(Array) });
});

it('gives the figures as a table to be kept', async () => {
  const { status, body, headers } = await get('/api/v1/statistics.csv');
  expect([status, headers['content-type'], String(body).split('\r\n')[0]]).toEqual([200, 'text/csv; charset=utf-8', 'by,key,filings,licences']);
  expect(headers['content-disposition']).toMatch('statistics.csv');
});

it.each(['', '?q=', `?q=${'长'.repeat(101)}`, '?q=a&district=33', '?q=a&state=asleep', '?q=a&q=b', '?q=a&other=1'])(
  'tells what is wrong with the question %s',
  async (question) => expect((await get(`/api/v1/register${question}`)).status).toBe(422),
);

it('answers sixty questions a minute of one network, then says for how long to wait', async () => {
  const ask = () => get(`/api/v1/register?q=${encodeURIComponent('没有这样的名称')}`);
  const answers = await Promise.all(Array.from({ length: 60 }, ask));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
  expect(answers[0]?.body).toEqual({ rows: [], more: false, hint: 'none' });
  const { status, body } = await ask();
  expect([status, body.code]).toEqual([429, 'request.too_many']);
  expect(body.details.seconds).toBeGreaterThan(0);
});
