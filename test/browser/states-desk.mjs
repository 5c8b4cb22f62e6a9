// The workbench's pages in every state they have. A row is a route of the workbench.
import { deskWord as t } from './word-book.mjs';

const NOBODY_KNOWS = '00000000-0000-4000-8000-000000000000';
const press = (key) => (view) => view.press(typeof key === 'string' ? t(key) : key);
const both =
  (...acts) =>
  async (view) => {
    for (const act of acts) await act(view);
  };
const key = (name) => (view) => view.page.keyboard.press(name);
const mine = ({ tasks }) => `/tasks/${tasks.mine}`;
/** The form of a verdict is there. */
const ready = (view) => view.page.getByRole('button', { name: /^送出/ }).first().waitFor();

export const DESK = [
  {
    route: 'sign-in',
    who: 'nobody',
    states: {
      empty: {},
      refused: {
        do: both(
          (view) => view.type(t('account.login'), 'nobody'),
          (view) => view.type(t('account.password'), 'nothing-that-fits'),
          press('account.signIn'),
        ),
        live: t('error.no'),
      },
    },
  },
  {
    route: '/queue',
    who: 'examiner',
    loads: '**/api/v1/desk/tasks?*',
    states: {
      filled: {},
      own: { do: (view) => view.page.locator('header button[aria-haspopup=dialog]').click() },
      empty: { at: '/queue?text=没有这家企业' },
      taken: { before: (view) => view.answer('**/api/v1/desk/next', { task: null }, 'POST'), do: press(/^取下一件/) },
    },
  },
  {
    route: 'tasks/:id',
    who: 'examiner',
    at: mine,
    loads: '**/api/v1/tasks/*',
    states: {
      claimed: { do: ready },
      open: { who: 'approver', at: ({ tasks }) => `/tasks/${tasks.open}` },
      overseen: { who: 'supervisor' },
      faulty: { do: both(ready, (view) => view.press(/^送出/)), alert: true },
      correcting: { do: both(ready, key('3'), key('a'), key('b'), key('m')) },
      refusing: { do: both(ready, key('2'), key('a'), key('f')) },
      questioned: { do: both(ready, key('a'), key('v'), key('y')) },
      conflict: {
        do: both(
          ready,
          (view) => view.refuse('**/decide', 'POST'),
          key('a'),
          key('v'),
          (view) => view.page.keyboard.type('准许'),
          key('Escape'),
          key('y'),
          key('Enter'),
        ),
        alert: true,
      },
      notThere: { at: `/tasks/${NOBODY_KNOWS}` },
    },
  },
  {
    route: '/board',
    who: 'supervisor',
    loads: '**/api/v1/desk/board',
    states: { filled: {}, balancing: { do: press('board.balance') }, handingOver: { do: press('board.absence') } },
  },
  {
    route: '/samples',
    who: 'supervisor',
    loads: '**/api/v1/samples?*',
    states: { empty: {}, all: { do: press('samples.all') }, switching: { do: (view) => view.page.getByText(t('switch.new')).click() } },
  },
  {
    route: '/intake',
    who: 'examiner',
    loads: '**/api/v1/intake/filings',
    states: { filled: {}, empty: { before: (view) => view.answer('**/api/v1/intake/filings', [], 'GET') } },
  },
  {
    route: 'intake/:id',
    who: 'examiner',
    at: ({ atWindow }) => `/intake/${atWindow}`,
    loads: '**/api/v1/intake/filings/*',
    states: { filled: {}, checked: { do: press('intake.save') }, notThere: { at: `/intake/${NOBODY_KNOWS}` } },
  },
  {
    route: '/holds',
    who: 'examiner',
    loads: '**/api/v1/holds',
    states: { filled: {}, empty: { before: (view) => view.answer('**/api/v1/holds', [], 'GET') } },
  },
  {
    route: '/firm-acts',
    who: 'examiner',
    loads: '**/api/v1/firm-orders',
    states: { empty: {}, proposing: { do: (view) => view.page.locator('main button').first().click() } },
  },
  {
    route: '/closings',
    who: 'approver',
    loads: '**/api/v1/desk/closings',
    states: {
      filled: {},
      empty: {
        before: both(
          (view) => view.answer('**/api/v1/desk/closings', [], 'GET'),
          (view) => view.answer('**/api/v1/objections', [], 'GET'),
        ),
      },
    },
  },
  {
    route: 'closings/:id',
    who: 'approver',
    loads: '**/api/v1/desk/closings/*',
    states: { notThere: { at: `/closings/${NOBODY_KNOWS}` } },
  },
  {
    route: 'interests',
    who: 'examiner',
    at: '/interests',
    loads: '**/api/v1/me/interests',
    states: { filled: {}, empty: { before: (view) => view.answer('**/api/v1/me/interests', [], 'GET') } },
  },
  {
    route: '/work/:view',
    who: 'operator',
    at: '/work/failed',
    loads: '**/api/v1/work?*',
    states: {
      failed: {},
      waiting: { at: '/work/waiting' },
      departments: { at: '/work/departments' },
      empty: { before: (view) => view.answer('**/api/v1/work?*', [], 'GET') },
    },
  },
  {
    route: '/staff/:view',
    who: 'administrator',
    at: '/staff/here',
    loads: '**/api/v1/staff',
    states: {
      filled: {},
      empty: { at: '/staff/left', before: (view) => view.answer('**/api/v1/staff', [], 'GET') },
      new: { at: '/staff/new' },
      person: { at: ({ person }) => `/staff/${person}` },
      roles: { who: 'security', at: ({ person }) => `/staff/${person}` },
      leaving: { at: ({ person }) => `/staff/${person}`, do: press('staff.deactivate.do') },
      notThere: { at: `/staff/${NOBODY_KNOWS}` },
    },
  },
  {
    route: '/trail',
    who: 'auditor',
    loads: '**/api/v1/trail?*',
    states: { filled: {}, empty: { before: (view) => view.answer('**/api/v1/trail?*', { rows: [], next: null }, 'GET') } },
  },
  {
    route: '/law/:view',
    who: 'administrator',
    at: '/law/corrections',
    loads: '**/api/v1/law/files',
    states: {
      filled: {},
      unsourced: { at: '/law/unsourced' },
      file: { at: '/law/departments.json' },
      faulty: {
        do: (view) => view.attach({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from([0xff, 0xfe, 0x80]) }),
        see: t('law.notUtf8'),
      },
    },
  },
];
