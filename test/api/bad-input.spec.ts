import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { acceptFiling, ApprovalSwitch, receiveFiling } from '#libs/approval';
import type { Facts, FindingView } from '#libs/contract';
import { DEMO_PASSWORD } from '#libs/identity';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { database } from '../support/database.ts';
import type { Answer } from './caller.ts';
import { Company, companyFacts, FRAME, holding, must, NOW, pathOf, personOf } from './company.ts';
import { hire } from './hire.ts';
import { form, pdf } from './papers.ts';
import { startApi } from './start-api.ts';
import { allThatIsKept } from './tables.ts';

jest.setTimeout(60_000);

const NOBODYS = '0b0e5c8e-9f37-4b5e-a0f3-9d2c36a0a001';
const CODE = /^[a-z_]+\.[a-z0-9_]+$/;
let app: NestFastifyApplication;
let company: Company;

beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/bad-input-files' });
  company = new Company(app);
});
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

type Said = [what: string, asked: () => Promise<Answer>, status: number, code?: string, path?: string];

/** Each is refused as said, none changes anything that is kept; `without` are tables that may grow. */
async function refused(said: readonly Said[], without: readonly string[] = []): Promise<void> {
  const before = await allThatIsKept(without);
  const wrong: string[] = [];
  for (const [what, asked, status, code, path] of said) {
    const { status: given, body } = await asked();
    const right = given === status && CODE.test(String(body?.code)) && (code ?? body.code) === body.code && (path ?? body.path) === body.path;
    if (!right) wrong.push(`${what}: ${given} ${JSON.stringify(body).slice(0, 300)}`);
  }
  expect(wrong).toEqual([]);
  expect(await allThatIsKept(without)).toEqual(before);
}

