import type { EntityManager } from 'typeorm';
import { keepAssignedCode } from '#libs/approval';
import type { EntityType } from '#libs/contract';
import { Filing, lockFiling, moveFiling, openFacts, personIndex } from '#libs/filing';
import { checkUnifiedSocialCreditCode, isRegistrationNumber } from '#libs/identifiers';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { NameHold } from '#libs/naming';
import { AuditEntry, OutboxEntry } from '#libs/platform';
import { allotCodes, RegisterCode, RegisterEntity, RegisterName, RegisterPerson, RegisterVersion } from '#libs/register';
import { aFilingInReview, anApprovedFiling, bothDecide, reviewOf, tasksOf } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { issueLicence } from './issue-licence.ts';
import { keepPapers } from './keep-papers.ts';
import { Licence } from './licence.entity.ts';
import { getOwnPaper, publicLicence } from './licence.queries.ts';

beforeAll(() => void useTestConfig());
const on = (date: string): void => setRegistryClock(new Date(`${date}T02:00:00Z`));
beforeEach(() => on('2016-03-15'));

const PAPERS = { original: 'a'.repeat(64), duplicate: 'b'.repeat(64) };
const pooled = (body: (tx: EntityManager) => Promise<void>) =>
  rolledBack(async (tx) => {
    await allotCodes(tx, 'PDY', 5, 99_999);
    await body(tx);
  });
async function issued(tx: EntityManager, entityType: EntityType = 'LIMITED_LIABILITY_COMPANY') {
  const built = await anApprovedFiling(tx, { entityType });
  const licence = await issueLicence(tx, SYSTEM, built.id);
  if (!licence) throw new Error('not issued');
  return { ...built, licence };
}

describe('issuing', () => {
  it('enters the firm with its code, facts, name and people, as of the day', () =>
    pooled(async (tx) => {
      const { id, facts, licence } = await issued(tx);
      const entity = await tx.findOneByOrFail(RegisterEntity, { createdByFiling: id });
      expect(entity).toMatchObject({ state: 'registered', establishedOn: '2016-03-15', registry: '330302', unifiedSocialCreditCode: licence.code });
      expect(checkUnifiedSocialCreditCode(licence.code)).toMatchObject({ valid: true });
      expect(licence.code).toMatch(/^91330302PDY/);
      const version = await tx.findOneByOrFail(RegisterVersion, { entityId: entity.id });
      expect(version).toMatchObject({ version: 1, filingId: id, round: 1, validFrom: '2016-03-15' });
      for (const { document } of facts.people ?? []) expect(JSON.stringify(version)).not.toContain(document.number);
      expect(openFacts({ id: version.id, facts: version.facts, sealed: version.sealed }).facts).toEqual(
        openFacts(await tx.findOneByOrFail(Filing, { id })).facts,
      );
      expect(await tx.findBy(RegisterName, { entityId: entity.id })).toMatchObject([{ full: facts.name?.full, until: null, pool: '3303' }]);
      const people = await tx.findBy(RegisterPerson, { entityId: entity.id });
      const [p1] = facts.people ?? [];
      const own = people.filter((row) => p1 && row.personIndex.equals(personIndex(p1.document))).map(({ role }) => role);
      expect(own.sort()).toEqual(['executiveDirector', 'holder', 'legalRepresentative', 'manager']);
      expect(people.map(({ role }) => role)).not.toContain('soleHolder');
    }));

  it('twice gives the same licence: one code, one entity', () =>
    pooled(async (tx) => {
      const { id, licence } = await issued(tx);
      expect((await issueLicence(tx, SYSTEM, id))?.id).toBe(licence.id);
      expect([await tx.count(Licence), await tx.count(RegisterEntity), await tx.countBy(RegisterCode, { takenBy: id })]).toEqual([1, 1, 1]);
    }));

  it('does not happen before everyone has approved, nor when the review was opened again', () =>
    pooled(async (tx) => {
      const { id } = await aFilingInReview(tx);
      expect(await issueLicence(tx, SYSTEM, id)).toBeNull();
      await bothDecide(tx, await reviewOf(tx, id));
      await moveFiling(tx, SYSTEM, await lockFiling(tx, id), 'reopen');
      expect(await issueLicence(tx, SYSTEM, id)).toBeNull();
      expect(await tx.count(RegisterEntity)).toBe(0);
    }));

  it('asks the gate itself: a filing moved past it gets no licence', () =>
    pooled(async (tx) => {
      const { id } = await aFilingInReview(tx);
      await moveFiling(tx, SYSTEM, await lockFiling(tx, id), 'approve');
      await expect(issueLicence(tx, SYSTEM, id)).rejects.toMatchObject({ code: 'licence.gate_closed' });
    }));

  it('writes down who approved what, in which round, when', () =>
    pooled(async (tx) => {
      const { licence } = await issued(tx);
      const [row] = await tx.findBy(AuditEntry, { objectId: licence.id, what: 'licence.issued' });
      expect(row?.details).toMatchObject({
        round: 1,
        gate: [
          {
            department: 'MARKET_SUPERVISION',
            verdicts: [
              { step: 'EXAMINE', verdict: 'approve' },
              { step: 'APPROVE', verdict: 'approve' },
            ],
          },
        ],
      });
    }));

  it('is refused without a number when the pool is empty, and nothing is entered', () =>
    rolledBack(async (tx) => {
      const { id } = await anApprovedFiling(tx);
      await expect(issueLicence(tx, SYSTEM, id)).rejects.toMatchObject({ code: 'register.code_pool_empty' });
      expect(await tx.count(RegisterEntity)).toBe(0);
    }));
});

