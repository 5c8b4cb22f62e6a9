// What goes wrong for an applicant, where, and how it is noticed; and what only looks wrong and is lawful. `kinds`: who can do it; `at`: on which page;
// `mean`: changes what is meant or typed; `go`: takes the place of the page's usual way. A slip that a page does not speak of is left as it is, so that
// it shows in what is handed in.
import { openTopic } from './establish.mjs';
import * as topics from './persona-topics.mjs';
import { someone } from './invented-people.mjs';
import { t } from './word-book.mjs';

const COMPANIES = ['companyOfOne', 'company'];
const OWNED = [...COMPANIES, 'soleProprietorship', 'partnership'];
const WITH_FORM = [...OWNED, 'cooperative'];

/** Does what is wrong; when the page says so, what is right. */
async function slip(hands, { wrong, says, passed, right }) {
  await wrong();
  await hands.see(says.or(passed));
  if (await says.first().isVisible()) await right();
  else hands.unsaid = true;
}

/** Says that the page is done: it must stay, and say why. */
const stopped = (hands, right) =>
  slip(hands, { wrong: () => hands.press(t('topic.finish')), says: hands.page.locator('.errsum'), passed: topics.list(hands), right });

/** Something wrong is put into the person's form: it stays open, with a word at the field. */
const refusedPerson = (hands, plan, one, { wrong, right }) =>
  slip(hands, {
    wrong: () => topics.person(hands, plan, { ...one, ...wrong }),
    says: hands.page.locator('.person .err'),
    passed: hands.page.getByRole('button', { name: t('people.add') }),
    right: async () => {
      await right();
      await hands.press(t('person.add'));
    },
  });

/** The first person is written down with a slip, the others without. */
const firstPerson = (slipped) => ({
  at: 'people',
  go: async (hands, plan) => {
    const [first, ...others] = plan.people;
    await openTopic(hands, 'people');
    await slipped(hands, plan, first);
    await topics.listed(hands, first);
    await topics.morePeople(hands, plan, others, true);
    await topics.waiver(hands, plan);
  },
});

/** Two neighbouring digits of the day of birth or the sequence change places. */
function swapped(number) {
  for (let at = 15; at > 5; at -= 1)
    if (number[at] !== number[at + 1]) return number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
  return number;
}

const wide = (text) => [...text].map((sign) => (/[0-9X]/.test(sign) ? String.fromCodePoint(sign.codePointAt(0) + 0xfee0) : sign)).join('');

/** A name that the page refuses or warns of, and then the one that is meant. */
const otherName = (tradeNameOf, verdicts = ['refused', 'similar', 'officer']) => ({
  at: 'name',
  go: async (hands, plan) => {
    const { page } = hands;
    await topics.name(hands, { ...plan, ...tradeNameOf(plan) });
    await slip(hands, {
      wrong: async () => undefined,
      says: verdicts.map((one) => page.getByRole('heading', { name: t(`verdict.${one}`), exact: true })).reduce((a, b) => a.or(b)),
      passed: page.getByRole('heading', { name: t('verdict.available'), exact: true }),
      right: async () => {
        await hands.type(t('name.tradeName'), plan.tradeName);
        await hands.type(t('name.industryTerm'), plan.term);
      },
    });
  },
});

const inYears = (years) => `${new Date().getUTCFullYear() + years}-06-30`;