describe('a save', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await company.draft());
  });
  const patch = (payload: object | string, headers: Record<string, string> = {}) =>
    company.ask('p1', 'PATCH', `/api/v1/filings/${id}`, payload, { 'content-type': 'application/json', 'if-match': '"1"', ...headers });
  const said = (what: string, payload: object | string, path?: string, code = 'request.invalid', status = 422): Said => [
    what,
    () => patch(payload),
    status,
    code,
    path,
  ];
  const [p1, p2] = [personOf('p1'), personOf('p2')];
  const holder = holding('p1', 1);
  const nested = (depth: number): string => '{"name":'.repeat(depth) + '1' + '}'.repeat(depth);

  it('that has not the shape of facts is refused, with the place', () =>
    refused([
      said('an unknown field', { nonsense: 1 }, 'nonsense'),
      said('an unknown field deep inside', { people: [p1, { ...p2, document: { ...p2.document, x: 1 } }] }, 'people[1].document.x'),
      said('the state', { state: 'APPROVED' }, 'state'),
      said('a derived part', { documents: { missing: [] } }, 'documents.missing'),
      said('a text for a number', { registeredCapital: '100' }, 'registeredCapital'),
      said('a number for a text', { name: { ...companyFacts().name, full: 5 } }, 'name.full'),
      said('a list for an object', { name: [] }, 'name'),
      said('a list for an object in a list', { people: [[]] }, 'people'),
      said('a list of lists', { investors: [{ ...holder, contributions: [[]] }] }, 'investors[0].contributions'),
      said('a list for an identity paper', { people: [{ ...p1, document: [] }] }, 'people[0].document'),
      said('an object for a list', { people: { 0: p1 } }, 'people'),
      said('nothing in a list', { people: [null] }),
      said('a text in a list of people', { people: ['p1'] }),
      said('a word not in its list', { people: [{ ...p1, roles: ['emperor'] }] }, 'people[0].roles'),
      said('null for a date', { businessTerm: { to: null } }, 'businessTerm.to'),
      said('nothing for a date', { people: [{ ...p1, birthDate: '' }] }, 'people[0].birthDate'),
      said('a day that is none', { businessTerm: { to: '2023-02-29' } }, 'businessTerm.to'),
      said('a time for a day', { businessTerm: { to: '2023-02-28T00:00:00Z' } }, 'businessTerm.to'),
      said('a day in another spelling', { investors: [{ ...holder, contributions: [{ method: 'MONEY', amount: 1, dueOn: '2030-1-1' }] }] }),
      said('a number without end', { registeredCapital: 1e99 }, 'registeredCapital'),
      said('a number below nothing', { registeredCapital: -1 }, 'registeredCapital'),
      said('half a fen', { registeredCapital: 0.5 }, 'registeredCapital'),
      said('nineteen digits', '{"registeredCapital":1234567890123456789}', 'registeredCapital'),
      said('a number too large inside', { investors: [{ ...holder, subscribed: 1e18 }] }, 'investors[0].subscribed'),
      said('two people of one key', { people: [p1, p1] }, 'people'),
      said('a key with signs', { people: [{ ...p1, key: '<b>' }] }, 'people[0].key'),
      said('five hundred and one people', { people: Array.from({ length: 501 }, (_, n) => ({ ...p1, key: `p${n}` })) }, 'people'),
      said('a name of 601 characters', { name: { ...companyFacts().name, full: '名'.repeat(601) } }, 'name.full'),
      said('a scope item of 5,000 characters', { businessScope: ['x'.repeat(5_000)] }, 'businessScope'),
      said('a list as the whole', '[]'),
      said('a text as the whole', '"x"'),
      said('a number as the whole', '7'),
    ]));

  it('that is not JSON which could be kept is refused, with the place', () =>
    refused([
      said('no JSON', '{"name":', undefined, 'request.not_json', 400),
      said('JSON and more', '{} {}', undefined, 'request.not_json', 400),
      said('no number', '{"registeredCapital":NaN}', undefined, 'request.not_json', 400),
      said('broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), undefined, 'request.not_utf8', 400),
      said('a surrogate in bytes', Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d]), undefined, 'request.not_utf8', 400),
      said('half a character', '{"name":{"full":"\\ud800"}}', 'name.full', 'request.half_character', 400),
      said('the other half', '{"businessScope":["a","\\udc00b"]}', 'businessScope[1]', 'request.half_character', 400),
      said('half a character in a name', '{"name":{"\\ud83d":1}}', 'name', 'request.half_character', 400),
      said('a control character', { name: { full: 'a\u0007' } }, 'name.full', 'request.control_character', 400),
      said('a zero', { businessScope: ['a\u0000b'] }, 'businessScope[0]', 'request.control_character', 400),
      said('a name of JavaScript’s own', '{"name":{"__proto__":{"x":1}}}', 'name.__proto__', 'request.invalid', 400),
      said('another', '{"constructor":{"prototype":{"x":1}}}', 'constructor', 'request.invalid', 400),
      said('what is nested without end', nested(5_000), undefined, 'request.too_deep', 400),
      said('lists nested without end', '['.repeat(100_000) + ']'.repeat(100_000), undefined, 'request.too_deep', 400),
      said('five megabytes', JSON.stringify({ name: { full: 'x'.repeat(5_000_000) } }), undefined, 'request.too_large', 413),
      ['another kind', () => patch('<x/>', { 'content-type': 'application/xml' }), 415, 'request.kind_not_supported'],
      ['plain text', () => patch('x', { 'content-type': 'text/plain' }), 415, 'request.kind_not_supported'],
      ['a form', () => patch('a=1', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'request.kind_not_supported'],
    ]));

  it('made to keep us busy is refused quickly, in few words', async () => {
    const floods = [
      JSON.stringify({ people: Array.from({ length: 200_000 }, () => ({})) }),
      JSON.stringify({ investors: Array.from({ length: 30_000 }, () => ({ contributions: [{}, {}] })) }),
      JSON.stringify({ businessScope: Array.from({ length: 300_000 }, () => 1) }),
      JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`x${n}`, 1]))),
      JSON.stringify({ name: Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`x${n}`, 1])) }),
    ];
    for (const flood of floods) {
      const from = performance.now();
      const { status, body } = await patch(flood);
      expect([status, performance.now() - from < 1_500, JSON.stringify(body).length < 20_000]).toEqual([400, true, true]);
      expect(body.code).toBe('request.too_much');
    }
  });
});

