// Every type of business through the pages, in a real browser against a running demo server:
//   node test/browser/types-path.mjs http://localhost:3000      (or BASE_URL=…)
// Each is begun, its people are written down and its own questions answered in the pages, until "check your answers" has nothing to correct. What
// is asked alike of every type (scope, address, papers) goes in by program. With PICTURES=1 pictures go to artifacts/types/.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { chromium as findChromium, CHROMIUM_FLAGS } from '../../tools/chromium.mjs';
import { someone } from './invented-people.mjs';

const base = (process.argv[2] ?? process.env.BASE_URL ?? 'http://localhost:3000').replace(/\/$/, '');
/** A second argument: that type only, or `all`. Without one those are left out that ask nothing that another does not ask, or go another way too. */
const only = process.argv[3];
const pictures = resolve('artifacts/types');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const started = Date.now();
const faults = [];
const say = (text) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${text}`);
const me = someone();
const password = `${me.login}-demo`;
const session = { token: '' };

async function call(method, path, { body, form, version } = {}) {
  const headers = {
    authorization: `Bearer ${session.token}`,
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
  };
  const answer = await fetch(`${base}/api/v1${path}`, { method, headers, body: form ?? (body && JSON.stringify(body)) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
  return text ? JSON.parse(text) : null;
}

const field = (page, label) => page.getByLabel(label, { exact: true });
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
const saved = (page) => page.getByText(/^已保存/).waitFor();
const tick = (page, name) => page.getByRole('checkbox', { name }).check();

/** The smallest PNG there is, as a paper handed in. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const SCOPE = { businessScope: ['茶叶种植', '日用百货销售'], industryCode: { edition: '2017', code: 'F5199' } };

/** What a type is begun with, who is in it, and how its name ends. `posts` are ticked beside those that are ticked already. */
const TYPES = {
  LIMITED_LIABILITY_COMPANY: {
    alike: true,
    begin: /^有限责任公司/,
    people: [{ amount: '10' }],
    after: (page) => tick(page, '全体股东都同意不设监事'),
  },
  SOLE_PROPRIETORSHIP: { begin: /^个人独资企业/, form: '厂', people: [{ amount: '5' }] },
  GENERAL_PARTNERSHIP: { alike: true, begin: /^普通合伙企业/, people: [{ amount: '5' }, { amount: '6' }] },
  LIMITED_PARTNERSHIP: { begin: /^有限合伙企业/, people: [{ amount: '5' }, { amount: '60' }], after: withBody, bodies: 1 },
  SPECIAL_GENERAL_PARTNERSHIP: { alike: true, begin: /^特殊普通合伙企业/, industry: '会计师事务所', people: [{ amount: '5' }, { amount: '6' }] },
  JOINT_STOCK_COMPANY: { begin: /^股份有限公司/, people: [{ amount: '500', posts: ['法定代表人', '董事', '经理'] }] },
  FARMER_COOPERATIVE: { begin: /^农民专业合作社/, industry: '蔬菜', people: Array.from({ length: 5 }, () => ({ amount: '1' })) },
  COMPANY_BRANCH: { begin: /^分支机构/, parent: true, people: [{}, { posts: ['总公司法定代表人'] }] },
  INDIVIDUAL_BUSINESS: { alike: true, begin: /^个体工商户/, form: '店', people: [{}] },
};

async function look(page, name) {
  for (const [width, height] of [
    [320, 700],
    [375, 800],
    [1280, 860],
  ]) {
    await page.setViewportSize({ width, height });
    if (width !== 320 && process.env.PICTURES) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) faults.push(`${name}: ${over} px wider than ${width}`);
  }
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
  for (const { id, impact, nodes } of violations)
    if (impact === 'serious' || impact === 'critical') faults.push(`${name}: axe ${impact} ${id}: ${nodes.map(({ target }) => target.join(' '))}`);
}

async function begin(page, type, parent) {
  await page.goto(`${base}/begin`);
  await page.getByRole('radio', { name: TYPES[type].begin }).check();
  if (TYPES[type].parent) {
    await field(page, '总公司（要开分支的企业）').fill(parent.name);
    await page.getByRole('radio', { name: new RegExp(`^${parent.name}`) }).check();
    await look(page, 'begin');
  }
  await field(page, '在哪个区县').selectOption('330302');
  await press(page, '开始填');
  await page.getByText(/项里填好/).waitFor();
  return page.url();
}

async function name(page, filing, { industry = '日用品', form, parent }) {
  await page.goto(`${filing}/name`);
  const { tradeName } = someone();
  if (parent)
    await page
      .getByText(/温州分公司$/)
      .first()
      .waitFor();
  else {
    await field(page, '字号').fill(tradeName);
    await field(page, '行业').fill(industry);
    if (form) await field(page, '组织形式').fill(form);
  }
  await saved(page);
}

/** Saving follows typing by a moment: until the server has every owner. */
async function hasOwners(filing, owners) {
  for (let tries = 0; tries < 50; tries += 1) {
    const { facts } = await call('GET', `/filings/${filing.split('/').pop()}`);
    if ((facts.investors ?? []).length === owners) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`the server has not the ${owners} owners`);
}

async function people(page, filing, { people: all, after, bodies = 0, fresh }) {
  await page.goto(`${filing}/people`);
  for (const [nth, { amount, posts = [] }] of all.entries()) {
    const person = someone();
    if (nth > 0) await press(page, '加一个人');
    await field(page, '姓名').fill(person.name);
    await field(page, '证件号').fill(person.number);
    for (const post of posts) await page.getByRole('checkbox', { name: post, exact: true }).check();
    if (amount) await field(page, '出资').fill(amount);
    if (nth === 0) await look(page, `${fresh}-person`);
    await press(page, '加到名单');
    await page.getByRole('button', { name: '加一个人' }).waitFor();
  }
  await after?.(page);
  await saved(page);
  await hasOwners(filing, all.filter(({ amount }) => amount).length + bodies);
  await look(page, `${fresh}-people`);
}

/** An organisation among the owners. */
async function withBody(page) {
  await press(page, '加一个单位');
  await field(page, '统一社会信用代码').fill('91330302PDY0000360');
  await field(page, '单位名称').fill('温州望屿企业管理有限公司');
  await field(page, '出资').fill('30');
  await field(page, '由谁代表单位办事、签字').selectOption({ index: 1 });
  await look(page, 'body');
  await press(page, '加到名单');
  await page.getByRole('cell', { name: '温州望屿企业管理有限公司', exact: true }).waitFor();
}

async function rest(page, filing, type) {
  const id = filing.split('/').pop();
  const { door } = someone();
  const text = `浙江省温州市鹿城区五马街道橘香巷${door}号`;
  const address = { divisionCode: '330302', town: '五马街道', street: '橘香巷', doorNumber: `${door}号`, text };
  const { version } = await call('GET', `/filings/${id}`);
  const parts = {
    ...SCOPE,
    address: { ...address, propertyUse: 'COMMERCIAL', rightOfUse: 'LEASED', mode: 'DECLARED' },
    commitments: { address: true, dualNotification: true },
  };
  await call('PATCH', `/filings/${id}`, { body: parts, version });
  const { documentsRequired } = await call('GET', `/filings/${id}/check`);
  for (const kind of documentsRequired) {
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', new Blob([PIXEL], { type: 'image/png' }), `${kind}.png`);
    await call('POST', `/filings/${id}/documents`, { form });
  }
  if (type === 'INDIVIDUAL_BUSINESS') return;
  await page.goto(`${filing}/form`);
  await field(page, '企业电话').fill('0577-55501005');
  await saved(page);
}

async function through(page, type, parent) {
  const asked = TYPES[type];
  const filing = await begin(page, type, parent);
  await name(page, filing, asked);
  await people(page, filing, { ...asked, fresh: type });
  await rest(page, filing, type);
  if (await page.goto(filing).then(() => page.getByRole('link', { name: /^资本和期限/ }).count())) {
    await page.goto(`${filing}/capital`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, `${type}-capital`);
  }
  await page.goto(`${filing}/check`);
  await page
    .getByText('没有要改的')
    .waitFor()
    .catch(async () => {
      const { findings } = await call('GET', `/filings/${filing.split('/').pop()}/check`);
      const stop = findings.filter(({ severity }) => severity === 'blocking').map(({ rule, path }) => `${rule} at ${path}`);
      faults.push(`${type}: ${stop.join(', ') || 'the page does not say that nothing is left'}`);
    });
  await look(page, `${type}-check`);
  say(`${type} has nothing to correct`);
}

mkdirSync(pictures, { recursive: true });
await fetch(`${base}/api/v1/accounts`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ login: me.login, password, name: me.name }),
});
session.token = (await call('POST', '/sessions', { body: { login: me.login, password, as: 'program' } })).token;
const { rows } = await call('GET', `/register?q=${encodeURIComponent('有限公司')}`);
const parent = rows.find(({ state, entityType }) => state === 'registered' && entityType === 'LIMITED_LIABILITY_COMPANY');
const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });
const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 860 } });
const page = await context.newPage();
page.setDefaultTimeout(10_000);
page.on('pageerror', (error) => faults.push(error.message));
page.on('response', (response) => response.status() >= 500 && faults.push(`${response.status()} from ${new URL(response.url()).pathname}`));
try {
  await page.goto(`${base}/sign-in`);
  await field(page, '账号').fill(me.login);
  await field(page, '密码').fill(password);
  await press(page, '登录');
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor({ state: 'detached' });
  for (const type of Object.keys(TYPES)) {
    if (only === undefined ? TYPES[type].alike : only !== 'all' && only !== type) continue;
    if (TYPES[type].parent && !parent) {
      faults.push('the register holds no company that could open a branch');
      continue;
    }
    await through(page, type, parent);
  }
} catch (error) {
  faults.push(error instanceof Error ? error.message : String(error));
  await page.screenshot({ path: join(pictures, 'failed.png'), fullPage: true }).catch(() => undefined);
} finally {
  await browser.close();
}
for (const fault of faults) console.error(`✗ ${fault}`);
say(faults.length === 0 ? 'every type stands' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
