// The portal's pages in every state they have. A row is a route of the portal; `loads` names what it asks for first, so that waiting for it and
// not getting it are states too. A page without a row fails the walk.
import { smallPdf } from '../../tools/client.mjs';
import { t } from './word-book.mjs';

const filing =
  (name, rest = '') =>
  ({ ids }) =>
    `/filings/${ids[name]}${rest}`;
const NOBODY_KNOWS = '00000000-0000-4000-8000-000000000000';
const press = (key) => (view) => view.press(t(key));
const furtherPaper = (view) => view.page.locator('#further').selectOption({ index: 1 });
const both =
  (...acts) =>
  async (view) => {
    for (const act of acts) await act(view);
  };
const NAME = { full: '温州别处贸易有限公司', division: '温州', tradeName: '别处', industryTerm: '贸易', organizationalForm: '有限公司' };
/** As the server tells it, so that the notice that others look at goes on running. */
const OBJECTION = {
  ...{ id: NOBODY_KNOWS, name: '温州橘柚贸易有限公司', code: '91330302PDY0000525', on: '2026-03-09', reason: '欠货款三万元，有送货单。' },
  ...{ state: 'STANDING', answer: '已经付清，收据在附件里。', answeredAt: '2026-03-10T02:00:00Z', closeReason: null },
  ...{
    notice: NOBODY_KNOWS,
    endsOn: '2026-03-29',
    evidence: [{ id: NOBODY_KNOWS, fileName: '送货单.pdf', bytes: 20_480 }],
    moves: ['withdraw', 'attach'],
  },
};
const AGENT = {
  ...{ id: NOBODY_KNOWS, name: '温州望潮企业登记代理有限公司', code: '91330302PDY0000525', manages: true },
  members: ['林澄远', '阿卜杜热依木·买买提吐尔逊'].map((name, nth) => ({
    ...{
      id: `${NOBODY_KNOWS.slice(0, -1)}${nth}`,
      name,
      login: `agent-${nth}`,
      joinedAt: '2026-03-09T02:00:00Z',
      manages: nth === 0,
      isMe: nth === 0,
    },
  })),
};
const fill = (labels) => async (view) => {
  for (const [key, text] of Object.entries(labels)) await view.type(t(key), text);
};
const tick = (key) => (view) =>
  view.page
    .getByRole('radio', { name: t(key) })
    .first()
    .check();
const failed = { live: t('error.not_done') };

const LIQUIDATION = (firm) => ({
  id: NOBODY_KNOWS,
  entity: { id: firm, name: '温州别处贸易有限公司', code: '91330302MA0000000X' },
  state: 'RUNNING',
  ground: 'DECISION',
  ...{ dissolvedOn: '2026-01-05', fileBy: '2026-01-15', late: true, publishedOn: '2026-02-02', endsOn: '2026-03-19', applyFrom: '2026-03-20' },
  members: [
    { name: '林澄远', isHead: true },
    { name: '黄若谷', isHead: false },
  ],
  claimsAddress: '浙江省温州市鹿城区五马街道青鹭路18号',
  moves: ['withdraw', 'deregister'],
});

