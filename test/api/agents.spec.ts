import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AgentFirmView } from '#libs/contract';
import { passOnFilings } from '#libs/filing';
import { setRegistryClock } from '#libs/kernel';
import { database } from '../support/database.ts';
import type { Answer } from './caller.ts';
import { Company, companyFacts, CONTACTS, FRAME, must, NOW } from './company.ts';
import { form, pdf } from './papers.ts';
import { startApi } from './start-api.ts';

jest.setTimeout(60_000);

const CODE = '91330302PDY001215D';
let app: NestFastifyApplication;
let company: Company;

beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/agents-files' });
  company = new Company(app);
});
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

const AT = '/api/v1/me/agent-firm';
const ask = (
  who: string,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object | string,
  headers?: Record<string, string>,
): Promise<Answer> => company.ask(who, method, path, body, headers);
const firmOf = async (who: string): Promise<AgentFirmView | null> => (await must(ask(who, 'GET', AT), 200)).body.firm;

/** wu keeps the list, p4 files; both are people of the demonstration with a proved identity. */
async function theFirm(): Promise<AgentFirmView> {
  const own = await firmOf('wu');
  if (own) return own;
  return (await must(ask('wu', 'POST', AT, { name: '温州瓯潮企业服务有限公司', code: CODE }), 201)).body.firm;
}

it('is opened by who has proved who they are, once a code, and everyone is in one firm at most', async () => {
  const firm = await theFirm();
  expect(firm).toMatchObject({ code: CODE, manages: true, members: [{ login: 'wu', manages: true, isMe: true }] });
  const own = { name: '别家', code: CODE };
  expect(await ask('p2', 'POST', AT, own)).toMatchObject({ status: 409, body: { code: 'agent.firm_known' } });
  expect(await ask('p2', 'POST', AT, { name: '别家', code: '91330302PDY001215E' })).toMatchObject({
    status: 422,
    body: { code: 'agent.code_malformed', path: 'code' },
  });
  expect(await ask('wu', 'POST', `${AT}/members`, { login: 'nobody-there' })).toMatchObject({
    status: 422,
    body: { code: 'agent.account_unknown', path: 'login' },
  });
  expect(await ask('wu', 'POST', `${AT}/members`, { login: 'examiner' })).toMatchObject({ status: 422, body: { code: 'agent.account_unknown' } });
  expect(await ask('wu', 'POST', `${AT}/members`, { login: 'wu' })).toMatchObject({ status: 409, body: { code: 'agent.member_elsewhere' } });
  expect(await ask('p2', 'POST', `${AT}/members`, { login: 'lin' })).toMatchObject({ status: 404, body: { code: 'agent.firm_not_found' } });
  expect(await ask('p2', 'POST', '/api/v1/filings', { ...FRAME, agent: true })).toMatchObject({ status: 409, body: { code: 'agent.no_member' } });
  expect(await ask('wu', 'POST', '/api/v1/filings', { ...FRAME, facts: { agent: { firm: 'x' } } })).toMatchObject({
    status: 422,
    body: { code: 'request.invalid' },
  });
});

it('files for others: its members see the draft, and who applies signs for whom it was filed by', async () => {
  await theFirm();
  await must(ask('wu', 'POST', `${AT}/members`, { login: 'zhou' }), 201);
  const mine = await must(ask('p4', 'POST', '/api/v1/filings', { ...FRAME, jurisdiction: '330303' }), 201);
  const { body } = await must(ask('p4', 'POST', '/api/v1/filings', { ...FRAME, agent: true, facts: companyFacts() }), 201);
  expect(body.facts.agent).toEqual({ firm: '温州瓯潮企业服务有限公司', code: CODE, handler: '周予宁' });
  expect((await must(ask('wu', 'GET', `/api/v1/filings/${body.id}`), 200)).body.id).toBe(body.id);
  const listed = async (who: string): Promise<string[]> =>
    (await must(ask(who, 'GET', '/api/v1/filings'), 200)).body.map(({ id }: { id: string }) => id);
  expect(await listed('wu')).toContain(body.id);
  expect(await listed('wu')).not.toContain(mine.body.id);
  expect(await listed('p4')).toEqual(expect.arrayContaining([body.id, mine.body.id]));
  expect((await ask('p1', 'GET', `/api/v1/filings/${body.id}`)).status).toBe(404);
  expect((await must(ask('p4', 'GET', `/api/v1/filings/${body.id}/deeds/application`), 200)).body.length).toBeGreaterThan(1_000);
});

