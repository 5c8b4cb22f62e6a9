// A company comes back with two remarks: its filer sees each at its field, changes one, answers the other, and sees before and now.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { fileCompany, fivePeople } from '../../tools/company.mjs';
import { atList } from './establish.mjs';
import { askToCorrect } from './staff.mjs';
import { closeWindow, enter, openWindow } from './window.mjs';
import { t } from './word-book.mjs';

export async function correctionPath(stage) {
  const { base, officers } = stage;
  const tag = randomInt(40_000);
  const people = await fivePeople(base, tag);
  const [filer] = people;
  const { id } = await fileCompany(people, tag, { name: `correction-${tag}` });
  await askToCorrect(officers, id, [
    { path: 'address.unit', reason: '租赁合同上写的是 301 室' },
    { path: 'fiveInOne.staffCount', reason: '和社保登记的人数不一样' },
  ]);
  const hands = await openWindow(stage, filer.name);
  const { page } = hands;
  await enter(hands, base, { login: filer.account.login, password: filer.password });
  await hands.open(`${base}/filings/${id}`);
  await hands.title(t('correction.title', { count: 2 }));
  await hands.press(t('correction.begin'));

  // The first thing asked stands open, the cursor in its field.
  await hands.title(t('topic.address.question'));
  await hands.see(page.getByText(t('correction.here', { nth: 1, all: 2 })));
  await page.waitForFunction(() => document.activeElement?.id === 'at-address-unit');
  await hands.type(t('address.unit'), '301室');
  await hands.see(page.getByText(t('correction.before'), { exact: true }));
  await hands.see(page.locator('.pair').getByText(/301室/));
  await hands.follow(t('correction.next', { nth: 2, all: 2 }));

  await hands.title(t('topic.form.question'));
  await page.getByText(t('correction.answer'), { exact: true }).click();
  await hands.type(t('correction.answer.label'), '社保下个月才开户，人数以这里为准。');
  await hands.press(t('correction.answer.save'));
  await hands.see(page.getByText(t('correction.answer.kept')));
  await hands.press(t('topic.finish'));
  await atList(hands);
  await hands.follow(new RegExp(`^${t('check.title')}`));
  await hands.see(page.getByRole('heading', { name: t('correction.changed', { count: 1 }) }));
  const { correction } = await filer.get(`/api/v1/filings/${id}`);
  assert.equal(correction.remarks[1].answer, '社保下个月才开户，人数以这里为准。');
  await closeWindow(hands);
}
