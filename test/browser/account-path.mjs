// One's own account, in a real browser with an authenticator in it, against a running demo server whose mails are kept in a folder:
//   MAILS=folder node test/browser/account-path.mjs http://localhost:3000
// A passkey is added and signs in alone; who forgot the password gets back in by the mailed link; a session ends and nothing typed is lost. Pictures go to artifacts/account/.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { chromium as findChromium, CHROMIUM_FLAGS } from '../../tools/chromium.mjs';
import { someone } from './invented-people.mjs';

const base = (process.argv[2] ?? process.env.BASE_URL ?? 'http://localhost:3000').replace(/\/$/, '');
const mails = process.env.MAILS;
const pictures = resolve('artifacts/account');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const started = Date.now();
const faults = [];
const say = (text) => console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${text}`);
const me = someone();
const login = `${me.login}@example.test`;
const password = `${me.login}-demo`;

const field = (page, label) => page.getByLabel(label, { exact: true });
const press = (page, name) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
const title = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

async function device(browser, { passkeys = false } = {}) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => response.status() >= 500 && faults.push(`${response.status()} from ${new URL(response.url()).pathname}`));
  if (passkeys) {
    const line = await context.newCDPSession(page);
    await line.send('WebAuthn.enable');
    await line.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }
  return page;
}

/** Nothing wider than the window, nothing that axe finds, by day and night, in plain and larger text. */
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
  for (const theme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForTimeout(200); // a button takes its new colour in 120 ms
    const { violations } = await page.evaluate(() =>
      globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
    );
    for (const { id, impact, nodes } of violations)
      faults.push(`${name} (${theme}): axe ${impact} ${id}: ${nodes.map(({ target }) => target.join(' '))}`);
    if (theme === 'dark') await page.screenshot({ path: join(pictures, `${name}-dark.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function signIn(page) {
  await page.goto(`${base}/sign-in`);
  await field(page, '账号').fill(login);
  await field(page, '密码').fill(password);
  await press(page, '登录');
  await title(page, '我的申请');
}

async function addPasskey(page) {
  await signIn(page);
  await page.getByRole('link', { name: '密码、通行密钥、登录的设备' }).click();
  await title(page, '我的账号');
  await page.getByText('还没有通行密钥。').waitFor();
  await look(page, 'account');
  await press(page, '加一个通行密钥');
  await field(page, '给它起个名').fill('我的手机');
  await press(page, '在这台设备上加');
  await page.getByText('通行密钥加好了').waitFor();
  await press(page, '做一套恢复码');
  await page.getByRole('heading', { name: '只在这里显示这一次' }).waitFor();
  if ((await page.locator('.code-list li').count()) !== 10) faults.push('there are not ten recovery codes');
  await look(page, 'account-codes');
  await press(page, '收好了');
  await page.getByRole('button', { name: '大字' }).click();
  await look(page, 'account-larger');
  say('a passkey, and ten codes');
}

async function byPasskey(page) {
  await page.getByRole('main').getByRole('button', { name: '退出', exact: true }).last().click();
  await page.getByRole('heading', { level: 1, name: /开一家企业|先定两件事|登录/ }).waitFor();
  await page.goto(`${base}/sign-in`);
  await title(page, '登录');
  await look(page, 'sign-in');
  await press(page, '用指纹或面容进入');
  await title(page, '我的申请');
  say('signed in with the passkey alone');
}

