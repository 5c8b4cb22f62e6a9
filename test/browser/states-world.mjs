// What the gallery of states is made of: filings in every state, all made by program and side by side; only what is looked at goes through a browser.
import { randomInt } from 'node:crypto';
import { newPerson, sign, signIn } from '../../tools/client.mjs';
import { companyFacts, draftCompany, fileCompany, fivePeople, handIn } from '../../tools/company.mjs';
import { companyOfOne } from './closing-path.mjs';
import { someone } from './invented-people.mjs';
import { askToCorrect, taskOf } from './staff.mjs';

const FRAME = { kind: 'establishment', entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302', channel: 'online' };
/** A remark on each page that asks something, so that each is seen as it comes back. */
const REMARKS = [
  'name.tradeName',
  'businessScope',
  'address.unit',
  'people[0].name',
  'businessTerm',
  'fiveInOne.staffCount',
  'commitments.dualNotification',
].map((path) => ({ path, reason: '和交来的材料对不上，请照材料上写的改' }));
const LONG_SCOPE = [
  '日用百货销售',
  '五金产品零售',
  '食用农产品批发',
  '计算机软硬件及辅助设备零售',
  '互联网销售（除销售需要许可的商品）',
  '会议及展览服务',
];
/** Longer than most, of two scripts, with a middle dot. */
const LONG_NAME = '阿卜杜热依木·买买提吐尔逊';

export async function makeWorld({ base, officers }) {
  const tag = randomInt(40_000);
  const people = await fivePeople(base, tag);
  const [filer] = people;
  const draft = (facts) => filer.post('/api/v1/filings', facts ? { ...FRAME, facts } : FRAME);
  const facts = (nth) => companyFacts(people, tag + nth);
  const returned = async (nth) => {
    const filing = await fileCompany(people, tag + nth, { name: `states-${tag}-${nth}` });
    await askToCorrect(officers, filing.id, REMARKS);
    return filing;
  };
  const drafts = async () => {
    const [empty, typed, wrong, gone] = await Promise.all([draft(), draft(), draft(wrongIn(facts(1))), draft()]);
    await filer.post(`/api/v1/filings/${gone.id}/withdraw`);
    return { empty, typed, wrong, gone };
  };
  const signing = async () => {
    const asked = await draftCompany(people, facts(2));
    const { signers } = await filer.post(`/api/v1/filings/${asked.id}/request-signatures`);
    const link = (nth) => signers.find(({ person }) => person === `p${nth}`).link;
    await sign(people[2], link(3));
    return { asked, mine: link(1), others: link(2), signed: link(3) };
  };
  const denied = async () => {
    const held = await draftCompany(people, facts(7));
    await filer.post(`/api/v1/filings/${held.id}/request-signatures`);
    await people[1].post(`/api/v1/me/named/filings/${held.id}/not-me`);
    return held;
  };
  const reviews = async () => {
    const claimed = await fileCompany(people, tag + 8, { name: `states-${tag}-8`, facts: questioned(facts(8)) });
    const inReview = await fileCompany(people, tag + 3, { name: `states-${tag}-3` });
    const toCorrect = await returned(4);
    const correcting = await returned(5);
    await filer.post(`/api/v1/filings/${correcting.id}/edit`);
    return { claimed, inReview, toCorrect, correcting };
  };
  const newcomer = someone();
  const [some, links, whole, held, cases, firms] = await Promise.all([
    drafts(),
    signing(),
    draftCompany(people, { ...facts(6), businessScope: LONG_SCOPE, people: renamed(facts(6).people) }),
    denied(),
    reviews(),
    ends({ base, officers }),
    newPerson(base, newcomer),
  ]);
  const { asked, ...signings } = links;
  const ids = Object.fromEntries(Object.entries({ ...some, asked, whole, held, ...cases }).map(([name, { id }]) => [name, id]));
  const account = ({ account: { login }, password }) => ({ login, password });
  const tasks = { open: await taskOf(officers.examiner, ids.inReview), mine: await taskOf(officers.examiner, ids.claimed) };
  await officers.examiner.post(`/api/v1/tasks/${tasks.mine}/claim`);
  return {
    accounts: { filer: account(filer), other: account(people[1]), third: account(people[2]), owner: firms.owner, closer: firms.closer, newcomer },
    ids: { ...ids, ...firms.ids },
    signings,
    tasks,
    atWindow: await enteredAtWindow(officers.examiner, newcomer),
    person: await staffOf(base),
    code: firms.code,
    elsewhere: (id, parts) => changeElsewhere(filer, ids[id], parts),
  };
}

/** A name that the law leaves to the officer. */
const questioned = (facts) => ({
  ...facts,
  name: { ...facts.name, industryTerm: '投资管理', full: `温州${facts.name.tradeName}投资管理有限公司` },
  businessScope: ['投资管理'],
  industryCode: { edition: '2017', code: 'L7212' },
});

/** What a clerk has begun for whoever stood at the counter. */
async function enteredAtWindow(clerk, { name, number }) {
  const document = { type: 'residentIdCard', number };
  const { id } = await clerk.post('/api/v1/intake/filings', {
    ...{ kind: 'establishment', channel: 'window', entityType: 'INDIVIDUAL_BUSINESS', jurisdiction: '330302', acceptingOffice: '330302' },
    applicant: { name, document },
    facts: { people: [{ key: 'p1', name, document, roles: ['operator', 'liaisonOfficer'] }], compositionForm: 'INDIVIDUAL' },
  });
  return id;
}

/** Whom the administrators look at. */
async function staffOf(base) {
  const administrator = await signIn(base, 'administrator', 'onewindow-demo');
  const staff = await administrator.get('/api/v1/staff');
  return staff.find(({ login }) => login === 'examiner').id;
}

/** What another window of the same person saves meanwhile. */
async function changeElsewhere(filer, id, parts) {
  const { version } = await filer.get(`/api/v1/filings/${id}`);
  await filer.patch(`/api/v1/filings/${id}`, parts, version);
}

/** One fault on each page. */
const wrongIn = (facts) => ({
  ...facts,
  name: { ...facts.name, tradeName: '潮&汐', full: '温州潮&汐贸易有限公司' },
  businessScope: [],
  address: { ...facts.address, doorNumber: '' },
  people: facts.people.slice(0, 1),
  investors: facts.investors.slice(0, 1),
  businessTerm: { to: '2000-01-01' },
  registeredCapital: 1,
  fiveInOne: { ...facts.fiveInOne, phone: '1' },
  commitments: { dualNotification: false, address: false },
});

const renamed = ([first, second, ...others]) => [first, { ...second, name: LONG_NAME }, ...others];

/** Two firms that stand: the notice of the end of one is running, the end of the other is a draft. */
async function ends(stage) {
  const [running, begun] = await Promise.all([companyOfOne(stage), companyOfOne(stage)]);
  const closing = await Promise.all([running, begun].map(beginClosing));
  await handIn([running.client], `/api/v1/filings/${closing[0].id}`);
  const [firm] = await begun.client.get('/api/v1/me/firms');
  return {
    owner: begun.owner,
    code: firm.code,
    closer: running.owner,
    ids: { licensed: begun.id, firm: firm.id, closing: closing[1].id, notice: closing[0].id, ...(await changes(begun.client, firm)) },
  };
}

/** A change of which everything is answered, and the ordinary end of the same firm: drafts. */
async function changes(client, firm) {
  const begin = (kind) => client.post('/api/v1/filings', { ...FRAME, kind, subject: firm.id });
  const [change, end] = [await begin('change'), await begin('deregistration')];
  const { people, investors, address } = change.current;
  const decidedOn = new Date().toISOString().slice(0, 10);
  const items = ['domicile', 'registeredCapital', 'businessTerm', 'legalRepresentative'].map((item) => ({ item, decidedOn }));
  const [owner] = people;
  const next = { key: 'p9', name: LONG_NAME, document: { type: 'prcPassport', number: 'E12345678' }, roles: ['legalRepresentative', 'manager'] };
  const facts = {
    change: { items },
    address: { ...address, doorNumber: '1199号', text: address.text.replace(address.doorNumber, '1199号') },
    businessTerm: { to: '2060-12-31' },
    registeredCapital: 50_000_000,
    investors: investors.map((one) => ({ ...one, subscribed: 50_000_000, contributions: [{ ...one.contributions[0], amount: 50_000_000 }] })),
    people: [{ ...owner, roles: [] }, next],
  };
  await client.patch(`/api/v1/filings/${change.id}`, facts, change.version);
  return { change: change.id, end: end.id };
}

async function beginClosing({ client }) {
  const [firm] = await client.get('/api/v1/me/firms');
  const kind = 'simplifiedDeregistration';
  const draft = await client.post('/api/v1/filings', { ...FRAME, kind, subject: firm.id });
  await client.patch(
    `/api/v1/filings/${draft.id}`,
    { [kind]: { ground: 'NOT_OPENED', automatic: true }, people: draft.current.people },
    draft.version,
  );
  return draft;
}
