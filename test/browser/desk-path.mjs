// Two officers and a supervisor at the workbench, in a real browser against a running demo server, the officers by keyboard alone:
//   node test/browser/desk-path.mjs http://localhost:3000      (DESK_CASES=50 for more than eight)
// Counts every key and reckons each case by the keystroke-level model.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { chromium as findChromium, CHROMIUM_FLAGS } from '../../tools/chromium.mjs';
import { someone } from './invented-people.mjs';
import { companyFacts, fileCompany, fivePeople, handIn } from '../../tools/company.mjs';

const base = (process.argv[2] ?? process.env.BASE_URL ?? 'http://localhost:3000').replace(/\/$/, '');
const CASES = Math.max(8, Number(process.env.DESK_CASES ?? 8));
const PASSWORD = 'onewindow-demo';
const pictures = resolve('artifacts/browser');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The keystroke-level model: a key of an average typist, and one moment of thought. */
const [KEY_S, THOUGHT_S] = [0.28, 1.35];
const MOST_KEYS = 6;
const MOST_S = 15;
const started = Date.now();
const faults = [];
const say = (text) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${text}`);

/** What is done with each kind of case: keys, with a moment of thought before those marked `?`. */
const WAYS = {
  clean: ['?a', '?y', 'Enter'],
  // The address is wrong: the first reason of the table says why, and is sent.
  correct: ['?3', 'a', '?b', '?1', 'Enter'],
  // The law leaves a word of the name to the officer, who allows it with a reason.
  question: ['?a', '?v', '?准许：行业用语', 'Escape', '?y', 'Enter'],
  refuse: ['?2', 'a', '?f', '?1', 'Enter'],
};
const SENT = { clean: '已送出：通过', question: '已送出：通过', correct: '已送出：补正', refuse: '已送出：不予' };
const kindOf = (place) => (place === 6 ? 'refuse' : ['clean', 'clean', 'correct', 'question'][place % 4]);

/** Files every case as its founders would. A word of finance in a name is one the officer decides about. */
async function fileAll() {
  const tag = 20_000 + Math.floor(Math.random() * 20_000);
  const people = await fivePeople(base, tag);
  const plan = new Map();
  for (let place = 0; place < CASES; place += 1) {
    const count = tag + place;
    const kind = kindOf(place);
    const facts = companyFacts(people, count);
    if (kind === 'question') {
      facts.name.industryTerm = '投资管理';
      facts.name.full = `温州${facts.name.tradeName}投资管理有限公司`;
      facts.businessScope = ['投资管理'];
      facts.industryCode = { edition: '2017', code: 'L7212' };
    }
    const filing = await fileCompany(people, count, { name: `desk-${count}`, facts });
    plan.set(filing.facts.name.full, { kind, id: filing.id });
  }
  return { people, plan };
}

/** What the founders do with a return: another door, everyone signs again. They hear of it when it can no longer be taken back. */
async function correct(people, id) {
  const path = `/api/v1/filings/${id}`;
  const [filer] = people;
  while ((await filer.get(path)).state !== 'CORRECTION_REQUESTED') await new Promise((done) => setTimeout(done, 500));
  const { version, facts } = await filer.post(`${path}/edit`);
  const doorNumber = `9${facts.address.doorNumber}`;
  await filer.patch(path, { address: { ...facts.address, doorNumber, text: `浙江省温州市鹿城区五马街道青鹭路${doorNumber}` } }, version);
  await handIn(people, path);
}

async function open(browser, login) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(`${login}: ${error.message}`));
  page.on('response', (response) => response.status() >= 500 && faults.push(`${login}: ${response.status()} from ${response.url()}`));
  await page.goto(`${base}/workbench/sign-in`);
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  await page.getByText('实时', { exact: true }).waitFor();
  return page;
}

/** By day and by night: nothing wider than the window, and nothing that axe finds. */
async function look(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(pictures, `desk-${name}-${colorScheme}.png`) });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) faults.push(`${name}: ${over} px too wide`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
    );
    for (const { id, impact, nodes } of violations)
      faults.push(`${name} ${colorScheme}: axe ${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }
  await page.emulateMedia({ colorScheme: null });
}

