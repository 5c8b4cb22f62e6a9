// A draft begun on a phone whose line goes in the middle of a word, taken up on a desk, and on the phone again; then handed in over a line that lies,
// swallows answers and is pressed twice.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { smallPdf } from '../../tools/client.mjs';
import { fileCompany, fivePeople } from '../../tools/company.mjs';
import { atList, begin, finish, openTopic } from './establish.mjs';
import { someone } from './invented-people.mjs';
import { closeWindow, DESK, enter, openWindow, PHONE } from './window.mjs';
import { t } from './word-book.mjs';

const OFFLINE = (hands) => hands.see(hands.page.getByText(t('ui.offline.title')));
const api = (hands, base, path) =>
  hands.page
    .context()
    .request.get(`${base}/api/v1${path}`)
    .then((answer) => answer.json());

/** The server has taken in what was typed. */
const sent = (hands) => hands.page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());

/** Closes the browser and keeps what a browser keeps; opens it again later on the same device. */
async function shut(hands) {
  const storageState = await hands.page.context().storageState();
  await closeWindow(hands);
  return { viewport: PHONE, storageState };
}

/** The server has the name and the town; the street and a person half written down lie on the phone when it is shut. */
async function beginOnPhone(stage, person) {
  const hands = await openWindow(stage, `${person.name}, phone`, { viewport: PHONE });
  const filing = await begin(hands, stage.base, { person });
  await openTopic(hands, 'name');
  await hands.type(t('name.tradeName'), person.tradeName);
  await hands.type(t('name.industryTerm'), '贸易');
  await finish(hands);
  await openTopic(hands, 'address');
  await Promise.all([sent(hands), hands.type(t('address.town'), '五马街道')]);
  await hands.page.context().setOffline(true);
  await hands.field(t('address.street')).pressSequentially('青鹭');
  await OFFLINE(hands);
  await hands.follow(t('topic.back'));
  await atList(hands);
  return { filing, phone: hands };
}

async function goOnAtDesk(stage, person, filing) {
  const desk = await openWindow(stage, `${person.name}, desk`, { viewport: DESK });
  await enter(desk, stage.base, person);
  await desk.open(filing);
  await atList(desk);
  await openTopic(desk, 'address');
  assert.equal(await desk.field(t('address.town')).inputValue(), '五马街道', 'what reached the server is not on the other device');
  await desk.type(t('address.street'), '望江东路');
  await Promise.all([sent(desk), desk.type(t('address.doorNumber'), '7号')]);
  await desk.press(t('topic.finish'));
  return desk;
}

/** Back on the phone: both texts stand there, nothing is decided, and what is kept is the whole of what was typed. */
async function meetOnPhone(stage, person, filing, phone) {
  const hands = await openWindow(stage, `${person.name}, phone again`, phone);
  await hands.open(filing);
  await hands.see(hands.page.getByText(t('conflict.title')));
  const pair = hands.page.locator('.pair');
  await hands.see(pair.filter({ hasText: '青鹭' }));
  await hands.see(pair.filter({ hasText: '望江东路' }));
  await Promise.all([sent(hands), hands.press(t('conflict.keepMine'))]);
  const { facts } = await api(hands, stage.base, `/filings/${filing.split('/').at(-1)}`);
  assert.deepEqual([facts.name.tradeName, facts.address.town, facts.address.street], [person.tradeName, '五马街道', '青鹭']);
  await openTopic(hands, 'people');
  await hands.type(t('people.name'), person.name);
  await hands.type(t('person.number'), person.number);
  await hands.page.reload();
  await hands.title(t('topic.people.question'));
  assert.deepEqual(
    [await hands.field(t('people.name')).inputValue(), await hands.field(t('person.number')).inputValue()],
    [person.name, person.number],
  );
  await hands.type(t('person.amount'), '10');
  await hands.press(t('person.add'));
  await hands.see(hands.page.getByRole('row').filter({ hasText: person.name }));
  await hands.saved();
  return hands;
}

const scan = (name, nth) => ({ name, mimeType: 'application/pdf', buffer: smallPdf(`scan ${nth}`) });
/** A PDF that asks for a password before it shows anything. */
async function locked() {
  const document = new PDFDocument({ userPassword: 'secret' });
  document.text('locked');
  document.end();
  return Buffer.concat(await document.toArray());
}