/** The link of the one mail to this person. */
async function mailedLink() {
  for (let tries = 0; tries < 50; tries += 1) {
    const texts = readdirSync(mails).map((name) => readFileSync(join(mails, name), 'utf8'));
    const mail = texts.find((text) => text.includes(`To: ${login}`) && text.includes('Subject:') && linkIn(text));
    if (mail) return linkIn(mail);
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('the mail with the link did not come');
}
const linkIn = (mail) => /https?:\S+\/recover#\S+/.exec(Buffer.from(mail.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8'))?.[0];

/** On another device, without the passkey: the page says the same whether there is such an account or not. */
async function recover(page) {
  await page.goto(`${base}/sign-in`);
  await page.getByRole('link', { name: '忘了密码，或者登录不了' }).click();
  await title(page, '找回账号');
  await press(page, '用新密码登录');
  await page.getByRole('link', { name: '写上恢复码。' }).waitFor();
  await look(page, 'recover');
  await field(page, '账号').fill(login);
  await press(page, '发链接给我');
  await page.getByText('有这个账号，链接就在路上').waitFor();
  await page.goto(await mailedLink());
  await title(page, '设一个新密码');
  if (page.url().includes('#')) faults.push('the token stays in the address');
  await look(page, 'recover-link');
  await field(page, '新密码').fill(`${password}-new`);
  await press(page, '用新密码登录');
  await title(page, '我的申请');
  if ((await page.evaluate(() => document.documentElement.dataset.view)) !== 'elder') faults.push('larger text did not come with the account');
  say('back in by the mailed link; the larger text came along');
}

/** Another person does without a password from the start: the codes first, then in and out by passkey alone, and back by a code on another device. */
async function withoutPassword(page, elsewhere) {
  const one = someone();
  await page.goto(`${base}/sign-up`);
  await title(page, '注册账号');
  await press(page, '用通行密钥注册，不设密码');
  const summary = page.getByRole('alert');
  await summary.waitFor();
  if ((await summary.getByRole('link').count()) !== 2) faults.push('a password is asked of who wants none');
  await look(page, 'sign-up-passkey');
  await field(page, '姓名').fill(one.name);
  await field(page, '账号').fill(one.login);
  await press(page, '用通行密钥注册，不设密码');
  await title(page, '账号有了，不用密码');
  await press(page, '做一套恢复码');
  await page.getByRole('heading', { name: '只在这里显示这一次' }).waitFor();
  await look(page, 'first-codes');
  const code = await page.locator('.code-list li').first().textContent();
  await press(page, '收好了');
  await title(page, '我的申请');
  await page.goto(`${base}/account`);
  await page.getByText('没有密码，只用通行密钥登录。').waitFor();
  await press(page, '退出');
  await page.getByRole('heading', { level: 1, name: /开一家企业|先定两件事|登录/ }).waitFor();
  await page.goto(`${base}/sign-in`);
  await press(page, '用指纹或面容进入');
  await title(page, '我的申请');

  await elsewhere.goto(`${base}/recover`);
  await field(elsewhere, '恢复码是哪个账号的').fill(one.login);
  await field(elsewhere, '恢复码').fill(code.toLowerCase());
  await field(elsewhere, '新密码').fill(`${one.login}-new`);
  await press(elsewhere, '用新密码登录');
  await title(elsewhere, '我的账号');
  await elsewhere.getByText('可以用密码登录。').waitFor();
  await elsewhere.getByRole('listitem').filter({ hasText: 'Chrome' }).getByRole('button').first().click();
  await elsewhere.getByText('通行密钥去掉了').waitFor();
  await page.goto(`${base}/account`);
  await title(page, '登录');
  say('an account without a password: opened, entered, and recovered by a code');
}

/** The API as a program. */
async function call(token, method, path, body) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(`${base}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
const tokenBy = async (secret) => (await call(null, 'POST', '/sessions', { login, password: secret, as: 'program' })).token;

/** Waits until the page has asked nothing for a while. */
async function quiet(page) {
  let last = Date.now();
  let open = 0;
  const note = (by) => () => {
    open += by;
    last = Date.now();
  };
  page.on('request', note(1));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, note(-1));
  while (open > 0 || Date.now() < last + 1_000) await page.waitForTimeout(100);
}

/** Nearly twelve hours without a press: warned in time, and one press to stay. */
async function stay(page, filing) {
  await page.clock.install();
  await page.goto(`${base}/filings/${filing}/name`);
  await field(page, '字号').fill('澄海');
  await page.getByText(/^已保存/).waitFor();
  await quiet(page); // an answer that comes late counts as use
  await page.clock.fastForward('11:58:00');
  const warning = page.getByRole('dialog', { name: '还在吗？快要自动退出了' });
  await warning.waitFor();
  await look(page, 'session-warned');
  await press(page, '接着用');
  await warning.waitFor({ state: 'detached' });
  say('warned two minutes before the end, and stayed by one press');
}

/** The session was ended elsewhere while an answer was typed: signed in again over the page, and the answer is saved. */
async function goOn(page, filing) {
  await field(page, '字号').fill('望海');
  const question = page.getByRole('dialog', { name: '登录已经结束，填的内容都在' });
  await question.waitFor();
  await look(page, 'session-over');
  await press(page, '登录，接着来');
  await page.getByRole('link', { name: '写上密码。' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await press(page, '用指纹或面容进入');
  await question.waitFor({ state: 'detached' });
  await page.getByText(/^已保存/).waitFor();
  const { facts } = await call(await tokenBy(`${password}-new`), 'GET', `/filings/${filing}`);
  if (facts.name.tradeName !== '望海' || (await field(page, '字号').inputValue()) !== '望海') faults.push('what was typed is lost');
  say('signed in again over the page; what was typed is saved');
}

mkdirSync(pictures, { recursive: true });
await call(null, 'POST', '/accounts', { login, password, name: me.name });
const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });
const own = await device(browser, { passkeys: true });
const other = await device(browser);
const bare = await device(browser, { passkeys: true });
const third = await device(browser);
try {
  await addPasskey(own);
  await byPasskey(own);
  const frame = { entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302' };
  const { id: filing } = await call(await tokenBy(password), 'POST', '/filings', { kind: 'establishment', channel: 'online', ...frame });
  await stay(own, filing);
  await recover(other);
  await goOn(own, filing);
  await withoutPassword(bare, third);
} catch (error) {
  faults.push(error instanceof Error ? error.message : String(error));
  await own.screenshot({ path: join(pictures, 'failed.png'), fullPage: true }).catch(() => undefined);
  for (const [name, page] of Object.entries({ other, bare, third }))
    await page.screenshot({ path: join(pictures, `failed-${name}.png`), fullPage: true }).catch(() => undefined);
} finally {
  await browser.close();
}
for (const fault of faults) console.error(`✗ ${fault}`);
say(faults.length === 0 ? 'the account stands' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
