// Invented applicants found businesses of many kinds through the pages, each with a slip planted; counted is who hands in what they meant, and what it
// cost them. What the applicant does goes through pages; co-founders sign as programs do, and what the server holds in the end is asked of the interface.
import { newPerson, sign } from '../../tools/client.mjs';
import { companyFacts, fileCompany, fivePeople, licensed } from '../../tools/company.mjs';
import { answerBegin, askToSign, atList, finish, giveDocuments, giveSignature, proveAs, signUp } from './establish.mjs';
import { KLM_SECONDS } from './hands.mjs';
import { seeded } from './invented-people.mjs';
import { KINDS, planOf, wrongIn } from './persona-kinds.mjs';
import { SLIPS } from './persona-slips.mjs';
import * as topics from './persona-topics.mjs';
import { passFiling } from './staff.mjs';
import { closeWindow, DESK, enter, handOver, openWindow, PHONE } from './window.mjs';
import { inLanguage, t } from './word-book.mjs';

/** Nobody waits longer for a page than this. */
const PATIENCE_MS = 45_000;

/** What each page is for; `form` only where the one form is asked. */
const PAGES = ['name', 'scope', 'address', 'people', 'form', 'capital', 'commitments'];

async function fillIn(hands, plan) {
  const planted = SLIPS[plan.slip];
  for (const page of PAGES) {
    if (page === 'form' && !plan.kind.hasForm) continue;
    if (planted.at === page && planted.go) await planted.go(hands, plan);
    else if (planted.typo && page === 'address') await topics.address(hands, { ...plan, ...planted.typo(plan) });
    else if (topics[page]) await topics[page](hands, plan);
    else continue;
    if (!(await topics.list(hands).isVisible())) await finish(hands);
  }
}

/** The list says which pages are left: what stands on them was filled in for the applicant, and is looked at; papers are handed in. */
async function fillRest(hands, filing) {
  const { documentsRequired } = await held(hands, filing, '/check');
  if (documentsRequired.length > 0) {
    await giveDocuments(hands);
    await finish(hands);
  }
}

const held = async ({ page }, filing, part = '') => {
  const { origin, pathname } = new URL(filing);
  const answer = await page.context().request.get(`${origin}/api/v1${pathname}${part}`);
  return answer.json();
};

/** Reads all answers over and sees one that is not as meant. */
async function readOver(hands, plan) {
  const { page } = hands;
  const { street } = SLIPS[plan.slip].typo(plan);
  await hands.follow(new RegExp(`^${t('check.title')}`));
  await hands.see(page.getByText(new RegExp(`${street}${plan.door}`)));
  await page
    .getByRole('row')
    .or(page.locator('dl > div'))
    .filter({ hasText: street })
    .getByRole('link', { name: new RegExp(`^${t('ui.change')}`) })
    .first()
    .click();
  await hands.title(t('topic.address.question'));
  await hands.type(t('address.street'), plan.street);
  await finish(hands);
}

/** The others have accounts, prove who they are, and sign what they are sent. */
async function otherSigns(base, { name, number, paper, login, password, heldName }, link) {
  const client = await newPerson(base, { login, password, name });
  const documentType = paper?.type ?? 'residentIdCard';
  await client.post('/api/v1/me/identity', { name: heldName ?? name, documentType, number, ...(paper ? { issuingCountry: paper.country } : {}) });
  await sign(client, link);
}

async function ownSignature(hands, plan, link) {
  const { page } = hands;
  const [me] = plan.people;
  const person = { ...me, name: me.heldName ?? me.name };
  await hands.open(link);
  if (plan.slip === 'wrongPaper') {
    const sixth = me.number[5] === '2' ? '3' : '2';
    await proveAs(hands, { ...person, number: `${me.number.slice(0, 5)}${sixth}${me.number.slice(6)}` });
    await hands.see(page.getByRole('alert').or(page.locator('.err')));
  }
  await proveAs(hands, { ...person, number: me.typed ?? me.number });
  await hands.title(t('sign.step.read'));
  if (plan.slip === 'wrongPassword') {
    await hands.type(t('sign.password'), `${me.password}!`);
    await hands.press(t('sign.do.sign'));
    await hands.see(page.getByRole('alert'));
  }
  await giveSignature(hands, person);
}

async function signAll(hands, plan, base, filing) {
  await askToSign(hands, { mobile: plan.typedPhone ? ' １３８０００００７１２ ' : '13800000712' });
  const { signers } = await held(hands, filing);
  const asked = signers.map(({ person, link }) => ({ one: plan.people[Number(person.slice(1)) - 1], link }));
  const others = asked.filter(({ one }) => one !== plan.people[0]);
  const late = plan.slip === 'tooEarly' ? others.pop() : undefined;
  await Promise.all(others.map(({ one, link }) => otherSigns(base, one, link)));
  await ownSignature(hands, plan, new URL(asked.find(({ one }) => one === plan.people[0]).link, base).href);
  await hands.open(filing);
  if (!late) return;
  await hands.title(t('signers.waiting', { count: 1 }));
  await hands.tryToPress(t('signers.submit'));
  await otherSigns(base, late.one, late.link); // the page hears of it by itself
}

