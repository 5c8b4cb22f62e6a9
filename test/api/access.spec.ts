import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StaffRole } from '#libs/contract';
import { addStaff, giveRoles } from '#libs/administration';
import { openSession, signUp, type Account } from '#libs/identity';
import { database } from '../support/database.ts';
import { startApi } from './start-api.ts';

const STAFF: readonly StaffRole[] = ['clerk', 'examiner', 'approver', 'supervisor', 'operator', 'administrator', 'security', 'auditor'];
const WITHOUT_ROLE = 'staff without a role';
const SIGNED_IN = ['applicant', ...STAFF, WITHOUT_ROLE];
const EVERYONE = ['nobody', ...SIGNED_IN];
const ANYONE = EVERYONE;
const REVIEWERS = ['examiner', 'approver', 'supervisor'];
const DESK = ['clerk', ...REVIEWERS];

/** Who may call what, said a second time: a new route is open to nobody until someone has thought about it here as well. */
const MAY_CALL: Record<string, readonly string[]> = {
  'GET /': ANYONE,
  'GET /*': ANYONE,
  'GET /api/docs': ANYONE,
  'GET /api/docs/': ANYONE,
  'GET /api/docs/*': ANYONE,
  'GET /api/docs/LICENSE': ANYONE,
  'GET /api/docs/docs/*': ANYONE,
  'GET /api/docs/docs/swagger-ui-init.js': ANYONE,
  'GET /api/docs/index.html': ANYONE,
  'GET /api/docs/swagger-ui-init.js': ANYONE,
  'GET /api/openapi.json': ANYONE,
  'GET /api/openapi.yaml': ANYONE,
  'GET /health/live': ANYONE,
  'GET /health/ready': ANYONE,
  'GET /metrics': ANYONE,

  'GET /api/v1/service': ANYONE,
  'GET /api/v1/reference': ANYONE,
  'POST /api/v1/accounts': ANYONE,
  'POST /api/v1/accounts/passkey/options': ANYONE,
  'POST /api/v1/accounts/passkey': ANYONE,
  'POST /api/v1/sessions': ANYONE,
  'POST /api/v1/sessions/passkey/options': ANYONE,
  'POST /api/v1/sessions/passkey': ANYONE,
  'POST /api/v1/sessions/recovery': ANYONE,
  'POST /api/v1/sessions/recovery/by-link': ANYONE,
  'POST /api/v1/sessions/recovery/by-code': ANYONE,
  'GET /api/v1/licences/:code': ANYONE,
  'POST /api/v1/licences/check-paper': ANYONE,
  'POST /api/v1/licences/:code/end': ['approver', 'supervisor'],
  'GET /api/v1/scope/search': ANYONE,
  'POST /api/v1/scope/classify': ANYONE,
  'GET /api/v1/needs': ANYONE,
  'GET /api/v1/register': ANYONE,
  'GET /api/v1/register/:code': ANYONE,
  'GET /api/v1/register/:code/listings': ANYONE,
  'GET /api/v1/standard': ANYONE,
  'GET /api/v1/statistics': ANYONE,
  'GET /api/v1/statistics.csv': ANYONE,
  'GET /api/v1/announcements': ANYONE,

  'GET /api/v1/me': SIGNED_IN,
  'POST /api/v1/me/identity': SIGNED_IN,
  'POST /api/v1/me/identity/window-code': ['applicant'],
  'GET /api/v1/me/ways-in': SIGNED_IN,
  'POST /api/v1/me/confirm/options': SIGNED_IN,
  'POST /api/v1/me/confirm': SIGNED_IN,
  'POST /api/v1/me/passkeys/options': SIGNED_IN,
  'POST /api/v1/me/passkeys': SIGNED_IN,
  'DELETE /api/v1/me/passkeys/:id': SIGNED_IN,
  'PUT /api/v1/me/second-factor': SIGNED_IN,
  'PUT /api/v1/me/password': SIGNED_IN,
  'DELETE /api/v1/me/password': SIGNED_IN,
  'POST /api/v1/me/recovery-codes': SIGNED_IN,
  'GET /api/v1/me/sessions': SIGNED_IN,
  'DELETE /api/v1/me/sessions': SIGNED_IN,
  'DELETE /api/v1/me/sessions/:id': SIGNED_IN,
  'PUT /api/v1/me/view': SIGNED_IN,
  'DELETE /api/v1/sessions/current': SIGNED_IN,
  'GET /api/v1/notices': SIGNED_IN,
  'POST /api/v1/notices/:id/read': SIGNED_IN,

  'GET /api/v1/me/agent-firm': ['applicant'],
  'POST /api/v1/me/agent-firm': ['applicant'],
  'POST /api/v1/me/agent-firm/members': ['applicant'],
  'DELETE /api/v1/me/agent-firm/members/:id': ['applicant'],

  'GET /api/v1/me/licences': ['applicant'],
  'POST /api/v1/me/licences/:id/show': ['applicant'],
  'GET /api/v1/me/licences/:id/original.pdf': ['applicant'],
  'GET /api/v1/me/licences/:id/delegations': ['applicant'],
  'POST /api/v1/me/licences/:id/delegations': ['applicant'],
  'DELETE /api/v1/me/licences/:id/delegations/:delegationId': ['applicant'],
  'GET /api/v1/licences/shown/:code': ANYONE,

  'GET /api/v1/records/imports': ['supervisor'],
  'GET /api/v1/records/imports/:id': ['supervisor'],
  'GET /api/v1/records/imports/:id/errors': ['supervisor'],
  'GET /api/v1/records/:id/corrections': REVIEWERS,
  'POST /api/v1/records/:id/corrections': REVIEWERS,
  'POST /api/v1/records/corrections/:id/decide': REVIEWERS,

  'GET /api/v1/filings': ['applicant'],
  'POST /api/v1/filings': ['applicant'],
  'GET /api/v1/filings/:id': ['applicant'],
  'PATCH /api/v1/filings/:id': ['applicant'],
  'GET /api/v1/filings/:id/check': ['applicant'],
  'PUT /api/v1/filings/:id/contacts': ['applicant'],
  'POST /api/v1/filings/:id/documents': ['applicant'],
  'GET /api/v1/filings/:id/documents/:documentId': ['applicant'],
  'DELETE /api/v1/filings/:id/documents/:documentId': ['applicant'],
  'PUT /api/v1/filings/:id/permits': ['applicant'],
  'PUT /api/v1/filings/:id/answers': ['applicant'],
  'POST /api/v1/filings/:id/request-signatures': ['applicant'],
  'POST /api/v1/filings/:id/signers/:person/resend': ['applicant'],
  'POST /api/v1/filings/:id/edit': ['applicant'],
  'POST /api/v1/filings/:id/submit': ['applicant'],
  'GET /api/v1/filings/:id/difference': ['applicant'],
  'POST /api/v1/filings/:id/withdraw': ['applicant'],
  'POST /api/v1/filings/:id/restore': ['applicant'],
  'GET /api/v1/filings/:id/track': ['applicant'],
  'GET /api/v1/filings/:id/track/events': ['applicant'],
  'GET /api/v1/filings/:id/licence/original.pdf': ['applicant'],
  'GET /api/v1/filings/:id/licence/duplicate.pdf': ['applicant'],
  'POST /api/v1/names/check': ['applicant'],
  'GET /api/v1/names/reservations': ['applicant'],
  'POST /api/v1/names/reservations': ['applicant'],
  'POST /api/v1/names/reservations/:id/renew': ['applicant'],
  'POST /api/v1/names/reservations/:id/release': ['applicant'],
  'GET /api/v1/signings/:token': ['applicant'],
  'POST /api/v1/signings/:token/passkey-options': ['applicant'],
  'POST /api/v1/signings/:token/sign': ['applicant'],
  'POST /api/v1/signings/:token/confirm': ['applicant'],
  'GET /api/v1/filings/:id/deeds': ['applicant'],
  'GET /api/v1/filings/:id/deeds/:deed': ['applicant'],
  'GET /api/v1/signings/:token/deeds': ['applicant'],
  'GET /api/v1/signings/:token/deeds/:deed': ['applicant'],

  'GET /api/v1/closings': ['applicant'],
  'GET /api/v1/closings/:id': ['applicant'],
  'POST /api/v1/closings/:id/apply': ['applicant'],
  'GET /api/v1/closings/:id/certificate.pdf': ['applicant'],
  'GET /api/v1/closings/:id/enquiry': ['applicant'],
  'POST /api/v1/closings/:id/enquiry': ['applicant'],
  'POST /api/v1/closings/:id/withdraw': ['applicant'],
  'POST /api/v1/closings/:id/objections/:objection/answer': ['applicant'],
  'GET /api/v1/closing-notices': ANYONE,
  'GET /api/v1/firm-orders': REVIEWERS,
  'GET /api/v1/firm-orders/:id': REVIEWERS,
  'POST /api/v1/firm-orders': REVIEWERS,
  'POST /api/v1/firm-orders/:id/hear': REVIEWERS,
  'POST /api/v1/firm-orders/:id/confirm': ['approver', 'supervisor'],
  'POST /api/v1/firm-orders/:id/dismiss': ['approver', 'supervisor'],
  'GET /api/v1/creditor-notices': ANYONE,
  'GET /api/v1/liquidations': ['applicant'],
  'GET /api/v1/liquidations/:id': ['applicant'],
  'POST /api/v1/liquidations': ['applicant'],
  'POST /api/v1/liquidations/:id/withdraw': ['applicant'],
  'GET /api/v1/objections': [...STAFF, WITHOUT_ROLE],
  'GET /api/v1/me/objections': ['applicant'],
  'POST /api/v1/objections': SIGNED_IN,
  'POST /api/v1/objections/:id/evidence': SIGNED_IN,
  'GET /api/v1/objections/:id/evidence/:file': SIGNED_IN,
  'POST /api/v1/objections/:id/withdraw': SIGNED_IN,
  'POST /api/v1/objections/:id/strike': ['approver', 'supervisor'],

  'GET /api/v1/me/firms': ['applicant'],
  'GET /api/v1/me/firms/:id': ['applicant'],
  'GET /api/v1/me/named': ['applicant'],
  'POST /api/v1/me/named/filings/:id/not-me': ['applicant'],
  'POST /api/v1/me/named/firms/:id/not-me': ['applicant'],
  'GET /api/v1/holds': REVIEWERS,
  'POST /api/v1/holds/:id/lift': REVIEWERS,
  'POST /api/v1/holds/:id/propose': REVIEWERS,
  'POST /api/v1/holds/:id/uphold': REVIEWERS,

  'GET /api/v1/tasks': DESK,
  'GET /api/v1/tasks/:id': DESK,
  'GET /api/v1/tasks/:id/documents/:documentId': DESK,
  'POST /api/v1/tasks/:id/claim': DESK,
  'POST /api/v1/tasks/:id/renew': DESK,
  'POST /api/v1/tasks/:id/release': DESK,
  'POST /api/v1/tasks/:id/decide': REVIEWERS,
  'POST /api/v1/tasks/:id/take-back': REVIEWERS,
  'GET /api/v1/tasks/reasons': DESK,
  'GET /api/v1/tasks/:id/gate': REVIEWERS,
  'GET /api/v1/tasks/:id/differences': REVIEWERS,
  'POST /api/v1/tasks/:id/refer': REVIEWERS,
  'POST /api/v1/tasks/:id/pause': REVIEWERS,
  'POST /api/v1/tasks/:id/resume': REVIEWERS,
  'POST /api/v1/tasks/:id/change-verdict': REVIEWERS,
  'GET /api/v1/tasks/:id/checklist': ['clerk', 'supervisor'],
  'POST /api/v1/tasks/:id/accept': ['clerk'],
  'POST /api/v1/tasks/:id/decline': ['clerk'],
  'POST /api/v1/tasks/:id/return': ['clerk'],
  'POST /api/v1/tasks/:id/assign': ['supervisor'],
  'POST /api/v1/tasks/:id/handling': ['supervisor'],
  'POST /api/v1/tasks/:id/extend': ['supervisor'],
  'POST /api/v1/tasks/:id/late-reason': ['supervisor'],
  'GET /api/v1/switches': ['supervisor', 'administrator'],
  'PUT /api/v1/switches': ['supervisor', 'administrator'],
  'GET /api/v1/samples': ['supervisor'],
  'POST /api/v1/samples/:id/look': ['supervisor'],
  'GET /api/v1/me/interests': [...STAFF, WITHOUT_ROLE],
  'POST /api/v1/me/interests': [...STAFF, WITHOUT_ROLE],
  'DELETE /api/v1/me/interests/:id': [...STAFF, WITHOUT_ROLE],

  'GET /api/v1/desk/tasks': DESK,
  'GET /api/v1/desk/lanes': DESK,
  'GET /api/v1/desk/tasks/:id/neighbours': DESK,
  'GET /api/v1/desk/tasks/:id/precedents': DESK,
  'GET /api/v1/desk/tasks/:id/deeds': DESK,
  'GET /api/v1/desk/tasks/:id/deeds/:deed': DESK,
  'GET /api/v1/desk/events': DESK,
  'POST /api/v1/desk/next': ['clerk', 'examiner', 'approver'],
  'GET /api/v1/desk/board': ['supervisor'],
  'GET /api/v1/desk/lost': ['supervisor', 'operator', 'administrator'],
  'POST /api/v1/desk/officers/:id/absence': ['supervisor'],
  'PUT /api/v1/desk/officers/:id/skills': ['supervisor'],
  'POST /api/v1/desk/balance': ['supervisor'],
  'POST /api/v1/desk/officers/:id/return': ['supervisor'],
  'GET /api/v1/desk/closings': REVIEWERS,
  'GET /api/v1/desk/closings/:id': REVIEWERS,

  'GET /api/v1/intake/competence': ['clerk'],
  'POST /api/v1/intake/identities': ['clerk'],
  'GET /api/v1/intake/filings': ['clerk'],
  'POST /api/v1/intake/filings': ['clerk'],
  'GET /api/v1/intake/filings/:id': ['clerk'],
  'GET /api/v1/intake/filings/:id/check': ['clerk'],
  'PATCH /api/v1/intake/filings/:id': ['clerk'],
  'PUT /api/v1/intake/filings/:id/contacts': ['clerk'],
  'POST /api/v1/intake/filings/:id/documents': ['clerk'],
  'POST /api/v1/intake/filings/:id/request-signatures': ['clerk'],
  'POST /api/v1/intake/filings/:id/sign-on-paper': ['clerk'],
  'POST /api/v1/intake/filings/:id/edit': ['clerk'],
  'POST /api/v1/intake/filings/:id/submit': ['clerk'],

  'GET /api/v1/work': ['operator', 'administrator'],
  'GET /api/v1/work/state': ['operator', 'administrator'],
  'POST /api/v1/work/:id/retry': ['operator', 'administrator'],
  'GET /api/v1/staff': ['administrator', 'security'],
  'POST /api/v1/staff': ['administrator'],
  'PUT /api/v1/staff/:id/roles': ['security'],
  'PUT /api/v1/staff/:id/post': ['administrator'],
  'POST /api/v1/staff/:id/password': ['administrator'],
  'POST /api/v1/staff/:id/reactivate': ['administrator'],
  'POST /api/v1/staff/:id/deactivate': ['administrator'],
  'GET /api/v1/trail': ['auditor'],
  'POST /api/v1/trail/export': ['auditor'],
  'GET /api/v1/queues': ['administrator'],
  'GET /api/v1/queues/': ['administrator'],
  'GET /api/v1/queues/api/job-schedulers': ['administrator'],
  'GET /api/v1/queues/api/queues': ['administrator'],
  'GET /api/v1/queues/api/queues/:queueName/:jobId': ['administrator'],
  'GET /api/v1/queues/api/queues/:queueName/:jobId/flow': ['administrator'],
  'GET /api/v1/queues/api/queues/:queueName/:jobId/logs': ['administrator'],
  'GET /api/v1/queues/api/queues/:queueName/default-job-options': ['administrator'],
  'GET /api/v1/queues/api/queues/:queueName/job-data-schema': ['administrator'],
  'GET /api/v1/queues/api/queues/:queueName/metrics': ['administrator'],
  'GET /api/v1/queues/api/queues/:queueName/rate-limit': ['administrator'],
  'GET /api/v1/queues/api/queues/:queueName/workers': ['administrator'],
  'GET /api/v1/queues/job-schedulers': ['administrator'],
  'GET /api/v1/queues/metrics-history': ['administrator'],
  'GET /api/v1/queues/queue/:queueName': ['administrator'],
  'GET /api/v1/queues/queue/:queueName/:jobId': ['administrator'],
  'GET /api/v1/queues/static/*': ['administrator'],
  'GET /api/v1/law/files': ['administrator'],
  'GET /api/v1/law/files/:name': ['administrator'],
  'GET /api/v1/law/files/:name/text': ['administrator'],
  'GET /api/v1/law/unsourced': ['administrator'],
  'GET /api/v1/law/drafts': ['administrator'],
  'POST /api/v1/law/drafts': ['administrator'],
  'POST /api/v1/law/drafts/:id/approve': ['administrator'],
  'POST /api/v1/law/drafts/:id/discard': ['administrator'],
  'POST /api/v1/supervision/listings': ['approver', 'supervisor'],
  'POST /api/v1/supervision/listings/:id/cure': ['approver', 'supervisor'],
  'GET /api/v1/supervision/imports': ['supervisor', 'administrator'],
  'GET /api/v1/supervision/imports/:id': ['supervisor', 'administrator'],
  'GET /api/v1/supervision/imports/:id/errors': ['supervisor', 'administrator'],
  'POST /api/v1/supervision/imports': ['supervisor', 'administrator'],
};

