// A firm goes on: what is registered of it changes, a licence is lost, and none of it is typed again.
import assert from 'node:assert/strict';
import { companyFacts, fileCompany, licensed } from '../../tools/company.mjs';
import { newPerson } from '../../tools/client.mjs';
import { finish, giveDocuments, giveName, giveSignature, handIn, openTopic, promise, proveAs } from './establish.mjs';
import { someone } from './invented-people.mjs';
import { passFiling } from './staff.mjs';
import { closeWindow, enter, openWindow, PHONE } from './window.mjs';
import { like, t } from './word-book.mjs';

/** A licensed company of two holders, each with an account and a proved identity. The first is its head. */
export async function companyOfTwo({ base, officers }) {
  const owners = [someone(), someone()];
  const clients = await Promise.all(
    owners.map(async (owner) => {
      const client = await newPerson(base, owner);
      const identity = { name: owner.name, documentType: 'residentIdCard', number: owner.number };
      await client.post('/api/v1/me/identity', identity, `identity-${owner.number}`);
      return client;
    }),
  );
  const { people, investors, ...rest } = companyFacts(owners, 6_000 + owners[0].door * 7 + owners[1].door);
  const roles = [['legalRepresentative', 'executiveDirector', 'manager', 'liaisonOfficer'], ['supervisor', 'financeOfficer'].slice(0, 1)];
  const facts = {
    ...rest,
    people: people.map((person, index) => ({ ...person, roles: roles[index] })),
    investors: investors.slice(0, 2),
    registeredCapital: investors.slice(0, 2).reduce((sum, one) => sum + one.subscribed, 0),
    fiveInOne: { ...rest.fiveInOne, financeOfficer: null, socialInsuranceHandler: 'p1' },
  };
  const filing = await fileCompany(clients, 0, { name: owners[0].login, facts });
  await passFiling(officers, filing.id);
  await licensed(clients[0], filing.id);
  const [firm] = await clients[0].get('/api/v1/me/firms');
  return { owners, clients, firm, facts };
}

/** From the firm's page to the list of what is to be filled in. Resolves with the id of the filing. */
async function beginChange(hands, base, { firm, matters, later }) {
  await hands.open(`${base}/firms/${firm.id}`);
  await hands.title(firm.name);
  await hands.follow(t('filingKind.change'));
  await hands.press(t('begin.go'));
  await hands.title(t('topic.change.question'));
  for (const matter of matters) await hands.tick(hands.page.getByRole('checkbox', { name: new RegExp(`^${t(`changeItem.${matter}`)}`) }));
  if (later) await hands.tick(hands.page.getByRole('radio', { name: new RegExp(`^${t('change.when.later')}`) }));
  await finish(hands);
  return new URL(hands.page.url()).pathname.split('/')[2];
}

/** Papers, the last look, and the links of those who sign. */
async function askFor(hands, { picture } = {}) {
  await giveDocuments(hands);
  await finish(hands);
  await hands.follow(new RegExp(`^${t('check.title')}`));
  await hands.see(hands.page.getByText(t('check.nothing')));
  await hands.see(hands.page.getByRole('heading', { name: t('difference.title') }));
  if (picture) await hands.page.screenshot({ path: `artifacts/${picture}.png`, fullPage: true });
  await hands.follow(t('signers.ask'));
  await hands.press(t('signers.ask'));
  await hands.title(like('signers.waiting'));
  const links = new Map();
  for (const lane of await hands.page
    .getByRole('listitem')
    .filter({ has: hands.page.getByRole('link', { name: t('link.open') }) })
    .all())
    links.set(await lane.locator('b').first().textContent(), await lane.getByRole('link', { name: t('link.open') }).getAttribute('href'));
  return links;
}

async function signIn(stage, who, link) {
  const hands = await openWindow(stage, who.name, { viewport: PHONE });
  await enter(hands, stage.base, who);
  await hands.open(stage.base + link);
  await hands.see(hands.page.getByRole('heading', { level: 1, name: t('sign.step.read') }).or(hands.page.getByLabel(t('identity.number'))));
  if (await hands.field(t('identity.number')).isVisible()) await proveAs(hands, who);
  await giveSignature(hands, who);
  await closeWindow(hands);
}

