import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FilingView, FindingView, SignerView } from '#libs/contract';
import { acceptFiling } from '#libs/approval';
import { DEMO_PASSWORD } from '#libs/identity';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { database } from '../support/database.ts';
import { Caller } from './caller.ts';
import { Company, companyFacts, CONTACTS, FRAME, holding, KEYS, MOBILE, must, NOW, pathOf, personOf } from './company.ts';
import { form, lockedPdf, pdf, picture } from './papers.ts';
import { startApi } from './start-api.ts';
import { allThatIsKept } from './tables.ts';

jest.setTimeout(60_000);

let app: NestFastifyApplication;
let company: Company;

beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/filing-files' });
  company = new Company(app);
});
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

const at = (id: string, rest = ''): string => `/api/v1/filings/${id}${rest}`;
const linkOf = ({ signers }: FilingView, key: string): string => signers.find(({ person }) => person === key)?.link ?? '';
const states = ({ signers }: FilingView): Record<string, SignerView['state']> =>
  Object.fromEntries(signers.map(({ person, state }) => [person, state]));
const rulesOf = (findings: FindingView[]): string[] => findings.map(({ rule, path }) => `${rule} ${path}`);

describe('a draft', () => {
  it('is begun empty, saved part by part, and taken up again as it was left', async () => {
    const { body: draft } = await must(company.ask('p1', 'POST', '/api/v1/filings', FRAME), 201);
    expect(draft).toMatchObject({ ...FRAME, state: 'DRAFT', version: 1, round: 0, facts: {}, moves: ['requestSignatures', 'withdraw'] });
    const facts = companyFacts();
    for (const [part, value] of Object.entries(facts)) await company.save(draft.id, { [part]: value });
    const again = await company.ask('p1', 'GET', at(draft.id));
    expect(again.body.facts).toEqual(facts);
    expect(again.headers.etag).toBe(`"${1 + Object.keys(facts).length}"`);
    await company.save(draft.id, { businessScope: null });
    expect((await company.show(draft.id)).facts).not.toHaveProperty('businessScope');
    const { body: list } = await company.ask('p1', 'GET', '/api/v1/filings');
    expect(list[0]).toMatchObject({ id: draft.id, name: facts.name.full, state: 'DRAFT' });
  });

  it('is not saved from behind, nor without saying from where', async () => {
    const { id } = await company.draft();
    await company.save(id, { businessScope: ['五金产品零售'] });
    const before = await allThatIsKept();
    const save = (headers: Record<string, string>) => company.ask('p1', 'PATCH', at(id), { businessScope: ['日用百货销售'] }, headers);
    expect(await save({})).toMatchObject({ status: 428, body: { code: 'request.if_match_missing', path: 'If-Match' } });
    expect(await save({ 'if-match': '"1"' })).toMatchObject({ status: 412, body: { code: 'filing.stale_version', details: { current: 2 } } });
    for (const malformed of ['2', '"x"', '*', '"-1"', '"2", "3"', '"99999999999"'])
      expect(await save({ 'if-match': malformed })).toMatchObject({ status: 400, body: { code: 'request.if_match_malformed' } });
    expect(await allThatIsKept()).toEqual(before);
    expect((await save({ 'if-match': 'W/"2"' })).body.version).toBe(3);
  });

  it('saved ten times at one moment from one version is saved once; the others are told (A-11)', async () => {
    const { id } = await company.draft();
    const saves = await Promise.all(
      Array.from({ length: 10 }, (_, n) => company.ask('p1', 'PATCH', at(id), { businessScope: [`五金产品零售${n}`] }, { 'if-match': '"1"' })),
    );
    const done = saves.filter(({ status }) => status === 200);
    expect([done.length, saves.filter(({ status }) => status === 412).length]).toEqual([1, 9]);
    expect((await company.show(id)).facts.businessScope).toEqual(done[0]?.body.facts.businessScope);
  });

  it('says everything that is wrong with it, at once', async () => {
    const facts = companyFacts();
    const { id } = await company.draft({
      ...facts,
      registeredCapital: 1,
      people: facts.people.map((person) => ({ ...person, document: { ...person.document, number: '330302197903129971' } })),
    });
    const { body: check } = await company.ask('p1', 'GET', at(id, '/check'));
    const rules = rulesOf(check.findings);
    for (const index of [0, 1, 2, 3]) expect(rules.some((rule) => rule.endsWith(` people[${index}].document.number`))).toBe(true);
    expect(rules.some((rule) => rule.startsWith('capital.'))).toBe(true);
    for (const finding of check.findings) {
      expect(finding).toMatchObject({ source: expect.stringMatching(/./), cause: expect.stringMatching(/./), cure: expect.stringMatching(/./) });
      expect(JSON.stringify(finding)).not.toContain('330302197903129971');
    }
    const refused = await company.ask('p1', 'POST', at(id, '/request-signatures'));
    expect(refused).toMatchObject({ status: 422, body: { code: 'filing.has_blocking_findings' } });
    const blocking = check.findings.filter(({ severity }: FindingView) => severity === 'blocking');
    expect(rulesOf(refused.body.findings)).toEqual(rulesOf(blocking));
    const english = await company.ask('p1', 'GET', at(id, '/check'), undefined, { 'accept-language': 'en' });
    expect(english.body.findings[0].cause).toMatch(/[a-z]{3}/);
  });
});