const nameOn = (page) => page.getByRole('heading', { level: 1 }).first().textContent();

/** `N`, then the case that came: its name, or nothing where there is none now. */
async function next(page) {
  const before = page.url();
  await page.keyboard.press('n');
  const none = page.getByText('没有可取的了').first();
  for (let tries = 0; tries < 2_000; tries += 1) {
    if (page.url() !== before && (await page.getByRole('button', { name: /^送出/ }).count()) > 0) return nameOn(page);
    if (await none.isVisible()) return undefined;
    await page.waitForTimeout(25);
  }
  throw new Error(`no next case: ${page.url()} ${(await page.getByRole('alert').allTextContents()).join(' ')}`);
}

/** Works one case with its keys; how many they were, how long the model takes, how long the machine took. */
async function work(page, kind) {
  const began = performance.now();
  let [keys, thoughts] = [1, 0]; // `N` brought it
  for (const stroke of WAYS[kind]) {
    const key = stroke.replace('?', '');
    if (stroke !== key) thoughts += 1;
    if (key.length > 1 && !/^[A-Z]/.test(key)) {
      await page.locator('textarea:focus').waitFor();
      await page.keyboard.type(key);
      keys += key.length;
    } else {
      await page.keyboard.press(key);
      keys += 1;
    }
  }
  await page.getByText(SENT[kind]).waitFor();
  const machine = (performance.now() - began) / 1000;
  return { kind, keys, machine, model: keys * KEY_S + (thoughts + 1) * THOUGHT_S + machine };
}

/** One officer, until as many cases are decided as there are to decide. */
async function officer(page, plan, { until, onDone = async () => {}, way = (kind) => kind }) {
  const done = [];
  const patience = Date.now() + 120_000 + CASES * 5_000;
  while (done.length < until()) {
    if (Date.now() > patience) throw new Error(`only ${done.length} of ${until()} were decided`);
    const name = await next(page);
    if (name === undefined || name === null) {
      await page.waitForTimeout(300);
      continue;
    }
    const planned = plan.get(name);
    if (!planned) throw new Error(`${name} is not of this proof: an empty server is wanted`);
    const again = await page.getByText('第 2 轮', { exact: false }).first().isVisible();
    if (again) {
      await page.keyboard.press('d');
      await page.getByRole('table', { name: '第 1 轮到第 2 轮的差异' }).waitFor();
    }
    done.push({ name, ...(await work(page, again ? 'clean' : way(planned.kind))) });
    await onDone(planned, again);
  }
  return done;
}

async function toQueue(page) {
  await page.getByRole('link', { name: '队列', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
}

/** A verdict is taken back on the page of the next case: what was looked at is there again, and nobody has heard of it. */
async function takenBack(page) {
  const name = await next(page);
  const address = page.url();
  for (const key of ['a', 'y', 'Enter']) await page.keyboard.press(key);
  await page.getByText(SENT.clean).waitFor();
  const before = await page.locator('.desk').evaluate((desk) => JSON.stringify(desk.getBoundingClientRect()));
  await page.getByText(`“${name}”：通过，正在送出`).waitFor();
  await next(page);
  const during = await page.locator('.desk').evaluate((desk) => JSON.stringify(desk.getBoundingClientRect()));
  if (before !== during) faults.push('the countdown moves the page');
  await page.screenshot({ path: join(pictures, 'desk-take-back.png') });
  await page.keyboard.press('x');
  await page.getByRole('button', { name: /^领这一件/ }).waitFor();
  await page.keyboard.press('u');
  await page.waitForURL(address);
  await page.getByRole('button', { name: /^送出/ }).waitFor();
  const task = await (await page.request.get(`${base}/api/v1/tasks/${address.split('/').at(-1)}`)).json();
  if (task.verdicts.length > 0 || task.heldBack || task.maySettle.length !== 1) faults.push('what was taken back is not back');
  if ((await page.locator('.check.right').count()) === 0) faults.push('what was looked at did not come back');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: /^领这一件/ }).waitFor();
}

