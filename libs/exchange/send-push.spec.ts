import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApprovalTask } from '#libs/approval';
import type { Built } from '../../test/support/build.ts';
import { newId, setRegistryClock, SYSTEM } from '#libs/kernel';
import { issueLicence, keepPapers, Licence } from '#libs/licence';
import { OutboxEntry } from '#libs/platform';
import { allotCodes } from '#libs/register';
import { anApprovedFiling, aName, tasksOf, type FilingWish } from '../../test/support/build.ts';
import { database } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { ExchangePush } from './exchange.entity.ts';
import { planPushes } from './plan-pushes.ts';
import { sendPush } from './send-push.ts';

interface Delivery {
  department: string;
  key: string;
  body: { what: string; entity: Record<string, unknown>; items?: string[] };
}

/** Departments that answer as they are told to, one answer a request; then they acknowledge. */
const answers: (object | number)[] = [];
const delivered: Delivery[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const key = String(request.headers['idempotency-key']);
      const department = request.url?.split('/')[1] ?? '';
      delivered.push({ department, key, body: JSON.parse(Buffer.concat(parts).toString()) as Delivery['body'] });
      const answer = answers.shift() ?? { received: true };
      if (typeof answer === 'number') response.writeHead(answer).end();
      else response.writeHead(200).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  useTestConfig({ DEPARTMENTS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  await database().transaction((tx) => allotCodes(tx, 'PDY', 5, 99_999));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  setRegistryClock(new Date('2016-03-15T02:00:00Z'));
  answers.length = 0;
  delivered.length = 0;
});

/** A licensed firm of whom every department is to be told. */
async function licensed(wish?: FilingWish): Promise<Built> {
  return database().transaction(async (tx) => {
    const built = await anApprovedFiling(tx, wish);
    const licence = await issueLicence(tx, SYSTEM, built.id);
    await keepPapers(tx, licence?.id ?? '', { original: 'a'.repeat(64), duplicate: 'b'.repeat(64) });
    await planPushes(tx, built.id);
    return built;
  });
}
const pushTo = (filingId: string, department: string): Promise<ExchangePush> =>
  database().manager.findOneByOrFail(ExchangePush, { filingId, department });

it('plans one message to each department, each in a queue of its own; a second run adds none', async () => {
  const { id } = await licensed();
  await database().transaction((tx) => planPushes(tx, id));
  const pushes = await database().manager.findBy(ExchangePush, { filingId: id });
  expect(pushes.map(({ department, what }) => `${department} ${what}`).sort()).toEqual([
    'HUMAN_RESOURCES recordEstablishment',
    'PUBLICITY_SYSTEM publication',
    'PUBLIC_SECURITY sealFiling',
    'QUALITY recordEstablishment',
    'STATISTICS recordEstablishment',
    'TAX recordEstablishment',
  ]);
  const due = await database().manager.findBy(OutboxEntry, { message: 'exchange.push_due' });
  expect(due.map(({ queue }) => queue).sort()).toEqual(pushes.map(({ department }) => `department-${department}`).sort());
});

it('tells of an item that needs an approval after the licence, with the item and no personal number', async () => {
  const { id, facts } = await licensed({ facts: { ...aName(), businessScope: ['餐饮服务'] } });
  const [dual] = await database().manager.findBy(ExchangePush, { filingId: id, what: 'dualNotification' });
  expect(dual?.items.length).toBeGreaterThan(0);
  await sendPush(database(), dual?.id ?? '');
  expect(delivered[0]?.body).toMatchObject({ what: 'dualNotification', items: dual?.items });
  for (const { document } of facts.people ?? []) expect(JSON.stringify(delivered)).not.toContain(document.number);
});

it('fails until the department acknowledges, always under one key, and is then sent no more', async () => {
  const { id } = await licensed();
  const { id: pushId } = await pushTo(id, 'TAX');
  answers.push(503, { received: false }, {}, 500);
  for (let attempt = 0; attempt < 4; attempt++) await expect(sendPush(database(), pushId)).rejects.toThrow(/^TAX /);
  expect((await tasksOf(database().manager, id)).find(({ department }) => department === 'TAX')?.closedAt).toBeNull();
  await sendPush(database(), pushId);
  await sendPush(database(), pushId);
  expect(delivered.map(({ key }) => key)).toEqual(Array(5).fill(pushId));
  expect(await pushTo(id, 'TAX')).toMatchObject({ attempts: 5, acknowledgedAt: expect.any(Date) as Date });
  const task = await database().manager.findOneByOrFail(ApprovalTask, { filingId: id, department: 'TAX' });
  expect(task.closedAt).not.toBeNull();
  expect(await database().manager.countBy(ApprovalTask, { filingId: id, kind: 'RECORD' })).toBe(5);
});

it('sent twice at one moment is acknowledged once and closes one task', async () => {
  const { id } = await licensed();
  const { id: pushId } = await pushTo(id, 'STATISTICS');
  await Promise.all([1, 2, 3].map(() => sendPush(database(), pushId)));
  expect(new Set(delivered.map(({ key }) => key)).size).toBe(1);
  const closed = (await tasksOf(database().manager, id)).filter(({ closedAt, kind }) => closedAt && kind !== 'REVIEW');
  expect(closed.map(({ department }) => department)).toEqual(['STATISTICS']);
});

it('carries the code under its own name', async () => {
  const { id } = await licensed();
  await sendPush(database(), (await pushTo(id, 'QUALITY')).id);
  const { code } = await database().manager.findOneByOrFail(Licence, { filingId: id });
  expect(delivered[0]?.body.entity).toMatchObject({ unifiedSocialCreditCode: code, registrationNumber: null, establishedOn: '2016-03-15' });
});

it('of a push that is not there does nothing', () => sendPush(database(), newId()));