async function handIn(hands, plan) {
  const { page } = hands;
  await hands.title(t('signers.all'));
  const submit = page.getByRole('button', { name: t('signers.submit'), exact: true });
  if (plan.slip === 'cutOff') {
    await page.context().setOffline(true);
    await hands.see(page.getByText(t('signers.offline')));
    await hands.tryToPress(t('signers.submit'));
    await page.context().setOffline(false);
    await page.getByText(t('signers.offline')).waitFor({ state: 'detached' });
  }
  if (plan.slip === 'pressedTwice') await submit.dblclick();
  else await hands.press(t('signers.submit'));
  await hands.see(page.getByRole('heading', { name: t('receipt.title') }));
}

async function goTheWay(hands, plan, { base }) {
  const [me] = plan.people;
  if (plan.signsUp) {
    await hands.open(`${base}/begin`);
    await hands.title(t('account.signIn'));
    await signUp(hands, me);
  } else {
    await newPerson(base, me);
    await enter(hands, base, me);
    await hands.open(`${base}/begin`);
  }
  await hands.title(t('begin.title'));
  const filing = await answerBegin(hands, { type: `entityType.${plan.kind.type}`, district: plan.district });
  await fillIn(hands, plan);
  await fillRest(hands, filing);
  if (plan.slip === 'misspelt') await readOver(hands, plan);
  await atList(hands);
  await signAll(hands, plan, base, filing);
  await handIn(hands, plan);
  return held(hands, filing);
}

/** One applicant from the first page to the receipt. */
async function walk(hands, plan, stage) {
  const from = performance.now();
  const wrong = await goTheWay(hands, plan, stage).then(
    (filing) => wrongIn(filing, plan),
    (error) => [error.message.split('\n').slice(0, 3).join(' ')],
  );
  const { kindName, slip, language, small, people } = plan;
  return {
    kind: kindName,
    slip,
    language,
    small,
    people: people.length,
    wrong: [...(hands.unsaid ? ['the page said nothing'] : []), ...wrong],
    keystrokes: hands.keystrokes,
    seconds: Math.round(hands.seconds),
    operators: { ...hands.counts },
    took: Math.round((performance.now() - from) / 1000),
  };
}

/** Who errs how: every slip in turn, each time with another kind of business that it can happen to. */
export function plansOf(count, seed) {
  const random = seeded(seed);
  const names = new Set();
  const kinds = Object.keys(KINDS);
  const slips = Object.entries(SLIPS);
  return Array.from({ length: count }, (_, nth) => {
    const [slip, { kinds: possible = kinds, mean }] = slips[nth % slips.length];
    let plan;
    do plan = { ...planOf(possible[(nth + Math.floor(nth / slips.length)) % possible.length], random), slip };
    while (names.has(plan.tradeName)); // nobody else's, unless that is the slip
    names.add(plan.tradeName);
    mean?.(plan);
    return plan;
  });
}

/** A firm that stands, whose name others choose, too. */
async function firmThatStands(base, officers) {
  const count = Math.floor(Math.random() * 1_000_000);
  const people = await fivePeople(base, count);
  const facts = companyFacts(people, count);
  const { id } = await fileCompany(people, count, { facts });
  await passFiling(officers, id);
  await licensed(people[0], id);
  const { tradeName, industryTerm } = facts.name;
  return { tradeName, industryTerm, near: `${tradeName}坊` };
}

/** `count` applicants, some side by side. Resolves with `{ seed, klm, share, people }`; a slip that a page lets through is not right. */
export async function walkPersonas(stage, { count, seed, sideBySide = 3, only, picture }) {
  const [{ roles }, firm] = await Promise.all([
    fetch(`${stage.base}/api/v1/reference`).then((answer) => answer.json()),
    firmThatStands(stage.base, stage.officers),
  ]);
  const waiting = plansOf(count, seed).filter(({ slip }) => !only || only.includes(slip));
  const people = [];
  const lane = async (nth) => {
    const window = await openWindow(stage, `lane ${nth}`);
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
      const hands = await handOver(window, stage.base, { language: plan.language, viewport: plan.small ? PHONE : DESK });
      hands.page.setDefaultTimeout(PATIENCE_MS);
      plan.stage = { roles, firm };
      const one = await inLanguage(plan.language, () => walk(hands, plan, stage));
      people.push(one);
      if (one.wrong.length > 0) await picture?.(hands, one);
    }
    await closeWindow(window);
  };
  await Promise.all(Array.from({ length: sideBySide }, (_, nth) => lane(nth)));
  return { seed, klm: KLM_SECONDS, share: people.filter(({ wrong }) => wrong.length === 0).length / people.length, people };
}

const mean = (list, field) => Math.round(list.reduce((sum, one) => sum + one[field], 0) / list.length);

/** What it cost by kind and by slip, and whoever did not hand in what they meant. */
export function tableOf({ people }) {
  const rows = (field) =>
    [...new Set(people.map((one) => one[field]))]
      .map((what) => [what, people.filter((one) => one[field] === what)])
      .map(
        ([what, own]) =>
          `${what.padEnd(20)} ${String(own.length).padStart(6)} ${String(mean(own, 'keystrokes')).padStart(6)} ${String(mean(own, 'seconds')).padStart(8)} ${String(own.filter(({ wrong }) => wrong.length > 0).length).padStart(6)}`,
      );
  const head = (what) => `${what.padEnd(20)} people   keys  seconds  wrong`;
  const wrong = people.filter((one) => one.wrong.length > 0);
  return [
    head('kind'),
    ...rows('kind'),
    head('slip'),
    ...rows('slip'),
    ...wrong.map((one) => `✗ ${one.kind} ${one.slip} ${one.language} ${one.small ? 'phone' : 'desk'}: ${one.wrong.join('; ')}`),
  ].join('\n');
}
