import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StaffView, TrailRow } from '#libs/contract';
import { DEMO_PASSWORD } from '#libs/identity';
import { openHold } from '#libs/hold';
import { newId } from '#libs/kernel';
import { AuditEntry } from '#libs/platform';
import { anApplicant, aTask } from '../support/build.ts';
import { database } from '../support/database.ts';
import { Caller } from './caller.ts';
import { hire } from './hire.ts';
import { startApi } from './start-api.ts';
import { allThatIsKept } from './tables.ts';

let app: NestFastifyApplication;
/** A second process on the same database. */
let other: NestFastifyApplication;
let system: Caller;
let security: Caller;
let auditor: Caller;

const signedIn = async (login: string): Promise<Caller> => {
  const caller = new Caller(app);
  await caller.signIn(login, DEMO_PASSWORD);
  return caller;
};

beforeAll(async () => {
  app = await startApi({ DEMO: '1' });
  other = await startApi({ DEMO: '1' });
  [system, security, auditor] = [await signedIn('administrator'), await signedIn('security'), await signedIn('auditor')];
}, 60_000);
afterAll(async () => {
  await app.close();
  await other.close();
});

it('who leaves is out within a second, at every process', async () => {
  const { id, caller } = await hire(app, { login: 'leaver', roles: ['examiner'] });
  const elsewhere = new Caller(other);
  await elsewhere.signIn('leaver', DEMO_PASSWORD);
  const see = async (): Promise<number[]> => [
    (await caller.ask('GET', '/api/v1/tasks')).status,
    (await elsewhere.ask('GET', '/api/v1/tasks')).status,
  ];
  expect(await see()).toEqual([200, 200]);
  const since = Date.now();
  expect((await system.ask('POST', `/api/v1/staff/${id}/deactivate`)).status).toBe(200);
  expect(await see()).toEqual([401, 401]);
  expect(Date.now() - since).toBeLessThan(1_000);
  expect((await elsewhere.signIn('leaver', DEMO_PASSWORD)).body.code).toBe('account.wrong_login_or_password');
});

it('a role that is taken is gone with the next request, and one that is given is there', async () => {
  const { id, caller } = await hire(app, { login: 'promoted', roles: ['clerk'] });
  const status = async (): Promise<number> => (await caller.ask('GET', '/api/v1/desk/board')).status;
  expect(await status()).toBe(403);
  await security.ask('PUT', `/api/v1/staff/${id}/roles`, { roles: ['supervisor'] });
  expect(await status()).toBe(200);
  await security.ask('PUT', `/api/v1/staff/${id}/roles`, { roles: [] });
  expect(await status()).toBe(403);
});

it('three administrators do three different things, and what is refused changes nothing', async () => {
  const { id } = await hire(app, { login: 'ordinary', roles: ['examiner'] });
  const { body: staff } = await system.ask('GET', '/api/v1/staff');
  const own = staff.find(({ login }: StaffView) => login === 'security').id;
  const far = { login: 'far', name: '远', password: 'a long password', department: 'TAX', districts: ['330102'] };
  const kept = await allThatIsKept(['audit']);
  const acts = async (): Promise<string[]> => (await database().manager.find(AuditEntry, { order: { id: 'asc' } })).map(({ what }) => what);
  const known = await acts();
  const refusals: [Caller, 'GET' | 'POST' | 'PUT', string, object | undefined, number, string][] = [
    [system, 'PUT', `staff/${id}/roles`, { roles: ['approver'] }, 403, 'account.not_allowed'],
    [system, 'GET', 'trail', undefined, 403, 'account.not_allowed'],
    [security, 'POST', 'staff', far, 403, 'account.not_allowed'],
    [security, 'GET', 'trail', undefined, 403, 'account.not_allowed'],
    [auditor, 'GET', 'staff', undefined, 403, 'account.not_allowed'],
    [auditor, 'PUT', `staff/${id}/roles`, { roles: [] }, 403, 'account.not_allowed'],
    [security, 'PUT', `staff/${own}/roles`, { roles: ['administrator'] }, 409, 'staff.own_account'],
    [security, 'PUT', `staff/${id}/roles`, { roles: ['administrator', 'security'] }, 422, 'staff.administrator_alone'],
    [security, 'PUT', `staff/${id}/roles`, { roles: ['god'] }, 422, 'request.invalid'],
    [system, 'POST', 'staff', far, 422, 'staff.district_not_own'],
    [system, 'POST', 'staff', { ...far, districts: ['330302'], department: 'WEATHER' }, 422, 'staff.department_unknown'],
    [system, 'POST', 'staff', { ...far, districts: ['330302'], roles: ['approver'] }, 422, 'request.invalid'],
    [system, 'POST', `staff/${own}/deactivate`, undefined, 409, 'staff.last_of_office'],
    [system, 'POST', `staff/${own}/password`, { password: 'a long password' }, 409, 'staff.password_of_office'],
  ];
  for (const [who, method, path, body, status, code] of refusals) {
    const answer = await who.ask(method, `/api/v1/${path}`, body);
    expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
  }
  expect(await allThatIsKept(['audit'])).toEqual(kept);
  // The trail grew by the two who reached for it, and by nothing else.
  expect(await acts()).toEqual([...known, 'trail.refused', 'trail.refused']);
});

