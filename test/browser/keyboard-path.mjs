// With keys alone, on a screen at 400 % zoom: a company of one from the sign-up to handed in, and a request to correct it answered and handed in again.
import assert from 'node:assert/strict';
import { signIn, smallPdf } from '../../tools/client.mjs';
import { someone } from './invented-people.mjs';
import { Keys, ZOOMED } from './keys.mjs';
import { askToCorrect } from './staff.mjs';
import { closeWindow, openWindow } from './window.mjs';
import { like, t } from './word-book.mjs';

const atList = (keys) => keys.see(keys.page.getByText(like('list.progress')));

async function openTopic(keys, topic) {
  await keys.follow(new RegExp(`^${t(`topic.${topic}`)}`));
  await keys.title(t(`topic.${topic}.question`));
}

async function finish(keys) {
  await keys.press(t('topic.finish'));
  await atList(keys);
}

/** The first try names what is missing, in one summary that has the focus and leads to the field. */
async function signUp(keys, base, person) {
  await keys.page.goto(`${base}/begin`);
  await keys.title(t('account.signIn'));
  await keys.follow(t('account.signUp'), { within: keys.page.getByRole('main') });
  await keys.title(t('account.signUp'));
  await keys.press(t('account.signUp'));
  await keys.hear(t('account.name.missing'));
  await keys.followFirstFault();
  assert.equal(await keys.field(t('account.name')).evaluate((box) => box === document.activeElement), true, 'the summary does not lead to the field');
  await keys.type(t('account.name'), person.name);
  await keys.type(t('account.login'), person.login);
  await keys.type(t('account.password'), person.password);
  await keys.key('Enter');
  await keys.title(t('begin.title'));
}

async function fillIn(keys, person) {
  const { page } = keys;
  await keys.pick(page.getByRole('radio', { name: t('entityType.LIMITED_LIABILITY_COMPANY') }));
  await keys.choose(t('begin.registry'), '330302');
  await keys.press(t('begin.go'));
  await atList(keys);

  await openTopic(keys, 'name');
  await keys.type(t('name.tradeName'), person.tradeName);
  await keys.type(t('name.industryTerm'), '贸易');
  await keys.saved();
  await finish(keys);

  await openTopic(keys, 'scope');
  await keys.type(t('scope.add'), '卖鞋');
  await keys.tick(page.getByRole('checkbox', { name: /鞋.*拿到执照就能做/ }));
  await keys.type(t('scope.add'), '');
  await keys.key('Backspace');
  await finish(keys);

  await openTopic(keys, 'address');
  await keys.type(t('address.town'), '五马街道');
  await keys.type(t('address.street'), '青鹭路');
  await keys.press(t('topic.finish'));
  await keys.followFirstFault();
  await keys.type(t('address.doorNumber'), `${person.door}号`);
  await keys.type(t('address.unit'), '301室');
  await finish(keys);

  await openTopic(keys, 'people');
  await keys.type(t('people.name'), person.name);
  await keys.type(t('person.number'), person.number);
  await keys.type(t('person.amount'), '10');
  await keys.press(t('person.add'));
  await keys.see(page.getByRole('row').filter({ hasText: person.name }));
  await keys.tick(page.getByRole('checkbox', { name: t('people.waiver.yes') }));
  await finish(keys);

  await openTopic(keys, 'form');
  await keys.type(t('form.phone'), '0577-55501005');
  await finish(keys);

  await openTopic(keys, 'commitments');
  for (let nth = 0; nth < (await page.getByRole('checkbox').count()); nth += 1) await keys.tick(page.getByRole('checkbox').nth(nth));
  await finish(keys);
}

/** A scan for each paper that is asked for, chosen in the window that Space opens. */
async function attach(keys) {
  const { page } = keys;
  await openTopic(keys, 'documents');
  const wanted = page.locator('section').filter({ has: page.getByText(t('documents.needed'), { exact: true }) });
  // All are made from the answers; one is brought instead, for the window that Space opens.
  await keys.to(page.getByRole('button', { name: new RegExp(`^${t('documents.bringOwn')}`) }).first());
  await keys.key('Enter');
  await keys.see(wanted);
  for (let left = await wanted.count(); left > 0; left -= 1) {
    await keys.to(wanted.first().locator('input[type=file]'));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.key('Space')]);
    await chooser.setFiles({ name: `scan-${left}.pdf`, mimeType: 'application/pdf', buffer: smallPdf('paper') });
    await keys.hear(t('documents.here'));
  }
  await finish(keys);
}

