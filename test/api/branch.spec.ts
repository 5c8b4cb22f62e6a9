import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { nameKeys } from '#libs/findings';
import { newId, setRegistryClock } from '#libs/kernel';
import { enterName, RegisterEntity } from '#libs/register';
import { database } from '../support/database.ts';
import { theLaw } from '../support/law.ts';
import { Company, FRAME, must, NOW } from './company.ts';
import { startApi } from './start-api.ts';

const PARENT = '温州砚禾物流有限公司';
const CODE = '91330302PDY001215D';
const BRANCH = { ...FRAME, kind: 'branchEstablishment', entityType: 'COMPANY_BRANCH' } as const;
const full = `${PARENT}瑞安分公司`;
const name = { full, division: '', tradeName: '', industryTerm: '', organizationalForm: '分公司', parentName: PARENT, place: '瑞安' };

let app: NestFastifyApplication;
let company: Company;
let parentId: string;

async function enter(name: string, more: Partial<RegisterEntity> = {}): Promise<string> {
  const id = newId();
  await database().transaction(async (tx) => {
    const known = { entityType: 'LIMITED_LIABILITY_COMPANY', entityTypeCode: '1130', registry: '330302', state: 'registered' as const, legacy: {} };
    await tx.insert(RegisterEntity, { id, ...known, ...more });
    await enterName(tx, {
      entityId: id,
      entityType: 'LIMITED_LIABILITY_COMPANY',
      registry: '330302',
      full: name,
      keys: nameKeys(name, theLaw.names),
      individual: false,
    });
  });
  return id;
}

beforeAll(async () => {
  setRegistryClock(NOW);
  app = await startApi({ DEMO: '1', FILES_DIR: '.data/test/branch-files' });
  company = new Company(app);
  parentId = await enter(PARENT, { unifiedSocialCreditCode: CODE });
});
afterAll(async () => {
  setRegistryClock();
  await app.close();
});

const begin = (more: object) => company.ask('p1', 'POST', '/api/v1/filings', { ...BRANCH, ...more });

it('names its parent by register id or by code; both are one', async () => {
  for (const subject of [parentId, CODE]) expect((await must(begin({ subject }), 201)).body.subject).toBe(parentId);
});

it.each([
  [{}, 'filing.subject_missing', 'subject'],
  [{ subject: newId() }, 'filing.subject_unknown', 'subject'],
  [{ subject: '91330302PDY009999Q' }, 'filing.subject_unknown', 'subject'],
  [{ subject: "' or 1=1" }, 'request.invalid', 'subject'],
  [{ subject: CODE, entityType: 'SOLE_PROPRIETORSHIP' }, 'filing.kind_not_for_type', 'entityType'],
  [{ kind: 'establishment' }, 'filing.kind_not_for_type', 'entityType'],
  [{ kind: 'establishment', entityType: 'SOLE_PROPRIETORSHIP', subject: CODE }, 'filing.subject_not_asked', 'subject'],
])('%j is refused with its place', async (more, code, path) => expect(await begin(more)).toMatchObject({ status: 422, body: { code, path } }));

it('is judged beside its parent, and takes the code that belongs to the parent’s', async () => {
  const { body: filing } = await must(begin({ subject: CODE, facts: { name } }), 201);
  const { body: check } = await must(company.ask('p1', 'GET', `/api/v1/filings/${filing.id}/check`), 200);
  const rules: string[] = check.findings.map(({ rule }: { rule: string }) => rule);
  expect(rules).toContain('post.person_in_charge_missing');
  expect(rules.filter((rule) => /^(branch|name)\./.test(rule))).toEqual([]);
  expect(check.entityTypeCode).toBe('2130');
});

it('cannot have the name of a branch that the parent has', async () => {
  await enter(full, { entityType: 'COMPANY_BRANCH', parentId });
  const { body: filing } = await must(begin({ subject: CODE, facts: { name } }), 201);
  const { body: check } = await must(company.ask('p1', 'GET', `/api/v1/filings/${filing.id}/check`), 200);
  expect(check.findings).toContainEqual(expect.objectContaining({ rule: 'name.same_as_registered' }));
  const asked = { frame: { ...BRANCH, channel: undefined, subject: parentId }, name };
  expect((await company.ask('p1', 'POST', '/api/v1/names/check', asked)).body).toMatchObject({ verdict: 'refused', alternatives: [] });
});
