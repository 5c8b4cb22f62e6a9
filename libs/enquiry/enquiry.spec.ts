import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createFiling } from '#libs/filing';
import { setRegistryClock } from '#libs/kernel';
import { aFirm, anApplicant, type Firm } from '../../test/support/build.ts';
import { atDay } from '../../test/support/closings.ts';
import { database } from '../../test/support/database.ts';
import { tiedChild, type TiedChild } from '../../test/support/tied-child.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { askDepartments } from './ask-departments.ts';
import { Enquiry } from './enquiry.entity.ts';
import { enquiryPage } from './enquiry.queries.ts';
import { blockersIn } from './enquiry.rules.ts';
import { sendEnquiry } from './send-enquiry.ts';

let simulator: TiedChild;
let departments: string;
let firm: Firm;
let filingId: string;
beforeAll(async () => {
  simulator = tiedChild(process.execPath, ['tools/simulator.mjs']);
  const [port] = (await once(createInterface({ input: simulator.stdout }), 'line')) as [string];
  departments = `http://127.0.0.1:${port}`;
  useTestConfig({ DEPARTMENTS_URL: departments });
  atDay('2026-03-02');
  await database().transaction(async (tx) => {
    firm = await aFirm(tx);
    const frame = { kind: 'simplifiedDeregistration', entityType: firm.entityType, jurisdiction: '330302', channel: 'online' } as const;
    filingId = (await createFiling(tx, firm.filer, { ...frame, subject: firm.entityId })).id;
  });
});
afterAll(async () => {
  setRegistryClock();
  await simulator.kill();
});

const control = (order: object): Promise<unknown> => fetch(`${departments}/control`, { method: 'PUT', body: JSON.stringify(order) });
const ask = () => database().transaction((tx) => askDepartments(tx, firm.filer, filingId));
const page = () => enquiryPage(database().manager, firm.filer, filingId);
const send = async (department: string): Promise<void> => {
  const rows = await database().manager.find(Enquiry, { where: { filingId, department }, order: { askedAt: 'desc' } });
  if (rows[0]) await sendEnquiry(database(), rows[0].id);
};

it('asks all departments at once, of a draft already; shows each blocker with its way out, and silence as silence since when', async () => {
  expect(await page()).toEqual({ rows: [], moves: ['ask'] });
  await ask();
  expect((await page()).rows.map(({ department, state }) => [department, state])).toEqual([
    ['TAX', 'WAITING'],
    ['HUMAN_RESOURCES', 'WAITING'],
    ['STATISTICS', 'WAITING'],
  ]);
  const owed = { text: '<b>有 3 张发票</b>未缴销', clear: '先在电子税务局缴销' };
  await control({ department: 'TAX', blockers: [owed, { text: '欠税 12 元', clear: '补缴' }] });
  await control({ department: 'STATISTICS', failNext: 1 });
  await send('TAX');
  await send('HUMAN_RESOURCES');
  await expect(send('STATISTICS')).rejects.toThrow('STATISTICS answered 503');
  const { rows } = await page();
  expect(rows[0]).toMatchObject({ state: 'BLOCKED', blockers: [owed, { text: '欠税 12 元', clear: '补缴' }] });
  expect(rows[1]).toMatchObject({ state: 'CLEAR', blockers: [] });
  expect(rows[2]).toMatchObject({ state: 'WAITING', askedAt: expect.stringMatching(/^2026-03-02T10:/), answeredAt: null });
});

it('asks again on demand those who have answered; the first answer to a question stands, whoever runs twice', async () => {
  await control({ department: 'TAX', blockers: [] });
  await send('TAX'); // the old question is answered already
  expect((await page()).rows[0]?.state).toBe('BLOCKED');
  setRegistryClock(new Date('2026-03-02T11:00:00+08:00'));
  await Promise.all([ask(), ask()]);
  expect(await database().manager.countBy(Enquiry, { filingId, department: 'TAX' })).toBe(2);
  expect(await database().manager.countBy(Enquiry, { filingId, department: 'STATISTICS' })).toBe(1); // still waits
  await Promise.all([send('TAX'), send('TAX')]);
  expect((await page()).rows[0]).toMatchObject({ state: 'CLEAR', askedAt: expect.stringMatching(/^2026-03-02T11:/) });
});

it('is nobody else’s', async () => {
  const stranger = await database().transaction((tx) => anApplicant(tx));
  await expect(enquiryPage(database().manager, stranger, filingId)).rejects.toMatchObject({ code: 'filing.not_found' });
  await expect(database().transaction((tx) => askDepartments(tx, stranger, filingId))).rejects.toMatchObject({ code: 'filing.not_found' });
});

it.each([[{}], [{ blockers: 'none' }], [{ blockers: [3] }], [{ blockers: [{ text: ' ' }] }], [{ blockers: [null] }]])(
  'takes %j for no answer',
  (answer) => expect(blockersIn(answer)).toBeNull(),
);

it('cuts what a department says too long, and more than twenty things', () => {
  const read = blockersIn({ blockers: Array.from({ length: 30 }, () => ({ text: '长'.repeat(900) })) });
  expect([read?.length, read?.[0]?.text.length, read?.[0]?.clear]).toEqual([20, 500, '']);
});