async function askToSign(keys) {
  await keys.follow(new RegExp(`^${t('check.title')}`));
  await keys.title(t('check.title'));
  await keys.see(keys.page.getByText(t('check.nothing')));
  await keys.follow(t('signers.ask'), { within: keys.page.getByRole('main') });
  await keys.title(t('signers.title'));
  await keys.press(t('signers.ask'));
  await keys.title(like('signers.waiting'));
}

/** Opens the own link from the board, signs, and comes back. */
async function sign(keys, person, filing) {
  await keys.follow(new RegExp(`^${t('link.open')}`));
  const password = keys.field(t('sign.password'));
  const number = keys.field(t('identity.number'));
  await keys.see(password.or(number));
  if (await number.isVisible()) {
    await keys.type(t('identity.number'), person.number);
    await keys.key('Enter');
  }
  await keys.title(t('sign.step.read'));
  await keys.type(t('sign.password'), person.password);
  await keys.key('Enter');
  await keys.title(t('sign.step.done'));
  await keys.page.goto(filing);
  await keys.title(t('signers.all'));
  await keys.press(t('signers.submit'));
  await keys.see(keys.page.getByRole('heading', { name: t('receipt.title') }));
}

/** Comes back with two remarks: one field is changed, to the other an answer is written. */
async function correct(keys, filing) {
  const { page } = keys;
  await page.goto(filing);
  await keys.title(t('correction.title', { count: 2 }));
  await keys.press(t('correction.begin'));
  await keys.title(t('topic.address.question'));
  await page.waitForFunction(() => document.activeElement?.id === 'at-address-unit');
  await keys.type(t('address.unit'), '302室');
  await keys.saved();
  await keys.follow(t('correction.next', { nth: 2, all: 2 }));
  await keys.title(t('topic.form.question'));
  await keys.to(page.locator('summary').filter({ hasText: t('correction.answer') }));
  await keys.key('Enter');
  await keys.type(t('correction.answer.label'), '社保下个月才开户，人数以这里为准。');
  await keys.press(t('correction.answer.save'));
  await keys.hear(t('correction.answer.kept'));
  await finish(keys);
}

/** Nearly at the end of the session the question is said, holds the focus, gives it back, and what was typed stays. */
async function stay(stage, keys, filing) {
  const page = await keys.page.context().newPage();
  const other = await Keys.at({ page }, stage.faults);
  await page.clock.install();
  await page.goto(`${filing}/name`);
  await other.title(t('topic.name.question'));
  await other.to(other.field(t('name.tradeName')));
  const typed = await other.field(t('name.tradeName')).inputValue();
  await page.waitForTimeout(1_500); // an answer that comes late counts as use
  await page.clock.fastForward('11:58:00');
  const question = page.getByRole('dialog');
  await other.see(question);
  await other.goRoundDialog(question);
  await other.press(t('session.stay'), { within: question });
  await question.waitFor({ state: 'detached' });
  assert.equal(await other.field(t('name.tradeName')).evaluate((box) => box === document.activeElement), true, 'the focus is not where it was');
  assert.equal(await other.field(t('name.tradeName')).inputValue(), typed);
  await page.close();
}

/** Resolves with how many keys it took. */
export async function keyboardPath(stage) {
  const { base, officers, faults } = stage;
  const person = someone();
  const hands = await openWindow(stage, person.name, { viewport: ZOOMED, deviceScaleFactor: 4 });
  const keys = await Keys.at(hands, faults);
  await signUp(keys, base, person);
  await fillIn(keys, person);
  await attach(keys);
  const filing = keys.page.url();
  await stay(stage, keys, filing);
  await askToSign(keys);
  await sign(keys, person, filing);
  const id = filing.split('/').at(-1);
  await askToCorrect(officers, id, [
    { path: 'address.unit', reason: '租赁合同上写的是 302 室' },
    { path: 'fiveInOne.staffCount', reason: '和社保登记的人数不一样' },
  ]);
  await correct(keys, filing);
  await askToSign(keys);
  await sign(keys, person, filing);
  const { round, state } = await (await signIn(base, person.login, person.password)).get(`/api/v1/filings/${id}`);
  assert.deepEqual({ round, handedIn: ['SUBMITTED', 'IN_REVIEW'].includes(state) }, { round: 2, handedIn: true });
  await closeWindow(hands);
  return { presses: keys.presses, stops: keys.stops };
}