const signIn = fill({ 'account.login': 'nobody-has-this', 'account.password': 'nor-this-password' });
const EVERYONE = [
  {
    route: '/',
    who: 'nobody',
    states: {
      empty: { at: '/' },
      answered: { at: '/?people=one&debts=own&trade=卖水果，开饭店，会飞的猪&district=330304&place=home&others=one' },
      many: { at: '/?people=many&debts=limited&trade=危险化学品，卖鞋&district=330302&place=rented&others=foreign' },
    },
  },
  {
    route: 'sign-in',
    who: 'nobody',
    states: {
      empty: {},
      faulty: { do: press('account.signIn'), live: t('account.login.missing') },
      refused: { do: both(signIn, press('account.signIn')), live: t('error.no') },
      offline: { do: both(signIn, (view) => view.cut('**/sessions'), press('account.signIn')), ...failed },
      busy: { do: both(signIn, (view) => view.slow('**/sessions'), press('account.signIn')) },
    },
  },
  {
    route: 'sign-up',
    who: 'nobody',
    states: {
      empty: {},
      faulty: { do: press('account.signUp'), alert: true },
    },
  },
  {
    route: 'recover',
    who: 'nobody',
    states: {
      empty: {},
      faulty: { do: press('recover.go'), live: t('recover.code.missing') },
      asked: { do: both(fill({ 'account.login': 'nobody-has-this' }), press('recover.mail.go')), live: t('recover.mail.asked') },
      link: { at: '/recover#not-a-token' },
    },
  },
  {
    route: 'check-licence',
    who: 'nobody',
    states: {
      empty: {},
      notPdf: { do: (view) => view.attach({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') }), live: t('paper.notPdf') },
      foreign: { do: (view) => view.attach({ name: 'a.pdf', mimeType: 'application/pdf', buffer: smallPdf('a') }) },
      busy: {
        do: both(
          (view) => view.slow('**/check-paper'),
          (view) => view.attach({ name: 'a.pdf', mimeType: 'application/pdf', buffer: smallPdf('a') }),
        ),
      },
    },
  },
  {
    route: 'v/:code',
    who: 'nobody',
    loads: '**/api/v1/licences/*',
    states: {
      valid: { at: ({ code }) => `/v/${code}` },
      broken: { at: ({ code }) => `/v/${code}?k=notthiskey` },
      replaced: { at: ({ code }) => `/v/${code}`, before: (view) => view.change('**/api/v1/licences/*', { verdict: 'replaced' }) },
      void: { at: ({ code }) => `/v/${code}`, before: (view) => view.change('**/api/v1/licences/*', { verdict: 'void' }) },
      unknown: { at: '/v/91330302MA0000000X' },
    },
  },
  {
    route: 'search',
    who: 'nobody',
    loads: '**/api/v1/register?*',
    states: {
      found: { at: '/search?q=温州' },
      empty: {},
      faulty: { do: press('search.go'), live: t('search.q.missing') },
      none: { at: '/search?q=没有这家企业' },
    },
  },
  {
    route: 'register/:code',
    who: 'nobody',
    loads: '**/api/v1/register/*',
    states: {
      now: { at: ({ code }) => `/register/${code}` },
      unknown: { at: '/register/91330302MA0000000X' },
    },
  },
  { route: 'standard', who: 'nobody', loads: '**/api/v1/standard', states: { filled: {} } },
  { route: 'statistics', who: 'nobody', loads: '**/api/v1/statistics', states: { filled: {} } },
  {
    route: 'notices',
    who: 'nobody',
    loads: '**/api/v1/announcements',
    states: { filled: {}, empty: { before: (view) => view.answer('**/api/v1/announcements', []) } },
  },
  {
    route: 'notices/closings',
    who: 'filer',
    loads: '**/api/v1/closing-notices',
    states: {
      filled: {},
      empty: { before: (view) => view.answer('**/api/v1/closing-notices', []) },
      objecting: { do: (view) => view.press(new RegExp(t('ends.object'))) },
      faulty: { do: both((view) => view.press(new RegExp(t('ends.object'))), press('ends.send')), live: t('ends.reason.missing') },
    },
  },
  {
    route: 'objections',
    who: 'filer',
    loads: '**/api/v1/me/objections',
    states: { empty: {}, filled: { before: (view) => view.answer('**/api/v1/me/objections', [OBJECTION]) } },
  },
  { route: '*', who: 'nobody', states: { notThere: { at: '/no/such/page' }, forStaff: { who: 'examiner', at: '/mine' } } },
];

const OWN = [
  {
    route: 'account',
    who: 'filer',
    loads: '**/api/v1/me/ways-in',
    states: {
      filled: {},
      password: { do: (view) => view.press(t('account.password.change')) },
      warned: { do: (view) => view.pass('11:58:30'), live: t('session.warned'), timed: true, ends: true },
      over: {
        do: both(
          (view) => view.pass('11:58:30'),
          (view) => view.pass('05:00'),
        ),
        live: t('session.over'),
        timed: true,
        ends: true,
      },
    },
  },
  { route: 'mine', who: 'filer', loads: '**/api/v1/filings', states: { filled: {}, empty: { who: 'newcomer' }, firms: { who: 'owner' } } },
  {
    route: 'firms/:id',
    who: 'owner',
    at: ({ ids }) => `/firms/${ids.firm}`,
    loads: '**/api/v1/me/firms/*',
    states: { filled: {}, notThere: { at: `/firms/${NOBODY_KNOWS}` } },
  },
  {
    route: 'firms/:id/liquidation',
    who: 'owner',
    at: ({ ids }) => `/firms/${ids.firm}/liquidation`,
    loads: '**/api/v1/liquidations',
    states: {
      empty: {},
      faulty: { do: press('liquidation.file'), live: t('liquidation.head.missing') },
      running: { before: (view) => view.answer('**/api/v1/liquidations', [LIQUIDATION(view.world.ids.firm)]) },
    },
  },
  {
    route: 'agent',
    who: 'newcomer',
    loads: '**/api/v1/me/agent-firm',
    states: {
      empty: {},
      faulty: { do: (view) => view.page.locator('main button[type=submit]').click(), alert: true },
      filled: { before: (view) => view.answer('**/api/v1/me/agent-firm', { firm: AGENT }) },
    },
  },
  { route: 'inbox', who: 'other', loads: '**/api/v1/notices', states: { filled: {}, empty: { who: 'newcomer' } } },
  {
    route: 'named',
    who: 'other',
    loads: '**/api/v1/me/named',
    states: {
      filled: {},
      unproved: { who: 'newcomer' },
      faulty: { who: 'newcomer', do: press('identity.go'), live: t('identity.number.missing') },
      refused: { who: 'newcomer', do: both(fill({ 'identity.number': '330302199001011234' }), press('identity.go')), live: t('error.no') },
    },
  },
  {
    route: 'begin',
    who: 'newcomer',
    states: {
      empty: {},
      faulty: { do: press('begin.go'), live: t('begin.type.missing') },
      unfinished: { who: 'filer' },
      brought: { at: '/begin?type=INDIVIDUAL_BUSINESS&district=330304&scope=水果零售&scope=日用百货销售' },
      branch: { do: (view) => view.page.getByRole('radio', { name: t('begin.branch') }).check() },
      firm: { who: 'owner', at: ({ ids }) => `/begin?kind=change&subject=${ids.firm}` },
      offline: {
        at: '/begin?type=INDIVIDUAL_BUSINESS&district=330304',
        do: both((view) => view.cut('**/api/v1/filings'), press('begin.go')),
        ...failed,
      },
    },
  },
  {
    route: 'sign/:token',
    who: 'filer',
    at: ({ signings }) => signings.mine,
    loads: '**/api/v1/signings/*',
    states: {
      read: {},
      faulty: { do: press('sign.do.sign'), live: t('sign.password.missing') },
      refused: { do: both(fill({ 'sign.password': 'not-the-password' }), press('sign.do.sign')), live: t('error.no') },
      who: { who: 'newcomer' },
      another: { at: ({ signings }) => signings.others, alert: true },
      signed: { who: 'third', at: ({ signings }) => signings.signed },
      first: { who: 'nobody' },
      notThere: { at: '/sign/nobody-sent-this-link' },
    },
  },
];

/** A topic that is saved as it is answered: `change` answers something on the page of an empty draft. */
function topic(name, change, { empty = 'empty', filled = 'whole', typed = 'typed', who = 'filer', faults = true, returns = true } = {}) {
  const at = (draft) => filing(draft, `/${name}`);
  const patch = '**/api/v1/filings/*';
  return {
    route: `filings/:id/${name}`,
    who,
    states: {
      empty: { at: at(empty) },
      filled: { at: at(filled) },
      ...(faults ? { faulty: { at: at('wrong'), do: press('topic.finish'), alert: true } } : {}),
      ...(returns ? { returned: { at: at('correcting') } } : {}),
      saving: { at: at(typed), do: both((view) => view.slow(patch, 'PATCH'), change), live: t('ui.saving') },
      offline: { at: at(typed), do: both((view) => view.cut(patch, 'PATCH'), change), live: t('ui.offline.title') },
      refused: { at: at(typed), do: both((view) => view.refuse(patch, 'PATCH'), change), live: t('ui.unsaved.title') },
      saved: { at: at(typed), do: change, live: t('ui.saved', { time: '' }).trim() },
    },
  };
}

const person = both(
  fill({ 'people.name': '阿卜杜热依木·买买提吐尔逊', 'person.number': '330302197903129970', 'person.amount': '10' }),
  press('person.add'),
);

const TOPICS = [
  topic('name', fill({ 'name.tradeName': '澄海', 'name.industryTerm': '贸易' })),
  topic('scope', both(fill({ 'scope.add': '日用百货销售' }), press('scope.add.do'))),
  topic('address', fill({ 'address.street': '青鹭路' })),
  topic('people', person),
  topic('capital', tick('facts.indefinite')),
  topic('form', fill({ 'form.phone': '0577-55501005' })),
  topic('commitments', (view) => view.page.getByRole('checkbox').last().check()),
  topic('closing', (view) => view.page.getByRole('radio').nth(1).check(), {
    who: 'owner',
    empty: 'closing',
    filled: 'closing',
    typed: 'closing',
    faults: false,
    returns: false,
  }),
  topic('change', (view) => view.page.getByRole('checkbox').first().click(), {
    who: 'owner',
    empty: 'change',
    filled: 'change',
    typed: 'change',
    faults: false,
    returns: false,
  }),
];
const more = (name, states) => Object.assign(TOPICS.find(({ route }) => route.endsWith(`/${name}`)).states, states);
more('name', {
  refusedName: { at: filing('typed', '/name'), do: fill({ 'name.tradeName': '潮&汐', 'name.industryTerm': '贸易' }), see: t('verdict.refused') },
  freeName: { at: filing('typed', '/name'), do: fill({ 'name.tradeName': '榧螺栲', 'name.industryTerm': '贸易' }), see: t('verdict.available') },
  twoWindows: {
    at: filing('typed', '/name'),
    do: both((view) => view.elsewhere('typed', { name: NAME }), fill({ 'name.tradeName': '这里写的' })),
    live: t('conflict.title'),
  },
});
more('scope', {
  searched: { at: filing('typed', '/scope'), do: fill({ 'scope.add': '鞋' }), see: t('scope.add.do') },
  notAdded: { at: filing('empty', '/scope'), do: both(fill({ 'scope.add': '鞋' }), press('topic.finish')), live: t('scope.notAdded') },
});
more('people', {
  change: { who: 'owner', at: filing('change', '/people') },
  adding: { at: filing('whole', '/people'), do: press('people.add') },
  faultyPerson: { at: filing('empty', '/people'), do: both(fill({ 'person.number': '33030219790312' }), press('person.add')) },
  pasted: {
    at: filing('empty', '/people'),
    do: async (view) => {
      await view.page.getByText(t('paste.title')).click();
      await view.type(t('paste.label'), '姓名\t证件号\t出资（万元）\n林澄远\t330302197903129970\t10\n黄若谷\t33030219751102997\t20');
    },
  },
});

more('capital', { change: { who: 'owner', at: filing('change', '/capital') } });
more('closing', { ordinary: { who: 'owner', at: filing('end', '/closing') } });

const FILINGS = [
  ...TOPICS,
  {
    route: 'filings/:id/documents',
    who: 'filer',
    at: filing('empty', '/documents'),
    states: {
      empty: {},
      filled: { at: filing('whole', '/documents') },
      refused: {
        do: both(furtherPaper, (view) => view.attach({ name: 'virus.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') })),
        alert: true,
      },
      sending: {
        do: both(
          furtherPaper,
          (view) => view.slow('**/documents', 'POST'),
          (view) => view.attach({ name: '租赁合同扫描件二零二六年三月.pdf', mimeType: 'application/pdf', buffer: smallPdf('a') }),
        ),
      },
    },
  },
  {
    route: 'filings/:id',
    who: 'filer',
    at: filing('empty'),
    loads: '**/api/v1/filings/*',
    states: {
      empty: {},
      filled: { at: filing('whole') },
      faulty: { at: filing('wrong') },
      returned: { at: filing('toCorrect') },
      correcting: { at: filing('correcting') },
      withdrawing: { do: press('withdraw.ask') },
      withdrawn: { at: filing('gone') },
      closing: { who: 'owner', at: filing('closing') },
      change: { who: 'owner', at: filing('change') },
      notThere: { at: `/filings/${NOBODY_KNOWS}` },
    },
  },
  {
    route: 'filings/:id/check',
    who: 'filer',
    at: filing('whole', '/check'),
    loads: '**/api/v1/filings/*/check',
    states: {
      filled: {},
      empty: { at: filing('empty', '/check'), alert: true },
      faulty: { at: filing('wrong', '/check'), alert: true },
      returned: { at: filing('correcting', '/check') },
      closing: { who: 'owner', at: filing('closing', '/check') },
      change: { who: 'owner', at: filing('change', '/check') },
    },
  },
  {
    route: 'filings/:id/signers',
    who: 'filer',
    at: filing('whole', '/signers'),
    states: {
      filled: {},
      waiting: { at: filing('asked') },
      faulty: { at: filing('wrong', '/signers') },
      offline: { do: both((view) => view.cut('**/request-signatures'), press('signers.ask')), ...failed },
    },
  },
  {
    route: 'filings/:id/track',
    who: 'filer',
    at: filing('inReview', '/track'),
    loads: '**/api/v1/filings/*/track',
    states: {
      filled: {},
      done: { who: 'owner', at: filing('licensed', '/track') },
      notice: { who: 'closer', at: filing('notice', '/track') },
      withdrawn: { at: filing('gone', '/track') },
      held: { at: filing('held', '/track') },
    },
  },
  {
    route: 'filings/:id/licence',
    who: 'owner',
    at: filing('licensed', '/licence'),
    loads: '**/api/v1/licences/*',
    states: { filled: {}, notYet: { who: 'filer', at: filing('inReview', '/licence') } },
  },
];

export const PORTAL = [...EVERYONE, ...OWN, ...FILINGS];