describe('papers', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await company.draft());
  });
  const documents = async () => (await company.show(id)).documents;

  it('are told by their content and come back', async () => {
    const bytes = pdf();
    const { body: kept } = await must(company.attach(id, 'charter', bytes, '章程 final.PDF'), 201);
    expect(kept).toEqual({ id: expect.any(String), kind: 'charter', fileName: '章程 final.PDF', mediaType: 'application/pdf', bytes: bytes.length });
    const again = await must(company.attach(id, 'charter', bytes, 'another name.pdf'), 201);
    expect(again.body.id).toBe(kept.id);
    const shown = await app.inject({ url: at(id, `/documents/${kept.id}`), headers: (await company.as('p1')).headers });
    expect([shown.headers['content-type'], shown.rawPayload.equals(bytes)]).toEqual(['application/pdf', true]);
    expect(shown.headers['x-content-type-options']).toBe('nosniff');
    await must(company.ask('p1', 'DELETE', at(id, `/documents/${kept.id}`)), 204);
    expect(await company.ask('p1', 'GET', at(id, `/documents/${kept.id}`))).toMatchObject({ status: 404, body: { code: 'document.not_found' } });
    expect(await documents()).toEqual([]);
  });

  it('that are pictures are drawn anew, without what cameras write into them', async () => {
    for (const kind of ['jpeg', 'png'] as const) {
      const photo = await picture(kind, 'secret-place');
      expect(photo.includes('secret-place')).toBe(true);
      const { body } = await must(company.attach(id, 'charter', photo, `photo.${kind}`), 201);
      const { rawPayload } = await app.inject({ url: at(id, `/documents/${body.id}`), headers: (await company.as('p1')).headers });
      expect([body.mediaType, rawPayload.includes('secret-place')]).toEqual(['image/jpeg', false]);
      await must(company.ask('p1', 'DELETE', at(id, `/documents/${body.id}`)), 204);
    }
  });

  it('may be as large as is said, and no larger', async () => {
    const large = (bytes: number) => Buffer.concat([pdf(), Buffer.alloc(bytes, ' ')]);
    const { body } = await must(company.attach(id, 'charter', large(19_000_000)), 201);
    await must(company.ask('p1', 'DELETE', at(id, `/documents/${body.id}`)), 204);
    const before = await allThatIsKept();
    expect(await company.attach(id, 'charter', large(24_000_000))).toMatchObject({
      status: 422,
      body: { code: 'document.too_large', path: 'file', details: { mostBytes: 20_971_520 } },
    });
    expect(await allThatIsKept()).toEqual(before);
  });

  it('that are not papers are each refused for their own reason, and nothing of them is kept (A-12)', async () => {
    await must(company.attach(id, 'charter', pdf({ words: 'stays' })), 201);
    const exe = Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), Buffer.alloc(500)]);
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(400)]);
    const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
    const refusals: [string, Buffer, string][] = [
      ['a program named as a PDF', exe, 'document.kind_not_allowed'],
      ['a photo of a kind we do not read', heic, 'document.kind_not_allowed'],
      ['a text', Buffer.from('hello, world'), 'document.kind_not_allowed'],
      ['a page of a browser', Buffer.from('<html><script>alert(1)</script>'), 'document.kind_not_allowed'],
      ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'document.kind_not_allowed'],
      ['nothing', Buffer.alloc(0), 'document.empty'],
      ['a locked PDF', await lockedPdf(), 'document.pdf_locked'],
      ['half a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'document.pdf_broken'],
      ['half a picture', (await picture('png')).subarray(0, 60), 'document.picture_broken'],
      ['a PDF that runs a program when opened', pdf({ catalogue: `/OpenAction ${script}` }), 'document.pdf_carries_more'],
      ['a PDF with programs by name', pdf({ catalogue: `/Names << /JavaScript << /Names [(a) ${script}] >> >>` }), 'document.pdf_carries_more'],
      ['a page that runs a program', pdf({ page: `/AA << /O ${script} >>` }), 'document.pdf_carries_more'],
      [
        'a link that runs a program',
        pdf({ page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${script} >>]` }),
        'document.pdf_carries_more',
      ],
      [
        'a name written another way',
        pdf({ page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Java#53cript /JS (x) >> >>]` }),
        'document.pdf_carries_more',
      ],
      [
        'a field that runs a program',
        pdf({
          catalogue: '/AcroForm << /Fields [5 0 R] >>',
          page: '/Annots [5 0 R]',
          more: [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [0 0 9 9] /AA << /K ${script} >> >>`],
        }),
        'document.pdf_carries_more',
      ],
      [
        'a PDF that starts something',
        pdf({ page: '/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>]' }),
        'document.pdf_carries_more',
      ],
      [
        'a PDF with a file in it',
        pdf({
          catalogue: '/Names << /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>',
          more: ['<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>', '<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream'],
        }),
        'document.pdf_carries_more',
      ],
    ];
    const before = await allThatIsKept();
    const wrong: string[] = [];
    for (const [what, bytes, code] of refusals) {
      const { status, body } = await company.attach(id, 'charter', bytes);
      if (status !== 422 || body.code !== code || body.path !== 'file') wrong.push(`${what}: ${status} ${JSON.stringify(body)}`);
    }
    expect(wrong).toEqual([]);
    expect(await allThatIsKept()).toEqual(before);
    expect((await documents()).length).toBe(1);
  });

  it('come one at a time, in their own field, as a kind there is', async () => {
    const file = { name: 'file', fileName: 'a.pdf', content: pdf({ words: 'one' }) };
    const kind = { name: 'kind', content: 'charter' };
    const send = async (...parts: Parameters<typeof form>[0]) => {
      const { payload, headers } = form(parts);
      return company.ask('p1', 'POST', at(id, '/documents'), payload, headers);
    };
    const before = await allThatIsKept();
    expect(await send(kind, file, { ...file, content: pdf({ words: 'two' }) })).toMatchObject({
      status: 422,
      body: { code: 'document.one_at_a_time' },
    });
    expect(await send(kind, { ...file, name: 'upload' })).toMatchObject({ status: 422, body: { code: 'request.invalid', path: 'upload' } });
    expect(await send(file)).toMatchObject({ status: 422, body: { code: 'document.kind_unknown', path: 'kind' } });
    expect(await send(kind)).toMatchObject({ status: 422, body: { code: 'document.empty', path: 'file' } });
    expect(await send({ name: 'kind', content: 'nonsense' }, file)).toMatchObject({
      status: 422,
      body: { code: 'document.kind_unknown', path: 'kind' },
    });
    expect(await send({ name: 'kind', content: '' }, file)).toMatchObject({ status: 422, body: { path: 'kind' } });
    expect(await send(kind, { name: '__proto__', content: 'x' }, file)).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
    expect(await send(kind, ...Array.from({ length: 9 }, (_, n) => ({ name: `f${n}`, content: 'x' })), file)).toMatchObject({
      status: 422,
      body: { code: 'request.invalid' },
    });
    const { payload } = form([kind, file]);
    const cut = await company.ask('p1', 'POST', at(id, '/documents'), payload.subarray(0, 200), form([]).headers);
    expect(cut).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
    expect(await company.ask('p1', 'POST', at(id, '/documents'), {})).toMatchObject({ status: 415, body: { code: 'request.kind_not_supported' } });
    expect(await allThatIsKept()).toEqual(before);
  });

  it('have names without folders, signs, and personal numbers', async () => {
    const names: [string, string][] = [
      ['../../etc/passwd.pdf', 'passwd.pdf'],
      ['C:\\\\scans\\\\身份证.pdf', '身份证.pdf'],
      ['330302197903129970 林.pdf', '*** 林.pdf'],
      [`${MOBILE}.pdf`, '***.pdf'],
      [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(116)}.pdf`],
    ];
    for (const [given, kept] of names) {
      const { body } = await must(company.attach(id, 'charter', pdf({ words: given }), given), 201);
      expect(body.fileName).toBe(kept);
    }
    const { payload, headers } = form([
      { name: 'kind', content: 'charter' },
      { name: 'file', content: pdf({ words: 'no name' }) },
    ]);
    expect((await must(company.ask('p1', 'POST', at(id, '/documents'), payload, headers), 201)).body.fileName).toBe('file');
  });
});

