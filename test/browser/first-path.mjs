// The first path through both front ends, in a real browser against a running demo server:
//   node test/browser/first-path.mjs http://localhost:3000      (or BASE_URL=…)
// From an empty account to a licence that a stranger can check. Pictures go to artifacts/browser/.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { create as qrOf } from 'qrcode';
import { chromium as findChromium, CHROMIUM_FLAGS } from '../../tools/chromium.mjs';
import { someone } from './invented-people.mjs';

const base = (process.argv[2] ?? process.env.BASE_URL ?? 'http://localhost:3000').replace(/\/$/, '');
const pictures = resolve('artifacts/browser');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = [375, 800];
const DESK = [1280, 860];
/** Pages that are pictured as on a desk; all others as on a phone. */
const WIDE = ['start', 'check', 'licence', 'verify'];
const started = Date.now();
const faults = [];
const say = (text) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${text}`);

const person = someone();
const password = `${person.login}-demo`;

/** What an applicant's whole way may weigh: script and style, as gzip. */
const MOST_KB = 220;
const weights = new Map();

/** A window of one person, with everything that goes wrong in it noted. */
async function open(browser, who) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => faults.push(`${who}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) faults.push(`${who}: asks another host: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (who === 'applicant' && /\.(js|css)$/.test(response.url())) void weigh(response);
    if (response.status() >= 500) faults.push(`${who}: ${response.status()} from ${new URL(response.url()).pathname}`);
  });
  return page;
}

async function weigh(response) {
  const body = await response.body().catch(() => Buffer.alloc(0)); // the window may have closed
  weights.set(response.url(), Math.max(weights.get(response.url()) ?? 0, gzipSync(body).length));
}

const field = (page, label) => page.getByLabel(label, { exact: true });
const press = (page, name) => page.getByRole('button', { name }).first().click();
const title = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const saved = (page) => page.getByText(/^已保存/).waitFor();

/** A picture, nothing wider than the window on a phone or a desk, and no serious fault found by axe. */
async function look(page, name) {
  const wide = name.startsWith('desk') || WIDE.includes(name);
  for (const [width, height] of [PHONE, DESK]) {
    await page.setViewportSize({ width, height });
    if (wide === width > 1000) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: !name.startsWith('desk') });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) faults.push(`${name}: ${over} px wider than ${width}`);
  }
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  for (const { id, impact, nodes } of violations) {
    if (impact === 'serious' || impact === 'critical')
      faults.push(`${name}: axe ${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }
}

