// The eyes on one page: opens it, brings it into a state, and lets its line be slow, cut or refuse.
import { openWindow } from './window.mjs';

const QUIET_MS = 60;
const PATIENCE_MS = 10_000;

/** A window of one person. What is said to the line holds until `anew`. `timed`: time goes by only as it is told. */
export class View {
  #open = new Set();
  #since = Date.now();

  static async open(stage, who, { world, base, timed }) {
    const view = new View();
    const { page } = await openWindow(stage, `states of ${who}`, { reducedMotion: 'reduce', colorScheme: 'light' });
    Object.assign(view, { page, world, base, lines: false });
    page.setDefaultTimeout(PATIENCE_MS);
    if (timed) await page.clock.install();
    page.on('request', (request) => !/\/events\b/.test(request.url()) && view.#note(() => view.#open.add(request)));
    for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => view.#note(() => view.#open.delete(request)));
    return view;
  }

  #note(change) {
    change();
    this.#since = Date.now();
  }

  async goto(path) {
    await this.page.goto(this.base + path, { waitUntil: 'commit' });
    await this.settled();
  }

  /** A page stands, and nothing has been asked for a moment but what the line holds back. */
  async settled() {
    await this.page.locator('main h1, main [role=alert]').first().waitFor({ state: 'attached' });
    if (!this.held) await this.page.waitForFunction(() => document.querySelector('main[aria-busy=true], main [aria-busy=true]') === null);
    const until = Date.now() + PATIENCE_MS;
    const held = () => (this.held ? [...this.#open].filter((request) => !this.held.has(request)) : [...this.#open]);
    while (held().length > 0 || Date.now() - this.#since < QUIET_MS) {
      if (Date.now() > until) throw new Error(`${this.page.url()} keeps asking for ${[...this.#open].map((one) => one.url()).join(' ')}`);
      await new Promise((done) => setTimeout(done, 15));
    }
  }

  /** A line and a browser that hold nothing of what was before. */
  async anew() {
    // What was held back never arrives.
    for (const route of this.held?.values() ?? []) await route.abort().catch(() => undefined);
    if (this.lines) await this.page.unrouteAll({ behavior: 'ignoreErrors' });
    Object.assign(this, { lines: false, held: undefined });
    this.#open.clear();
    await this.page
      .evaluate(() => Object.keys(localStorage).forEach((key) => key.startsWith('onewindow.unsaved') && localStorage.removeItem(key)))
      .catch(() => undefined); // a page of nowhere keeps nothing
  }

  async #route(pattern, act, method) {
    this.lines = true;
    await this.page.route(pattern, (route) => (!method || route.request().method() === method ? act(route) : route.fallback()));
  }

  cut = (pattern, method) => this.#route(pattern, (route) => route.abort('internetdisconnected'), method);

  /** No answer comes. */
  slow(pattern, method) {
    this.held ??= new Map();
    return this.#route(pattern, (route) => void this.held.set(route.request(), route), method);
  }

  answer = (pattern, json, method) => this.#route(pattern, (route) => route.fulfill({ json }), method);
  refuse = (pattern, method) =>
    this.#route(pattern, (route) => route.fulfill({ status: 422, json: { code: 'request.invalid', path: 'name' } }), method);

  /** The server's own answer with a part of it changed. */
  change = (pattern, parts) =>
    this.#route(pattern, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), ...parts } });
    });

  press = (name) =>
    this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  type = (label, text) => this.page.getByLabel(label, { exact: true }).first().fill(text);
  attach = (file) => this.page.locator('input[type=file]').first().setInputFiles(file);
  elsewhere = (id, parts) => this.world.elsewhere(id, parts);

  /** So much time goes by: minutes and seconds. */
  pass = (time) => this.page.clock.fastForward(time);

  /** What was asked for and did not come is given up. */
  async giveUp() {
    for (let tries = 0; tries < 3; tries += 1) {
      await this.settled();
      await this.pass(5_000);
    }
  }
}