describe('facts that can be kept but are wrong', () => {
  const findingsOf = async (facts: Facts): Promise<FindingView[]> => {
    const { id } = await company.draft({ ...companyFacts(), ...facts });
    const from = performance.now();
    const { body } = await must(company.ask('p1', 'GET', `/api/v1/filings/${id}/check`), 200);
    expect(performance.now() - from).toBeLessThan(3_000);
    await refused([['asking for signatures', () => company.ask('p1', 'POST', `/api/v1/filings/${id}/request-signatures`), 422]]);
    return body.findings;
  };
  const named = (name: string): Facts => ({ name: { ...companyFacts().name, full: `温州${name}贸易有限公司`, tradeName: name } });
  const holders = Array.from({ length: 200 }, (_, n) => ({ ...personOf('p2'), key: `h${n}`, name: `林${'甲乙丙丁'[n % 4] ?? ''}` }));

  it.each<[string, Facts, string]>([
    [
      'two hundred holders',
      { people: [...companyFacts().people, ...holders], investors: holders.map(({ key }) => ({ ...holding('p1', 500_000), person: key })) },
      'investors',
    ],
    ['three hundred scope items', { businessScope: Array.from({ length: 300 }, (_, n) => `五金产品零售${n}；<b>${n}</b>`) }, 'businessScope'],
    ['a holder who is nobody', { investors: [holding('p1', 60_000_000), { ...holding('p2', 40_000_000), person: 'p99' }] }, 'investors[1]'],
    ['emoji in a name', named('澄😀岚'), 'name'],
    ['marks of direction in a name', named('澄\u202e岚'), 'name'],
    ['a space without width in a name', named('澄\u200b岚'), 'name'],
    ['markup in a name', named('<b>澄岚</b>'), 'name'],
    ['quotes and signs in a name', named(`澄'%\\岚`), 'name'],
    ['spaces for a name', named('   '), 'name'],
    ['a name of 500 characters', named(`A${'澄岚'.repeat(245)}`), 'name'],
    ['radicals in a name', named('⼭⽔'), 'name'],
    ['a scope of 2,001 characters', { businessScope: ['竹'.repeat(1000), '藤'.repeat(1000)] }, 'businessScope'],
    ['emoji in a person’s name', { people: [{ ...personOf('p1'), name: '林😀' }, ...companyFacts().people.slice(1)] }, 'people[0].name'],
    [
      'marks of direction in a person’s name',
      { people: [{ ...personOf('p1'), name: '林\u200f澄远' }, ...companyFacts().people.slice(1)] },
      'people[0].name',
    ],
    ['digits in a person’s name', { people: [{ ...personOf('p1'), name: '林3' }, ...companyFacts().people.slice(1)] }, 'people[0].name'],
    ['one number twice in a post (A-9)', { people: [...companyFacts().people, { ...personOf('p3'), key: 'p5', name: '陈书' }] }, 'people[4]'],
    [
      'a number that is none',
      { people: [{ ...personOf('p1'), document: { type: 'residentIdCard', number: 'abc' } }, ...companyFacts().people.slice(1)] },
      'people[0].document.number',
    ],
    ['a capital of nothing', { registeredCapital: 0, investors: [holding('p1', 0)] }, 'registeredCapital'],
    ['nobody', { people: [], investors: [] }, 'people'],
    ['nothing to do', { businessScope: [] }, 'businessScope'],
  ])('%s: a finding in its place stops it', async (_, facts, path) => {
    const findings = await findingsOf(facts);
    const there = findings.filter((finding) => finding.severity === 'blocking' && finding.path.startsWith(path));
    expect({ there: there.length > 0, all: findings.map(({ rule, path: at }) => `${rule} ${at}`) }).toMatchObject({ there: true });
  });

  it('names that people have are none of these (A-5, A-9)', async () => {
    const names = ['阿依努尔•买买提', ' 欧阳一 ', '王', '长'.repeat(40), "O'Neill-Søndergård, Mary Jane"];
    const people = companyFacts().people.map((person, index) => ({ ...person, name: names[index] ?? person.name }));
    const { id } = await company.draft({ ...companyFacts(), people: [...people, { ...personOf('p4'), key: 'p5', roles: [], name: names[4] ?? '' }] });
    const { facts } = await company.show(id);
    expect(facts.people?.map(({ name }) => name)).toEqual(['阿依努尔·买买提', '欧阳一', '王', '长'.repeat(40), "O'Neill-Søndergård, Mary Jane"]);
    const rows: { name: string }[] = await database().query('select name from filing_person where filing_id = $1 order by person_key', [id]);
    expect(rows.map(({ name }) => name)).toEqual(facts.people?.map(({ name }) => name));
    const { body } = await company.ask('p1', 'GET', `/api/v1/filings/${id}/check`);
    expect(body.findings.filter(({ rule }: FindingView) => rule === 'person.name_characters')).toEqual([]);
  });

  it('rare characters come back as they went in (A-4)', async () => {
    const name = { ...companyFacts().name, full: '温州𬭎㛃贸易有限公司', tradeName: '𬭎㛃' };
    const { id } = await company.draft({ ...companyFacts(), name });
    const [row]: { full: string; length: number }[] = await database().query(
      `select facts->'name'->>'full' as full, length(facts->'name'->>'full') as length from filing where id = $1`,
      [id],
    );
    expect(row).toEqual({ full: name.full, length: 10 });
    expect((await company.show(id)).facts.name).toEqual(name);
  });
});

