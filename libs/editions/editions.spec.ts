import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { check, type Application, type World } from '#libs/findings';
import { registryNow, setRegistryClock, type Actor } from '#libs/kernel';
import { AuditEntry } from '#libs/platform';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { lawFiles } from '../../test/support/law.ts';
import { approveDraft } from './approve-draft.ts';
import { discardDraft } from './discard-draft.ts';
import { Edition, EditionDraft, LawText, LawVersion } from './edition.entity.ts';
import { DRAFT_MOVES, DRAFT_STATES } from './edition.state.ts';
import { forgetLaws, lawDue, lawNow, lawOfVersion, putInPlace } from './law-now.ts';
import { uploadDraft } from './upload-draft.ts';

const administrator = (last: number, districts = ['330300']): Actor => ({
  userId: `0b0e5c8e-9f37-4b5e-a0f3-9d2c36a0a00${last}`,
  ...{ kind: 'staff', department: 'MARKET_SUPERVISION', districts, roles: ['administrator'] },
});
const [ONE, TWO] = [administrator(1), administrator(2)];
const files = lawFiles();
const rules = JSON.parse(files['rules.json'] ?? '[]') as { rule: string; entityTypes?: string[]; from?: string; values?: object }[];

/** The rules with at most so many holders of a limited company. */
const withHolders = (max: number): string =>
  JSON.stringify(
    rules.map((row) => (row.rule === 'holders' && row.entityTypes?.[0] === 'LIMITED_LIABILITY_COMPANY' ? { ...row, values: { min: 1, max } } : row)),
  );
const holders = (law: Law): unknown => law.rule('holders', 'LIMITED_LIABILITY_COMPANY', '2026-03-02')?.values.max;
const correction = (text: string, file = 'rules.json') => ({ file, text, note: 'why' });
const upload = (tx: EntityManager, text: string, file?: string) => uploadDraft(tx, ONE, correction(text, file));

beforeAll(() => useTestConfig());
beforeEach(() => setRegistryClock(new Date('2026-03-02T02:00:00Z')));
afterEach(() => setRegistryClock());

/** The rest of the body sees the law that is due, and the process goes back to the deployment's afterwards. */
const withLaw = (body: (tx: EntityManager) => Promise<void>): Promise<void> =>
  rolledBack(async (tx) => {
    const before = await lawDue(tx);
    putInPlace(before);
    await body(tx).finally(() => putInPlace(before));
  });
const refresh = async (tx: EntityManager): Promise<Law> => {
  putInPlace(await lawDue(tx));
  return lawNow(tx);
};

it('every state of a draft can be reached', () => {
  const reached = new Set(['OPEN', ...Object.values(DRAFT_MOVES).flatMap((moves) => Object.values(moves))]);
  expect(DRAFT_STATES.filter((state) => !reached.has(state))).toEqual([]);
});

describe('a corrected file', () => {
  it('waits for a second person, and then is the law', () =>
    withLaw(async (tx) => {
      const before = await lawNow(tx);
      const draft = await upload(tx, withHolders(60));
      expect(draft).toMatchObject({ state: 'OPEN', counts: { added: 0, changed: 2, removed: 0 } });
      expect((await refresh(tx)).version).toBe(before.version);
      await expect(approveDraft(tx, ONE, draft.id, null)).rejects.toMatchObject({ code: 'law.second_person_needed' });

      await approveDraft(tx, TWO, draft.id, null);
      const after = await refresh(tx);
      expect([holders(before), holders(after)]).toEqual([50, 60]);
      expect(after.version).not.toBe(before.version);
      const told = await tx.find(AuditEntry, { where: { objectId: draft.id }, order: { id: 'ASC' } });
      expect(told.map(({ what, actorId }) => [what, actorId])).toEqual([
        ['law.draft_uploaded', ONE.userId],
        ['law.edition_approved', TWO.userId],
      ]);
    }));

  it.each<[string, (text: string) => string, object]>([
    ['rules.json', () => 'no JSON', { file: 'rules.json', entry: '-' }],
    ['rules.json', (text) => text.replace('"holders"', '"holder"'), { file: 'rules.json', reason: 'no such rule' }],
    ['rules.json', (text) => text.replace('"2024-06-30"', '"2024-06-31"'), { file: 'rules.json', entry: expect.stringContaining('holders') }],
    ['departments.json', (text) => text.replace('"TAX"', '"TAXES"'), { reason: expect.stringContaining('TAX') }],
    ['divisions.tsv', (text) => text.replace('code\t', 'kode\t'), { file: 'divisions.tsv', entry: 'heading' }],
    ['name-words.json', () => '[]', { file: 'name-words.json', entry: '-', reason: 'no entry' }],
  ])('that is broken (%s) is refused with file, entry and reason, and nothing of it is kept', (file, spoil, told) =>
    withLaw(async (tx) => {
      const texts = await tx.count(LawText);
      await expect(upload(tx, spoil(files[file] ?? ''), file)).rejects.toMatchObject({ code: 'law.file_broken', details: told });
      expect([await tx.count(EditionDraft), await tx.count(LawText)]).toEqual([0, texts]);
    }),
  );

  it('is not taken under an unknown name, unchanged, or from an administrator of one district', () =>
    withLaw(async (tx) => {
      await expect(upload(tx, '[]', 'README.md')).rejects.toMatchObject({ code: 'law.file_unknown' });
      await expect(upload(tx, '[]', 'constructor')).rejects.toMatchObject({ code: 'law.file_unknown' });
      for (const text of [`\ufeff${files['rules.json'] ?? ''}`, JSON.stringify(rules)])
        await expect(upload(tx, text)).rejects.toMatchObject({ code: 'law.nothing_changed' });
      await expect(uploadDraft(tx, administrator(3, ['330302']), correction(withHolders(60)))).rejects.toMatchObject({ code: 'law.city_not_own' });
    }));

  it('that was discarded is never the law', () =>
    withLaw(async (tx) => {
      const draft = await upload(tx, withHolders(60));
      await discardDraft(tx, ONE, draft.id);
      await expect(approveDraft(tx, TWO, draft.id, null)).rejects.toMatchObject({ code: 'law.draft_decided' });
      expect(holders(await refresh(tx))).toBe(50);
    }));

  it('may not undo what came in between', () =>
    withLaw(async (tx) => {
      const [first, second] = [await upload(tx, withHolders(60)), await upload(tx, withHolders(70))];
      await approveDraft(tx, TWO, first.id, null);
      await expect(approveDraft(tx, TWO, second.id, null)).rejects.toMatchObject({ code: 'law.file_changed_meanwhile' });
    }));

  it('cannot be changed once it is approved, not even by whoever owns the tables', () =>
    withLaw(async (tx) => {
      const draft = await upload(tx, withHolders(60));
      await approveDraft(tx, TWO, draft.id, null);
      await tx.query('savepoint tried');
      await expect(tx.update(Edition, { draftId: draft.id }, { usedFrom: registryNow() })).rejects.toThrow();
      await tx.query('rollback to savepoint tried');
      await expect(tx.delete(LawVersion, {})).rejects.toThrow();
    }));
});

