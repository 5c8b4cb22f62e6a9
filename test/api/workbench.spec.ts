import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApprovalSample, ApprovalTask } from '#libs/approval';
import type { StaffRole } from '#libs/contract';
import { Account, openSession } from '#libs/identity';
import { setRegistryClock, type Actor } from '#libs/kernel';
import { aFilingInReview, anOfficer, aTask, reviewOf } from '../support/build.ts';
import { database } from '../support/database.ts';
import { Caller, type Answer } from './caller.ts';
import { companyFacts, FRAME, NOW, personOf } from './company.ts';
import { startApi } from './start-api.ts';
import { allThatIsKept } from './tables.ts';

// The window and what supervisors set, through the whole API: who may, what is refused with what, and that a refusal changes nothing.

jest.setTimeout(90_000);

let app: NestFastifyApplication;
beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/workbench-files' });
});
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

interface Colleague extends Actor {
  ask: Caller['ask'];
}

async function colleague(roles: StaffRole[], districts = ['330300']): Promise<Colleague> {
  const actor = await database().transaction((tx) => anOfficer(tx, { roles, districts }));
  const account = await database().manager.findOneByOrFail(Account, { id: actor.userId });
  const { token } = await database().transaction((tx) => openSession(tx, account, 'program'));
  const caller = new Caller(app);
  caller.headers = { authorization: `Bearer ${token}` };
  return { ...actor, ask: (method, url, ...rest) => caller.ask(method, `/api/v1/${url}`, ...rest) };
}

const told = ({ status, body }: Answer): unknown[] => [status, body.code, body.path];
async function refused(answer: Promise<Answer>, ...expected: unknown[]): Promise<void> {
  expect(told(await answer)).toEqual(expected);
}

describe('the window', () => {
  const walkIn = () => ({
    ...FRAME,
    facts: companyFacts(),
    acceptingOffice: '330302-03',
    applicant: { name: personOf('p1').name, document: personOf('p1').document },
  });

  it('says which office may take a filing, and where else to go', async () => {
    const clerk = await colleague(['clerk'], ['330302']);
    const asked = async (query: string) => (await clerk.ask('GET', `intake/competence?${query}`)).body;
    expect(await asked('division=330302&office=330302-03')).toMatchObject({ competent: true, authority: { code: '330302' } });
    expect(await asked('division=330304&office=330302-03')).toMatchObject({
      competent: false,
      reason: 'other_county',
      authority: { code: '330304' },
    });
    expect(await asked('division=999999')).toMatchObject({ competent: false, reason: 'division_unknown', authority: null });
    await refused(clerk.ask('GET', 'intake/competence?division=abc'), 422, 'request.invalid', 'division');
  });

  it('enters a filing that is the applicant’s, and whoever entered it never decides on it', async () => {
    const clerk = await colleague(['clerk', 'examiner'], ['330302']);
    const entered = await clerk.ask('POST', 'intake/filings', walkIn());
    expect(entered).toMatchObject({ status: 201, body: { channel: 'window', jurisdiction: '330302', state: 'DRAFT' } });
    const { id } = entered.body;
    expect((await clerk.ask('GET', 'intake/filings')).body).toMatchObject([{ id }]);
    const applicant = new Caller(app);
    await applicant.signIn('lin', 'onewindow-demo');
    expect((await applicant.ask('GET', `/api/v1/filings/${id}`)).status).toBe(200);

    const other = await colleague(['clerk'], ['330302']);
    expect((await other.ask('GET', 'intake/filings')).body).toEqual([]);
    await refused(other.ask('GET', `intake/filings/${id}`), 404, 'filing.not_found', undefined);
    await refused(other.ask('POST', `intake/filings/${id}/submit`), 404, 'filing.not_found', undefined);
  });

  it('takes nothing that belongs elsewhere, and nothing changes', async () => {
    const clerk = await colleague(['clerk'], ['330302']);
    await clerk.ask('GET', 'intake/filings');
    const kept = await allThatIsKept();
    const enter = (over: object): Promise<Answer> => clerk.ask('POST', 'intake/filings', { ...walkIn(), ...over });
    const elsewhere = await enter({ jurisdiction: '330304' });
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'intake.not_competent', details: { goTo: { code: '330304' } } } });
    await refused(enter({ jurisdiction: '330304', acceptingOffice: '330304-01' }), 422, 'intake.office_not_own', 'acceptingOffice');
    await refused(enter({ acceptingOffice: 'here' }), 422, 'request.invalid', 'acceptingOffice');
    const wrong = { name: '林', document: { type: 'residentIdCard', number: '330302197903129971' } };
    await refused(enter({ applicant: wrong }), 422, 'identity.number_wrong', 'applicant.document.number');
    expect(await allThatIsKept()).toEqual(kept);
    await refused((await colleague(['examiner'])).ask('POST', 'intake/filings', walkIn()), 403, 'account.not_allowed', undefined);
  });
});

