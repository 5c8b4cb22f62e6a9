import { registryDate, SYSTEM } from '#libs/kernel';
import { Filing } from '#libs/filing';
import { allotCodes } from '#libs/register';
import { anApplicant, anApprovedFiling } from '../../test/support/build.ts';
import { cleanFiling } from '../../test/support/clean-filing.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { issueLicence } from './issue-licence.ts';
import { keepPapers } from './keep-papers.ts';
import { ownFirm, ownFirms } from './own-firms.queries.ts';

beforeAll(() => void useTestConfig());

it('shows a firm to who filed for it once its papers are drawn, and to nobody else', () =>
  rolledBack(async (tx) => {
    await allotCodes(tx, 'PDY', 5, 99_999);
    const { id, filerId } = await tx.findOneByOrFail(Filing, { id: (await anApprovedFiling(tx, { filer: await anApplicant(tx) })).id });
    const filer = { ...SYSTEM, userId: filerId };
    const licence = await issueLicence(tx, SYSTEM, id);
    expect(await ownFirms(tx, filer)).toEqual([]);
    await keepPapers(tx, licence?.id ?? '', { original: 'a'.repeat(64), duplicate: 'b'.repeat(64) });
    const [row] = await ownFirms(tx, filer);
    expect(row).toMatchObject({ state: 'registered', code: licence?.code });
    expect(await ownFirm(tx, filer, row?.id ?? '')).toMatchObject({
      ...row,
      papers: [{ filingId: id, state: 'ISSUED' }],
      filings: [{ id }],
      starts: ['change', 'licenceReplacement', 'simplifiedDeregistration', 'deregistration'],
    });
    // Whoever heads it has it too, though another filed for it and keeps the papers.
    const [head] = cleanFiling('LIMITED_LIABILITY_COMPANY', registryDate()).people ?? [];
    const owner = await anApplicant(tx, head);
    expect(owner.userId).not.toBe(filerId);
    expect(await ownFirms(tx, owner)).toEqual([row]);
    expect(await ownFirm(tx, owner, row?.id ?? '')).toMatchObject({ ...row, papers: [], filings: [], licence: null });
    const other = { ...SYSTEM, userId: row?.id ?? '' };
    expect(await ownFirms(tx, other)).toEqual([]);
    await expect(ownFirm(tx, other, row?.id ?? '')).rejects.toMatchObject({ code: 'firm.not_found' });
  }));