/** On a bad line, with a slow processor, without a script: the first page is there in time, and answers. */
async function firstPage(browser) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 320, height: 640 } });
  const slow = await context.newPage();
  const line = await context.newCDPSession(slow);
  const kilobits = 400;
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: kilobits * 125,
    uploadThroughput: kilobits * 125,
  });
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const asked = [];
  slow.on('response', (response) => asked.push(response));
  await slow.goto(`${base}/`);
  if (asked.length > 1) faults.push(`the first page asks for more: ${asked.map((one) => one.url()).join(' ')}`);
  const bytes = gzipSync(await asked[0].body(), { level: 9 }).length;
  // The line and the processor are slowed by so much; what else this machine does at the moment is not the page's: of five looks the quickest.
  const looks = [];
  for (let look = 0; look < 5; look++) {
    await line.send('Network.clearBrowserCache');
    await slow.goto(`${base}/?look=${look}`);
    looks.push(await slow.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity));
  }
  const ms = Math.min(...looks);
  say(`the first page: ${(bytes / 1024).toFixed(1)} KB, readable in ${Math.round(ms)} ms on ${kilobits} kbit/s, 400 ms, a quarter of the processor`);
  if (bytes > 25 * 1024) faults.push(`the first page weighs ${bytes} bytes`);
  if (ms > 1_200) faults.push(`the first page is readable after ${Math.round(ms)} ms only`);
  await context.close();

  const plain = await browser.newContext({ locale: 'en', javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const page = await plain.newPage();
  await page.goto(`${base}/`);
  await page.getByText('We pay from what we own').click();
  await page.getByLabel('What will it do?').fill('卖鞋');
  await page.getByRole('button', { name: 'Show what I need' }).click();
  await page.getByRole('heading', { name: 'Individual business' }).waitFor();
  await page.getByText('1 of 1 recognised').waitFor();
  await plain.close();
}

async function signUp(page) {
  await page.goto(`${base}/`);
  await title(page, /开一家企业/);
  await look(page, 'start');
  await page.getByText('用我们自己的财产还').click();
  await field(page, '做什么生意？').fill('卖水果');
  await page.getByRole('heading', { name: '个体工商户' }).waitFor();
  await page.getByText('1 项认得出').waitFor();
  await look(page, 'start-answered');
  await page.getByRole('link', { name: '带着这些回答开始填' }).click();
  await title(page, '登录');
  await page.getByRole('link', { name: '注册账号' }).click();
  await title(page, '注册账号');
  await press(page, '注册账号');
  await page.getByRole('alert').waitFor();
  await look(page, 'sign-up');
  await field(page, '姓名').fill(person.name);
  await field(page, '账号').fill(person.login);
  await field(page, '密码').fill(password);
  await press(page, '注册账号');
  await title(page, '先定两件事');
  say(`${person.name} has an account`);
}

/** Every topic of an individual business, each saved by itself. Returns the address of the filing. */
async function fillIn(page) {
  await field(page, '在哪个区县').selectOption('330302');
  await press(page, '开始填');
  await page.getByText(/项里填好/).waitFor();
  const filing = page.url();
  await look(page, 'task-list');

  await page.getByRole('link', { name: /^名称/ }).click();
  await page.getByText('个人经营', { exact: true }).click();
  await field(page, '字号').fill(person.tradeName);
  await field(page, '行业').fill('水果');
  await field(page, '组织形式').fill('店');
  await saved(page);
  await look(page, 'name');
  await backToList(page);

  await page.getByRole('link', { name: /^做什么生意/ }).click();
  await field(page, '加一项').fill('水果零售；食用农产品零售');
  await press(page, '加进去');
  await field(page, '主要行业的代码').fill('果品');
  await page.getByRole('radio').first().check();
  await saved(page);
  await look(page, 'scope');
  await backToList(page);

  await page.getByRole('link', { name: /^地址/ }).click();
  await field(page, '街道或镇').fill('五马街道');
  await field(page, '路').fill('橘香巷');
  await press(page, '填好了，回清单');
  await page.getByRole('alert').waitFor();
  await look(page, 'address');
  await field(page, '门牌号').fill(`${person.door}号`);
  await saved(page);
  await backToList(page);

  await page.getByRole('link', { name: /^人员/ }).click();
  await field(page, '姓名').fill(person.name);
  await field(page, '证件号').fill(person.number.slice(0, 17) + (person.number.endsWith('0') ? '1' : '0'));
  await field(page, '姓名').focus();
  await page.getByText('有一位打错了').waitFor();
  await field(page, '证件号').fill(person.number);
  await page.getByRole('checkbox', { name: '经营者' }).check();
  await page.getByRole('checkbox', { name: '联络员' }).check();
  await look(page, 'person');
  await press(page, '加到名单');
  await saved(page);
  await look(page, 'people');
  await backToList(page);

  await page.goto(`${filing}/check`);
  await page.getByRole('alert').waitFor();
  await look(page, 'check');
  await page.getByRole('alert').getByRole('link').first().click();
  await title(page, '您承诺什么');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await saved(page);
  await backToList(page);
  say('everything is filled in');
  return filing;
}

async function backToList(page) {
  await press(page, '填好了，回清单');
  await page.getByText(/项里填好/).waitFor();
}

async function signAndSubmit(page, filing) {
  await page.goto(`${filing}/check`);
  await page.getByText('没有要改的').waitFor();
  await page.getByRole('link', { name: '请大家签字' }).click();
  await title(page, '请大家签字');
  await field(page, '手机号').fill('13800000712');
  await press(page, '请大家签字');
  await title(page, /还等 1 个人/);
  await look(page, 'signers');
  await page.getByRole('link', { name: '在这里打开' }).click();
  await title(page, /先确认您是/);
  await look(page, 'sign-who');
  await field(page, '证件号').fill(person.number);
  await press(page, '核对身份');
  await title(page, '看清楚，再签');
  await look(page, 'sign-read');
  await field(page, '您登录一窗的密码').fill(password);
  await press(page, '签字');
  await title(page, '签好了');
  await page.goto(filing);
  await title(page, '都签好了');
  await press(page, '交上去');
  await page.getByRole('heading', { name: '收件凭证' }).waitFor();
  await look(page, 'track');
  say(`signed and handed in as ${await page.locator('dd.code').first().textContent()}`);
}

/** One officer gives a verdict by keyboard alone once the case is in the hand. */
async function decide(page, { login, password: secret }, name) {
  await page.goto(`${base}/workbench/sign-in`);
  await field(page, '账号').pressSequentially(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(secret);
  await page.keyboard.press('Enter');
  await title(page, '待办');
  await page.getByRole('link', { name }).waitFor();
  await look(page, `desk-queue-${login}`);
  await page.getByRole('link', { name }).click();
  await title(page, name);
  await page.getByRole('button', { name: '领这一件' }).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: /^(审查|核准)结论$/ }).waitFor();
  await look(page, `desk-case-${login}`);
  for (const question of await page.getByRole('radio', { name: /^准许/ }).all()) {
    await question.check();
    await page.getByLabel('理由（记录在案）').last().fill('已核对，准许。');
  }
  await title(page, name);
  await page.locator('h1').focus();
  await page.keyboard.press('a');
  await page.keyboard.press('y');
  await page.keyboard.press('Enter');
  await page.getByText('已送出：通过').waitFor();
  say(`${login} has passed it`);
}

