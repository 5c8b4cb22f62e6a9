// Plays one case: its people file it, sign it and hand it in; staff and departments do what the case says, or what is right.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, newPerson, sign, signIn, smallPdf } from './client.mjs';
import { readPrintedLicence } from './case-licence.mjs';
import { sleep } from './processes.mjs';

const PARTS = [
  'compositionForm',
  'name',
  'address',
  'operatingAddresses',
  'businessScope',
  'industryCode',
  'registeredCapital',
  'contributionAmount',
  'businessTerm',
  'people',
  'investors',
  'supervisorWaiver',
  'fiveInOne',
  'change',
  'deregistration',
];
const CLOSINGS = ['deregistration', 'simplifiedDeregistration'];
const SIGNING_RULES = ['person.signature_missing', 'person.real_name_not_verified', 'dereg.commitment_incomplete'];
const ENDED = ['COMPLETED', 'REJECTED', 'CORRECTION_REQUESTED', 'NOT_ACCEPTED', 'WITHDRAWN'];
const PASSWORD = 'Cases-are-invented-2015';
/** The one that staff begin with, until they choose their own. */
const GIVEN_PASSWORD = 'Given-to-begin-with';
const PATIENCE_MS = 40_000;

/** Resolves with the case's result, in the shape of `expect`. */
export async function playCase(story, { place, folder }) {
  const door = new Client(place.url);
  await fetch(`${place.departments}/control`, { method: 'DELETE' });
  await door.put('/door/empty', { now: `${story.on}T10:00:00+08:00` });
  place.staff ??= new Map(); // staff stay from case to case, with their sessions
  const stage = { story, place, folder, door, staff: place.staff };
  await silence(stage);
  stage.people = await invent(stage);
  const ids = await door.put('/door/register', {
    now: `${story.on}T10:00:00+08:00`,
    register: story.register ?? {},
    people: story.people ?? [],
    jurisdiction: story.jurisdiction,
    filerId: stage.filer.account.id,
    ...noticeOf(story),
  });
  const filing = await draft(stage, ids);
  const check = await stage.filer.get(`/api/v1/filings/${filing.id}/check`);
  const found = check.findings.map(({ rule, path, severity }) => ({ rule, path, severity }));
  const result = {
    id: story.id,
    outcome: 'notSubmittable',
    findings: found,
    preApprovals: check.preApprovals,
    postApprovals: check.postApprovals,
    ...(check.entityTypeCode ? { entityTypeCode: check.entityTypeCode } : {}),
    messages: [],
  };
  const blocking = found.filter(({ severity }) => severity === 'blocking');
  // An application in the face of an objection is handed in, and ends the run.
  if (blocking.some(({ rule }) => rule !== 'dereg.objection_received')) return refusedWithReason(stage, filing, found, result);
  if (CLOSINGS.includes(story.kind)) return close(stage, filing, result);
  return handIn(stage, filing, result);
}

/** The notice that ran before the day of the case. */
function noticeOf({ subject, simplifiedDeregistration: { noticePublishedOn: publishedOn, objections = [] } = {} }) {
  return publishedOn === undefined ? {} : { notice: { subject, publishedOn, objections } };
}

/** Departments that the case scripts as silent: what reaches them takes effect, but nobody ever hears of it. */
async function silence({ story, place }) {
  for (const { department, verdict } of story.reviewers ?? []) {
    if (verdict !== 'silent') continue;
    await fetch(`${place.departments}/control`, { method: 'PUT', body: JSON.stringify({ department, loseNext: 1_000_000 }) });
  }
}

/** An account for everyone in the case, with identity proved unless the case says that it cannot be; the first person files. */
async function invent(stage) {
  const { story, place } = stage;
  const tag = randomUUID().slice(0, 8);
  const people = new Map();
  for (const person of story.people ?? []) {
    const client = await newPerson(place.url, { login: `${person.key}.${tag}@example.invalid`, password: PASSWORD, name: '案例中的人' });
    people.set(person.key, client);
    if (person.realNameVerified === false) continue;
    const { type, number, issuingCountry } = person.document;
    await client
      .post('/api/v1/me/identity', { name: person.name, documentType: type, number, ...(issuingCountry ? { issuingCountry } : {}) })
      .catch((error) => {
        if (!error.status || error.status >= 500) throw error; // a number that is wrong proves nothing; the check says so
      });
  }
  stage.filer =
    [...people.values()][0] ?? (await newPerson(place.url, { login: `filer.${tag}@example.invalid`, password: PASSWORD, name: '代理人' }));
  return people;
}