describe('contacts', () => {
  it('may be left out: whoever files has every link to hand on', async () => {
    const { id } = await company.ready();
    await must(company.ask('p1', 'PUT', at(id, '/contacts'), { contacts: { p2: {}, p4: { email: '', mobile: null } } }), 200);
    const { state, signers } = await company.move(id, 'request-signatures');
    expect({ state, links: signers.every(({ link }) => link !== undefined) }).toEqual({ state: 'AWAITING_SIGNATURES', links: true });
  });

  it('are addresses of people in the filing, while it goes on', async () => {
    const { id } = await company.draft();
    const before = await allThatIsKept();
    const put = (contacts: unknown) => company.ask('p1', 'PUT', at(id, '/contacts'), { contacts });
    expect(await put({ p2: { email: 'no address' } })).toMatchObject({ status: 422, body: { path: 'contacts.p2.email' } });
    expect(await put({ p2: { mobile: 'no number' } })).toMatchObject({ status: 422, body: { path: 'contacts.p2.mobile' } });
    expect(await put({ p2: { fax: '1' } })).toMatchObject({ status: 422, body: { path: 'contacts.p2.fax' } });
    expect(await put({ p9: { mobile: MOBILE } })).toMatchObject({ status: 422, body: { code: 'request.invalid', path: 'contacts.p9' } });
    for (const shape of [null, 'x', 5, [], [{ email: 'a@b.cn' }], { p2: null }, { p2: [] }, { 'p 2': {} }])
      expect((await put(shape)).status).toBe(422);
    expect(await allThatIsKept()).toEqual(before);
    await company.move(id, 'withdraw');
    expect(await put({ p2: { mobile: MOBILE } })).toMatchObject({ status: 409, body: { code: 'filing.not_editable' } });
  });
});

