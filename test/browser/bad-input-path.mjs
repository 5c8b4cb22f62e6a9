// What people paste, type and attach that is no answer: markup, a whole book, signs that steer a screen, files of every wrong sort. Each is shown as
// text, refused by the rule that stands there, or made plain, at once; what was right stays.
import assert from 'node:assert/strict';
import PDFDocument from 'pdfkit';
import { newPerson, smallPdf } from '../../tools/client.mjs';
import { answerBegin, askToSign, finish, giveDocuments, giveSignature, handIn, openTopic, proveAs } from './establish.mjs';
import { someone } from './invented-people.mjs';
import { askToCorrect } from './staff.mjs';
import { closeWindow, enter, openWindow } from './window.mjs';
import { like, t } from './word-book.mjs';

/** Runs if anything takes it for more than text. Without blanks, for names lose theirs. */
const MARKUP = '<img/src=x/onerror=window.hacked=1><b>粗</b>{{t}}';
const BOOK = '字'.repeat(350_000); // 1 MB
/** A page has this long to say that it takes no more, on a machine that is busy. */
const AT_ONCE_MS = 5_000;
const FREE = 'main :is(input:not([type=radio], [type=checkbox], [type=date], [type=month], [type=file]), textarea)';

const notHacked = async ({ page }) => assert.equal(await page.evaluate(() => globalThis.hacked), undefined, 'markup was run');

/** Every field of the page in turn: markup stays what it is, a book is not taken in, and the field says how much would be. Gives the labels. */
async function tryFields({ page }) {
  const labels = [];
  const boxes = page.locator(FREE);
  for (let nth = 0; nth < (await boxes.count()); nth += 1) {
    const box = boxes.nth(nth);
    if (!(await box.isVisible())) continue;
    const label = await box.evaluate((element) => element.labels?.[0]?.textContent ?? '');
    await box.fill(MARKUP);
    const before = await box.inputValue();
    const from = Date.now();
    await box.fill(BOOK);
    if ((await box.getAttribute('inputmode')) !== 'numeric') {
      await page
        .locator('.err')
        .filter({ hasText: like('ui.tooLong') })
        .first()
        .waitFor({ timeout: AT_ONCE_MS });
      assert.equal(await box.inputValue(), before, `${label} lost what stood there`);
    }
    assert.ok(Date.now() - from < AT_ONCE_MS, `${label} took ${Date.now() - from} ms for a book`);
    labels.push(label);
  }
  return labels;
}

/** As a keyboard or a paste would bring it, for no tool sends halves of characters. */
const bring = (box, codes) =>
  box.evaluate((element, all) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(element, String.fromCharCode(...all));
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, codes);

const codesOf = (text) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

async function lockedPdf() {
  const document = new PDFDocument({ userPassword: 'secret', ownerPassword: 'more secret' });
  const parts = [];
  document.on('data', (part) => parts.push(part));
  const ended = new Promise((done) => document.once('end', done));
  document.text('locked');
  document.end();
  await ended;
  return Buffer.concat(parts);
}

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const HEIC = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(300)]);

