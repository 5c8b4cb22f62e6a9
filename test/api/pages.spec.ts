import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Caller } from './caller.ts';
import { startApi } from './start-api.ts';

const web = mkdtempSync(join(tmpdir(), 'onewindow-web-'));
let app: NestFastifyApplication;

beforeAll(async () => {
  for (const page of ['portal', 'workbench']) {
    mkdirSync(join(web, page, 'assets'), { recursive: true });
    writeFileSync(join(web, page, 'index.html'), `<title>${page}</title>`);
    writeFileSync(join(web, page, 'assets', 'index-1a2b3c.js'), `'${page}'`);
    writeFileSync(join(web, page, 'favicon.svg'), '<svg/>');
  }
  writeFileSync(join(web, 'secret.txt'), 'not for the web');
  app = await startApi({ WEB_DIR: web });
});
afterAll(async () => {
  await app.close();
  rmSync(web, { recursive: true });
});

const get = (url: string) => new Caller(app).ask('GET', url);

it.each([
  ['/mine', 'portal'],
  ['/filings/0b0e5c8e-9f37-4b5e-a0f3-9d2c36a0a001', 'portal'],
  ['/v/91330302PDY00001XX?n=1&s=2', 'portal'],
  ['/sign/abc.def', 'portal'],
  ['/workbench/', 'workbench'],
  ['/workbench/tasks/1', 'workbench'],
])('%s is a page of the %s, asked for anew each time', async (url, page) => {
  const { status, body, headers } = await get(url);
  expect([status, body, headers['cache-control']]).toEqual([200, `<title>${page}</title>`, 'no-cache']);
});

it('keeps what carries a hash in its name for ever', async () => {
  const { body, headers } = await get('/workbench/assets/index-1a2b3c.js');
  expect([body, headers['cache-control']]).toEqual([`'workbench'`, 'public, max-age=31536000, immutable']);
  expect((await get('/favicon.svg')).headers['content-type']).toMatch('image/svg+xml');
});

it('sends the workbench without a slash to the one with', async () => {
  const { status, headers } = await get('/workbench');
  expect([status, headers.location]).toEqual([302, '/workbench/']);
});

it.each([
  '/api/v1/nothing',
  '/api/',
  '/assets/gone.js',
  '/gone.txt',
  '/secret.txt',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/workbench/..%2fsecret.txt',
  '/%00',
  '/%ff',
])('%s gives nothing away', async (url) => {
  const { status, body } = await get(url);
  expect(JSON.stringify(body)).not.toContain('not for the web');
  expect(status).toBeLessThan(500);
});

it('has no page for what only programs send', async () => {
  expect(await new Caller(app).ask('POST', '/filings')).toMatchObject({ status: 404, body: { code: 'route.not_found' } });
  expect(await new Caller(app).ask('DELETE', '/api/v1/nothing')).toMatchObject({ status: 404, body: { code: 'route.not_found' } });
});

it('describes itself, and the page for it asks no other host for anything', async () => {
  const { body } = await get('/api/openapi.json');
  expect(Object.keys(body.paths)).toContain('/api/v1/sessions');
  const [page, script] = [await get('/api/docs'), await get('/api/docs/swagger-ui-init.js')];
  expect(page.status).toBe(200);
  const addresses = [...String(page.body).matchAll(/(?:src|href)=["']([^"']+)["']/g)].map(([, address = '']) => address);
  for (const address of addresses.filter((one) => !one.startsWith('#'))) {
    expect(address).toMatch(/^\.\/docs\//);
    expect((await get(`/api/${address.slice(2)}`)).status).toBe(200);
  }
  expect(script.body).not.toMatch(/validatorUrl": "http/);
  expect(String(page.headers['content-security-policy'])).toContain(`default-src 'self'`);
});
