// The way of an establishment through the pages, topic by topic, as a person goes it.
import { smallPdf } from '../../tools/client.mjs';
import { t, like } from './word-book.mjs';

/** Makes an account on the page that asks for one, and comes back to where one wanted to go. */
export async function signUp(hands, person) {
  await hands.follow(t('account.signUp'));
  await hands.title(t('account.signUp'));
  await hands.type(t('account.name'), person.name);
  await hands.type(t('account.login'), person.login);
  await hands.type(t('account.password'), person.password);
  await hands.press(t('account.signUp'));
}

/** From an empty account to the list of topics. Resolves with the address of the filing. */
export async function begin(hands, base, { person, type = 'entityType.LIMITED_LIABILITY_COMPANY', district = '330302' }) {
  await hands.open(`${base}/begin`);
  await hands.title(t('account.signIn'));
  await signUp(hands, person);
  await hands.title(t('begin.title'));
  return answerBegin(hands, { type, district });
}

export async function answerBegin(hands, { type, district }) {
  await hands.tick(hands.page.getByRole('radio', { name: new RegExp(`^${t(type)}`) }));
  await hands.choose(t('begin.registry'), district);
  await hands.press(t('begin.go'));
  await atList(hands);
  return hands.page.url();
}

export const atList = (hands) => hands.see(hands.page.getByText(like('list.progress')));

/** Opens a topic from the list. */
export async function openTopic(hands, topic) {
  await hands.follow(new RegExp(`^${t(`topic.${topic}`)}`));
  await hands.title(t(`topic.${topic}.question`));
}

/** Done: the page checks itself and the list is there again. */
export async function finish(hands) {
  await hands.press(t('topic.finish'));
  await atList(hands);
}

export async function giveName(hands, { tradeName, industryTerm, form, composition }) {
  await openTopic(hands, 'name');
  if (composition) await hands.tick(hands.page.getByRole('radio', { name: t(`composition.${composition}`) }));
  await hands.type(t('name.tradeName'), tradeName);
  await hands.type(t('name.industryTerm'), industryTerm);
  if (form) await hands.type(t('name.form'), form);
}

/** Activities in one's own words, and the main trade found by a word. */
export async function giveScope(hands, { scope, trade }) {
  await openTopic(hands, 'scope');
  await hands.type(t('scope.add'), scope.join('；'));
  await hands.press(t('scope.add.do'));
  await hands.see(hands.page.getByRole('heading', { name: t('scope.chosen', { count: scope.length }) }));
  await hands.type(t('industry.title'), trade);
  await hands.tick(
    hands.page
      .getByRole('group', { name: t('industry.choose') })
      .or(hands.page.getByRole('radiogroup', { name: t('industry.choose') }))
      .getByRole('radio')
      .first(),
  );
}

export async function giveAddress(hands, { town, street, door }) {
  await openTopic(hands, 'address');
  await hands.type(t('address.town'), town);
  await hands.type(t('address.street'), street);
  await hands.type(t('address.doorNumber'), door);
}

/** One person in the form that stands open. `roles` as the page calls them; `wan`: what they promise, in 万元; `paper`: if it is no resident's card. */
export async function givePerson(hands, { name, number, paper, roles, wan }, { company = true } = {}) {
  await hands.type(t('people.name'), name);
  if (paper) await hands.choose(t('person.paper'), paper.type);
  await hands.type(t('person.number'), number);
  if (paper?.country) await hands.type(t('identity.country'), paper.country);
  if (paper?.born) await hands.type(t('person.born'), paper.born);
  const posts = hands.page.getByRole('group', { name: t('person.posts') });
  for (const post of await posts.getByRole('checkbox').all())
    if ((await post.isChecked()) && !roles.includes(await post.evaluate((box) => box.parentElement?.textContent))) await post.uncheck();
  for (const role of roles) await hands.tick(posts.getByRole('checkbox', { name: role, exact: true }));
  const holds = hands.page.getByRole('checkbox', { name: t('person.holder.shareholder') });
  if (company && wan === undefined) await holds.uncheck();
  if (wan !== undefined) await hands.type(t('person.amount'), String(wan));
  await hands.press(t('person.add'));
}