describe('a new filing', () => {
  const post = (body: object | string) => company.ask('p1', 'POST', '/api/v1/filings', body);
  it('is one there is', () =>
    refused([
      ['nothing', () => post({}), 422, 'request.invalid'],
      ['an unknown kind', () => post({ ...FRAME, kind: 'x' }), 422, 'request.invalid', 'kind'],
      ['an unknown type', () => post({ ...FRAME, entityType: 'toString' }), 422, 'request.invalid', 'entityType'],
      ['an unknown registry', () => post({ ...FRAME, jurisdiction: '999999' }), 422, 'filing.registry_unknown', 'jurisdiction'],
      ['a registry in words', () => post({ ...FRAME, jurisdiction: '鹿城区' }), 422, 'request.invalid', 'jurisdiction'],
      ['a filer of one’s choice', () => post({ ...FRAME, filerId: NOBODYS }), 422, 'request.invalid', 'filerId'],
      ['wrong facts', () => post({ ...FRAME, facts: { name: 5 } }), 422, 'request.invalid'],
      ['no facts', () => post({ ...FRAME, facts: null }), 422, 'request.invalid', 'facts'],
      ['a draft for the office', () => company.ask('examiner', 'POST', '/api/v1/filings', FRAME), 403, 'account.not_allowed'],
    ]));
});

