// The hands of a person at a page: they type, press and tick as people do, and count what it costs them.
import { pinyin } from 'pinyin-pro';
import { t } from './word-book.mjs';

/**
 * The keystroke-level model of Card, Moran and Newell, in seconds: K a key or a press of the mouse by somebody who types now and then,
 * P pointing, H a hand going from keys to mouse or back, M making up one's mind, R waiting for an answer.
 */
export const KLM_SECONDS = { K: 0.28, P: 1.1, H: 0.4, M: 1.35, R: 0.5 };

/** Keys for a text: a letter or digit is one; a Chinese character is the letters of its sound and one to choose it. */
export function keysFor(text) {
  const sounds = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced' });
  return [...text].reduce((sum, character, at) => sum + (/\p{Script=Han}/u.test(character) ? (sounds[at]?.length ?? 4) + 1 : 1), 0);
}

const WAIT_MS = 60_000;

export class Hands {
  counts = { K: 0, P: 0, H: 0, M: 0, R: 0 };
  keystrokes = 0;
  onMouse = true;

  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(WAIT_MS);
    page.setDefaultNavigationTimeout(WAIT_MS);
  }

  get seconds() {
    return Object.entries(this.counts).reduce((sum, [operator, count]) => sum + count * KLM_SECONDS[operator], 0);
  }

  field(label) {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Looks for the field, goes there, writes. What stood there is written over. */
  async type(label, text) {
    await this.typeInto(this.field(label), text);
  }

  async typeInto(box, text) {
    await box.fill(text);
    this.#point();
    this.#key(keysFor(text));
  }

  async choose(label, value) {
    await this.field(label).selectOption(value);
    this.#point();
    this.#click(); // the entry in the list
  }

  async press(name, { within = this.page, exact = true } = {}) {
    await within.getByRole('button', { name, exact }).first().click();
    this.#point();
  }

  /** Presses what is greyed, as people do. */
  async tryToPress(name) {
    await this.page.getByRole('button', { name, exact: true }).first().click({ force: true });
    this.#point();
  }

  async follow(name) {
    await this.page.getByRole('link', { name }).first().click();
    this.#point();
  }

  async tick(box) {
    await box.check();
    this.#point();
  }

  /** Opens the list of files, finds one, takes it. */
  async attach(input, files) {
    await input.setInputFiles(files);
    this.#point();
    this.#click();
    this.#click();
  }

  /** An address that somebody was sent, or one of their own. */
  async open(address) {
    await this.page.goto(address);
    this.#point();
    this.counts.R += 1;
  }

  /** Waits until something stands on the page. */
  async see(what) {
    await what.first().waitFor();
    this.counts.R += 1;
  }

  title(name) {
    return this.see(this.page.getByRole('heading', { level: 1, name }));
  }

  /** The server has what was typed last. */
  async saved() {
    await this.page
      .getByRole('status')
      .filter({ hasText: t('ui.saved', { time: '' }).trim() })
      .first()
      .waitFor();
  }

  #point() {
    this.counts.M += 1;
    if (!this.onMouse) this.counts.H += 1;
    this.onMouse = true;
    this.#click();
  }

  #click() {
    this.counts.P += 1;
    this.counts.K += 1;
  }

  #key(count) {
    if (this.onMouse) this.counts.H += 1;
    this.onMouse = false;
    this.counts.K += count;
    this.keystrokes += count;
  }
}