describe('the numbers of the day', () => {
  it('of an individual business before 2016-12-01 are fifteen figures with a right check figure', () =>
    pooled(async (tx) => {
      on('2016-11-30');
      const { licence } = await issued(tx, 'INDIVIDUAL_BUSINESS');
      expect(licence.code).toMatch(/^3303026\d{8}$/);
      expect(isRegistrationNumber(licence.code)).toBe(true);
      expect(licence.face).toMatchObject({ codeMode: 'REGISTRATION_NUMBER', numbers: [{ label: '注册号', value: licence.code }] });
    }));

  it('are one code when it was received before that day and issued on it', () =>
    pooled(async (tx) => {
      on('2016-11-30');
      const { id } = await anApprovedFiling(tx, { entityType: 'INDIVIDUAL_BUSINESS' });
      on('2016-12-01');
      expect((await issueLicence(tx, SYSTEM, id))?.code).toMatch(/^92330302PDY/);
    }));

  it('in August 2015 are five', () =>
    pooled(async (tx) => {
      on('2015-08-12');
      const { id } = await aFilingInReview(tx);
      await bothDecide(tx, await reviewOf(tx, id));
      for (const { id: taskId, number } of (await tasksOf(tx, id)).filter(({ kind }) => kind === 'CODE_ASSIGNMENT'))
        await keepAssignedCode(tx, taskId, `${number}`);
      const licence = await issueLicence(tx, SYSTEM, id);
      expect(licence?.face).toMatchObject({ codeMode: 'FIVE_CODES', format: { format: 'L2014' } });
      expect(Object.fromEntries(licence?.face.numbers.map(({ label, value }) => [label, value]) ?? [])).toEqual({
        注册号: licence?.code,
        组织机构代码: 'organizationCode',
        税务登记证号: 'taxpayerId',
        社会保险登记证号: 'socialInsuranceRegistrationNumber',
        统计登记证号: 'statisticsRegistrationNumber',
      });
      expect(isRegistrationNumber(licence?.code ?? '')).toBe(true);
    }));

  it('received on the last day before five codes and issued on the first are those that were asked for', () =>
    pooled(async (tx) => {
      on('2015-06-30');
      const { id } = await anApprovedFiling(tx);
      on('2015-07-01');
      expect((await issueLicence(tx, SYSTEM, id))?.face).toMatchObject({ codeMode: 'REGISTRATION_NUMBER' });
    }));

  it('received in the last days of five codes and issued after are one code', () =>
    pooled(async (tx) => {
      on('2015-09-30');
      const { id } = await aFilingInReview(tx);
      await bothDecide(tx, await reviewOf(tx, id));
      on('2015-10-08');
      for (const { id: taskId } of (await tasksOf(tx, id)).filter(({ kind }) => kind === 'CODE_ASSIGNMENT')) await keepAssignedCode(tx, taskId, '1');
      const licence = await issueLicence(tx, SYSTEM, id);
      expect(licence?.face.codeMode).toBe('ONE_CODE');
      expect(licence?.code).toHaveLength(18);
    }));
});

describe('papers', () => {
  it('are named once: the first stay for ever, and complete the filing', () =>
    pooled(async (tx) => {
      const { id, filer, licence } = await issued(tx);
      expect(await tx.findOneByOrFail(Filing, { id })).toMatchObject({ state: 'APPROVED', result: null });
      await keepPapers(tx, licence.id, PAPERS);
      await keepPapers(tx, licence.id, { original: 'c'.repeat(64), duplicate: 'd'.repeat(64) });
      expect(await tx.findOneByOrFail(Licence, { id: licence.id })).toMatchObject({
        originalSha256: PAPERS.original,
        duplicateSha256: PAPERS.duplicate,
      });
      expect(await tx.findOneByOrFail(Filing, { id })).toMatchObject({
        state: 'COMPLETED',
        result: { licenceId: licence.id, unifiedSocialCreditCode: licence.code, registrationNumber: null },
      });
      expect(await tx.countBy(OutboxEntry, { message: 'licence.issued' })).toBe(1);
      expect(await tx.countBy(NameHold, { filingId: id })).toBe(0);
      expect(await getOwnPaper(tx, filer, id, 'original')).toBe(PAPERS.original);
    }));

  it('are shown to anyone without a personal number, once they are kept', () =>
    pooled(async (tx) => {
      const { facts, licence } = await issued(tx);
      await expect(publicLicence(tx, licence.code)).rejects.toMatchObject({ code: 'licence.not_found' });
      await keepPapers(tx, licence.id, PAPERS);
      const page = await publicLicence(tx, ` ${licence.code.toLowerCase()} `);
      expect(page).toMatchObject({
        verdict: 'valid',
        name: facts.name?.full,
        entityTypeText: '有限责任公司（自然人投资或控股）',
        address: facts.address?.text,
        person: facts.people?.[0]?.name,
        personLabel: '法定代表人',
        capital: '贰拾万元整',
        businessScope: facts.businessScope?.join('；'),
        link: 'absent',
      });
      for (const { document } of facts.people ?? []) expect(JSON.stringify(page)).not.toContain(document.number);
      await tx.update(Licence, licence.id, { state: 'REPLACED' });
      expect((await publicLicence(tx, licence.code)).verdict).toBe('replaced');
      await tx.update(RegisterEntity, licence.entityId, { state: 'deregistered' });
      expect((await publicLicence(tx, licence.code)).verdict).toBe('void');
    }));

  it('say what stood on the day: facts changed later change no paper (A-23)', () =>
    pooled(async (tx) => {
      const { licence } = await issued(tx);
      await tx.update(RegisterEntity, licence.entityId, { entityType: 'JOINT_STOCK_COMPANY' });
      await tx.update(RegisterName, { entityId: licence.entityId }, { until: '2016-04-01' });
      expect((await tx.findOneByOrFail(Licence, { id: licence.id })).face).toEqual(licence.face);
    }));
});
