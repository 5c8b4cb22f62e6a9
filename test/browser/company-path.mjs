// Five holders and a manager, six people each in a window of their own, from an empty account to the licence.
import assert from 'node:assert/strict';
import {
  askToSign,
  begin,
  finish,
  giveAddress,
  giveDocuments,
  giveForm,
  giveName,
  givePeople,
  giveScope,
  giveTerm,
  handIn,
  promise,
  signAs,
  signUp,
} from './establish.mjs';
import { someone } from './invented-people.mjs';
import { passFiling } from './staff.mjs';
import { closeWindow, openWindow, PHONE } from './window.mjs';
import { t, like } from './word-book.mjs';

const POSTS = [['法定代表人', '董事'], ['监事'], [], [], ['联络员'], ['经理', '财务负责人']];
const SHARES = [40, 20, 20, 10, 10, undefined];

export async function companyPath(stage) {
  const { base, officers } = stage;
  const people = POSTS.map((roles, nth) => ({ ...someone(), roles, wan: SHARES[nth] }));
  const [filer] = people;
  const window = await openWindow(stage, filer.name);
  const filing = await begin(window, base, { person: filer });
  const id = filing.split('/').at(-1);
  await giveName(window, { tradeName: filer.tradeName, industryTerm: '贸易' });
  await finish(window);
  await giveScope(window, { scope: ['日用百货销售', '五金产品零售'], trade: '日用家电' });
  await finish(window);
  await giveAddress(window, { town: '五马街道', street: '青鹭路', door: `${filer.door}号` });
  await finish(window);
  await givePeople(window, people);
  await window.see(window.page.getByText('壹佰万元'));
  await finish(window);
  await giveTerm(window);
  await finish(window);
  await giveForm(window, { staff: 6, month: new Date().toISOString().slice(0, 7), phone: '0577-55501005', handler: people[4].name });
  await finish(window);
  await promise(window);
  await finish(window);
  await giveDocuments(window);
  await finish(window);
  const links = await askToSign(window);
  assert.deepEqual(new Set(links.keys()), new Set(people.map(({ name }) => name)), 'everyone has a link');

  // All at once, each on a phone of their own; the one who filled in has an account already.
  const others = await Promise.all(
    people.slice(1).map(async (person) => {
      const own = await openWindow(stage, person.name, { viewport: PHONE });
      await own.open(new URL(links.get(person.name), base).href);
      await own.title(t('sign.first'));
      await signUp(own, person);
      await signAs(own, person);
      return own;
    }),
  );
  // What has been signed elsewhere stands on the open page by itself.
  await window.title(t('signers.waiting', { count: 1 }));
  await window.open(new URL(links.get(filer.name), base).href);
  await signAs(window, filer);
  await window.open(filing);
  await handIn(window);
  await passFiling(officers, id);
  await window.see(window.page.getByRole('link', { name: t('track.toLicence') }));
  await window.follow(t('track.toLicence'));
  await window.title(t('licence.title'));
  await window.see(window.page.getByText(like('licence.issued')));
  await window.see(window.page.getByText(filer.name));
  for (const own of [...others, window]) await closeWindow(own);
  return { id, people };
}
