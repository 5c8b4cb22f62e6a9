import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Account, openSession } from '#libs/identity';
import { setRegistryClock, type Actor } from '#libs/kernel';
import { anApplicant } from '../support/build.ts';
import { aRun, type Run } from '../support/closings.ts';
import { database } from '../support/database.ts';
import { Caller, type Answer } from './caller.ts';
import { form, pdf } from './papers.ts';
import { startApi } from './start-api.ts';

let app: NestFastifyApplication;
let run: Run;
let creditor: Caller;
beforeAll(async () => {
  app = await startApi({ FILES_DIR: '.data/test/closing-files' });
  await database().transaction(async (tx) => {
    run = await aRun(tx, '2026-03-02');
  });
  creditor = await callerOf(await database().transaction((tx) => anApplicant(tx)));
}, 60_000);
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

async function callerOf({ userId }: Actor): Promise<Caller> {
  const caller = new Caller(app);
  const { manager } = database();
  const { token } = await openSession(manager, await manager.findOneByOrFail(Account, { id: userId }), 'program');
  caller.headers = { authorization: `Bearer ${token}` };
  return caller;
}
const object = (reason: string, more: object = {}): Promise<Answer> =>
  creditor.ask('POST', '/api/v1/objections', { notice: run.notice, reason, ...more });

it('refuses ten megabytes of text, nothing, and fields that nobody asked for, each with its own code; none of it counts', async () => {
  expect(await object('长'.repeat(3_500_000))).toMatchObject({ status: 413, body: { code: 'request.too_large' } });
  expect(await object('长'.repeat(2_001))).toMatchObject({ status: 422, body: { path: 'reason' } });
  expect(await object(' \n')).toMatchObject({ status: 422, body: { path: 'reason' } });
  expect(await object('欠款', { contact: '长'.repeat(201) })).toMatchObject({ status: 422, body: { path: 'contact' } });
  expect((await creditor.ask('GET', '/api/v1/me/objections')).body).toEqual([]);
});

it('keeps markup as text, and refuses each bad file by its own reason while the good one stays', async () => {
  const { status, body } = await object('<script>alert(1)</script>欠款');
  expect([status, body.reason]).toEqual([201, '<script>alert(1)</script>欠款']);
  const attach = (name: string, bytes: Buffer): Promise<Answer> => {
    const { payload, headers } = form([{ name: 'file', fileName: name, content: bytes }]);
    return creditor.ask('POST', `/api/v1/objections/${body.id}/evidence`, payload, headers);
  };
  expect(await attach('合同.pdf', pdf())).toMatchObject({ status: 201, body: { evidence: [{ fileName: '合同.pdf' }] } });
  expect(await attach('合同.pdf', Buffer.from('MZ program'))).toMatchObject({ status: 422, body: { code: 'document.kind_not_allowed' } });
  expect(await attach('空.pdf', Buffer.alloc(0))).toMatchObject({ status: 422, body: { code: 'document.empty' } });
  const [own] = (await creditor.ask('GET', '/api/v1/me/objections')).body;
  expect(own.evidence).toHaveLength(1);
  const stranger = await callerOf(await database().transaction((tx) => anApplicant(tx)));
  const file = `/api/v1/objections/${body.id}/evidence/${own.evidence[0].id}`;
  expect([(await creditor.ask('GET', file)).status, (await stranger.ask('GET', file)).status]).toEqual([200, 404]);
});

it('answers a thousand objections a minute of one address: a few are heard, the others are told how long to wait, and one stands', async () => {
  const answers: Answer[] = [];
  while (answers.length < 1_000) answers.push(...(await Promise.all(Array.from({ length: 50 }, (_, count) => object(`第${count}次`)))));
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  expect(new Set(counts.keys())).toEqual(new Set([201, 429]));
  const late = answers.find(({ status }) => status === 429);
  expect(late?.body).toMatchObject({ code: 'request.too_many', details: { seconds: expect.any(Number) } });
  expect((await creditor.ask('GET', '/api/v1/me/objections')).body).toHaveLength(1);
});

it('gives the liquidation and the enquiry of another nobody else', async () => {
  const none = randomUUID();
  expect((await creditor.ask('GET', `/api/v1/liquidations/${none}`)).status).toBe(404);
  expect((await creditor.ask('GET', `/api/v1/closings/${run.filingId}/enquiry`)).status).toBe(404);
  expect((await creditor.ask('GET', `/api/v1/closings/${run.filingId}/certificate.pdf`)).status).toBe(404);
  const group = { entity: run.firm.entityId, ground: 'DECISION', dissolvedOn: '2026-02-30', members: [], claimsAddress: '五马街' };
  expect(await creditor.ask('POST', '/api/v1/liquidations', group)).toMatchObject({ status: 422 });
});
