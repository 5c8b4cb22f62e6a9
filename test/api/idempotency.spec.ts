import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { acceptFiling } from '#libs/approval';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { database } from '../support/database.ts';
import type { Answer } from './caller.ts';
import { Company, companyFacts, FRAME, must, NOW, personOf } from './company.ts';
import { startApi } from './start-api.ts';
import { allThatIsKept } from './tables.ts';

jest.setTimeout(60_000);

let app: NestFastifyApplication;
let company: Company;

/** Redis is away all the time: what is committed is done later, and nothing here waits for it (A-14 b). */
beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/idempotency-files', REDIS_URL: 'redis://127.0.0.1:9' });
  company = new Company(app);
});
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

it('the board of the queues says that Redis is away', async () => {
  expect(await company.ask('administrator', 'GET', '/api/v1/queues/')).toMatchObject({ status: 503, body: { code: 'queues.not_reachable' } });
});

let keys = 0;
const newKey = (): string => `key-of-this-spec-${(keys += 1)}`;
const post = (who: string, path: string, key: string, body?: object): Promise<Answer> =>
  company.ask(who, 'POST', `/api/v1/${path}`, body, { 'idempotency-key': key });
const count = async (sql: string, ...params: unknown[]): Promise<number> => {
  const [row]: [{ count: number }] = await database().query(`select count(*)::int as count from ${sql}`, params);
  return row.count;
};

describe('one key', () => {
  it('with one body makes one filing, however often and however close', async () => {
    const body = { ...FRAME, facts: companyFacts() };
    const key = newKey();
    const before = await count('filing');
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('p1', 'filings', key, body)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(new Set(answers.map(({ body: filing }) => filing.id)).size).toBe(1);
    expect(await count('filing')).toBe(before + 1);
    const kept = await allThatIsKept();
    const { kind, ...rest } = body;
    const again = await must(post('p1', 'filings', key, { ...rest, kind }), 201); // the order of names is not content
    expect(again.body).toEqual(answers[0]?.body);
    expect(await allThatIsKept()).toEqual(kept);
  });

  it('with another body, or for another route, is refused', async () => {
    const key = newKey();
    const { body: filing } = await must(post('p1', 'filings', key, FRAME), 201);
    const kept = await allThatIsKept();
    const reused = { status: 422, body: { code: 'request.idempotency_key_reused', path: 'Idempotency-Key' } };
    expect(await post('p1', 'filings', key, { ...FRAME, jurisdiction: '330303' })).toMatchObject(reused);
    expect(await post('p1', `filings/${filing.id}/withdraw`, key)).toMatchObject(reused);
    expect(await post('p1', 'filings', key, { ...FRAME, facts: {} })).toMatchObject(reused);
    expect(await allThatIsKept()).toEqual(kept);
  });

  it('of two people is two keys', async () => {
    const key = newKey();
    const [mine, theirs] = [await must(post('p1', 'filings', key, FRAME), 201), await must(post('p2', 'filings', key, FRAME), 201)];
    expect(mine.body.id).not.toBe(theirs.body.id);
  });

  it('of a request that was refused is free again', async () => {
    const key = newKey();
    expect((await post('p1', 'filings', key, { ...FRAME, jurisdiction: '999999' })).status).toBe(422);
    expect((await post('p1', 'filings', key, FRAME)).status).toBe(201);
    const { id } = await company.draft();
    const move = newKey();
    expect((await post('p1', `filings/${id}/submit`, move)).status).toBe(409);
    expect((await post('p1', `filings/${id}/withdraw`, move)).status).toBe(200);
  });

  it('is a word that a header can carry', async () => {
    const kept = await allThatIsKept();
    for (const key of ['short', '', ' '.repeat(10), 'x'.repeat(201), 'with spaces in it', 'tab\tin-the-key', 'schlüssel-mit-ü'])
      expect(await post('p1', 'filings', key, FRAME)).toMatchObject({
        status: 422,
        body: { code: 'request.idempotency_key_malformed', path: 'Idempotency-Key' },
      });
    expect(await allThatIsKept()).toEqual(kept);
    expect((await post('p1', 'filings', '!~'.repeat(100), FRAME)).status).toBe(201);
  });

  it('keeps no body: a keyed hash and the id of what was made', async () => {
    const key = newKey();
    const { body } = await must(post('p1', 'filings', key, { ...FRAME, facts: companyFacts() }), 201);
    const rows = await database().query(
      `select object_id, length(request_hash) as bytes, (select count(*)::int from jsonb_object_keys(to_jsonb(i))) as columns
         from idempotency i where key = $1`,
      [key],
    );
    expect(rows).toEqual([{ object_id: body.id, bytes: 32, columns: 5 }]);
  });
});