describe('what is another’s', () => {
  it('is not there, neither to read nor to write (A-28)', async () => {
    const filing = await company.signed();
    const draft = await company.ready();
    const [paper] = filing.documents;
    const attach = pdf({ words: 'not mine' });
    const said: Said[] = [filing.id, draft.id, NOBODYS].flatMap((id): Said[] => {
      const at = `/api/v1/filings/${id}`;
      const ask = (what: string, ...request: Parameters<Company['ask']>): Said => [
        `${what} of ${id}`,
        () => company.ask(...request),
        404,
        'filing.not_found',
      ];
      return [
        ask('reading', 'wu', 'GET', at),
        ask('saving', 'wu', 'PATCH', at, { registeredCapital: 1 }, { 'if-match': '"1"' }),
        ask('the check', 'wu', 'GET', `${at}/check`),
        ask('the track', 'wu', 'GET', `${at}/track`),
        ask('contacts', 'wu', 'PUT', `${at}/contacts`, { contacts: {} }),
        ask('a paper', 'wu', 'GET', `${at}/documents/${paper?.id ?? NOBODYS}`),
        ask('taking a paper off', 'wu', 'DELETE', `${at}/documents/${paper?.id ?? NOBODYS}`),
        ...['request-signatures', 'edit', 'submit', 'withdraw'].map((move) => ask(move, 'wu', 'POST', `${at}/${move}`)),
        ask('the licence', 'wu', 'GET', `${at}/licence/original.pdf`),
        ask('the duplicate', 'wu', 'GET', `${at}/licence/duplicate.pdf`),
      ];
    });
    // A signer is a party, but not the filer.
    said.push(['a signer’s reading', () => company.ask('p2', 'GET', `/api/v1/filings/${filing.id}`), 404, 'filing.not_found']);
    said.push([
      'a paper of another filing',
      () => company.ask('p1', 'GET', `/api/v1/filings/${draft.id}/documents/${paper?.id ?? ''}`),
      404,
      'document.not_found',
    ]);
    said.push(['an id that is none', () => company.ask('p1', 'GET', '/api/v1/filings/1'), 422, 'request.id_malformed', 'id']);
    said.push(['an id with more', () => company.ask('p1', 'GET', `/api/v1/filings/${filing.id}%20or%201=1`), 422, 'request.id_malformed', 'id']);
    await refused(said);

    const { payload, headers } = form([
      { name: 'kind', content: 'charter' },
      { name: 'file', fileName: 'a.pdf', content: attach },
    ]);
    await refused([
      ['attaching', () => company.ask('wu', 'POST', `/api/v1/filings/${draft.id}/documents`, payload, headers), 404, 'filing.not_found'],
    ]);
    const { body: list } = await company.ask('wu', 'GET', '/api/v1/filings');
    expect(list).toEqual([]);
    const { body: notices } = await company.ask('p1', 'GET', '/api/v1/notices');
    for (const { id } of notices.slice(0, 1))
      await refused([['another’s notice', () => company.ask('wu', 'POST', `/api/v1/notices/${id}/read`), 404, 'notice.not_found']]);
  });
});

