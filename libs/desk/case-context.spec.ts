import { decideTask, claimTask, type ApprovalTask } from '#libs/approval';
import { FilingRound } from '#libs/filing';
import { setRegistryClock } from '#libs/kernel';
import { aFirm, aFilingInReview, anOfficer, reviewOf } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { neighboursPage, precedentsPage } from './case-context.queries.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));
afterAll(() => setRegistryClock());

it('beside a case stand the firms at its address and what its people hold, and nobody of another district sees them', () =>
  rolledBack(async (tx) => {
    const firm = await aFirm(tx);
    const { people, investors, address } = firm.facts;
    const { id } = await aFilingInReview(tx, { facts: { people, investors, address } });
    const task = await reviewOf(tx, id);
    const near = await neighboursPage(tx, await anOfficer(tx), task.id);
    const name = firm.facts.name?.full;
    expect(near.address).toMatchObject({ total: 1, entities: [{ name }] });
    const head = people?.find(({ roles }) => roles.includes('legalRepresentative'));
    const posts = near.people.find((person) => person.name === head?.name)?.posts ?? [];
    expect(posts).toContainEqual(expect.objectContaining({ name, role: 'legalRepresentative', state: 'registered' }));
    await expect(neighboursPage(tx, await anOfficer(tx, { districts: ['330304'] }), task.id)).rejects.toMatchObject({
      code: 'approval.task_not_found',
    });
  }));

it('a precedent is the same question answered before, with its reason and who gave it; another question is none', () =>
  rolledBack(async (tx) => {
    await tx.query('alter table filing_round disable trigger user');
    const asks = async (rule: string): Promise<ApprovalTask> => {
      const { id } = await aFilingInReview(tx);
      const findings = [{ rule, path: 'name.full', severity: 'officerDecides' as const, source: '' }];
      await tx.update(FilingRound, { filingId: id, round: 1 }, { findings });
      return reviewOf(tx, id);
    };
    const [before, now, other] = [await asks('name.restricted_word'), await asks('name.restricted_word'), await asks('name.industry_mismatch')];
    const lin = await anOfficer(tx);
    await claimTask(tx, lin, before.id);
    const allowances = [{ rule: 'name.restricted_word', path: 'name.full', verdict: 'allow' as const, reason: '行业用语，准许' }];
    await decideTask(tx, lin, before.id, { step: 'EXAMINE', verdict: 'approve', round: 1, allowances });
    expect(await precedentsPage(tx, lin, now.id)).toMatchObject([{ filingNumber: before.filingNumber, verdict: 'allow', reason: '行业用语，准许' }]);
    expect(await precedentsPage(tx, lin, other.id)).toEqual([]);
  }));
