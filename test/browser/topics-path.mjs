// The topics of a company's draft, in a real browser against a running demo server:
//   node test/browser/topics-path.mjs http://localhost:3000      (or BASE_URL=…)
// A taken name and a free one, activities by everyday words, five holders pasted, two windows, the draft on another device. Pictures go to
// artifacts/topics/.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { chromium as findChromium, CHROMIUM_FLAGS } from '../../tools/chromium.mjs';
import { someone } from './invented-people.mjs';

const base = (process.argv[2] ?? process.env.BASE_URL ?? 'http://localhost:3000').replace(/\/$/, '');
const pictures = resolve('artifacts/topics');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const started = Date.now();
const faults = [];
const say = (text) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${text}`);

/** The draft as the server has it, once it is as it should be; saving follows typing by a moment. */
async function draftWith(is, otherwise) {
  for (let tries = 0; tries < 30; tries += 1) {
    const now = await call(token, 'GET', `/filings/${draft.id}`);
    if (is(now)) return now;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(otherwise);
}

const me = someone();
const password = `${me.login}-demo`;
const rival = someone();

/** The API as a program: what happens beside the pages. */
async function call(token, method, path, body) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(`${base}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
  return text ? JSON.parse(text) : null;
}

async function account(person) {
  const secret = `${person.login}-demo`;
  await call(null, 'POST', '/accounts', { login: person.login, password: secret, name: person.name });
  return (await call(null, 'POST', '/sessions', { login: person.login, password: secret, as: 'program' })).token;
}

const frame = { entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302' };
const nameOf = (tradeName) => ({
  full: `温州${tradeName}贸易有限公司`,
  division: '温州',
  tradeName,
  industryTerm: '贸易',
  organizationalForm: '有限公司',
});

/** Somebody else holds the name already. */
async function takeName(tradeName) {
  const token = await account(rival);
  const { verdictToken, name, findings } = await call(token, 'POST', '/names/check', { frame, name: nameOf(tradeName) });
  if (!verdictToken) throw new Error(`${name.full} cannot be reserved: ${findings.map(({ rule }) => rule).join()}`);
  await call(token, 'POST', '/names/reservations', { verdictToken, name: name.full });
}

async function device(browser, options = {}) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  watch(page);
  await page.goto(`${base}/sign-in`);
  await field(page, '账号').fill(me.login);
  await field(page, '密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor({ state: 'detached' });
  return page;
}

function watch(page) {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => response.status() >= 500 && faults.push(`${response.status()} from ${new URL(response.url()).pathname}`));
}

const field = (page, label) => page.getByLabel(label, { exact: true });
const press = (page, name) => page.getByRole('button', { name }).first().click();
const saved = (page) => page.getByText(/^已保存/).waitFor();

async function look(page, name) {
  for (const [width, height] of [
    [320, 700],
    [375, 800],
    [1280, 860],
  ]) {
    await page.setViewportSize({ width, height });
    if (width !== 320) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) faults.push(`${name}: ${over} px wider than ${width}`);
  }
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  for (const { id, impact, nodes } of violations)
    if (impact === 'serious' || impact === 'critical') faults.push(`${name}: axe ${impact} ${id}: ${nodes.map(({ target }) => target.join(' '))}`);
}

async function name(page, filing) {
  await page.goto(`${filing}/name`);
  await field(page, '字号').fill('潮&汐');
  await field(page, '行业').fill('贸易');
  await page.getByRole('heading', { name: '这个名称不能用' }).waitFor();
  await page.getByText('在第 4 个字').waitFor();
  await look(page, 'name-symbol');
  await field(page, '字号').fill(me.tradeName);
  await page.getByText('别人已保留').first().waitFor();
  await look(page, 'name-clash');
  await page.locator('section[aria-labelledby=alternatives] button').first().click();
  await page.getByRole('heading', { name: '可以用', exact: true }).waitFor();
  await press(page, '保留这个名称');
  await page.getByText('已经为您保留到').waitFor();
  await saved(page);
  await look(page, 'name-free');
  const { facts } = await draftWith((now) => now.facts.name.reservation, 'the reservation is not in the draft');
  say(`a taken name, and ${facts.name.full} instead`);
}