/** Three good ones among all that people take for a scan; each bad one says why, no good one is lost. */
async function tryFiles(hands) {
  const { page } = hands;
  await giveDocuments(hands);
  await hands.see(page.getByText(t('documents.lede'))); // the limit, before anything is chosen
  const further = page.locator('#further');
  const kind = await further.evaluate((list) => list.options[1].text);
  await further.selectOption({ index: 1 });
  const section = page.locator('section.sheet').filter({ has: page.getByRole('heading', { name: kind, exact: true }) });
  const file = (name, buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
  await hands.attach(section.locator('input[type=file]'), [
    file('good-1.pdf', smallPdf('one')),
    file('locked.pdf', await lockedPdf()),
    file('virus.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 7)])),
    file('good-2.png', Buffer.from(PIXEL, 'base64')),
    file('photo.heic', HEIC),
    file('photo.jpg', HEIC),
    file('scan.pdf', Buffer.concat([smallPdf('scan'), Buffer.alloc(24 * 1024 * 1024)])),
    file('empty.pdf', Buffer.alloc(0)),
    file('good-3.pdf', smallPdf('three')),
  ]);
  const refusals = {
    'locked.pdf': t('error.document.pdf_locked'),
    'virus.pdf': t('error.document.kind_not_allowed'),
    'photo.heic': t('documents.fault.heic'),
    'photo.jpg': t('error.document.kind_not_allowed'),
    'scan.pdf': t('documents.fault.size'),
    'empty.pdf': t('documents.fault.empty'),
  };
  for (const name of ['good-1.pdf', 'good-2.png', 'good-3.pdf']) await hands.see(section.getByRole('link', { name }));
  for (const [name, why] of Object.entries(refusals))
    await hands.see(section.locator('.err').filter({ hasText: `${name}${t('punctuation.colon')}${why}` }));
  assert.equal(await section.getByRole('link').count(), 3, 'only the good ones were taken');
  await cutTheLine(hands, section, file('good-4.pdf', smallPdf('four')));
  await finish(hands);
}

/** While it is sent one sees how far it is. A line that is cut leaves it in hand: one press sends it again, and it is there once. */
async function cutTheLine(hands, section, file) {
  const cut = (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback());
  await hands.page.route('**/documents', cut);
  await hands.attach(section.locator('input[type=file]'), [file]);
  await hands.see(section.getByRole('progressbar', { name: t('documents.sending.file', { name: file.name }) }));
  await hands.see(section.getByRole('button', { name: t('ui.again') }));
  await hands.page.unroute('**/documents', cut);
  await section.getByRole('button', { name: t('ui.again') }).click();
  await hands.see(section.getByRole('link', { name: file.name }));
  assert.equal(await section.getByRole('link').count(), 4, 'sent again, it is there once');
}

/** What is wrong is told on the page, which stays; then somebody else's page shows it as text. */
export async function badInputPath(stage) {
  const { base, officers } = stage;
  const owner = someone();
  await newPerson(base, owner);
  const hands = await openWindow(stage, owner.name);
  const { page } = hands;
  await enter(hands, base, owner);
  await hands.open(`${base}/begin`);
  const filing = await answerBegin(hands, { type: 'entityType.LIMITED_LIABILITY_COMPANY', district: '330302' });
  const tried = [];
  for (const topic of ['name', 'scope', 'address', 'form', 'people']) {
    await hands.open(`${filing}/${topic}`);
    await hands.title(t(`topic.${topic}.question`));
    if (topic === 'people') await page.getByText(t('paste.title'), { exact: true }).click();
    tried.push(...(await tryFields(hands)));
    if (topic === 'scope') await hands.press(t('scope.add.do'));
    if (topic === 'people') {
      // The number is none: the form says so and stays.
      await hands.press(t('person.add'));
      await hands.see(page.locator('.person .err'));
      await hands.type(t('person.number'), owner.number);
      await hands.type(t('person.amount'), '10');
      await hands.press(t('person.add'));
      await hands.see(page.getByRole('row').filter({ hasText: MARKUP }));
    }
    await hands.saved();
  }
  for (const where of ['', '/check']) {
    await hands.open(filing + where);
    await hands.see(page.getByText(MARKUP).first());
    await notHacked(hands);
  }

  // Made right, but for two answers that nobody looks into.
  await hands.open(`${filing}/name`);
  await hands.type(t('name.tradeName'), owner.tradeName);
  await hands.type(t('name.industryTerm'), '水果');
  await finish(hands);
  await openTopic(hands, 'scope');
  await hands.press(new RegExp(`^${t('ui.remove')}`));
  await hands.type(t('scope.add'), '水果零售');
  await hands.press(t('scope.add.do'));
  await hands.type(t('industry.title'), '果品');
  await hands.tick(
    page
      .getByRole('radiogroup', { name: t('industry.choose') })
      .getByRole('radio')
      .first(),
  );
  await finish(hands);
  await openTopic(hands, 'address');
  await hands.type(t('address.town'), '五马街道');
  await hands.type(t('address.street'), '橘香巷');
  const door = hands.field(t('address.doorNumber'));
  await bring(door, [...codesOf('  \u202e1\u0000８'), 0xd83d, ...codesOf('号\u2066  ')]);
  assert.equal((await door.inputValue()).trim(), '1８号', 'what cannot be seen is left out');
  await finish(hands);
  await openTopic(hands, 'people');
  await hands.press(new RegExp(`^${t('ui.change')}`), { exact: false });
  await hands.type(t('people.name'), owner.name);
  await bring(
    hands.field(t('person.number')),
    codesOf(` ${[...owner.number].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')} `),
  );
  await hands.press(t('person.keep'));
  await hands.tick(page.getByRole('checkbox', { name: t('people.waiver.yes') }));
  await finish(hands);
  await openTopic(hands, 'form');
  await hands.type(t('form.staffCount'), '５人');
  await hands.type(t('form.phone'), ' ０５７７-５５５０１００５ ');
  await finish(hands);
  await openTopic(hands, 'commitments');
  for (const box of await page.getByRole('checkbox').all()) await hands.tick(box);
  await finish(hands);
  await tryFiles(hands);
  const id = filing.split('/').at(-1);
  const links = await askToSign(hands);
  await hands.open(new URL([...links.values()][0], base).href);
  await proveAs(hands, owner);
  await hands.title(t('sign.step.read'));
  await hands.see(page.getByText(MARKUP).first());
  await giveSignature(hands, owner);
  await hands.open(filing);
  await handIn(hands);
  await notHacked(hands);

  const officer = await openWindow(stage, 'examiner');
  await enter(officer, base, { login: 'examiner', password: officers.examiner.password });
  const { tasks } = await officers.examiner.get('/api/v1/tasks?view=open&size=200');
  await officer.open(`${base}/workbench/tasks/${tasks.find((task) => task.filingId === id).id}`);
  await officer.see(officer.page.getByText(MARKUP).first());
  await notHacked(officer);
  await closeWindow(officer);
  const remark = '金额 < 100 & "补正" {{t}} > 0'; // markup the server takes in no remark
  await askToCorrect(officers, id, [{ path: 'address', reason: remark }]);
  await hands.open(filing);
  await hands.see(page.getByText(remark).first());
  await notHacked(hands);
  const { facts } = await (await page.context().request.get(`${base}/api/v1/filings/${id}`)).json();
  assert.equal(facts.address.doorNumber, '1８号');
  assert.equal(facts.fiveInOne.staffCount, 5);
  await closeWindow(hands);
  return { fields: tried.length };
}