export async function givePeople(hands, people, options) {
  await openTopic(hands, 'people');
  for (const [nth, person] of people.entries()) {
    if (nth > 0) await hands.press(t('people.add'));
    await givePerson(hands, person, options);
    await hands.see(
      hands.page
        .getByRole('row')
        .filter({ hasText: person.name })
        .or(hands.page.getByRole('cell', { name: person.name })),
    );
  }
}

export async function giveTerm(hands) {
  await openTopic(hands, 'capital');
  await hands.tick(hands.page.getByRole('radio', { name: t('facts.indefinite') }));
}

export async function giveForm(hands, { staff, month, phone, handler }) {
  await openTopic(hands, 'form');
  await hands.type(t('form.staffCount'), String(staff));
  await hands.type(t('form.salaryStartMonth'), month);
  await hands.choose(t('form.accountingSystem'), '小企业会计准则');
  await hands.type(t('form.phone'), phone);
  await hands.choose(t('form.socialInsuranceHandler'), { label: handler });
}

export async function promise(hands) {
  await openTopic(hands, 'commitments');
  for (const box of await hands.page.getByRole('checkbox').all()) await hands.tick(box);
}

/** A scan for each paper that is asked for; none where none is, or where it is made. */
export async function giveDocuments(hands) {
  await openTopic(hands, 'documents');
  const { page } = hands;
  const said = ['noneNeeded', 'needed', 'byUs'].map((word) => page.getByText(t(`documents.${word}`), { exact: true }));
  await hands.see(said.reduce((one, other) => one.or(other)));
  const wanted = page.locator('section').filter({ has: page.getByText(t('documents.needed'), { exact: true }) });
  for (let left = await wanted.count(); left > 0; left -= 1) {
    const kind = await wanted.first().getByRole('heading').textContent();
    await hands.attach(wanted.first().locator('input[type=file]'), { name: `${kind}.pdf`, mimeType: 'application/pdf', buffer: smallPdf('paper') });
    const section = page.locator('section').filter({ has: page.getByRole('heading', { name: kind, exact: true }) });
    await hands.see(section.getByText(t('documents.here'), { exact: true }));
  }
}

/** Looks everything over and asks the people to sign. Resolves with each person's link, by name. */
export async function askToSign(hands, { mobile = '13800000712' } = {}) {
  await hands.follow(new RegExp(`^${t('check.title')}`));
  await hands.see(hands.page.getByText(t('check.nothing')));
  await hands.follow(t('signers.ask'));
  await hands.title(t('signers.title'));
  for (const box of await hands.page.getByLabel(t('signers.mobile'), { exact: true }).all()) await hands.typeInto(box, mobile);
  await hands.press(t('signers.ask'));
  await hands.title(like('signers.waiting'));
  const links = new Map();
  for (const lane of await hands.page
    .getByRole('listitem')
    .filter({ has: hands.page.getByRole('link', { name: t('link.open') }) })
    .all()) {
    const name = await lane.locator('b').first().textContent();
    links.set(name, await lane.getByRole('link', { name: t('link.open') }).getAttribute('href'));
  }
  return links;
}

/** Who one is, what is signed, the password. */
export async function signAs(hands, person) {
  await proveAs(hands, person);
  await hands.title(t('sign.step.read'));
  await giveSignature(hands, person);
}

export async function proveAs(hands, person) {
  await hands.title(t('sign.step.who', { name: person.name }));
  await hands.type(t('identity.number'), person.number);
  await hands.press(t('identity.go'));
}

export async function giveSignature(hands, person) {
  const password = hands.field(t('sign.password'));
  const confirm = hands.page.getByRole('button', { name: t('sign.do.identify') });
  await hands.see(password.or(confirm));
  if (await password.isVisible()) {
    await hands.typeInto(password, person.password);
    await hands.press(t('sign.do.sign'));
  } else await hands.press(t('sign.do.identify'));
  await hands.title(t('sign.step.done'));
}

/** Once all have signed. Resolves when the receipt stands. */
export async function handIn(hands) {
  await hands.title(t('signers.all'));
  await hands.press(t('signers.submit'));
  await hands.see(hands.page.getByRole('heading', { name: t('receipt.title') }));
}
