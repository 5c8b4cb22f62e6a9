// How much has to be typed for a company. Chosen, ticked and prefilled does not count; a field left after typing counts, each time.
import assert from 'node:assert/strict';
import { begin, finish, openTopic, promise } from './establish.mjs';
import { someone } from './invented-people.mjs';
import { closeWindow, openWindow } from './window.mjs';
import { like, t } from './word-book.mjs';

const MOST = 12;
const MORE_A_HOLDER = 3;

/** Counts in the page itself what a person typed into fields of free text. */
async function watchTyping({ page }) {
  const typed = [];
  await page.exposeFunction('noteTyped', (what) => typed.push(what));
  await page.evaluate(() => {
    const isFree = (box) =>
      box instanceof HTMLTextAreaElement ||
      (box instanceof HTMLInputElement && ['text', 'tel', 'email', 'number', 'search', 'password'].includes(box.type));
    document.addEventListener(
      'change',
      ({ target }) => isFree(target) && target.value !== '' && globalThis.noteTyped(target.labels?.[0]?.textContent ?? ''),
      true,
    );
  });
  return typed;
}

async function giveHolder(hands, { name, number }, wan) {
  await hands.type(t('people.name'), name);
  await hands.type(t('person.number'), number);
  await hands.type(t('person.amount'), wan);
  await hands.press(t('person.add'));
  await hands.see(hands.page.getByRole('row').filter({ hasText: name }));
}

/** From the list of topics to "nothing to correct" and everyone asked to sign, with one holder and then a second. */
export async function fewestPath(stage) {
  const [owner, second] = [someone(), someone()];
  const hands = await openWindow(stage, owner.name);
  await begin(hands, stage.base, { person: owner });
  const typed = await watchTyping(hands);
  await openTopic(hands, 'name');
  await hands.type(t('name.tradeName'), owner.tradeName);
  await hands.type(t('name.industryTerm'), '贸易');
  await finish(hands);
  await openTopic(hands, 'scope');
  await hands.type(t('scope.add'), '卖鞋');
  await hands.tick(hands.page.getByRole('checkbox', { name: /鞋.*拿到执照就能做/ }).first());
  await hands.type(t('scope.add'), '');
  await finish(hands);
  await openTopic(hands, 'address');
  await hands.type(t('address.town'), '五马街道');
  await hands.type(t('address.street'), '青鹭路');
  await hands.type(t('address.doorNumber'), `${owner.door}号`);
  await hands.type(t('address.unit'), '301室');
  await finish(hands);
  await openTopic(hands, 'people');
  await giveHolder(hands, owner, '10');
  await hands.tick(hands.page.getByRole('checkbox', { name: t('people.waiver.yes') }));
  await finish(hands);
  await openTopic(hands, 'form');
  await hands.type(t('form.phone'), '0577-55501005');
  await finish(hands);
  await promise(hands);
  await finish(hands);
  await hands.see(hands.page.getByRole('link', { name: new RegExp(`^${t('topic.capital')}.*${t('topic.done')}`) }));
  assert.ok(typed.length <= MOST, `${typed.length} things typed for one holder: ${typed.join(', ')}`);

  const before = typed.length;
  await openTopic(hands, 'people');
  await hands.press(t('people.add'));
  await giveHolder(hands, second, '5');
  await finish(hands);
  await hands.see(hands.page.getByText(like('list.progress')));
  assert.ok(typed.length - before <= MORE_A_HOLDER, `${typed.slice(before).join(', ')} typed for a second holder`);
  await closeWindow(hands);
  return { one: before, more: typed.length - before, typed };
}