/** The facts as people would send them, part by part. */
async function draft({ story, filer }, ids) {
  const own = (id) => ids[id] ?? id;
  const facts = Object.fromEntries(PARTS.filter((part) => story[part] !== undefined).map((part) => [part, structuredClone(story[part])]));
  for (const address of [facts.address, ...(facts.operatingAddresses ?? [])]) if (address?.hostEntity) address.hostEntity = own(address.hostEntity);
  for (const { organisation } of facts.investors ?? [])
    if (organisation?.registerEntity) organisation.registerEntity = own(organisation.registerEntity);
  facts.commitments = { dualNotification: true, address: true, ...story.commitments };
  if (story.simplifiedDeregistration) {
    const { ground, commitmentUnsigned } = story.simplifiedDeregistration;
    facts.simplifiedDeregistration = { ...(ground ? { ground } : {}), ...(commitmentUnsigned ? { commitmentUnsigned } : {}) };
  }
  // A paper that we would make is missing only to those who wanted to bring their own.
  if (story.documents?.missing) facts.documents = { own: story.documents.missing };
  if (story.signatures?.missing) facts.signatures = { missing: story.signatures.missing };

  const { kind, entityType, jurisdiction, channel, step } = story;
  const subject = story.subject === undefined ? {} : { subject: own(story.subject) };
  let filing = await filer.post('/api/v1/filings', { kind, entityType, jurisdiction, channel, ...subject, ...(step ? { step } : {}) });
  for (const [part, value] of Object.entries(facts)) filing = await filer.patch(`/api/v1/filings/${filing.id}`, { [part]: value }, filing.version);
  for (const paper of filing.documentsRequired.filter((one) => !filing.documentsMade?.includes(one) && !story.documents?.missing?.includes(one))) {
    await filer.upload(
      `/api/v1/filings/${filing.id}/documents`,
      { kind: paper },
      { name: `${paper}.pdf`, type: 'application/pdf', bytes: smallPdf(paper) },
    );
  }
  const contacts = Object.fromEntries((story.people ?? []).map(({ key }) => [key, { email: `${key}@example.invalid` }]));
  return filer.put(`/api/v1/filings/${filing.id}/contacts`, { contacts });
}

/** A blocking finding must stop the filing at the door too, not only on the page. */
async function refusedWithReason({ filer }, filing, found, result) {
  const path = found.some(({ rule, severity }) => severity === 'blocking' && !SIGNING_RULES.includes(rule)) ? 'request-signatures' : 'submit';
  if (path === 'submit') await filer.post(`/api/v1/filings/${filing.id}/request-signatures`);
  const refused = await filer.post(`/api/v1/filings/${filing.id}/${path}`).then(
    () => false,
    (error) => error.code === 'filing.has_blocking_findings',
  );
  if (!refused) throw new Error(`a filing with blocking findings was not refused at ${path}`);
  return result;
}

const CLOSED = ['DEREGISTERED', 'TERMINATED', 'LAPSED', 'WITHDRAWN'];

