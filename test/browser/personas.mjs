// Invented applicants found individual businesses through the pages, each with a slip planted; counted is who hands in what they meant, and what it cost them.
// Everything from signing up to handing in goes through the pages; only what the server holds in the end is asked of the interface.
import {
  answerBegin,
  askToSign,
  atList,
  finish,
  giveAddress,
  givePerson,
  giveScope,
  handIn,
  openTopic,
  promise,
  signAs,
  signUp,
} from './establish.mjs';
import { KLM_SECONDS } from './hands.mjs';
import { seeded, someone } from './invented-people.mjs';
import { closeWindow, openWindow } from './window.mjs';
import { like, t } from './word-book.mjs';

const SLIPS = ['none', 'digits', 'symbol', 'door', 'notAdded', 'offline'];
const ROLES = ['经营者', '联络员'];
const SCOPE = ['水果零售'];

/** Two neighbouring digits of the day of birth or the sequence change places. */
function swapped(number) {
  for (let at = 15; at > 5; at -= 1)
    if (number[at] !== number[at + 1]) return number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
  return number;
}

/** Does what is wrong; when the page says so, what is right. A page that says nothing is left as it is. */
async function slip(hands, { wrong, says, passed, right }) {
  await wrong();
  await hands.see(says.or(passed));
  if (await says.isVisible()) await right();
}

async function name(hands, person, planted) {
  await openTopic(hands, 'name');
  const { page } = hands;
  const write = (tradeName) => hands.type(t('name.tradeName'), tradeName);
  await hands.tick(page.getByRole('radio', { name: t('composition.INDIVIDUAL') }));
  await hands.type(t('name.industryTerm'), '水果');
  await hands.type(t('name.form'), '店');
  if (planted === 'symbol')
    await slip(hands, {
      wrong: () => write(`${person.tradeName.slice(0, 2)}&${person.tradeName.slice(2)}`),
      says: page.getByRole('heading', { name: t('verdict.refused') }),
      passed: page.getByRole('heading', { name: t('verdict.available'), exact: true }),
      right: () => write(person.tradeName),
    });
  else await write(person.tradeName);
  await finish(hands);
}

async function scope(hands, planted) {
  if (planted !== 'notAdded') return giveScope(hands, { scope: SCOPE, trade: '果品' });
  await openTopic(hands, 'scope');
  const { page } = hands;
  await slip(hands, {
    wrong: async () => {
      await hands.type(t('scope.add'), SCOPE[0]);
      await hands.press(t('topic.finish'));
    },
    says: page.getByRole('alert').filter({ hasText: t('scope.notAdded') }),
    passed: page.getByText(like('list.progress')),
    right: async () => {
      await hands.press(t('scope.add.do'));
      await hands.type(t('industry.title'), '果品');
      await hands.tick(
        page
          .getByRole('radiogroup', { name: t('industry.choose') })
          .getByRole('radio')
          .first(),
      );
    },
  });
}

async function address(hands, person, planted) {
  const given = { town: '五马街道', street: '橘香巷', door: `${person.door}号` };
  const { page } = hands;
  if (planted === 'offline') {
    await openTopic(hands, 'address');
    await page.context().setOffline(true);
    await hands.type(t('address.town'), given.town);
    await hands.type(t('address.street'), given.street);
    await hands.type(t('address.doorNumber'), given.door);
    await hands.see(page.getByText(t('ui.offline.title')));
    await page.context().setOffline(false);
    await hands.saved();
    return;
  }
  if (planted !== 'door') return giveAddress(hands, given);
  await slip(hands, {
    wrong: async () => {
      await giveAddress(hands, { ...given, door: '' });
      await hands.press(t('topic.finish'));
    },
    says: page.getByRole('alert'),
    passed: page.getByText(like('list.progress')),
    right: () => hands.type(t('address.doorNumber'), given.door),
  });
}

async function people(hands, person, planted) {
  await openTopic(hands, 'people');
  const { page } = hands;
  const own = { name: person.name, roles: ROLES };
  const listed = page.getByRole('cell', { name: person.name });
  if (planted === 'digits')
    await slip(hands, {
      wrong: () => givePerson(hands, { ...own, number: swapped(person.number) }, { company: false }),
      says: page.locator('.err').first(),
      passed: listed,
      right: async () => {
        await hands.type(t('person.number'), person.number);
        await hands.press(t('person.add'));
      },
    });
  else await givePerson(hands, { ...own, number: person.number }, { company: false });
  await hands.see(listed);
}

/** What was meant and is not what the server holds. */
function wrongIn({ facts, state }, person) {
  const [operator] = facts.people ?? [];
  return [
    state === 'DRAFT' && 'not handed in',
    facts.name?.tradeName !== person.tradeName && 'trade name',
    facts.address?.doorNumber !== `${person.door}号` && 'door number',
    operator?.name !== person.name && 'name of the operator',
    operator?.document.number.slice(-4) !== person.number.slice(-4) && 'number of the operator',
    facts.businessScope?.join() !== SCOPE.join() && 'activities',
  ].filter(Boolean);
}

async function walk(stage, person, planted) {
  const hands = await openWindow(stage, person.login);
  const { page } = hands;
  try {
    await hands.open(`${stage.base}/begin`);
    await hands.title(t('account.signIn'));
    await signUp(hands, person);
    await hands.title(t('begin.title'));
    const filing = await answerBegin(hands, { type: 'entityType.INDIVIDUAL_BUSINESS', district: '330302' });
    await name(hands, person, planted);
    for (const give of [
      () => scope(hands, planted),
      () => address(hands, person, planted),
      () => people(hands, person, planted),
      () => promise(hands),
    ]) {
      await give();
      if (!(await page.getByText(like('list.progress')).isVisible())) await finish(hands);
      await atList(hands);
    }
    const links = await askToSign(hands);
    await hands.open(new URL(links.get(person.name), stage.base).href);
    await signAs(hands, person);
    await hands.open(filing);
    await handIn(hands);
    const held = await page.context().request.get(`${stage.base}/api/v1/filings/${filing.split('/').at(-1)}`);
    const wrong = wrongIn(await held.json(), person);
    return { planted, wrong, keystrokes: hands.keystrokes, seconds: Math.round(hands.seconds), operators: { ...hands.counts } };
  } catch (error) {
    return {
      planted,
      wrong: [error.message.split('\n')[0]],
      keystrokes: hands.keystrokes,
      seconds: Math.round(hands.seconds),
      operators: { ...hands.counts },
    };
  } finally {
    await closeWindow(hands);
  }
}

/** `count` applicants, some side by side. Resolves with `{ seed, klm, share, people }`; a slip that a page lets through is not right. */
export async function walkPersonas(stage, { count, seed, sideBySide = 3 }) {
  const random = seeded(seed);
  const waiting = Array.from({ length: count }, (_, nth) => ({ person: someone(random), planted: SLIPS[nth % SLIPS.length] }));
  const people = [];
  const next = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) people.push(await walk(stage, one.person, one.planted));
  };
  await Promise.all(Array.from({ length: sideBySide }, next));
  return { seed, klm: KLM_SECONDS, share: people.filter(({ wrong }) => wrong.length === 0).length / count, people };
}

export const tableOf = ({ people }) =>
  [
    'slip       keys  seconds  wrong',
    ...people.map(
      (one) => `${one.planted.padEnd(9)} ${String(one.keystrokes).padStart(5)} ${String(one.seconds).padStart(8)}  ${one.wrong.join(', ')}`,
    ),
  ].join('\n');