describe('a task', () => {
  let taskId: string;
  let filingId: string;
  let link: string;
  const task = (who: string, act: string, body?: object) => company.ask(who, 'POST', `/api/v1/tasks/${taskId}/${act}`, body);
  const decide = (who: string, body: object) => task(who, 'decide', { step: 'EXAMINE', verdict: 'approve', round: 1, ...body });

  const openTask = async (): Promise<void> => {
    const filing = await company.submitted();
    filingId = filing.id;
    link = filing.signers.find(({ person }) => person === 'p2')?.link ?? '';
    await database().transaction((tx) => acceptFiling(tx, SYSTEM, filingId));
    const { body } = await must(company.ask('examiner', 'GET', '/api/v1/tasks'), 200);
    taskId = body.tasks.find((row: { filingId: string }) => row.filingId === filingId).id;
  };

  beforeAll(async () => {
    for (const [login, more] of [
      ['both', { roles: ['examiner', 'approver'] }],
      ['ouhai', { roles: ['examiner', 'approver', 'supervisor'], districts: ['330304'] }],
      ['city', { roles: ['supervisor'], districts: ['330300'] }],
    ] as const)
      await hire(app, { login, ...more });
    await openTask();
  });

  it('of another district or department is not there, and who tried is written down (A-27)', async () => {
    const { body: page } = await must(company.ask('examiner', 'GET', `/api/v1/tasks/${taskId}`), 200);
    const [paper] = page.documents;
    const strangers = ['ouhai', 'tax', 'hr', 'safety'];
    for (const who of strangers) {
      for (const view of ['open', 'mine', 'done']) {
        const { body } = await must(company.ask(who, 'GET', `/api/v1/tasks?view=${view}`), 200);
        expect(body).toEqual({ tasks: [], total: 0 });
      }
    }
    await refused(
      strangers.flatMap((who): Said[] => {
        const said = (what: string, asked: () => Promise<Answer>): Said => [`${who}: ${what}`, asked, 404, 'approval.task_not_found'];
        return [
          said('opens', () => company.ask(who, 'GET', `/api/v1/tasks/${taskId}`)),
          said('a paper', () => company.ask(who, 'GET', `/api/v1/tasks/${taskId}/documents/${paper.id}`)),
          ...['claim', 'renew', 'release'].map((act) => said(act, () => task(who, act))),
          said('decides', () => decide(who, {})),
        ];
      }),
      ['audit'],
    );
    const tried: { count: number }[] = await database().query(
      `select count(distinct actor_id)::int as count from audit where object_id = $1 and what = 'task.refused'`,
      [taskId],
    );
    expect(tried).toEqual([{ count: strangers.length }]);
    expect((await company.ask('city', 'GET', `/api/v1/tasks/${taskId}`)).status).toBe(200);
    await refused([['nobody’s', () => company.ask('tax', 'GET', `/api/v1/tasks/${NOBODYS}`), 404, 'approval.task_not_found']]);
  });

  it('is decided by who holds it, in turn, on the round that lies there', async () => {
    await refused(
      [
        ['without a claim', () => decide('examiner', {}), 409, 'approval.not_claimed'],
        ['by the filer', () => decide('p1', {}), 403, 'account.not_allowed'],
      ],
      ['audit'],
    );
    await must(task('examiner', 'claim'), 200);
    await refused(
      [
        ['claimed twice', () => task('approver', 'claim'), 409, 'approval.held_by_other'],
        ['let go by another', () => task('approver', 'release'), 409, 'approval.held_by_other'],
        ['held by another', () => decide('approver', {}), 409, 'approval.held_by_other'],
        ['another round', () => decide('examiner', { round: 2 }), 409, 'approval.other_round', 'round'],
        ['no round', () => decide('examiner', { round: undefined }), 422, 'request.invalid', 'round'],
        ['a round in words', () => decide('examiner', { round: '1' }), 422, 'request.invalid', 'round'],
        ['the other step', () => decide('examiner', { step: 'APPROVE' }), 409, 'approval.other_step', 'step'],
        ['an unknown step', () => decide('examiner', { step: 'LOOK' }), 422, 'request.invalid', 'step'],
        ['an unknown verdict', () => decide('examiner', { verdict: 'maybe' }), 422, 'request.invalid', 'verdict'],
        ['a correction without a word', () => decide('examiner', { verdict: 'correct' }), 422, 'approval.remark_missing', 'remarks'],
        [
          'a correction with an empty word',
          () => decide('examiner', { verdict: 'correct', remarks: [{ reason: '' }] }),
          422,
          'request.invalid',
          'remarks[0].reason',
        ],
        [
          'a correction of spaces',
          () => decide('examiner', { verdict: 'correct', remarks: [{ reason: ' \u3000' }] }),
          422,
          'request.invalid',
          'remarks[0].reason',
        ],
        [
          'a book',
          () => decide('examiner', { verdict: 'refuse', remarks: [{ reason: 'x'.repeat(2_001) }] }),
          422,
          'request.invalid',
          'remarks[0].reason',
        ],
        [
          'markup for a place',
          () => decide('examiner', { verdict: 'correct', remarks: [{ reason: 'x', path: '<img src=x>' }] }),
          422,
          'request.invalid',
          'remarks[0].path',
        ],
        ['remarks that are none', () => decide('examiner', { verdict: 'correct', remarks: { reason: 'x' } }), 422, 'request.invalid'],
        [
          'a word on a finding, refused',
          () => decide('examiner', { allowances: [{ rule: 'name.x', path: 'name', verdict: 'refuse', reason: 'x' }] }),
          422,
          'approval.finding_refused',
        ],
        ['someone else’s name', () => decide('examiner', { byId: NOBODYS }), 422, 'request.invalid', 'byId'],
      ],
      ['audit'],
    );
  });

  it('is approved by another person than examined it, once', async () => {
    const key = { 'idempotency-key': 'one-verdict' };
    const verdict = { step: 'EXAMINE', verdict: 'approve', round: 1 };
    await must(task('examiner', 'release'), 200);
    await must(task('both', 'claim'), 200);
    await must(company.ask('both', 'POST', `/api/v1/tasks/${taskId}/decide`, verdict, key), 200);
    expect((await company.ask('both', 'POST', `/api/v1/tasks/${taskId}/decide`, verdict, key)).status).toBe(200);
    await refused([['once more', () => decide('both', {}), 409, 'approval.not_claimed']], ['audit']);
    await must(task('both', 'claim'), 200);
    await refused(
      [
        ['once more, claimed', () => decide('both', {}), 409, 'approval.other_step', 'step'],
        ['by the same person', () => decide('both', { step: 'APPROVE' }), 409, 'approval.second_person_needed'],
      ],
      ['audit'],
    );
    await must(task('both', 'release'), 200);
    await must(task('examiner', 'claim'), 200);
    await refused([['without the role', () => decide('examiner', { step: 'APPROVE' }), 403, 'approval.role_missing']], ['audit']);
    await must(task('examiner', 'release'), 200);
    await must(task('approver', 'claim'), 200);
    const last = await Promise.all(Array.from({ length: 20 }, () => decide('approver', { step: 'APPROVE' })));
    expect(last.filter(({ status }) => status === 200).length).toBe(1);
    expect(last.filter(({ status }) => status === 409).length).toBe(19);
    const [{ verdicts, approvals }] = await database().query(
      `select (select count(*)::int from approval_verdict where task_id = $1) as verdicts,
              (select count(*)::int from outbox where message = 'filing.approved' and payload->>'filingId' = $2) as approvals`,
      [taskId, filingId],
    );
    expect([verdicts, approvals]).toEqual([2, 1]);
    await refused(
      [
        ['after the end', () => decide('approver', { step: 'APPROVE' }), 409, 'approval.review_closed'],
        ['claimed after the end', () => task('approver', 'claim'), 409],
        ['withdrawn after the end', () => company.ask('p1', 'POST', `/api/v1/filings/${filingId}/withdraw`), 409, 'filing.move_not_allowed'],
        [
          'signed after the end',
          () => company.ask('p2', 'POST', `${pathOf(link)}/sign`, { contentHash: '0'.repeat(64), password: DEMO_PASSWORD }),
          409,
          'signing.not_open',
        ],
      ],
      ['audit'],
    );
  });

  it('is decided on no more once the applicant took the filing back, and is told how it stands', async () => {
    await openTask();
    await must(task('examiner', 'claim'), 200);
    await must(company.ask('p1', 'POST', `/api/v1/filings/${filingId}/withdraw`), 200);
    await refused(
      [
        ['a verdict', () => decide('examiner', {}), 409, 'approval.review_closed'],
        ['a claim', () => task('examiner', 'claim'), 409],
        ['a pause', () => task('examiner', 'pause', { reason: '等待补充', round: 1, version: 1 }), 409],
      ],
      ['audit'],
    );
    expect((await decide('examiner', {})).body.details).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('that was sent back says what was written, as text, and lies in the applicant’s hands', async () => {
    await openTask();
    const reason = '金额 < 100 & "补正" \u2066> 0';
    const remark = { path: 'registeredCapital', reason, cure: '改 1 < 2' };
    await must(task('examiner', 'claim'), 200);
    const withRemark = (change: object) => () => decide('examiner', { verdict: 'correct', remarks: [{ ...remark, ...change }] });
    await refused(
      [
        ['markup', withRemark({ reason: '<script>alert("补正")</script>' }), 422, 'approval.markup', 'remarks[0].reason'],
        ['markup in the cure', withRemark({ cure: '<i>改</i>' }), 422, 'approval.markup', 'remarks[0].cure'],
        ['a reason of another department', withRemark({ code: 'tax.finance_officer_unclear' }), 422, 'approval.reason_of_other_area'],
        ['a reason of another field', withRemark({ code: 'address.not_found' }), 422, 'approval.reason_of_other_area', 'remarks[0].path'],
        ['a reason nobody has', withRemark({ code: 'name.nothing' }), 422, 'approval.reason_unknown', 'remarks[0].code'],
        ['an old version', () => decide('examiner', { version: 1 }), 409, 'approval.stale_version', 'version'],
      ],
      ['audit'],
    );
    await must(decide('examiner', { verdict: 'correct', remarks: [remark] }), 200);
    const filing = await company.show(filingId);
    expect(filing.correction?.remarks).toEqual([{ department: 'MARKET_SUPERVISION', ...remark }]);
    await refused(
      [
        ['claimed meanwhile', () => task('approver', 'claim'), 409],
        ['decided meanwhile', () => decide('examiner', {}), 409, 'approval.review_closed'],
        ['handed in as it was', () => company.ask('p1', 'POST', `/api/v1/filings/${filingId}/submit`), 409, 'filing.move_not_allowed'],
      ],
      ['audit'],
    );
    await company.move(filingId, 'edit');
    expect((await company.move(filingId, 'request-signatures')).signers.every(({ state }) => state === 'DONE')).toBe(true);
    expect(await company.move(filingId, 'submit')).toMatchObject({ round: 2, number: filing.number });
    await database().transaction((tx) => acceptFiling(tx, SYSTEM, filingId));
    await refused([['the old round’s task', () => decide('examiner', {}), 409, 'approval.review_closed']], ['audit']);
  });
});

describe('what waits for a clerk', () => {
  afterAll(() => setRegistryClock(NOW));

  it('goes back with the whole list only, and gets no more time in a year without a calendar', async () => {
    setRegistryClock(new Date('2026-12-30T02:00:00Z'));
    const { id } = await company.submitted();
    await database().transaction(async (tx) => {
      const row = { what: 'acceptance', district: '330302', entityType: 'LIMITED_LIABILITY_COMPANY', on: false, share: 0 } as const;
      await tx.insert(ApprovalSwitch, { ...row, changedBy: SYSTEM.userId, changedAt: new Date() });
      await receiveFiling(tx, id);
    });
    const { body } = await must(company.ask('examiner', 'GET', '/api/v1/tasks'), 200);
    const { id: taskId } = body.tasks.find((row: { filingId: string }) => row.filingId === id);
    const { round, version } = (await must(company.ask('examiner', 'POST', `/api/v1/tasks/${taskId}/claim`), 200)).body;
    const remarks = [{ path: 'address.text', code: 'address.not_found' }];
    const back = (checklist: object[], more: object = {}) =>
      company.ask('examiner', 'POST', `/api/v1/tasks/${taskId}/return`, { round, version, checklist, remarks, ...more });
    await refused(
      [
        ['one point of many', () => back([{ point: 'address', right: false }]), 422, 'approval.checklist_incomplete', 'checklist'],
        ['no list', () => back([]), 422],
        ['a point that is none', () => back([{ point: 'weather', right: true }]), 422],
        ['another round', () => back([{ point: 'address', right: false }], { round: round + 1 }), 409, 'approval.other_round', 'round'],
        [
          'more time without a calendar',
          () => company.ask('supervisor', 'POST', `/api/v1/tasks/${taskId}/extend`, { round, version, reason: '案情复杂' }),
          409,
          'approval.calendar_missing',
        ],
      ],
      ['audit'],
    );
    expect((await company.show(id)).state).toBe('SUBMITTED');
  });
});

describe('a search', () => {
  it.each([
    ['GET', '/api/v1/tasks?page=-1', 'examiner'],
    ['GET', '/api/v1/tasks?size=1000', 'examiner'],
    ['GET', '/api/v1/tasks?view=all', 'examiner'],
    ['GET', '/api/v1/tasks?page=1&page=2', 'examiner'],
    ['GET', '/api/v1/reference?on=2023-02-29', 'p1'],
    ['GET', '/api/v1/reference?on=2023-01-01&on=2024-01-01', 'p1'],
    ['GET', '/api/v1/work?state=drop', 'operator'],
  ] as const)('%s %s is refused', async (method, url, who) => {
    const { status, body } = await company.ask(who, method, url);
    expect([status, body.code]).toEqual([422, 'request.invalid']);
  });
});