@Controller('forgotten')
class ForgottenController {
  @Get()
  open(): { secret: true } {
    return { secret: true };
  }
}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

const ID = '0b0e5c8e-9f37-4b5e-a0f3-9d2c36a0a001';
const routes: string[] = [];
const accounts = new Map<string, Account>();
let app: NestFastifyApplication;

beforeAll(async () => {
  app = await startApi({}, [ForgottenModule], (route) => routes.push(route));
  await database().transaction(async (tx) => {
    accounts.set('applicant', await signUp(tx, { login: 'applicant', name: '申请人', passwordHash: '' }));
    const system = { userId: ID, kind: 'staff', districts: ['330300'], roles: ['administrator'] } as const;
    for (const role of [...STAFF, WITHOUT_ROLE]) {
      const post = { department: 'MARKET_SUPERVISION', districts: ['330302'] };
      const { id } = await addStaff(tx, system, { ...post, login: role.replaceAll(' ', '-'), name: role, passwordHash: '' });
      const roles = STAFF.filter((known) => known === role);
      accounts.set(role, await giveRoles(tx, { ...system, roles: ['security'] }, id, roles));
      await tx.query('update account set password_given = false where id = $1', [id]);
    }
  });
});
afterAll(() => app.close());

/** Asks as that person, each time with a session of its own, for one of the routes ends it. */
async function answerTo(caller: string, route: string): Promise<{ status: number; code: string }> {
  const [method = '', pattern = ''] = route.split(' ');
  const url = pattern.replace('*', 'x').replace(/:\w+/g, ID);
  const account = accounts.get(caller);
  const session = account && (await openSession(database().manager, account, 'program'));
  const headers = session ? { authorization: `Bearer ${session.token}` } : {};
  const response = await app.inject({ method: method as 'GET', url, headers, ...(method === 'POST' ? { payload: {} } : {}) });
  const isJson = response.body.startsWith('{');
  return { status: response.statusCode, code: isJson ? (response.json<{ code?: string }>().code ?? '') : '' };
}

