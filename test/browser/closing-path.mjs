// Closing a company of one that never traded: two answers, one signature, and the notice runs. What it costs its owner is counted.
import assert from 'node:assert/strict';
import { companyFacts, fileCompany, licensed } from '../../tools/company.mjs';
import { newPerson } from '../../tools/client.mjs';
import { finish, giveSignature, openTopic, proveAs, signUp } from './establish.mjs';
import { someone } from './invented-people.mjs';
import { passFiling } from './staff.mjs';
import { closeWindow, enter, openWindow, PHONE } from './window.mjs';
import { t } from './word-book.mjs';

/** What the owner may spend on it, from the firm's page to "the notice is running". */
const MOST_SECONDS = 180;

/** A licensed company that one person holds, runs and keeps the books of. Resolves with the person and the filing. */
export async function companyOfOne({ base, officers }) {
  const owner = someone();
  const client = await newPerson(base, owner);
  await client.post('/api/v1/me/identity', { name: owner.name, documentType: 'residentIdCard', number: owner.number }, `identity-${owner.number}`);
  const { people, investors, ...rest } = companyFacts([owner], 4_000 + owner.door);
  const [person] = people;
  const [holder] = investors;
  const subscribed = rest.registeredCapital;
  const facts = {
    ...rest,
    people: [{ ...person, roles: ['legalRepresentative', 'executiveDirector', 'manager', 'financeOfficer', 'liaisonOfficer'] }],
    investors: [{ ...holder, subscribed, contributions: holder.contributions.map((one) => ({ ...one, amount: subscribed })) }],
    supervisorWaiver: { unanimous: true },
    fiveInOne: { ...rest.fiveInOne, financeOfficer: 'p1', socialInsuranceHandler: 'p1' },
  };
  const filing = await fileCompany([client], 0, { name: owner.login, facts });
  await passFiling(officers, filing.id);
  await licensed(client, filing.id);
  return { owner, client, id: filing.id, name: facts.name.full };
}

export async function closingPath(stage) {
  const { owner, client, name } = await companyOfOne(stage);
  const hands = await openWindow(stage, owner.name, { viewport: PHONE });
  await enter(hands, stage.base, owner);
  const [firm] = await client.get('/api/v1/me/firms');
  await hands.open(`${stage.base}/firms/${firm.id}`);
  await hands.title(name);
  await hands.follow(t('filingKind.simplifiedDeregistration'));
  await hands.press(t('begin.go'));
  await openTopic(hands, 'closing');
  await hands.tick(hands.page.getByRole('radio', { name: t('closingGround.NOT_OPENED') }));
  await finish(hands);
  await hands.follow(new RegExp(`^${t('check.title')}`));
  await hands.see(hands.page.getByText(t('check.nothing')));
  await hands.follow(t('signers.ask'));
  await hands.press(t('signers.ask'));
  await hands.follow(t('link.open'));
  await hands.see(hands.page.getByRole('heading', { level: 1, name: t('sign.step.read') }).or(hands.page.getByLabel(t('identity.number'))));
  if (await hands.field(t('identity.number')).isVisible()) await proveAs(hands, owner);
  await giveSignature(hands, owner);
  await hands.open(`${stage.base}/mine`);
  await hands.follow(new RegExp(t('filingKind.simplifiedDeregistration')));
  await hands.press(t('signers.submit'));
  await hands.see(hands.page.getByText(t('closingState.NOTICE')));
  await hands.see(hands.page.getByText(t('closing.day.published')));
  await hands.page.screenshot({ path: 'artifacts/closing-notice.png', fullPage: true });
  const seconds = Math.round(hands.seconds);
  assert.ok(seconds <= MOST_SECONDS, `${seconds} s of the owner's time`);
  await creditorObjects(stage, name);
  await hands.open(`${stage.base}/filings/${new URL(hands.page.url()).pathname.split('/')[2]}`);
  await hands.see(hands.page.getByText(t('closingState.PAUSED')));
  await hands.see(hands.page.getByText(t('closing.objection.party')));
  await closeWindow(hands);
  return { seconds, keystrokes: hands.keystrokes };
}

/** Somebody who is owed something finds the notice and says so. */
async function creditorObjects(stage, name) {
  const creditor = someone();
  const hands = await openWindow(stage, creditor.name);
  await hands.open(`${stage.base}/sign-in?next=/notices/closings`);
  await signUp(hands, creditor);
  await hands.title(t('ends.title'));
  const card = hands.page.locator('section.sheet').filter({ has: hands.page.getByRole('heading', { name }) });
  await card.getByRole('button', { name: new RegExp(t('ends.object')) }).click();
  await hands.type(t('ends.reason'), '<b>欠货款</b> 三万元，有送货单');
  await hands.page.screenshot({ path: 'artifacts/closing-notices.png', fullPage: true });
  await hands.press(t('ends.send'));
  await hands.see(hands.page.getByText(t('ends.received')));
  await closeWindow(hands);
}