describe('signing', () => {
  it('is done by each with the own account over what that account is shown', async () => {
    const filing = await company.asked();
    expect(states(filing)).toEqual({ p1: 'INVITED', p2: 'INVITED', p3: 'INVITED', p4: 'INVITED' });
    const path = pathOf(linkOf(filing, 'p2'));
    const before = await allThatIsKept();
    const stranger = await company.ask('p3', 'GET', path);
    expect([stranger.status, stranger.body.content, stranger.body.contentHash]).toEqual([200, null, null]);
    expect(JSON.stringify(stranger.body)).not.toContain(personOf('p2').document.number);
    const { body: page } = await company.ask('p2', 'GET', path);
    const body = { contentHash: page.contentHash, password: DEMO_PASSWORD };
    for (const person of page.content.facts.people) expect(person.document.number.includes('*')).toBe(person.key !== 'p2');
    expect(await company.ask('p3', 'POST', `${path}/sign`, body)).toMatchObject({ status: 409, body: { code: 'signing.not_this_person' } });
    expect(await company.ask('p2', 'POST', `${path}/sign`, { ...body, password: 'wrong' })).toMatchObject({
      status: 422,
      body: { code: 'account.wrong_password', path: 'password' },
    });
    expect(await company.ask('p2', 'POST', `${path}/sign`, { ...body, contentHash: 'f'.repeat(64) })).toMatchObject({
      status: 409,
      body: { code: 'signing.content_changed' },
    });
    expect(await company.ask('p2', 'POST', `${path}/confirm`)).toMatchObject({ status: 422, body: { code: 'signing.asks_otherwise' } });
    expect(await allThatIsKept(['filing_party'])).toEqual({ ...before, filing_party: undefined });
    const [first, second] = await Promise.all([1, 2].map(() => company.ask('p2', 'POST', `${path}/sign`, body)));
    expect([first?.body.state, second?.body.state]).toEqual(['DONE', 'DONE']);
    const rows = await database().query('select user_id, content_hash from filing_signature where filing_id = $1', [filing.id]);
    expect(rows).toEqual([{ user_id: (await company.as('p2')).session?.account.id, content_hash: page.contentHash }]);
  });

  it('opens no link that was not given', async () => {
    const link = linkOf(await company.asked(), 'p2');
    const token = link.split('/').at(-1) ?? '';
    const turned = token.at(-5) === 'A' ? 'B' : 'A';
    for (const wrong of [`${token.slice(0, -5)}${turned}${token.slice(-4)}`, token.slice(0, -1), `${token}AAAA`, 'x', '%00', 'null'])
      expect((await company.ask('p2', 'GET', `/api/v1/signings/${wrong}`)).status).toBeGreaterThanOrEqual(400);
    expect((await new Caller(app).ask('GET', `/api/v1/signings/${token}`)).status).toBe(401);
  });

  it('of what was changed meanwhile is refused', async () => {
    const filing = await company.asked();
    const path = pathOf(linkOf(filing, 'p3'));
    const { body: page } = await company.ask('p3', 'GET', path);
    const sign = (contentHash: string) => company.ask('p3', 'POST', `${path}/sign`, { contentHash, password: DEMO_PASSWORD });
    await company.move(filing.id, 'edit');
    expect(await sign(page.contentHash)).toMatchObject({ status: 409, body: { code: 'signing.not_open' } });
    await company.save(filing.id, { businessTerm: { to: '2046-03-01' } });
    await company.move(filing.id, 'request-signatures');
    expect(await sign(page.contentHash)).toMatchObject({ status: 409, body: { code: 'signing.content_changed', path: 'contentHash' } });
    const { body: now } = await company.ask('p3', 'GET', path);
    expect((await must(sign(now.contentHash), 200)).body.state).toBe('DONE');
  });

  it('is voided by an edit for those whom it touches, and nobody else (A-26)', async () => {
    const facts = companyFacts();
    const { id } = await company.signed(facts);
    const edit = async (parts: object) => {
      await company.move(id, 'edit');
      await company.save(id, parts);
      return states(await company.move(id, 'request-signatures'));
    };
    const all = { p1: 'DONE', p2: 'DONE', p3: 'DONE', p4: 'DONE' };
    expect(await edit({ fiveInOne: { ...facts.fiveInOne, phone: '0577-55501006' } })).toEqual(all);
    const shares = { investors: [holding('p1', 50_000_000), holding('p2', 50_000_000)] };
    expect(await edit(shares)).toEqual({ ...all, p1: 'VOIDED', p2: 'VOIDED' });
    const filing = await company.show(id);
    expect(filing.signers.find(({ person }) => person === 'p2')?.voidedBy).toEqual(['investors']);
    expect(await company.ask('p1', 'POST', at(id, '/submit'))).toMatchObject({ status: 422, body: { code: 'filing.has_blocking_findings' } });
    for (const key of ['p1', 'p2']) await company.sign(key, linkOf(filing, key));
    expect((await company.move(id, 'submit')).state).toBe('SUBMITTED');
    const edits: { details: { parts: string[] } }[] = await database().query(
      `select details from audit where object_id = $1 and what = 'filing.edited' order by id`,
      [id],
    );
    expect(edits.map(({ details }) => details.parts)).toEqual([['fiveInOne'], ['investors']]);
  });

  it('ends with the right to it: who leaves the filing has a dead link, and who comes in their place shows who they are', async () => {
    const facts = companyFacts();
    const filing = await company.signed(facts);
    await company.move(filing.id, 'edit');
    const wu = { key: 'p4', name: '吴乐山', document: { type: 'residentIdCard', number: '330382199009309978' }, roles: personOf('p4').roles };
    await company.save(filing.id, { people: [...KEYS.slice(0, 3).map(personOf), wu] });
    const { signers } = await company.move(filing.id, 'request-signatures');
    expect(signers.find(({ person }) => person === 'p4')).toMatchObject({ name: '吴乐山', state: 'INVITED' });
    expect((await company.ask('p4', 'GET', pathOf(linkOf(filing, 'p4')))).body.content ?? null).toBeNull();
    await company.sign('wu', linkOf({ ...filing, signers }, 'p4'));
    await company.move(filing.id, 'edit');
    const p4 = { ...personOf('p3'), roles: ['supervisor', 'financeOfficer', 'liaisonOfficer'] };
    await company.save(filing.id, {
      people: [personOf('p1'), personOf('p2'), p4],
      fiveInOne: { ...facts.fiveInOne, financeOfficer: 'p3', socialInsuranceHandler: 'p3' },
    });
    expect(await company.ask('wu', 'GET', pathOf(linkOf(filing, 'p4')))).toMatchObject({ status: 404, body: { code: 'signing.not_found' } });
  });
});