/** Five papers stay through a look at the answers, a change, signing out and another device; bad ones beside them are refused, each for its own reason. */
async function keepPapers(desk, phone, stage, person, filing) {
  const names = Array.from({ length: 5 }, (_, nth) => `合同第${nth + 1}页.pdf`);
  await desk.open(`${filing}/documents`);
  await desk.press(t('documents.bringOwn'), { exact: false });
  await desk.see(desk.page.getByText(t('documents.rule')));
  const input = desk.page.locator('input[type=file]').first();
  await desk.attach(input, names.map(scan));
  for (const name of names) await desk.see(desk.page.getByRole('link', { name }));
  const bad = { '照片.heic': 'heic', '程序.pdf': 'exe', '加密.pdf': 'locked' };
  const bytes = { heic: Buffer.from('ftypheic'), exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]), locked: await locked() };
  await desk.attach(
    input,
    Object.entries(bad).map(([name, kind]) => ({ name, mimeType: 'application/pdf', buffer: bytes[kind] })),
  );
  const refused = desk.page.getByRole('alert').locator('.err');
  for (const name of Object.keys(bad)) await desk.see(refused.filter({ hasText: name }));
  const reasons = (await refused.allTextContents()).map((text) => text.replace(/^[^：]*：/, ''));
  assert.equal(new Set(reasons).size, 3, `each bad file has its own reason: ${reasons.join(' | ')}`);
  await desk.open(`${filing}/check`);
  await desk.title(t('check.title'));
  await desk.page.goBack();
  for (const name of names) await desk.see(desk.page.getByRole('link', { name }));
  await desk.open(`${stage.base}/account`);
  await desk.page
    .getByRole('main')
    .getByRole('button', { name: t('account.signOut'), exact: true })
    .last()
    .click();
  await desk.see(desk.page.getByRole('heading', { level: 1, name: /开一家企业|先定两件事|登录/ }));
  await phone.open(`${filing}/documents`);
  for (const name of names) await phone.see(phone.page.getByRole('link', { name }));
}

/** A company whose people have all signed, and the window of who hands it in. */
async function allSigned(stage) {
  const tag = randomInt(40_000);
  const people = await fivePeople(stage.base, tag);
  const [filer] = people;

  // The way to submission, stopped before its last step.
  const stop = new Error('stop here');
  await fileCompany(people, tag, {
    name: `interrupted-${tag}`,
    onLastSignature: () => {
      throw stop;
    },
  }).catch((error) => {
    if (error !== stop) throw error;
  });
  const [{ id }] = await filer.get('/api/v1/filings');
  const own = { ...stage, faults: [] };
  const hands = await openWindow(own, filer.name);
  await enter(hands, stage.base, { login: filer.account.login, password: filer.password });
  await hands.open(`${stage.base}/filings/${id}`);
  await hands.title(t('signers.all'));
  return { hands, filer, id, faults: own.faults };
}

const isHandedIn = async (filer, id) => ['SUBMITTED', 'IN_REVIEW'].includes((await filer.get(`/api/v1/filings/${id}`)).state);

/** The database that refuses, the proxy with a page of its own, the answer that never comes: never taken for success, and once when it was one. */
async function handInOverBadLine(stage) {
  const { hands, filer, id, faults } = await allSigned(stage);
  const { page } = hands;
  const submit = '**/api/v1/filings/*/submit';
  for (const answer of [
    { status: 502, contentType: 'text/html', body: '<html><h1>502 Bad Gateway</h1></html>' },
    { status: 500, contentType: 'application/json', body: '{"code":"server.fault"}' },
    { status: 200, contentType: 'text/html', body: '<html>log in to the guest network</html>' },
  ]) {
    await page.route(submit, (route) => route.fulfill(answer));
    await hands.press(t('signers.submit'));
    await hands.see(page.getByRole('alert').filter({ hasText: t('error.not_done') }));
    assert.equal(await isHandedIn(filer, id), false);
    await hands.title(t('signers.all'));
    await page.unroute(submit);
    await page.reload();
    await hands.title(t('signers.all'));
  }
  assert.ok(
    faults.splice(0).every((fault) => /: 50[02] from .*submit$/.test(fault)),
    'something else went wrong meanwhile',
  );

  // The first answer is lost after the commit, and the button is pressed twice.
  const keys = [];
  await page.route(submit, async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole('button', { name: t('signers.submit'), exact: true }).dblclick();
  await hands.see(page.getByRole('heading', { name: t('receipt.title') }));
  assert.equal(new Set(keys).size, 1, 'the same act goes out with the same key');
  assert.ok(keys.length >= 2, 'a lost answer is asked for again');
  const { round, receipt, number } = await filer.get(`/api/v1/filings/${id}`);
  assert.equal(round, 1);
  assert.ok(receipt && number);
  assert.deepEqual(faults, []);
  await closeWindow(hands);
}

/** The page is loaded anew while its request is on the way: it shows what became of it, and no second filing. */
async function reloadWhileSending(stage) {
  const { hands, filer, id, faults } = await allSigned(stage);
  const { page } = hands;
  let arrived;
  const there = new Promise((done) => (arrived = done));
  await page.route('**/api/v1/filings/*/submit', async (route) => {
    await route.fetch();
    arrived();
  });
  await hands.press(t('signers.submit'));
  await there;
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.reload();
  await hands.see(page.getByRole('heading', { name: t('receipt.title') }));
  const { round } = await filer.get(`/api/v1/filings/${id}`);
  assert.equal(round, 1);
  assert.deepEqual(faults, []);
  await closeWindow(hands);
}

export async function interruptedPath(stage) {
  const person = someone();
  const { filing, phone } = await beginOnPhone(stage, person);
  const shelf = await shut(phone);
  const desk = await goOnAtDesk(stage, person, filing);
  const again = await meetOnPhone(stage, person, filing, shelf);
  await keepPapers(desk, again, stage, person, filing);
  await closeWindow(desk);
  await closeWindow(again);
  await handInOverBadLine(stage);
  await reloadWhileSending(stage);
}