async function seeLicence(page, filing) {
  await page.goto(filing);
  await page.getByRole('link', { name: '看执照' }).waitFor({ timeout: 20_000 });
  await look(page, 'track-done');
  await page.getByRole('link', { name: '看执照' }).click();
  await title(page, '执照好了');
  await page.locator('svg.qr path').waitFor();
  await look(page, 'licence');
  const code = (await page.locator('article.licence .code').textContent()) ?? '';
  const [paper] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载正本' }).click()]);
  const [copy] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载副本' }).click()]);
  if (readFileSync(await copy.path(), 'latin1').slice(0, 5) !== '%PDF-') faults.push('the duplicate is no PDF');
  await handOn(page, code);
  say(`licence ${code}`);
  return { code, path: await paper.path() };
}

/** What the code on the page says, what is printed of it, and that it stays to be read when the line goes. */
async function handOn(page, code) {
  const { publicUrl } = await (await fetch(`${base}/api/v1/service`)).json();
  const { modules } = qrOf(`${publicUrl.replace(/\/$/, '')}/v/${code}`, { errorCorrectionLevel: 'M' });
  const dark = [...modules.data].filter(Boolean).length;
  const drawn = ((await page.locator('svg.qr path').getAttribute('d')) ?? '').match(/M\d+ \d+/g) ?? [];
  if (
    drawn.length !== dark ||
    drawn.some(
      (at) =>
        !modules.get(
          ...at
            .slice(1)
            .split(' ')
            .reverse()
            .map((place) => Number(place) - 2),
        ),
    )
  )
    faults.push('the code on the page does not lead to the check of this licence');
  await page.emulateMedia({ media: 'print' });
  if (await page.locator('header.bar').isVisible()) faults.push('the menu is printed');
  if (!(await page.locator('article.licence').isVisible())) faults.push('the licence is not printed');
  await page.emulateMedia({ media: 'screen' });
  await page.context().setOffline(true);
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await page.waitForTimeout(300);
  if (!(await page.locator('article.licence').isVisible()) || !(await page.locator('svg.qr path').isVisible()))
    faults.push('the licence is gone with the line');
  await page.context().setOffline(false);
}

async function checkIt(page, { code, path }, name) {
  await page.goto(`${base}/v/${code}`);
  await page.getByRole('heading', { name: '是真的，现在有效' }).waitFor();
  await page.getByText(name).first().waitFor();
  await look(page, 'verify');
  await page.goto(`${base}/check-licence`);
  await page.locator('input[type=file]').setInputFiles({ name: 'licence.pdf', mimeType: 'application/pdf', buffer: readFileSync(path) });
  await page.getByRole('heading', { name: '是真的，现在有效' }).waitFor();
  await look(page, 'paper');
  say('a stranger has checked the code and the paper');
}

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });
const applicant = await open(browser, 'applicant');
const officers = [];
try {
  const service = await (await fetch(`${base}/api/v1/service`)).json();
  for (const word of ['examiner', 'approver']) {
    const account = service.demoAccounts.find(({ login }) => login === word);
    if (!account) throw new Error(`the demo has no ${word}`);
    officers.push(account);
  }
  await firstPage(browser);
  await signUp(applicant);
  const filing = await fillIn(applicant);
  await signAndSubmit(applicant, filing);
  const name = (await applicant.locator('h1').textContent()) ?? '';
  for (const officer of officers) {
    const page = await open(browser, officer.login);
    await decide(page, officer, name);
    await page.context().close();
  }
  const licence = await seeLicence(applicant, filing);
  await checkIt(await open(browser, 'stranger'), licence, name);
} catch (error) {
  faults.push(error instanceof Error ? error.message : String(error));
  await applicant.screenshot({ path: join(pictures, 'failed.png'), fullPage: true }).catch(() => undefined);
} finally {
  await browser.close();
}
const kilobytes = Math.round([...weights.values()].reduce((sum, bytes) => sum + bytes, 0) / 1024);
if (kilobytes > MOST_KB) faults.push(`the applicant's pages weigh ${kilobytes} KB, more than ${MOST_KB}`);
say(`script and style of the applicant's way: ${kilobytes} KB as gzip`);
for (const fault of faults) console.error(`✗ ${fault}`);
say(faults.length === 0 ? 'the first path stands' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