const knownRoutes = (): string[] =>
  [...new Set(routes.map((route) => route.replace(/^HEAD /, 'GET ')))].filter((route) => !route.endsWith(' /forgotten'));

it('names every route in the table above, and no other', () => {
  expect(knownRoutes().sort()).toEqual(Object.keys(MAY_CALL).sort());
});

it.each(EVERYONE)('%s reaches exactly the routes meant for them', async (caller) => {
  const wrong: string[] = [];
  for (const route of routes.filter((one) => !one.endsWith(' /forgotten'))) {
    const may = MAY_CALL[route.replace(/^HEAD /, 'GET ')]?.includes(caller) ?? false;
    const { status, code } = await answerTo(caller, route);
    const refused = caller === 'nobody' ? status === 401 : status === 403;
    const rightWords = route.startsWith('HEAD') || code === (caller === 'nobody' ? 'account.not_signed_in' : 'account.not_allowed');
    if (may ? status === 401 || status === 403 || status >= 500 : !refused || !rightWords) wrong.push(`${route}: ${status} ${code}`);
  }
  expect(wrong).toEqual([]);
});

it('a route that names no callers answers nobody', async () => {
  for (const caller of EVERYONE) {
    expect(await answerTo(caller, 'GET /forgotten')).toEqual(
      caller === 'nobody' ? { status: 401, code: 'account.not_signed_in' } : { status: 403, code: 'account.not_allowed' },
    );
  }
});