async function scope(page, filing) {
  await page.goto(`${filing}/scope`);
  await field(page, '加一项').fill('鞋');
  await page.getByRole('checkbox', { name: /鞋/ }).first().check();
  await field(page, '加一项').fill('危险化学品');
  await page
    .getByRole('checkbox', { name: /先办许可/ })
    .first()
    .check();
  await page.getByRole('button', { name: '已经有许可，填上' }).first().waitFor();
  await look(page, 'scope');
  await press(page, '已经有许可，填上');
  await field(page, '许可证号').fill('浙温危化经字 0001');
  await field(page, '哪天发的').fill('2026-01-05');
  await press(page, '记下这份许可');
  await page.getByText('已有许可：').waitFor();
  await press(page, /^去掉(?!.*鞋)/);
  await field(page, '加一项').fill('');
  await saved(page);
  const { facts } = await draftWith((now) => now.permits.length === 1 && now.facts.industryCode, 'the permit or the trade is not in the draft');
  await look(page, 'scope-permit');
  say(`activities: ${facts.businessScope.join('、')}; trade ${facts.industryCode?.code}`);
}

async function holders(page, filing) {
  await page.goto(`${filing}/people`);
  await page.getByText('人多？整张表贴进来').click();
  const people = Array.from({ length: 5 }, someone);
  const rows = people.map(({ name: called, number }, nth) => `${called}\t${nth === 2 ? number.slice(1) : number}\t${nth + 1}0`);
  await field(page, '从表格里复制来的').fill(['姓名\t证件号\t出资（万元）', ...rows].join('\n'));
  await page.getByText('5 行：4 行可以用，1 行要改').waitFor();
  await page.getByText(/第 4 行.*17 位/).waitFor();
  await look(page, 'holders-pasted');
  await press(page, '加进 4 行');
  await page.getByText('已加进 4 行').waitFor();
  await saved(page);
  await draftWith(({ facts }) => facts.investors?.length === 4 && facts.registeredCapital === 120_000_000, 'the pasted holders are not in the draft');
  await look(page, 'holders');
  say('four of five pasted holders taken in, the fifth named with its fault');
}

/** The same answer in two windows, and the draft on another device. */
async function twoWindows(browser, page, filing) {
  const other = await device(browser, { viewport: { width: 375, height: 800 } });
  for (const one of [page, other]) await one.goto(`${filing}/name`);
  await field(page, '字号').fill('澄海');
  await saved(page);
  await field(other, '字号').fill('望海');
  await other.getByText('另一个窗口也在改这份申请').waitFor();
  await look(other, 'two-windows');
  await press(other, '用这里的');
  await saved(other);
  await draftWith(({ facts }) => facts.name.tradeName === '望海', 'what was chosen is not in the draft');
  await other.goto(filing);
  await other.getByText(/项里填好/).waitFor();
  await look(other, 'other-device');
  await other.context().close();
  say('two windows are told of each other, and the draft goes on elsewhere');
}

mkdirSync(pictures, { recursive: true });
await takeName(me.tradeName);
const token = await account(me);
const draft = await call(token, 'POST', '/filings', { kind: 'establishment', channel: 'online', ...frame });
const filing = `${base}/filings/${draft.id}`;
const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });
const page = await device(browser);
try {
  await name(page, filing);
  await scope(page, filing);
  await holders(page, filing);
  await twoWindows(browser, page, filing);
} catch (error) {
  faults.push(error instanceof Error ? error.message : String(error));
  await page.screenshot({ path: join(pictures, 'failed.png'), fullPage: true }).catch(() => undefined);
} finally {
  await browser.close();
}
for (const fault of faults) console.error(`✗ ${fault}`);
say(faults.length === 0 ? 'the topics stand' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