/** Everyone signs, the filing is handed in; what comes of it is read from the closing. Days pass where the law lets them pass. */
async function close(stage, filing, result) {
  const { filer, people, story } = stage;
  const asked = await filer.post(`/api/v1/filings/${filing.id}/request-signatures`);
  for (const { person, link } of asked.signers) await sign(people.get(person), link);
  await filer.post(`/api/v1/filings/${filing.id}/submit`);
  let closing = await closingIn(stage, filing.id, ['NOTICE', ...CLOSED]);
  if (story.step === 'apply' && closing?.state === 'NOTICE') closing = await daysPass(stage, filing.id, closing);
  await settled(stage);
  if (closing === undefined)
    return Object.assign(result, { outcome: (await filer.get(`/api/v1/filings/${filing.id}`)).state === 'REJECTED' ? 'refused' : 'returned' });
  result.outcome = { NOTICE: 'noticePublished', DEREGISTERED: 'deregistered', TERMINATED: 'terminated' }[closing.state] ?? closing.state;
  result.messages = await received(stage);
  for (const { rule, path, severity } of closing.findings) {
    const isNew = !result.findings.some((one) => one.rule === rule && one.path === path);
    if (closing.state === 'TERMINATED' && isNew) result.findings.push({ rule, path, severity });
  }
  const { notice, applyFrom, applyUntil, decidedOn } = closing;
  result.note = {
    ...(notice ? { noticeEndsOn: notice.endsOn, applyFrom } : {}),
    ...(notice && applyUntil ? { applyUntil } : {}),
    ...(decidedOn ? { decidedNotBefore: decidedOn } : {}),
  };
  return result;
}

/** Of an individual business: objections are made on their days, nothing is decided before the last one, and on the next it is. */
async function daysPass(stage, filingId, closing) {
  const { filer, story, door } = stage;
  const clock = (day) => door.put('/door/clock', { now: `${day}T10:00:00+08:00` });
  for (const { by, on, reason } of (story.simplifiedDeregistration.objections ?? []).filter((one) => one.on > story.on)) {
    await clock(on);
    const [officer] = await staffOf(stage, by);
    await officer.post(`/api/v1/objections`, { closing: filingId, reason: reason || '有未了结的事项' }).catch(decidedMeanwhile);
  }
  await clock(closing.objectionsUntil);
  await settled(stage);
  const { state } = await filer.get(`/api/v1/closings/${filingId}`);
  if (state === 'DEREGISTERED') throw new Error('it was decided while objections could still be made');
  await clock(closing.applyFrom);
  return closingIn(stage, filingId, CLOSED);
}

/** The closing in one of these states; nothing when the filing was sent back or refused without one. */
async function closingIn(stage, filingId, states) {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const closing = await stage.filer.get(`/api/v1/closings/${filingId}`);
    if (closing.state !== null && states.includes(closing.state)) return closing;
    if (['CORRECTION_REQUESTED', 'NOT_ACCEPTED'].includes(closing.filingState)) return undefined;
    if (closing.filingState === 'REJECTED' && closing.state === null) return undefined;
    if (stage.story.kind === 'deregistration') await reviewed(stage, filingId);
    await sleep(20);
  }
  const { messages, failures } = await stage.door.get('/door/waiting');
  throw new Error(`the closing was not decided in time; waiting: ${[...messages, ...failures].join(', ')}`);
}

async function handIn(stage, filing, result) {
  const { filer, people } = stage;
  const asked = await filer.post(`/api/v1/filings/${filing.id}/request-signatures`);
  for (const { person, link } of asked.signers) await sign(people.get(person), link);
  await filer.post(`/api/v1/filings/${filing.id}/submit`);
  const ended = await decided(stage, filing.id);
  if (ended.state === 'COMPLETED') {
    await settled(stage);
    Object.assign(result, { outcome: 'licensed' }, await licenceOf(stage, filing.id));
  } else {
    result.outcome = ended.state === 'REJECTED' ? 'refused' : 'returned';
  }
  result.messages = await received(stage);
  return result;
}

async function received({ place }) {
  const took = await fetch(`${place.departments}/control/received`).then((answer) => answer.json());
  return took.map(({ to, what, items }) => ({ to, what, ...(items ? { items: [...items].sort() } : {}) }));
}

/** Staff work until the filing has ended. */
async function decided(stage, filingId) {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const filing = await stage.filer.get(`/api/v1/filings/${filingId}`);
    if (ENDED.includes(filing.state)) return filing;
    await reviewed(stage, filingId);
    await sleep(20);
  }
  const { messages, failures } = await stage.door.get('/door/waiting');
  throw new Error(`the filing was not decided in time; waiting: ${[...messages, ...failures].join(', ')}`);
}

