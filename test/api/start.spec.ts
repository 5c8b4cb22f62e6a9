import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Caller } from './caller.ts';
import { startApi } from './start-api.ts';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startApi();
});
afterAll(() => app.close());

const page = async (query = '', headers: Record<string, string> = {}): Promise<{ status: number; body: string; whole: string; policy: string }> => {
  const { status, body, headers: got } = await new Caller(app).ask('GET', `/${query}`, undefined, headers);
  return { status, whole: String(body), body: String(body).replace(/\s+/g, ' '), policy: String(got['content-security-policy']) };
};

it('says what a founder needs before any account, in Chinese or English', async () => {
  const zh = await page('?people=few&trade=卖鞋，开餐馆&district=330302');
  expect(zh.status).toBe(200);
  for (const text of ['有限责任公司', '承诺 3 个工作日', '0 元', '食品经营许可', '2 项认得出', '带着这些回答开始填']) expect(zh.body).toContain(text);
  const en = await page('?debts=own', { 'accept-language': 'en-GB' });
  for (const text of ['lang="en"', 'Individual business', 'Lucheng District', 'Continue with these answers']) expect(en.body).toContain(text);
  expect((await page('?lang=zh', { 'accept-language': 'en' })).body).toContain('lang="zh-CN"');
});

it('carries the answers into the draft, and sends to a counter what the portal cannot file', async () => {
  const { body } = await page('?people=few&trade=卖鞋&district=330303&place=home');
  const link = /href="(\/begin\?[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const asked = new URLSearchParams(link.split('?')[1]);
  expect(Object.fromEntries(asked)).toMatchObject({ type: 'LIMITED_LIABILITY_COMPANY', district: '330303', place: 'home' });
  expect(asked.getAll('scope')).toHaveLength(1);
  expect((await page('?people=many')).body).toContain('到窗口办');
});

it('shows what is typed as text, and lets only its own script run', async () => {
  const { status, body, whole, policy } = await page(`?trade=${encodeURIComponent('"><script>alert(1)</script>')}&people=%F0%9F%98%80&lang[]=x`);
  expect(status).toBe(200);
  expect(body).toContain('&quot;&gt;&lt;script&gt;alert(1)');
  const scripts = [...whole.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script]) => script ?? '');
  expect(scripts).toHaveLength(1);
  expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(scripts.join('')).digest('base64')}';`);
});

it('is never an error for what stands in its address', async () => {
  for (const query of ['?district=999999', `?trade=${'鞋'.repeat(2000)}`, '?view=elder&view=x', '?people=few&people=one', '?on=2023-02-29']) {
    expect({ query, status: (await page(query)).status }).toEqual({ query, status: 200 });
  }
});