/** Keys are given others, which go with the account; switched off they do nothing. */
async function ownKeys(page) {
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await look(page, 'keys');
  await page.getByLabel('“取下一件”的键').fill(';');
  await page.getByRole('button', { name: '存下', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const address = page.url();
  await page.reload();
  await page.locator('.keys').waitFor();
  await page.keyboard.press('n');
  await page.waitForTimeout(300);
  if (page.url() !== address) faults.push('a key that was given away still acts');
  await page.keyboard.press(';');
  await page.waitForURL((url) => url.href !== address);
  await page.keyboard.press('x');
  await page.getByRole('button', { name: /^领这一件/ }).waitFor();
  await page.getByRole('button', { name: '全部快捷键' }).click();
  await page.getByRole('button', { name: '都改回原来的' }).click();
  await page.getByRole('button', { name: '存下', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The board, looked at while the others work. */
async function board(page) {
  await page.getByRole('link', { name: '看板' }).click();
  await page.locator('.figs').waitFor();
  await look(page, 'board');
}

/** Every number of the board is the number of its list. Asked while nobody works, for a number and its list are asked one after the other. */
async function numbers(page) {
  const view = await (await page.request.get(`${base}/api/v1/desk/board`)).json();
  const figures = [];
  const gather = (part) => {
    if (part === null || typeof part !== 'object') return;
    if ('count' in part && 'query' in part) figures.push(part);
    else Object.values(part).forEach(gather);
  };
  gather(view);
  for (const { count, query } of figures) {
    const { total } = await (await page.request.get(`${base}/api/v1/desk/tasks?${new URLSearchParams(query)}`)).json();
    if (total !== count) faults.push(`the board says ${count} and its list ${total}: ${JSON.stringify(query)}`);
  }
  await page.goto(`${base}/workbench/board`);
  const shown = await page.locator('.figs a').first().getAttribute('data-figure');
  await page.locator('.figs a').first().click();
  await page.locator(`[data-total="${shown}"]`).waitFor();
  return figures.length;
}

/** What was typed outlives a case that is taken away, and a reload; nothing is sent by itself. */
async function taken(officerPage, supervisorPage) {
  const name = await next(officerPage);
  await officerPage.keyboard.press('f');
  await officerPage.getByLabel('哪里不对').fill('写到一半的意见');
  const id = officerPage.url().split('/').at(-1);
  await supervisorPage.goto(`${base}/workbench/tasks/${id}`);
  const choice = supervisorPage.getByLabel(`把 ${name} 分给`);
  const officers = await choice.locator('option').allTextContents();
  await choice.selectOption({ label: officers.find((text) => text.startsWith('许闻溪')) });
  await officerPage.getByText('已不在您手里').waitFor();
  await officerPage.locator('h1').focus();
  // Into the list, then sent: the first is taken in, the second does nothing.
  await officerPage.keyboard.press('Enter');
  await officerPage.keyboard.press('Enter');
  await officerPage.reload();
  await officerPage.locator('.remarks').getByText('写到一半的意见').first().waitFor();
  const task = await (await officerPage.request.get(`${base}/api/v1/tasks/${id}`)).json();
  if (task.verdicts.length > 0) faults.push('something was sent by itself');
  await officerPage.getByRole('button', { name: /^去掉/ }).click();
}

/** A clerk enters a filing for whoever stands at the counter, and hands it in once the print is signed. */
async function window(page) {
  const field = (label) => page.getByLabel(label, { exact: true });
  const { name, number, tradeName, door } = someone();
  await page.getByRole('link', { name: '窗口', exact: true }).click();
  const visitor = page.getByRole('form', { name: '替来人填一份' });
  await visitor.getByLabel('姓名', { exact: true }).fill(name);
  await visitor.getByLabel('证件号码', { exact: true }).fill(number);
  await page.getByRole('button', { name: '开始填' }).click();
  await page.getByRole('heading', { name: '申请表' }).waitFor();
  const answers = { 字号: tradeName, 行业: '水果', 组织形式: '店', 经营范围: '水果零售', 行业代码: 'F5223', 街道或镇: '五马街道', 路: '橘香巷' };
  for (const [label, text] of Object.entries({ ...answers, 门牌号: `${door}号` })) await field(label).fill(text);
  // What is typed is there after a reload, before it was ever saved.
  await page.reload();
  await field('字号').waitFor();
  if ((await field('字号').inputValue()) !== tradeName) faults.push('what was typed at the window is gone');
  await page.getByText('本人承诺').click();
  await page.getByRole('button', { name: '存下并检查' }).click();
  await page.getByText('都填好了').waitFor();
  await look(page, 'intake');
  await field('联系手机').fill('13800000000');
  await page.getByRole('button', { name: '定稿，打印签字' }).click();
  await page.getByRole('button', { name: /^看着签了/ }).click();
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByText('收到', { exact: true }).first().waitFor();
}

const sum = (rows, of) => rows.reduce((total, row) => total + of(row), 0);
function report(who, rows) {
  for (const kind of Object.keys(WAYS)) {
    const own = rows.filter((row) => row.kind === kind);
    if (own.length === 0) continue;
    const [keys, model] = [Math.max(...own.map((row) => row.keys)), sum(own, (row) => row.model) / own.length];
    const machine = sum(own, (row) => row.machine) / own.length;
    say(`${who} ${kind}: ${own.length} cases, ${keys} keys, ${model.toFixed(1)} s by the model, of which the machine ${machine.toFixed(2)} s`);
    if (kind !== 'question' && (keys > MOST_KEYS || model > MOST_S)) faults.push(`a case (${kind}) took ${keys} keys and ${model.toFixed(1)} s`);
  }
}

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });
try {
  const { people, plan } = await fileAll();
  say(`${plan.size} cases are filed`);
  const [examiner, approver, supervisor] = [await open(browser, 'examiner'), await open(browser, 'approver'), await open(browser, 'supervisor')];
  await examiner.getByRole('link', { name: [...plan.keys()][0] }).waitFor();
  await look(examiner, 'queue');
  await taken(examiner, supervisor);
  say('a case that was taken away kept what was typed, and sent nothing');

  await toQueue(examiner);
  await takenBack(examiner);
  say('a verdict was taken back from the page of the next case');
  await toQueue(examiner);
  await ownKeys(examiner);
  say('keys are the officer’s own');

  // Every correction comes back as a second round, so the examiner has it twice.
  const kinds = [...plan.values()].map(({ kind }) => kind);
  const returns = kinds.filter((kind) => kind === 'correct').length;
  await examiner.reload();
  await examiner.getByRole('button', { name: /^送出/ }).waitFor();
  await look(examiner, 'case');
  await examiner.keyboard.press('x');
  await examiner.getByRole('button', { name: /^领这一件/ }).waitFor();
  await examiner.getByRole('link', { name: '队列', exact: true }).click();
  await examiner.getByRole('heading', { level: 1, name: '待办' }).waitFor();
  const [examined, approved] = await Promise.all([
    officer(examiner, plan, {
      until: () => CASES + returns,
      onDone: async ({ kind, id }, again) => {
        if (kind === 'correct' && !again) await correct(people, id);
      },
    }),
    officer(approver, plan, { until: () => CASES, way: (kind) => (kind === 'refuse' ? 'refuse' : 'clean') }),
    board(supervisor),
  ]);
  report('examiner', examined);
  report('approver', approved);
  await window(examiner);
  await supervisor.goto(`${base}/workbench/samples`);
  await supervisor.getByText('加一行').click();
  await look(supervisor, 'samples');
  say('a visitor’s filing was entered, signed on the print and handed in at the window');
  say(`${await numbers(supervisor)} numbers of the board are those of their lists`);
} finally {
  await browser.close();
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
say('the desk stands');
