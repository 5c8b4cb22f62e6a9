// What it costs to sign: once by somebody whose name was filed with one character wrong and whose face is not recognised, once by a newcomer.
import assert from 'node:assert/strict';
import { newPerson } from '../../tools/client.mjs';
import { companyFacts } from '../../tools/company.mjs';
import { giveSignature, proveAs, signUp } from './establish.mjs';
import { someone } from './invented-people.mjs';
import { closeWindow, enter, openWindow, PHONE } from './window.mjs';
import { like, t } from './word-book.mjs';

const MOST_SECONDS = 60;
const STEPS = 3;
/** As libs/identity/data/demo-identities.json has her. Her paper proves one account on one server. */
const OUYANG = { name: '欧阳若兰', filedAs: '欧阳若蓝', number: '330302198604189994', card: '6222020200112233446', mobile: '13800138000' };

/** A company whose people were all asked to sign. Resolves with the link of each, by name. */
async function askedCompany(base, people) {
  const filer = await newPerson(base, { login: someone().login, password: 'asks-everyone-2026', name: '填写人' });
  const frame = { kind: 'establishment', entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302', channel: 'online' };
  const facts = companyFacts(people, Math.floor(Math.random() * 4_000_000));
  const draft = await filer.post('/api/v1/filings', { ...frame, facts });
  const path = `/api/v1/filings/${draft.id}`;
  const { signers } = await filer.post(`${path}/request-signatures`);
  return new Map(signers.map(({ name, link }) => [name, link]));
}

/** A near miss, a face that is not recognised, and a card that is: each said, and what was typed is kept. */
async function signsAtLast(stage, link) {
  const login = someone().login;
  const password = 'signs-2026';
  await newPerson(stage.base, { login, password, name: OUYANG.filedAs });
  const hands = await openWindow(stage, OUYANG.name, { viewport: PHONE });
  await enter(hands, stage.base, { login, password });
  await hands.open(`${stage.base}${link}`);
  await hands.title(t('sign.step.who', { name: OUYANG.filedAs }));
  const steps = await stepsSaid(hands);
  await hands.type(t('identity.number'), OUYANG.number);
  await hands.press(t('identity.go'));
  await hands.see(hands.page.getByText(t('error.identity.near_miss_character')));
  await hands.type(t('identity.name'), OUYANG.name);
  await hands.press(t('identity.go'));
  await hands.see(hands.page.getByRole('alert').getByRole('heading', { name: t('identity.failed', { way: t('identity.way.face') }) }));
  assert.ok(await hands.page.getByRole('radio', { name: t('identity.way.bankCard') }).isChecked(), 'the next way is chosen');
  assert.equal(await hands.field(t('identity.number')).inputValue(), OUYANG.number);
  await hands.type(t('identity.card'), OUYANG.card);
  await hands.type(t('identity.mobile'), OUYANG.mobile);
  await hands.press(t('identity.go'));
  await hands.title(t('sign.step.read'));
  await hands.see(hands.page.getByRole('heading', { name: t('sign.name') }));
  await giveSignature(hands, { password });
  await closeWindow(hands);
  return { seconds: Math.round(hands.seconds), keystrokes: hands.keystrokes, steps };
}

/** From a link and nothing else: an account, the proof, the text, the signature. */
async function signsAnew(stage, person, link) {
  const hands = await openWindow(stage, person.name, { viewport: PHONE });
  await hands.open(`${stage.base}${link}`);
  await hands.title(t('sign.first'));
  await signUp(hands, person);
  await proveAs(hands, person);
  await hands.title(t('sign.step.read'));
  const steps = await stepsSaid(hands);
  await giveSignature(hands, person);
  await closeWindow(hands);
  return { seconds: Math.round(hands.seconds), keystrokes: hands.keystrokes, steps };
}

/** How many steps the page says there are. */
async function stepsSaid(hands) {
  const said = await hands.page.getByText(like('sign.eyebrow')).first().textContent();
  return Number(/(\d+) 步$/.exec(said.trim())?.[1]);
}

/** The last of the list signs first: any order does. */
export async function signerPath(stage) {
  const newcomer = { ...someone(), password: 'signs-2026' };
  const people = [someone(), newcomer, { name: OUYANG.filedAs, number: OUYANG.number }, someone(), someone()];
  const links = await askedCompany(stage.base, people);
  const troubled = await signsAtLast(stage, links.get(OUYANG.filedAs));
  const anew = await signsAnew(stage, newcomer, links.get(newcomer.name));
  for (const { seconds, steps } of [troubled, anew]) {
    assert.equal(steps, STEPS);
    assert.ok(seconds <= MOST_SECONDS, `signing took ${seconds} s by the keystroke model`);
  }
  return { troubled, anew };
}
