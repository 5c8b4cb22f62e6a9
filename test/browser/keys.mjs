// The hands of a person who has keys only: Tab, arrows, Space, Enter, Escape and letters. Each place where the focus comes to rest is looked at,
// and everything that a page says by itself to who cannot see it is heard.
import { t } from './word-book.mjs';

/** A screen of 1280 × 1024 at 400 % zoom. */
export const ZOOMED = { width: 320, height: 256 };

const MOST_STEPS = 250;
const WAIT_MS = 30_000;

/** Runs in the page: what the focus rests on, and what is wrong with how it shows. */
function lookAtFocus(target, previous) {
  const at = document.activeElement;
  if (!at || at === document.body) return { there: false, what: 'nothing', wrong: null };
  const what = `${at.tagName.toLowerCase()} “${(at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent ?? '').trim().slice(0, 40)}”`;
  const shown = (box) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  };
  // A ring may stand around the label that holds a box.
  const ringed = shown(at) || (at.parentElement && shown(at.parentElement));
  const { left, top, right, bottom } = at.getBoundingClientRect();
  const seen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  const x = Math.min(Math.max((left + right) / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max((Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2, 1), innerHeight - 1);
  const over = document.elementFromPoint(x, y);
  const covered = over !== null && !at.contains(over) && !over.contains(at) && !at.labels?.[0]?.contains(over);
  const wrong = !ringed
    ? 'shows no focus'
    : !seen
      ? 'has the focus outside of the window'
      : covered
        ? `has the focus below “${over.textContent?.slice(0, 20)}”`
        : null;
  const order = previous?.isConnected ? previous.compareDocumentPosition(at) : 0;
  return { there: at === target, what, wrong, backwards: Boolean(order & Node.DOCUMENT_POSITION_PRECEDING) };
}

/** Runs in each new page: collects the texts of live regions. A status that comes into being together with its text is said by few readers; an alert is. */
function listen() {
  globalThis.heard = [];
  const note = (node) => {
    const region = (node instanceof Element ? node : node.parentElement)?.closest('[role=status], [role=alert], [aria-live]');
    const text = region?.textContent?.trim();
    if (text) globalThis.heard.push(text);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]');
      if (region) note(region);
      if (type === 'childList')
        for (const node of addedNodes)
          if (node instanceof Element)
            for (const alert of [node, ...node.querySelectorAll('[role=alert]')]) if (alert.matches('[role=alert]')) note(alert);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

export class Keys {
  presses = 0;
  stops = 0;

  /** What is wrong goes into `faults`, each once. */
  static async at(hands, faults) {
    const { page } = hands;
    await page.addInitScript(listen);
    return new Keys(page, faults);
  }

  constructor(page, faults) {
    this.page = page;
    this.faults = faults;
  }

  async key(name) {
    this.presses += 1;
    await this.page.keyboard.press(name);
  }

  fault(text) {
    const whole = `keyboard: ${text} on “${new URL(this.page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id')}”`;
    if (!this.faults.includes(whole)) this.faults.push(whole);
  }

  /** Goes there by Tab, or back by Shift and Tab; every rest on the way is seen, in the window, uncovered and in order. */
  async to(where) {
    const place = where.first();
    await place.waitFor({ timeout: WAIT_MS });
    const { ahead, lost } = await place.evaluate((target) => {
      const at = document.activeElement;
      const nowhere = at === document.body || at === null;
      const lost = nowhere && globalThis.walked === true; // on a document that was just opened it rests nowhere yet
      globalThis.walked = true;
      return {
        lost,
        ahead: nowhere || Boolean(at.compareDocumentPosition(target) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)),
      };
    });
    if (lost) this.fault(`the focus is lost before ${place}`);
    for (let steps = 0; steps <= MOST_STEPS; steps += 1) {
      const previous = await this.page.evaluateHandle(() => document.activeElement);
      if (steps > 0) {
        await this.key(ahead ? 'Tab' : 'Shift+Tab');
        this.stops += 1;
      }
      const { there, what, wrong, backwards } = await place.evaluate(lookAtFocus, previous);
      if (steps > 0 && wrong) this.fault(`${what} ${wrong}`);
      if (steps > 0 && ahead && backwards && what !== 'nothing') this.fault(`the focus goes back to ${what}`);
      if (there) return;
    }
    throw new Error(`${MOST_STEPS} times Tab does not come to ${place}`);
  }

  field(label) {
    return this.page.getByLabel(label, { exact: true });
  }

  /** What stood there is written over. */
  async type(label, text) {
    await this.to(this.field(label));
    await this.key('Control+a');
    this.presses += text.length;
    await this.page.keyboard.type(text);
  }

  async press(name, { within = this.page, key = 'Enter' } = {}) {
    await this.to(within.getByRole('button', { name, exact: typeof name === 'string' }));
    await this.key(key);
  }

  async follow(name, { within = this.page } = {}) {
    await this.to(within.getByRole('link', { name }));
    await this.key('Enter');
  }

  async tick(box) {
    if (await box.first().isChecked()) return;
    await this.to(box);
    await this.key('Space');
    if (!(await box.first().isChecked())) throw new Error(`Space does not tick ${box}`);
  }

  /** One of a few: Tab comes to the group, arrows go through it. */
  async pick(radio) {
    const group = this.page.getByRole('radio').and(this.page.locator(`[name="${await radio.first().getAttribute('name')}"]`));
    const checked = group.and(this.page.locator(':checked'));
    await this.to((await checked.count()) > 0 ? checked : group);
    for (let steps = 0; steps < 30 && !(await radio.first().isChecked()); steps += 1)
      await this.key(steps === 0 && (await checked.count()) === 0 ? 'Space' : 'ArrowDown');
    if (!(await radio.first().isChecked())) throw new Error(`no arrow comes to ${radio}`);
  }

  /** An entry of a list, by arrows. */
  async choose(label, value) {
    const list = this.field(label);
    await this.to(list);
    await this.key('Home');
    for (let steps = 0; steps < 300 && (await list.inputValue()) !== value; steps += 1) await this.key('ArrowDown');
    if ((await list.inputValue()) !== value) throw new Error(`no arrow comes to ${value} in ${label}`);
  }

  /** The page is a new one: its heading has the focus, so that the next Tab goes on from there; nothing is wider than the window. */
  async title(name) {
    const heading = this.page.getByRole('heading', { level: 1, name }).first();
    await heading.waitFor({ timeout: WAIT_MS });
    const over = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) this.fault(`the page is ${over} px wider than the window`);
  }

  async see(what) {
    await what.first().waitFor({ timeout: WAIT_MS });
  }

  /** Waits until a live region has said it. */
  async hear(text) {
    const pattern = text instanceof RegExp ? text : new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    await this.page
      .waitForFunction((source) => globalThis.heard.some((one) => new RegExp(source).test(one)), pattern.source, { timeout: WAIT_MS })
      .catch(async () => {
        throw new Error(`nothing says ${pattern}; heard: ${(await this.page.evaluate(() => globalThis.heard)).slice(-5).join(' | ')}`);
      });
    await this.page.evaluate(() => (globalThis.heard = []));
  }

  saved() {
    return this.hear(t('ui.saved', { time: '' }).trim());
  }

  /** All faults stand in one summary that has the focus; its first link leads to the field. */
  async followFirstFault() {
    await this.page.waitForFunction(() => document.activeElement?.classList.contains('errsum'), null, { timeout: WAIT_MS });
    await this.key('Tab');
    await this.key('Enter');
  }

  /** Who is in an open dialog stays in it, whichever way they go, and comes to everything in it. */
  async goRoundDialog(dialog) {
    const places = await dialog.locator('a[href], button, input, select, textarea, summary').count();
    const come = new Set();
    for (const way of ['Tab', 'Shift+Tab']) {
      for (let steps = 0; steps <= places + 1; steps += 1) {
        await this.key(way);
        const at = await dialog.evaluate((box) => {
          const { activeElement: now } = document;
          return now === document.body || now === null ? '' : box.contains(now) ? now.textContent || now.id : null;
        });
        if (at === null) this.fault('the focus leaves an open dialog');
        else if (at) come.add(at);
      }
    }
    for (let steps = 0; steps < places && !(await dialog.evaluate((box) => box.contains(document.activeElement))); steps += 1) await this.key('Tab');
    if (come.size < places) this.fault(`${come.size} of ${places} places in a dialog are come to`);
  }
}