describe('switches', () => {
  const wish = { what: 'machineLane', district: '330302', entityType: '*', on: true, share: 0.2 };

  it('are set for one’s own district, the whole city’s by the city', async () => {
    const own = await colleague(['supervisor'], ['330302']);
    expect((await own.ask('PUT', 'switches', wish)).body).toMatchObject([wish]);
    expect((await own.ask('PUT', 'switches', { ...wish, on: false })).body).toMatchObject([{ ...wish, on: false, changedBy: '许闻溪' }]);
    await refused(own.ask('PUT', 'switches', { ...wish, district: '330304' }), 422, 'approval.district_not_own', 'district');
    await refused(own.ask('PUT', 'switches', { ...wish, district: '*' }), 422, 'approval.district_not_own', 'district');
    await refused(own.ask('PUT', 'switches', { ...wish, share: 2 }), 422, 'request.invalid', 'share');
    const city = await colleague(['administrator']);
    expect((await city.ask('PUT', 'switches', { ...wish, district: '*' })).body).toHaveLength(2);
    await refused((await colleague(['examiner'])).ask('GET', 'switches'), 403, 'account.not_allowed', undefined);
  });
});

describe('a sample of what the machine decided', () => {
  it('is looked at once, by a supervisor of its district', async () => {
    const task = await database().transaction((tx) => aTask(tx));
    const { filingId, department, jurisdiction } = task;
    await database().manager.insert(ApprovalSample, { taskId: task.id, filingId, department, jurisdiction, drawnAt: NOW });
    const supervisor = await colleague(['supervisor']);
    const far = await colleague(['supervisor'], ['330304']);
    const look = (who: Colleague, body: object): Promise<Answer> => who.ask('POST', `samples/${task.id}/look`, body);
    expect((await supervisor.ask('GET', 'samples')).body).toMatchObject([{ taskId: task.id, result: null }]);
    expect((await far.ask('GET', 'samples')).body).toEqual([]);
    await refused(look(far, { result: 'right', note: '无误' }), 404, 'approval.task_not_found', undefined);
    await refused(look(supervisor, { result: 'right', note: '<b>无误</b>' }), 422, 'approval.markup', 'note');
    await refused(look(supervisor, { result: 'perhaps', note: '无误' }), 422, 'request.invalid', 'result');
    expect((await look(supervisor, { result: 'wrong', note: '住所不符' })).body).toMatchObject([{ result: 'wrong', note: '住所不符' }]);
    await refused(look(supervisor, { result: 'right', note: '无误' }), 409, 'approval.sample_looked_at', undefined);
    expect((await supervisor.ask('GET', 'samples')).body).toEqual([]);
    expect((await supervisor.ask('GET', 'samples?view=all')).body).toHaveLength(1);
  });
});

describe('interests', () => {
  it('are declared, keep the claim away, and are the officer’s own; the value is never shown', async () => {
    const officer = await colleague(['examiner', 'approver']);
    const other = await colleague(['examiner']);
    const task = await database().transaction(async (tx) => reviewOf(tx, (await aFilingInReview(tx)).id));
    const phone = { kind: 'phone', label: '手机', value: '139-0000-9999' };
    const declared = await officer.ask('POST', 'me/interests', phone);
    expect(declared).toMatchObject({ status: 201, body: [{ kind: 'phone', label: '手机' }] });
    expect(JSON.stringify(declared.body)).not.toContain('9999');
    expect((await other.ask('GET', 'me/interests')).body).toEqual([]);
    const refusal = await officer.ask('POST', `tasks/${task.id}/claim`);
    expect(refusal).toMatchObject({ status: 409, body: { code: 'approval.conflict_of_interest', details: { ground: 'phone' } } });
    await refused(other.ask('DELETE', `me/interests/${declared.body[0].id}`), 404, 'interest.not_found', undefined);
    await refused(officer.ask('POST', 'me/interests', { kind: 'phone', label: '手机' }), 422, 'request.invalid', 'value');
    expect((await officer.ask('DELETE', `me/interests/${declared.body[0].id}`)).body).toEqual([]);
    expect((await officer.ask('POST', `tasks/${task.id}/claim`)).status).toBe(200);
  });
});