describe('a submission', () => {
  it('waits for every signature, and says whose is missing', async () => {
    const filing = await company.asked();
    await company.sign('p1', linkOf(filing, 'p1'));
    const before = await allThatIsKept();
    const answer = await company.ask('p1', 'POST', at(filing.id, '/submit'));
    expect(answer).toMatchObject({ status: 422, body: { code: 'filing.has_blocking_findings' } });
    expect(rulesOf(answer.body.findings).filter((rule) => rule.startsWith('person.signature_missing'))).toEqual([
      'person.signature_missing people[1]',
      'person.signature_missing people[2]',
    ]);
    expect(await allThatIsKept()).toEqual(before);
  });

  it('is made once; the office’s text does not move (A-16)', async () => {
    const { id, version, receipt, number } = await company.submitted();
    expect(number).toMatch(/^330302-20260302-\d{6}$/);
    expect(receipt).toMatchObject({ number, round: 1, receivedAt: expect.stringMatching(/^2026-03-02T10:/), promisedOn: expect.any(String) });
    const before = await allThatIsKept();
    const refused = { status: 409, body: { code: 'filing.move_not_allowed' } };
    expect(await company.ask('p1', 'POST', at(id, '/submit'))).toMatchObject(refused);
    expect(await company.ask('p1', 'POST', at(id, '/edit'))).toMatchObject(refused);
    expect(await company.ask('p1', 'POST', at(id, '/request-signatures'))).toMatchObject(refused);
    const save = () => company.ask('p1', 'PATCH', at(id), { registeredCapital: 1 }, { 'if-match': `"${version}"` });
    expect(await save()).toMatchObject({ status: 409, body: { code: 'filing.not_editable', details: { state: 'SUBMITTED' } } });
    expect(await company.attach(id, 'charter', pdf({ words: 'late' }))).toMatchObject({ status: 409, body: { code: 'filing.not_editable' } });
    expect(await allThatIsKept()).toEqual(before);
    await database().transaction((tx) => acceptFiling(tx, SYSTEM, id));
    expect(await save()).toMatchObject({ status: 409, body: { code: 'filing.not_editable', details: { state: 'IN_REVIEW' } } });
  });

  it('of one filing twenty times at one moment is one', async () => {
    const { id } = await company.signed();
    const answers = await Promise.all(Array.from({ length: 20 }, () => company.ask('p1', 'POST', at(id, '/submit'))));
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    expect(answers.filter(({ status }) => status === 409).length).toBe(19);
    const counts = await database().query(
      `select (select count(*)::int from filing_round where filing_id = $1) as rounds,
              (select count(*)::int from outbox where message = 'filing.submitted' and payload->>'filingId' = $1::text) as messages,
              (select count(*)::int from filing_history where filing_id = $1 and move = 'submit') as moves`,
      [id],
    );
    expect(counts).toEqual([{ rounds: 1, messages: 1, moves: 1 }]);
  });

  it('is withdrawn while nothing is decided, and then over', async () => {
    const filing = await company.submitted();
    expect(await company.move(filing.id, 'withdraw')).toMatchObject({ state: 'WITHDRAWN', moves: [] });
    expect(await company.ask('p1', 'POST', at(filing.id, '/withdraw'))).toMatchObject({ status: 409, body: { code: 'filing.move_not_allowed' } });
    expect(await company.ask('p2', 'GET', pathOf(linkOf(filing, 'p2')))).toMatchObject({ status: 404, body: { code: 'signing.not_found' } });
  });

  it('shows its contacts to nobody', async () => {
    const { id } = await company.submitted();
    for (const answer of [await company.ask('p1', 'GET', at(id)), await company.ask('p1', 'GET', at(id, '/track'))])
      expect(JSON.stringify(answer.body)).not.toContain(MOBILE);
    expect(Object.keys(CONTACTS)).toEqual(KEYS);
  });
});
