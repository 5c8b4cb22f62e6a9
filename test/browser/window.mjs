// The window of one person: a browser of their own, with everything noted that goes wrong in it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromium as findChromium, CHROMIUM_FLAGS } from '../../tools/chromium.mjs';
import { Hands } from './hands.mjs';

export const PHONE = { width: 375, height: 800 };
export const DESK = { width: 1280, height: 860 };

export const openBrowser = async () => chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });

/** `stage`: `{ browser, base, faults }`. Gives the hands of `who` at an empty page. */
export async function openWindow({ browser, base, faults }, who, options = {}) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: DESK, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`${who}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) faults.push(`${who}: asks another host: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${who}: ${response.status()} from ${new URL(response.url()).pathname}`);
  });
  return new Hands(page);
}

export const closeWindow = (hands) => hands.page.context().close();

/** The window is left to the next person, as if nobody had been there; only what browsers keep of scripts and pictures stays. */
export async function handOver({ page }, base, { language = 'zh', viewport = DESK } = {}) {
  const context = page.context();
  await context.setOffline(false);
  await page.goto('about:blank');
  await context.clearCookies();
  await page.goto(`${base}/api/v1/service`);
  await page.evaluate(
    (view) => {
      localStorage.clear();
      sessionStorage.clear();
      localStorage.setItem('onewindow.view', JSON.stringify(view));
    },
    { language },
  );
  await page.setViewportSize(viewport);
  return new Hands(page);
}

/** Signs the window in as a person who has an account, without the page for it. */
export async function enter(hands, base, { login, password }) {
  const answer = await hands.page.context().request.post(`${base}/api/v1/sessions`, { data: { login, password } });
  if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()} ${await answer.text()}`);
}

/** What one window shows at the moment. */
export async function pictureOf({ page }, name) {
  const folder = join('artifacts', 'failed');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true }).catch(() => undefined);
}

/** What every open window shows at the moment, for who must find out why a test failed. The windows are closed. */
export async function pictureAll(browser, name) {
  const folder = join('artifacts', 'failed');
  mkdirSync(folder, { recursive: true });
  for (const [nth, context] of browser.contexts().entries()) {
    for (const page of context.pages())
      await page
        .screenshot({ path: join(folder, `${name.slice(0, 40).replace(/\W+/g, '-')}-${nth + 1}.png`), fullPage: true })
        .catch(() => undefined);
    await context.close();
  }
}