describe('how one filing is handled', () => {
  it('a risk case needs two people, is named after who sees it through, and its lane and version are told', async () => {
    const supervisor = await colleague(['supervisor']);
    const worker = await colleague(['examiner', 'approver']);
    const far = await colleague(['examiner'], ['330304']);
    const task = await database().transaction((tx) => aTask(tx));
    await database().manager.update(ApprovalTask, task.id, { steps: ['EXAMINE'], turn: 'EITHER' });
    const handle = (body: object): Promise<Answer> =>
      supervisor.ask('POST', `tasks/${task.id}/handling`, { round: 1, version: task.version, ...body });
    await refused(handle({ caseWorkerId: far.userId }), 422, 'approval.officer_not_found', 'caseWorkerId');
    await refused(handle({ riskReason: ' ' }), 422, 'request.invalid', 'riskReason');
    const handled = await handle({ riskReason: '群众举报', priorityReason: '重点项目', caseWorkerId: worker.userId });
    expect(handled).toMatchObject({ status: 200, body: { risk: true, priority: true, step: 'EXAMINE', assignee: { id: worker.userId } } });
    expect((await handle({ priorityReason: null })).status).toBe(409);
    await refused(worker.ask('POST', `tasks/${task.id}/handling`, { round: 1, version: 2 }), 403, 'account.not_allowed', undefined);

    const given = await worker.ask('POST', 'desk/next');
    expect(given.body).toMatchObject({ id: task.id, step: 'EXAMINE' });
    const allowances = given.body.check.findings
      .filter(({ severity }: { severity: string }) => severity === 'officerDecides')
      .map(({ rule, path }: { rule: string; path: string }) => ({ rule, path, verdict: 'allow', reason: '认可' }));
    const { round, version } = given.body;
    const examined = await worker.ask('POST', `tasks/${task.id}/decide`, { step: 'EXAMINE', verdict: 'approve', round, version, allowances });
    expect(examined).toMatchObject({ status: 200, body: { step: 'APPROVE', maySettle: [] } });
    await worker.ask('POST', `tasks/${task.id}/claim`);
    const second = { step: 'APPROVE', verdict: 'approve', round, version: examined.body.version + 1 };
    await refused(worker.ask('POST', `tasks/${task.id}/decide`, second), 409, 'approval.second_person_needed', undefined);
  });
});

describe('a reason of the table', () => {
  it('is read in the language of whoever reads it', async () => {
    const officer = await colleague(['examiner']);
    const { id, filer } = await database().transaction((tx) => aFilingInReview(tx));
    const { id: taskId } = await database().transaction((tx) => reviewOf(tx, id));
    const { round, version } = (await officer.ask('POST', `tasks/${taskId}/claim`)).body;
    const remarks = [
      { path: 'address', code: 'address.not_found' },
      { path: 'name', reason: '自己的话' },
    ];
    await officer.ask('POST', `tasks/${taskId}/decide`, { step: 'EXAMINE', verdict: 'correct', round, version, remarks });
    const account = await database().manager.findOneByOrFail(Account, { id: filer.userId });
    const { token } = await database().transaction((tx) => openSession(tx, account, 'program'));
    const read = async (language: string) => {
      const headers = { authorization: `Bearer ${token}`, 'accept-language': language };
      return (await new Caller(app).ask('GET', `/api/v1/filings/${id}`, undefined, headers)).body.correction.remarks;
    };
    expect(await read('en')).toMatchObject([{ reason: expect.stringMatching(/^The place/) as string }, { reason: '自己的话' }]);
    expect(await read('zh')).toMatchObject([{ reason: expect.stringMatching(/[一-龥]/) as string }, { reason: '自己的话' }]);
    const seen = await officer.ask('GET', `tasks/${taskId}`, undefined, { 'accept-language': 'en' });
    expect(seen.body.verdicts[0].remarks[0]).toMatchObject({ code: 'address.not_found', reason: expect.stringMatching(/^The place/) as string });
  });
});