it('a member who was taken off the list finds nothing of it, by no route, and keeps what is their own (A-28)', async () => {
  await theFirm();
  await ask('wu', 'POST', `${AT}/members`, { login: 'zhou' });
  const mine = await must(ask('p4', 'POST', '/api/v1/filings', { ...FRAME, jurisdiction: '330304' }), 201);
  const { body: draft } = await must(ask('p4', 'POST', '/api/v1/filings', { ...FRAME, agent: true, facts: companyFacts() }), 201);
  const at = `/api/v1/filings/${draft.id}`;
  const paper = form([
    { name: 'kind', content: draft.documentsRequired[0] },
    { name: 'file', fileName: 'a.pdf', content: pdf({ words: 'paper' }) },
  ]);
  const document = (await must(ask('p4', 'POST', `${at}/documents`, paper.payload, paper.headers), 201)).body.id;
  const [deed] = (await must(ask('p4', 'GET', `${at}/deeds`), 200)).body;
  const routes: [Parameters<typeof ask>[1], string, (object | string)?, Record<string, string>?][] = [
    ['GET', at],
    ['PATCH', at, { registeredCapital: 1 }, { 'if-match': '"1"' }],
    ['GET', `${at}/check`],
    ['GET', `${at}/difference`],
    ['GET', `${at}/track`],
    ['GET', `${at}/track/events`, undefined, { accept: 'text/event-stream' }],
    ['GET', `${at}/deeds`],
    ['GET', `${at}/deeds/${deed.kind}`],
    ['GET', `${at}/documents/${document}`],
    ['DELETE', `${at}/documents/${document}`],
    ['POST', `${at}/documents`, paper.payload, paper.headers],
    ['PUT', `${at}/contacts`, { contacts: CONTACTS }],
    ['PUT', `${at}/permits`, { permits: [] }],
    ['PUT', `${at}/answers`, { answers: [{ remark: 0, answer: 'x' }] }],
    ['GET', `${at}/licence/original.pdf`],
    ['GET', `${at}/licence/duplicate.pdf`],
    ...['request-signatures', 'edit', 'submit', 'withdraw', 'restore'].map((move): ['POST', string] => ['POST', `${at}/${move}`]),
  ];
  expect((await ask('p4', 'GET', `${at}/documents/${document}`)).status).toBe(200);

  const member = (await firmOf('wu'))?.members.find(({ login }) => login === 'zhou');
  expect(await ask('p4', 'DELETE', `${AT}/members/${member?.id}`)).toMatchObject({ status: 404, body: { code: 'agent.firm_not_found' } });
  expect((await must(ask('wu', 'DELETE', `${AT}/members/${member?.id}`), 200)).body.firm.members).toHaveLength(1);
  for (const [method, path, body, headers] of routes) {
    const { status, body: said } = await ask('p4', method, path, body, headers);
    expect([method, path, status, said.code]).toEqual([method, path, 404, 'filing.not_found']);
  }
  expect(await firmOf('p4')).toBeNull();
  expect((await must(ask('p4', 'GET', '/api/v1/filings'), 200)).body.map(({ id }: { id: string }) => id)).toEqual(
    expect.not.arrayContaining([draft.id]),
  );
  expect((await ask('p4', 'GET', `/api/v1/filings/${mine.body.id}`)).status).toBe(200);
  expect((await ask('p4', 'POST', '/api/v1/filings', { ...FRAME, agent: true })).body.code).toBe('agent.no_member');
  expect((await ask('wu', 'GET', at)).status).toBe(200);

  // What they began goes on in the manager's name; the message may come twice.
  const [{ payload }]: [{ payload: { firmId: string; from: string; to: string } }] = await database().query(
    `select payload from outbox where message = 'agent.member_left' order by id desc limit 1`,
  );
  for (let times = 0; times < 2; times += 1) await database().transaction((tx) => passOnFilings(tx, payload));
  expect(await database().query('select filer_id from filing where id = $1', [draft.id])).toEqual([{ filer_id: payload.to }]);
  expect(await ask('wu', 'DELETE', `${AT}/members/${(await firmOf('wu'))?.members[0]?.id}`)).toMatchObject({
    status: 409,
    body: { code: 'agent.last_manager' },
  });
});