describe('a submission pressed again (A-13)', () => {
  it('is the first one: one number, one round, one message, one notice; also an hour later, also when the office has it', async () => {
    const { id } = await company.signed();
    const key = newKey();
    const path = `filings/${id}/submit`;
    const [first, second] = await Promise.all([post('p1', path, key), post('p1', path, key)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    const kept = await allThatIsKept();
    setRegistryClock(new Date(NOW.getTime() + 3_600_000));
    expect((await must(post('p1', path, key), 200)).body.receipt).toEqual(first.body.receipt);
    expect(await company.ask('p1', 'POST', `/api/v1/${path}`)).toMatchObject({ status: 409, body: { code: 'filing.move_not_allowed' } });
    expect(await post('p1', path, newKey())).toMatchObject({ status: 409 });
    expect(await allThatIsKept()).toEqual(kept);

    await database().transaction((tx) => acceptFiling(tx, SYSTEM, id));
    await database().transaction((tx) => acceptFiling(tx, SYSTEM, id)); // a message may come twice
    const late = await must(post('p1', path, key), 200);
    expect([late.body.state, late.body.number, late.body.receipt]).toEqual(['IN_REVIEW', first.body.number, first.body.receipt]);
    expect(await count('filing_round where filing_id = $1', id)).toBe(1);
    expect(await count(`filing_history where filing_id = $1 and move = 'submit'`, id)).toBe(1);
    expect(await count(`outbox where message = 'filing.submitted' and payload->>'filingId' = $1`, id)).toBe(1);
    expect(await count(`notice where filing_id = $1 and kind = 'filing.submitted'`, id)).toBe(1);
    expect(await count('approval_task where filing_id = $1', id)).toBe(
      await count('(select distinct department, kind from approval_task where filing_id = $1) t', id),
    );
    setRegistryClock(NOW);
  });

  it('after the database refused leaves no half case, and is done with the same key (A-14 a)', async () => {
    const { id } = await company.signed();
    const kept = await allThatIsKept();
    const key = newKey();
    const path = `filings/${id}/submit`;
    const silence = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    await database().query(
      `create function broken() returns trigger language plpgsql as $$ begin raise exception 'disk full, 330302197903129970'; end $$;
       create trigger broken before insert on outbox for each row execute function broken()`,
    );
    const answer = await post('p1', path, key);
    await database().query('drop trigger broken on outbox; drop function broken()');
    silence.mockRestore();
    expect([answer.status, answer.body]).toEqual([500, { code: 'server.fault' }]);
    expect(await allThatIsKept()).toEqual(kept);
    expect((await must(post('p1', path, key), 200)).body.state).toBe('SUBMITTED');
  });
});

describe('every move', () => {
  it('of a filing and a task takes a key and is made once', async () => {
    const { id } = await company.ready();
    const moves: string[] = ['request-signatures', 'edit', 'request-signatures', 'withdraw'];
    for (const [index, move] of moves.entries()) {
      const key = newKey();
      const first = await must(post('p1', `filings/${id}/${move}`, key), 200);
      const kept = await allThatIsKept();
      expect((await must(post('p1', `filings/${id}/${move}`, key), 200)).body).toEqual(first.body);
      expect(await allThatIsKept()).toEqual(kept);
      expect(await count('filing_history where filing_id = $1', id)).toBe(index + 1);
    }

    const filing = await company.submitted();
    await database().transaction((tx) => acceptFiling(tx, SYSTEM, filing.id));
    const { body: list } = await company.ask('examiner', 'GET', '/api/v1/tasks');
    const task = list.tasks.find(({ filingId }: { filingId: string }) => filingId === filing.id);
    const verdict = { step: 'EXAMINE', verdict: 'approve', round: 1 };
    for (const [act, body] of [['claim'], ['renew'], ['decide', verdict]] as const) {
      const key = newKey();
      await must(post('examiner', `tasks/${task.id}/${act}`, key, body), 200);
      const kept = await allThatIsKept(['audit']);
      await must(post('examiner', `tasks/${task.id}/${act}`, key, body), 200);
      expect(await allThatIsKept(['audit'])).toEqual(kept);
    }
    expect(await count('approval_verdict where task_id = $1', task.id)).toBe(1);
    expect(await count(`audit where object_id = $1 and what = 'task.decided'`, task.id)).toBe(1);
  });

  it('that shows who someone is changes nothing when it comes again', async () => {
    const { name, document } = personOf('p1');
    const body = { name, documentType: document.type, number: document.number };
    const kept = await allThatIsKept(['idempotency']);
    const key = newKey();
    await must(post('p1', 'me/identity', key, body), 200);
    await must(post('p1', 'me/identity', key, body), 200);
    expect(await allThatIsKept(['idempotency'])).toEqual(kept);
  });
});