/** Name, address, capital and a post in one filing: nothing else is asked, and the old licence is replaced. */
export async function changePath(stage) {
  const { owners, clients, firm } = await companyOfTwo(stage);
  const [head, other] = owners;
  const hands = await openWindow(stage, head.name);
  await enter(hands, stage.base, head);
  const id = await beginChange(hands, stage.base, { firm, matters: ['name', 'domicile', 'registeredCapital', 'financeOfficer'] });

  await giveName(hands, { tradeName: head.tradeName, industryTerm: '贸易' });
  await finish(hands);
  await openTopic(hands, 'address');
  await hands.choose(t('address.division'), '330302');
  await hands.type(t('address.town'), '南汇街道');
  await hands.type(t('address.street'), '听松路');
  await hands.type(t('address.doorNumber'), `${head.door}号`);
  await finish(hands);
  await hands.follow(new RegExp(`^${t('topic.people')}`));
  await hands.title(t('change.people.question'));
  await hands.page
    .getByRole('row')
    .filter({ hasText: head.name })
    .getByRole('button', { name: new RegExp(`^${t('ui.change')}`) })
    .click();
  await hands.tick(hands.page.getByRole('group', { name: t('person.posts') }).getByRole('checkbox', { name: '财务负责人', exact: true }));
  await hands.press(t('person.keep'));
  await finish(hands);
  await hands.follow(new RegExp(`^${t('topic.capital')}`));
  await hands.title(t('change.capital.question'));
  await hands.type(t('change.capital.of', { name: other.name }), '50');
  await finish(hands);
  await promise(hands);
  await finish(hands);
  const links = await askFor(hands, { picture: 'change-check' });
  await Promise.all(
    [...links].map(([name, link]) =>
      signIn(
        stage,
        owners.find((owner) => owner.name === name),
        link,
      ),
    ),
  );
  await handIn(hands);

  await passFiling(stage.officers, id);
  const filing = await licensed(clients[0], id);
  assert.equal(filing.current.address.street, '听松路');
  const { subscribed } = filing.current.investors.find((one) => one.person === 'p2');
  assert.equal(subscribed, 50_000_000);
  await hands.open(`${stage.base}/firms/${firm.id}`);
  await hands.title(new RegExp(head.tradeName));
  await hands.see(hands.page.getByText(t('notices.REPLACED'), { exact: false }));
  await hands.page.screenshot({ path: 'artifacts/firm-changed.png', fullPage: true });
  await newHead(stage, { owners, clients, firm, hands });
  await lostLicence(stage, { owners, clients, firm, hands });
  await closeWindow(hands);
}

/** Somebody new is legal representative from a later day on. The old one signs nothing. Decided, it is taken back, and let take effect after all. */
async function newHead(stage, { owners, firm, hands }) {
  const next = someone();
  const client = await newPerson(stage.base, next);
  const identity = { name: next.name, documentType: 'residentIdCard', number: next.number };
  await client.post('/api/v1/me/identity', identity, `identity-${next.number}`);
  const id = await beginChange(hands, stage.base, {
    firm: { ...firm, name: new RegExp(owners[0].tradeName) },
    matters: ['legalRepresentative'],
    later: true,
  });
  await hands.follow(new RegExp(`^${t('topic.people')}`));
  await hands.title(t('change.people.question'));
  await hands.tick(hands.page.getByRole('radio', { name: t('change.head.another') }));
  await hands.type(t('people.name'), next.name);
  await hands.type(t('person.number'), next.number);
  await hands.page.getByRole('checkbox', { name: t('person.holder.shareholder') }).uncheck();
  await hands.press(t('person.add'));
  await finish(hands);
  const links = await askFor(hands, { picture: 'change-head-check' });
  assert.ok(!links.has(owners[0].name), 'the old head is asked for nothing');
  await Promise.all(
    [...links].map(([name, link]) =>
      signIn(
        stage,
        [next, ...owners].find((one) => one.name === name),
        link,
      ),
    ),
  );
  await handIn(hands);
  await passFiling(stage.officers, id);
  await hands.see(hands.page.getByText(like('track.effect')));
  await hands.page.screenshot({ path: 'artifacts/change-waits.png', fullPage: true });
  await hands.press(t('withdraw.ask'));
  await hands.see(hands.page.getByText(t('withdraw.sure.decided')));
  await hands.press(t('withdraw.do'));
  await hands.see(hands.page.getByText(t('restore.text')));
  await hands.press(t('restore.do'));
  await hands.see(hands.page.getByText(like('track.effect')));
  await hands.press(t('withdraw.ask'));
  await hands.press(t('withdraw.do'));
  await hands.see(hands.page.getByText(t('restore.text')));
}

/** A lost licence: the head is known, so only the proof of the publication is asked. */
async function lostLicence(stage, { owners, clients, firm, hands }) {
  await hands.open(`${stage.base}/firms/${firm.id}`);
  await hands.follow(t('filingKind.licenceReplacement'));
  await hands.press(t('begin.go'));
  await giveDocuments(hands);
  await finish(hands);
  const id = new URL(hands.page.url()).pathname.split('/')[2];
  await hands.follow(new RegExp(`^${t('check.title')}`));
  await hands.see(hands.page.getByText(t('check.nothing')));
  await hands.follow(t('signers.ask'));
  await hands.press(t('signers.ask'));
  await hands.title(like('signers.waiting'));
  await signIn(stage, owners[0], await hands.page.getByRole('link', { name: t('link.open') }).getAttribute('href'));
  await handIn(hands);
  await passFiling(stage.officers, id);
  await licensed(clients[0], id);
  await hands.open(`${stage.base}/filings/${id}/licence`);
  await hands.title(t('licence.title'));
  const papers = await clients[0].get(`/api/v1/me/firms/${firm.id}`);
  assert.deepEqual(
    papers.papers.map(({ state }) => state),
    ['ISSUED', 'REPLACED', 'REPLACED'],
  );
}