it('the auditor reads what both did, and takes a table of it away', async () => {
  const { body } = await auditor.ask('GET', '/api/v1/trail?what=account&size=200');
  const acts = body.rows.map(({ what, actor }: TrailRow) => `${actor.login} ${what}`);
  expect(acts).toEqual(
    expect.arrayContaining(['administrator account.staff_added', 'security account.roles_given', 'administrator account.deactivated']),
  );
  const { status, body: table, headers } = await auditor.ask('POST', '/api/v1/trail/export', { what: 'account.deactivated' });
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/csv; charset=utf-8', 'no-store']);
  expect(String(table).split('\r\n')).toHaveLength(3);
  expect((await auditor.ask('GET', '/api/v1/trail?what=trail.exported')).body.rows).toMatchObject([{ details: { rows: 1 } }]);
  // Who reached for the trail before, and is no auditor, stands in it.
  expect((await auditor.ask('GET', '/api/v1/trail?what=trail.refused')).body.rows).toContainEqual(
    expect.objectContaining({ details: { route: 'GET /api/v1/trail' } }),
  );
  for (const odd of ['from=2026-02-30', 'what=%25', 'object=1', 'after=-1', 'size=201', 'actor='])
    expect((await auditor.ask('GET', `/api/v1/trail?${odd}`)).status).toBe(422);
});

it('who reaches for what is another district’s, and which act came too late, stands in the trail (A-27)', async () => {
  const { task, hold } = await database().transaction(async (tx) => {
    const own = await aTask(tx);
    const held = { on: 'filing' as const, objectId: newId(), jurisdiction: '330302', roles: ['supervisor'] };
    return { task: own, hold: (await openHold(tx, await anApplicant(tx), held)).hold };
  });
  const { caller: stranger } = await hire(app, { login: 'ouhai', districts: ['330304'], roles: ['examiner', 'approver', 'supervisor'] });
  for (const path of [`tasks/${task.id}/claim`, `holds/${hold.id}/lift`, `holds/${hold.id}/propose`])
    expect((await stranger.ask('POST', `/api/v1/${path}`, { reason: '看一看别人的' })).status).toBe(404);
  const [one, two] = [await hire(app, { login: 'one', roles: ['examiner'] }), await hire(app, { login: 'two', roles: ['examiner'] })];
  expect((await one.caller.ask('POST', `/api/v1/tasks/${task.id}/claim`)).status).toBe(200);
  expect((await two.caller.ask('POST', `/api/v1/tasks/${task.id}/claim`)).body.code).toBe('approval.held_by_other');
  const { body } = await auditor.ask('GET', `/api/v1/trail?object=${task.id}`);
  expect(body.rows.filter(({ what }: TrailRow) => /refused|not_done/.test(what))).toMatchObject([
    { what: 'task.not_done', actor: { login: 'two' }, details: { code: 'approval.held_by_other' } },
    { what: 'task.refused', actor: { login: 'ouhai' }, details: { route: 'POST /api/v1/tasks/:id/claim' } },
  ]);
  expect((await auditor.ask('GET', `/api/v1/trail?object=${hold.id}&what=hold.refused`)).body.rows).toHaveLength(2);
});

it('nobody changes or empties the trail, whatever their role in the database', async () => {
  await expect(database().query(`update audit set what = 'nothing'`)).rejects.toThrow('append-only');
  await expect(database().query('delete from audit')).rejects.toThrow('append-only');
  await expect(database().query('truncate audit')).rejects.toThrow('append-only');
});
