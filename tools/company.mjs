// A company of five holders, invented for load: its people, its facts, and its way from draft to licence as they would go it.
import { newPerson, sign, smallPdf } from './client.mjs';
import { sleep } from './processes.mjs';

const PASSWORD = 'Load-is-invented-2026';
const SHARES = [40, 20, 20, 10, 10];
const ROLES = [['legalRepresentative', 'executiveDirector', 'manager'], ['supervisor'], [], ['financeOfficer'], ['liaisonOfficer']];
const GIVEN = [...'书若予乐澄闻知明恒望'];
/** Plain characters of trade names: none is a place, a trade, a form or a word that the law watches. */
const TRADE = [...'澄岚砚禾朗屿棠柚栀芮苒茗荃葭蔚蘅沅沐沛泓洵浔涵淇湛溪漪潇澜瀚珂珏珣琅琛琪琰瑜瑾璟璇桐梓榆樾煦熠烨霁霖晗晞暄曜昀皓'];

/** Five people with proved identities and accounts, different for each `tag` (a whole number). */
export async function fivePeople(base, tag, options) {
  return Promise.all(
    SHARES.map(async (_, index) => {
      const number = residentId(tag * SHARES.length + index);
      const name = `林${GIVEN[tag % 10]}${GIVEN[index]}`;
      const login = `load.${number.toLowerCase()}@example.invalid`;
      const client = await newPerson(base, { login, password: PASSWORD, name }, options);
      await client.post('/api/v1/me/identity', { name, documentType: 'residentIdCard', number }, `identity-${number}`);
      return Object.assign(client, { name, number });
    }),
  );
}

/** Numbers nobody holds: the sequences 996 to 999 are given to nobody born in this time. */
function residentId(count) {
  const day = new Date(Date.UTC(1960, 0, 1 + (Math.floor(count / 4) % 14_000))).toISOString().slice(0, 10).replaceAll('-', '');
  const division = ['330302', '330303', '330304', '330381', '330382'][Math.floor(count / 56_000) % 5];
  const body = `${division}${day}${996 + (count % 4)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + '10X98765432'[sum % 11];
}

/** The facts of the `count`-th company; names of different counts share no more than two characters in a place. */
export function companyFacts(people, count) {
  const tradeName = tradeNameOf(count);
  const dueOn = `${new Date().getUTCFullYear() + 3}-12-31`;
  return {
    name: { full: `温州${tradeName}贸易有限公司`, division: '温州', tradeName, industryTerm: '贸易', organizationalForm: '有限公司' },
    address: {
      divisionCode: '330302',
      town: '五马街道',
      street: '青鹭路',
      doorNumber: `${count + 1}号`,
      text: `浙江省温州市鹿城区五马街道青鹭路${count + 1}号`,
      propertyUse: 'COMMERCIAL',
      rightOfUse: 'LEASED',
      mode: 'DECLARED',
    },
    businessScope: ['日用百货销售', '五金产品零售'],
    industryCode: { edition: '2017', code: 'F5199' },
    registeredCapital: 100_000_000,
    businessTerm: { indefinite: true },
    people: people.map(({ name, number }, index) => ({
      key: `p${index + 1}`,
      name,
      document: { type: 'residentIdCard', number },
      roles: ROLES[index],
    })),
    investors: SHARES.map((share, index) => ({
      person: `p${index + 1}`,
      subscribed: share * 1_000_000,
      paidIn: 0,
      contributions: [{ method: 'MONEY', amount: share * 1_000_000, dueOn }],
    })),
    fiveInOne: {
      staffCount: 5,
      salaryStartMonth: new Date().toISOString().slice(0, 7),
      accountingSystem: '小企业会计准则',
      taxAgent: null,
      phone: '0577-55501005',
      financeOfficer: 'p4',
      socialInsuranceHandler: 'p5',
    },
    commitments: { dualNotification: true, address: true },
  };
}

/** Four characters: two run through all pairs, two repeat them shuffled, so that neighbours differ in at least two places. */
function tradeNameOf(count) {
  const many = TRADE.length;
  const [a, b] = [count % many, Math.floor(count / many) % many];
  return TRADE[a] + TRADE[b] + TRADE[(a * 7 + b * 3 + 5) % many] + TRADE[(a * 3 + b * 11 + Math.floor(count / many ** 2) + 2) % many];
}

/**
 * Goes the whole way to submission. Every request that makes or moves something carries a key of its own made from `name`, so it may
 * be sent again. `onLastSignature()` is called when the last signature is given. Resolves with the filing as submitted.
 */
export async function fileCompany(people, count, { name = String(count), facts = companyFacts(people, count), onLastSignature = () => {} } = {}) {
  const key = (step) => `company-${name}-${step}`;
  const { id } = await draftCompany(people, facts, { key });
  return handIn(people, `/api/v1/filings/${id}`, { key, onLastSignature });
}

/** A draft with its papers and everyone's telephone, to be signed. */
export async function draftCompany([filer, ...others], facts, { key = () => undefined } = {}) {
  const frame = { kind: 'establishment', entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302', channel: 'online' };
  const draft = await filer.post('/api/v1/filings', { ...frame, facts }, key('create'));
  const path = `/api/v1/filings/${draft.id}`;
  for (const kind of draft.documentsRequired.filter((one) => !draft.documentsMade.includes(one)))
    await filer.upload(`${path}/documents`, { kind }, paper(kind));
  const contacts = Object.fromEntries([filer, ...others].map((_, index) => [`p${index + 1}`, { mobile: '13800000000' }]));
  await filer.put(`${path}/contacts`, { contacts });
  return draft;
}

/** Everyone signs, and the first of them hands in: a first round or a corrected one. */
export async function handIn(people, path, { key = () => undefined, onLastSignature = () => {} } = {}) {
  const [filer] = people;
  const { signers } = await filer.post(`${path}/request-signatures`, undefined, key('request-signatures'));
  await Promise.all(signers.map(({ person, link }) => sign(people[Number(person.slice(1)) - 1], link)));
  onLastSignature();
  return filer.post(`${path}/submit`, undefined, key('submit'));
}

const paper = (kind) => ({ name: `${kind}.pdf`, type: 'application/pdf', bytes: smallPdf(kind) });

/** Waits until a filing is COMPLETED; throws when it ends otherwise. */
export async function licensed(filer, id, { everyMs = 100, seconds = 60 } = {}) {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    const filing = await filer.get(`/api/v1/filings/${id}`);
    if (filing.state === 'COMPLETED') return filing;
    if (!['SUBMITTED', 'IN_REVIEW', 'APPROVED'].includes(filing.state)) throw new Error(`filing ${id} is ${filing.state}`);
    await sleep(everyMs);
  }
  throw new Error(`filing ${id} was not licensed within ${seconds} s`);
}