/** Every department that is asked does its step. */
async function reviewed(stage, filingId) {
  const { tasks } = await stage.filer.get(`/api/v1/filings/${filingId}/track`);
  for (const { department } of tasks.filter(({ kind, state }) => kind === 'REVIEW' && state === 'ASKED')) await work(stage, department, filingId);
}

/** One step of a department's task: as scripted, else what is right. */
async function work(stage, department, filingId) {
  for (const officer of await staffOf(stage, department)) {
    const { tasks } = await officer.get('/api/v1/tasks?view=open&size=200');
    const row = tasks.find((task) => task.filingId === filingId);
    if (!row?.step) continue;
    if (row.step !== officer.step) continue;
    const task = await officer.post(`/api/v1/tasks/${row.id}/claim`).catch(() => undefined);
    if (task) await officer.post(`/api/v1/tasks/${row.id}/decide`, verdictOn(stage.story, department, task)).catch(decidedMeanwhile);
  }
}

const decidedMeanwhile = (error) => {
  if (error.status !== 409) throw error;
};

function verdictOn({ reviewers = [], officer = [] }, department, { step, round, version, check }) {
  const scripted = reviewers.find((one) => one.department === department && one.task === 'REVIEW');
  const allowances = check.findings
    .filter(({ severity }) => severity === 'officerDecides')
    .map(({ rule, path }) => {
      const word = officer.find((one) => one.rule === rule);
      return { rule, path, verdict: word?.verdict ?? 'allow', reason: word?.reason ?? '材料齐全，予以认可' };
    });
  const refused = allowances.find(({ verdict }) => verdict === 'refuse');
  const verdict = scripted?.verdict ?? (refused ? 'refuse' : 'approve');
  const reason = scripted?.remark ?? refused?.reason ?? '请改正';
  return { step, round, version, verdict, allowances, ...(verdict === 'approve' ? {} : { remarks: [{ reason }] }) };
}

/** Two people of a department, for all districts of the city; made by its administrators when first needed, once for all cases. */
function staffOf({ place, staff }, department) {
  if (!staff.has(department)) staff.set(department, hirePair(place.url, department));
  return staff.get(department);
}

async function hirePair(url, department) {
  const { demoAccounts } = await new Client(url).get('/api/v1/service');
  const demo = (name) => signIn(url, name, demoAccounts.find(({ login }) => login === name).password);
  const [system, security] = await Promise.all(['administrator', 'security'].map(demo));
  return Promise.all(
    [
      ['examiner', 'EXAMINE'],
      ['approver', 'APPROVE'],
    ].map(async ([role, step]) => {
      const login = `${role}.${department.toLowerCase()}.cases`;
      const own = { login, password: GIVEN_PASSWORD, name: role, department, districts: ['330300'] };
      const added = await system.post('/api/v1/staff', own).catch(decidedMeanwhile);
      if (added) {
        await security.put(`/api/v1/staff/${added.id}/roles`, { roles: [role] });
        const person = await signIn(url, login, GIVEN_PASSWORD);
        await person.put('/api/v1/me/password', { password: PASSWORD });
      }
      return Object.assign(await signIn(url, login, PASSWORD), { step });
    }),
  );
}

/** Messages go out after the licence; what is scripted as silent goes on waiting. */
async function settled({ door, story }) {
  const silent = (story.reviewers ?? [])
    .filter(({ verdict }) => verdict === 'silent')
    .map(({ department }) => `exchange.push_due department-${department}`);
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const { messages } = await door.get('/door/waiting');
    if (messages.every((message) => silent.includes(message))) return;
    await sleep(20);
  }
  throw new Error('messages were not delivered in time');
}

async function licenceOf({ filer, story, folder }, filingId) {
  const pdf = await filer.bytes(`/api/v1/filings/${filingId}/licence/original.pdf`);
  writeFileSync(join(folder, `${story.id}.pdf`), pdf);
  return { licence: await readPrintedLicence(pdf), pdf: `${story.id}.pdf` };
}
