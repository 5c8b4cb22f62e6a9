// The pages of a filing as an applicant fills them in who means what a plan says. A slip takes the place of one of these.
import { giveAddress, giveName, givePerson, giveScope, openTopic, promise } from './establish.mjs';
import { language, like, t } from './word-book.mjs';

/** A post as the page calls it. */
const postNamed = (stage, code) => stage.roles.find((role) => role.code === code)[language()];

export const list = ({ page }) => page.getByText(like('list.progress'));

export async function name(hands, { kind, tradeName, term, composition }) {
  await giveName(hands, {
    tradeName,
    industryTerm: term,
    form: kind.form,
    composition: kind.type === 'INDIVIDUAL_BUSINESS' ? composition : undefined,
  });
}

export const scope = (hands, plan) => giveScope(hands, plan);

export const address = (hands, plan) => giveAddress(hands, plan);

/** One person in the open form, with what the plan has typed for them. */
export async function person(hands, { kind, stage }, { name: called, number, typed, paper, roles, wan }, without = []) {
  const labels = roles.filter((role) => !without.includes(role)).map((role) => postNamed(stage, role));
  await givePerson(
    hands,
    { name: called, number: typed ?? number, paper, roles: labels, wan },
    { company: kind.type === 'LIMITED_LIABILITY_COMPANY' },
  );
}

/** The person is on the list, the form has gone. */
export const listed = (hands, { name: called, heldName }) => hands.see(hands.page.locator('table.who, table.cards').getByText(heldName ?? called));

export const morePeople = async (hands, plan, people, begun = false) => {
  for (const [nth, one] of people.entries()) {
    if (begun || nth > 0) await hands.press(t('people.add'));
    await person(hands, plan, one);
    await listed(hands, one);
  }
};

/** Nobody watches a small company unless somebody is named. */
export async function waiver(hands, { kind, people: all }) {
  if (kind.type === 'LIMITED_LIABILITY_COMPANY' && !all.some(({ roles }) => roles.includes('supervisor')))
    await hands.tick(hands.page.getByRole('checkbox', { name: t('people.waiver.yes') }));
}

export async function people(hands, plan) {
  await openTopic(hands, 'people');
  await morePeople(hands, plan, plan.people);
  await waiver(hands, plan);
}

export async function form(hands, plan) {
  await openTopic(hands, 'form');
  await hands.type(t('form.phone'), plan.typedPhone ?? plan.phone);
}

export const commitments = (hands) => promise(hands);