describe('the moment', () => {
  const clock = (text: string): void => setRegistryClock(new Date(text));

  it('is kept to: a correction holds from its day on, and others meanwhile', () =>
    withLaw(async (tx) => {
      const draft = await upload(tx, withHolders(60));
      await approveDraft(tx, TWO, draft.id, '2026-03-10');
      const words = await upload(tx, (files['promises.json'] ?? '').replace('local promise', 'promise'), 'promises.json');
      await approveDraft(tx, TWO, words.id, '2026-03-05T09:00:00+08:00');
      const versions: string[] = [];
      for (const [at, max] of [
        ['2026-03-05T00:59:59Z', 50],
        ['2026-03-05T01:00:00Z', 50],
        ['2026-03-09T15:59:59Z', 50],
        ['2026-03-09T16:00:00Z', 60],
      ] as const) {
        clock(at);
        const law = await refresh(tx);
        versions.push(law.version);
        expect({ at, max: holders(law) }).toEqual({ at, max });
      }
      expect(new Set(versions).size).toBe(3);
      await expect(upload(tx, withHolders(60))).rejects.toMatchObject({ code: 'law.nothing_changed' });
    }));

  it('has not passed, and comes after that of the correction before', () =>
    withLaw(async (tx) => {
      const draft = await upload(tx, withHolders(60));
      for (const from of ['2026-03-01', '2026-03-02T09:59:59+08:00'])
        await expect(approveDraft(tx, TWO, draft.id, from)).rejects.toMatchObject({ code: 'law.moment_has_passed' });
      for (const from of ['2026-02-30', 'soon', '2026-03-32T00:00:00Z', '2026-03-05T09:00:00'])
        await expect(approveDraft(tx, TWO, draft.id, from)).rejects.toMatchObject({ code: 'request.invalid', details: { path: 'from' } });
      await approveDraft(tx, TWO, draft.id, '2026-04-01');
      const next = await upload(tx, withHolders(70));
      await expect(approveDraft(tx, TWO, next.id, '2026-03-20')).rejects.toMatchObject({ code: 'law.later_edition_planned' });
      await approveDraft(tx, TWO, next.id, '2026-04-02');
    }));

  it('is refused when the files would not fit together then', () =>
    withLaw(async (tx) => {
      const departments = JSON.parse(files['departments.json'] ?? '') as object[];
      const more = await upload(tx, JSON.stringify([...departments, { code: 'WEATHER', zh: '气象部门', en: 'Weather' }]), 'departments.json');
      await approveDraft(tx, TWO, more.id, '2026-05-01');
      const pushes = JSON.parse(files['pushes.json'] ?? '') as object[];
      const told = JSON.stringify([...pushes, { ...pushes[0], department: 'WEATHER' }]);
      await expect(upload(tx, told, 'pushes.json')).rejects.toMatchObject({ code: 'law.file_broken' });
      clock('2026-04-30T16:00:00Z');
      await refresh(tx);
      await expect(upload(tx, told, 'pushes.json')).resolves.toMatchObject({ state: 'OPEN' });
    }));
});

describe('a decision', () => {
  const story = JSON.parse(readFileSync(join('test/cases/filings', 'F-137-fifty-one-holders.json'), 'utf8')) as Application & {
    on: string;
    register?: World;
  };
  const judge = (law: Law): string[] => check(story, story.register ?? {}, law, story.on).map(({ rule, path }) => `${rule} ${path}`);

  it('is replayed with the law it was made by, after that law was corrected and forgotten', () =>
    withLaw(async (tx) => {
      forgetLaws();
      const first = await refresh(tx);
      const verdict = judge(first);
      await approveDraft(tx, TWO, (await upload(tx, withHolders(60))).id, null);
      const second = await refresh(tx);
      expect(judge(second)).not.toEqual(verdict);

      putInPlace(first);
      forgetLaws();
      const again = await lawOfVersion(tx, second.version);
      expect(again).not.toBe(second);
      expect([again.version, judge(again)]).toEqual([second.version, judge(second)]);

      putInPlace(again);
      forgetLaws();
      const old = await lawOfVersion(tx, first.version);
      expect(old).not.toBe(first);
      expect([old.version, judge(old)]).toEqual([first.version, verdict]);
      await expect(lawOfVersion(tx, 'x')).rejects.toThrow('was never kept');
    }));
});