export const SLIPS = {
  none: {},

  // The name
  symbol: otherName(({ tradeName }) => ({ tradeName: `${tradeName.slice(0, 2)}&${tradeName.slice(2)}` }), ['refused']),
  short: otherName(({ tradeName }) => ({ tradeName: tradeName.slice(-1) }), ['refused']),
  taken: { ...otherName(({ stage }) => ({ tradeName: stage.firm.tradeName, term: stage.firm.industryTerm }), ['refused']), kinds: COMPANIES },
  near: { ...otherName(({ stage }) => ({ tradeName: stage.firm.near, term: stage.firm.industryTerm })), kinds: COMPANIES },
  noFamily: {
    at: 'people',
    kinds: ['individual'],
    mean: (plan) => {
      plan.composition = 'FAMILY';
      plan.people.push({ ...someone(plan.random), roles: ['familyMember'] });
    },
    go: async (hands, plan) => {
      const [first, ...family] = plan.people;
      await openTopic(hands, 'people');
      await topics.person(hands, plan, first);
      await topics.listed(hands, first);
      await stopped(hands, () => topics.morePeople(hands, plan, family, true));
    },
  },

  // Activities
  notAdded: {
    at: 'scope',
    go: async (hands, plan) => {
      await openTopic(hands, 'scope');
      await hands.type(t('scope.add'), plan.scope.join('；'));
      await stopped(hands, async () => {
        await hands.press(t('scope.add.do'));
        await trade(hands, plan);
      });
    },
  },
  lastNotAdded: {
    at: 'scope',
    mean: (plan) => {
      plan.scope = [...plan.scope, plan.kind.farming ? '水果种植' : '鞋帽零售'];
    },
    go: async (hands, plan) => {
      await topics.scope(hands, { ...plan, scope: plan.scope.slice(0, -1) });
      await hands.type(t('scope.add'), plan.scope.at(-1));
      await stopped(hands, () => hands.press(t('scope.add.do')));
    },
  },
  noPermit: {
    at: 'scope',
    kinds: COMPANIES,
    go: async (hands, plan) => {
      const later = hands.page.getByRole('button', { name: t('permit.later') });
      await slip(hands, {
        wrong: () => topics.scope(hands, { ...plan, scope: [...plan.scope, '危险化学品经营'] }),
        says: later,
        passed: topics.list(hands),
        right: async () => {
          await hands.press(t('permit.later'));
          await later.waitFor({ state: 'detached' });
        },
      });
    },
  },
  permitHeld: {
    at: 'scope',
    kinds: COMPANIES,
    mean: (plan) => {
      plan.scope = [...plan.scope, '危险化学品经营'];
    },
    go: async (hands, plan) => {
      await topics.scope(hands, plan);
      await hands.press(t('permit.have'));
      await hands.type(t('permit.number'), '浙温危化经字〔2026〕000119');
      await hands.type(t('permit.issuedOn'), inYears(-1));
      await hands.type(t('permit.validTo'), inYears(2));
      await hands.press(t('permit.keep'));
      await hands.see(hands.page.getByText(/浙温危化经字/));
    },
  },

  // The address
  noDoor: {
    at: 'address',
    go: async (hands, plan) => {
      await topics.address(hands, { ...plan, door: '' });
      await stopped(hands, () => hands.type(t('address.doorNumber'), plan.door));
    },
  },
  offline: {
    at: 'address',
    go: async (hands, plan) => {
      const { page } = hands;
      await openTopic(hands, 'address');
      await page.context().setOffline(true);
      await hands.type(t('address.town'), plan.town);
      await hands.type(t('address.street'), plan.street);
      await hands.type(t('address.doorNumber'), plan.door);
      await hands.see(page.getByText(t('ui.offline.title')));
      await page.context().setOffline(false);
      await hands.saved();
    },
  },
  reloaded: {
    at: 'address',
    go: async (hands, plan) => {
      await topics.address(hands, plan);
      await hands.page.reload(); // before the pause after which it is saved
      await hands.see(hands.page.getByLabel(t('address.doorNumber'), { exact: true }));
    },
  },
  atHome: {
    at: 'address',
    mean: (plan) => Object.assign(plan, plan.kind.farming ? {} : { scope: ['日用百货销售'], term: '日用品', trade: '日用家电' }), // no kitchen in a home
    go: async (hands, plan) => {
      await topics.address(hands, plan);
      await hands.tick(hands.page.getByRole('radio', { name: t('propertyUse.RESIDENTIAL') }));
      await stopped(hands, () => hands.tick(hands.page.getByRole('checkbox', { name: t('address.consent.yes') })));
    },
  },

  // People
  digits: firstPerson((hands, plan, first) =>
    refusedPerson(hands, plan, first, { wrong: { number: swapped(first.number) }, right: () => hands.type(t('person.number'), first.number) }),
  ),
  oneDigitLess: firstPerson((hands, plan, first) =>
    refusedPerson(hands, plan, first, { wrong: { number: first.number.slice(1) }, right: () => hands.type(t('person.number'), first.number) }),
  ),
  emoji: firstPerson((hands, plan, first) =>
    refusedPerson(hands, plan, first, { wrong: { name: `${first.name}😀` }, right: () => hands.type(t('people.name'), first.name) }),
  ),
  noAmount: {
    ...firstPerson((hands, plan, first) =>
      refusedPerson(hands, plan, first, { wrong: { wan: '' }, right: () => hands.type(t('person.amount'), String(first.wan)) }),
    ),
    kinds: OWNED,
  },
  amountOfWords: {
    ...firstPerson((hands, plan, first) =>
      refusedPerson(hands, plan, first, { wrong: { wan: '若干' }, right: () => hands.type(t('person.amount'), String(first.wan)) }),
    ),
    kinds: OWNED,
  },
  twice: {
    at: 'people',
    kinds: ['company', 'partnership'],
    go: async (hands, plan) => {
      const [first, second, ...others] = plan.people;
      await openTopic(hands, 'people');
      await topics.morePeople(hands, plan, [first]);
      await hands.press(t('people.add'));
      await refusedPerson(hands, plan, second, {
        wrong: { number: first.number },
        right: () => hands.type(t('person.number'), second.number),
      });
      await topics.listed(hands, second);
      await topics.morePeople(hands, plan, others, true);
      await topics.waiver(hands, plan);
    },
  },
  watchesSelf: {
    ...firstPerson(async (hands, plan, first) => {
      const { page } = hands;
      const posts = page.getByRole('group', { name: t('person.posts') });
      const supervisor = posts.getByRole('checkbox', {
        name: plan.stage.roles.find(({ code }) => code === 'supervisor')[plan.language],
        exact: true,
      });
      await supervisor.click(); // a director already
      await hands.see(posts.locator('.err'));
      hands.unsaid = await supervisor.isChecked();
      await topics.person(hands, plan, first);
    }),
    kinds: COMPANIES,
  },
  nobodyWatches: {
    at: 'people',
    kinds: COMPANIES,
    go: async (hands, plan) => {
      await openTopic(hands, 'people');
      await topics.morePeople(hands, plan, plan.people);
      await stopped(hands, () => topics.waiver(hands, plan));
    },
  },
  nobodyRepresents: {
    at: 'people',
    kinds: [...COMPANIES, 'cooperative'],
    go: async (hands, plan) => {
      const [first, ...others] = plan.people;
      await openTopic(hands, 'people');
      await topics.person(hands, plan, first, ['legalRepresentative']);
      await topics.listed(hands, first);
      await topics.morePeople(hands, plan, others, true);
      await topics.waiver(hands, plan);
      await stopped(hands, async () => {
        await hands.press(new RegExp(`^${t('ui.change')}`), { exact: false });
        await hands.tick(
          hands.page
            .getByRole('group', { name: t('person.posts') })
            .getByRole('checkbox', { name: plan.stage.roles.find(({ code }) => code === 'legalRepresentative')[plan.language], exact: true }),
        );
        await hands.press(t('person.keep'));
      });
    },
  },
  onePartner: {
    at: 'people',
    kinds: ['partnership', 'cooperative'],
    go: async (hands, plan) => {
      await openTopic(hands, 'people');
      await topics.morePeople(hands, plan, plan.people.slice(0, -1));
      await stopped(hands, () => topics.morePeople(hands, plan, plan.people.slice(-1), true));
    },
  },
  badRow: {
    at: 'people',
    kinds: ['company'],
    go: async (hands, plan) => {
      const { page } = hands;
      const [first, ...others] = plan.people;
      await openTopic(hands, 'people');
      await topics.morePeople(hands, plan, [first]);
      await page.getByText(t('paste.title'), { exact: true }).click();
      const rows = (bad) => others.map(({ name, number, wan }, nth) => `${name}\t${nth === 0 && bad ? swapped(number) : number}\t${wan}`).join('\n');
      await hands.type(t('paste.label'), rows(true));
      await slip(hands, {
        wrong: async () => undefined,
        says: page.locator('.err').filter({ hasText: others[0].name }),
        passed: page.getByText(t('paste.preview')),
        right: () => hands.type(t('paste.label'), rows(false)),
      });
      await hands.press(t('paste.take', { count: others.length }));
      for (const one of others) await topics.listed(hands, one);
      await topics.waiver(hands, plan);
    },
  },

  // Days, the one form, promises
  paidTooLate: {
    at: 'capital',
    kinds: COMPANIES,
    go: async (hands) => {
      await openTopic(hands, 'capital');
      await hands.type(t('capital.dueOn'), inYears(9));
      await stopped(hands, () => hands.type(t('capital.dueOn'), inYears(3)));
    },
  },
  termOver: {
    at: 'capital',
    kinds: COMPANIES,
    go: async (hands) => {
      await openTopic(hands, 'capital');
      await hands.tick(hands.page.getByRole('radio', { name: t('capital.until') }));
      await hands.type(t('capital.to'), inYears(-2));
      await stopped(hands, () => hands.type(t('capital.to'), inYears(20)));
    },
  },
  phoneShort: {
    at: 'form',
    kinds: WITH_FORM,
    go: async (hands, plan) => {
      await topics.form(hands, { ...plan, phone: plan.phone.slice(0, -2) });
      await stopped(hands, () => hands.type(t('form.phone'), plan.phone));
    },
  },
  phoneLetters: {
    at: 'form',
    kinds: WITH_FORM,
    go: async (hands, plan) => {
      await topics.form(hands, { ...plan, phone: `O577-${plan.phone.slice(5)}` });
      await stopped(hands, () => hands.type(t('form.phone'), plan.phone));
    },
  },
  halfPromised: {
    at: 'commitments',
    go: async (hands) => {
      await openTopic(hands, 'commitments');
      const boxes = hands.page.getByRole('checkbox');
      await hands.tick(boxes.last());
      await stopped(hands, () => hands.tick(boxes.first())); // that the address is true
    },
  },

  // Seen when all is read over
  misspelt: { at: 'check', typo: ({ street }) => ({ street: `${street.slice(0, 1)}${street.slice(2)}` }) },

  // Signing and handing in
  wrongPaper: { at: 'sign' },
  wrongPassword: { at: 'sign' },
  tooEarly: { at: 'submit', kinds: ['company', 'partnership'] },
  cutOff: { at: 'submit' },
  pressedTwice: { at: 'submit' },

  // Lawful, though it looks odd
  wideDigits: {
    mean: (plan) => {
      for (const one of plan.people) one.typed = ` ${wide(one.number)} `;
      plan.typedPhone = ` ${wide(plan.phone)} `;
    },
  },
  smallX: {
    mean: (plan) => {
      let one = someone(plan.random);
      while (!one.number.endsWith('X')) one = someone(plan.random);
      Object.assign(plan.people[0], {
        number: one.number,
        typed: `${one.number.slice(0, 6)} ${one.number.slice(6, 14)} ${one.number.slice(14).toLowerCase()}`,
      });
    },
  },
  rareSigns: {
    mean: (plan) => {
      plan.tradeName = `𬭎㛃${plan.tradeName.slice(1)}`;
      plan.people[0].name = `${plan.people[0].name.slice(0, 1)}𬭎`;
    },
  },
  dotted: {
    mean: (plan) => Object.assign(plan.people[0], { name: '阿依努尔•买买提', heldName: '阿依努尔·买买提' }),
  },
  longName: {
    mean: (plan) => Object.assign(plan.people.at(-1), { name: '买买提·'.repeat(9) + '艾力' }),
  },
  holderWatches: {
    kinds: ['company'],
    mean: (plan) => plan.people[1].roles.push('supervisor'),
  },
  namesakes: {
    kinds: ['company', 'partnership', 'cooperative'],
    mean: (plan) => {
      plan.people[1].name = plan.people[0].name;
    },
  },
  foreigner: {
    kinds: ['company'],
    mean: (plan) => {
      plan.people[0].roles = plan.people[0].roles.filter((role) => role !== 'manager');
      plan.people.push({
        ...someone(plan.random),
        name: "O'Neill-Søndergård, Mary Jane",
        number: `TST${100000 + Math.floor(plan.random() * 899999)}`,
        paper: { type: 'foreignPassport', country: 'DNK', born: '1988-04-17' },
        roles: ['manager'],
      });
    },
  },
};

async function trade(hands, plan) {
  await hands.type(t('industry.title'), plan.trade);
  await hands.tick(
    hands.page
      .getByRole('radiogroup', { name: t('industry.choose') })
      .getByRole('radio')
      .first(),
  );
}
