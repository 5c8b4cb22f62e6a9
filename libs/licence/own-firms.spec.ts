import { SYSTEM } from '#libs/kernel';
import { Filing } from '#libs/filing';
import { allotCodes } from '#libs/register';
import { anApprovedFiling } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { issueLicence } from './issue-licence.ts';
import { keepPapers } from './keep-papers.ts';
import { ownFirm, ownFirms } from './own-firms.queries.ts';

beforeAll(() => void useTestConfig());

it('shows a firm to who filed for it once its papers are drawn, and to nobody else', () =>
  rolledBack(async (tx) => {
    await allotCodes(tx, 'PDY', 5, 99_999);
    const { id, filerId } = await tx.findOneByOrFail(Filing, { id: (await anApprovedFiling(tx)).id });
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
    const other = { ...SYSTEM, userId: row?.id ?? '' };
    expect(await ownFirms(tx, other)).toEqual([]);
    await expect(ownFirm(tx, other, row?.id ?? '')).rejects.toMatchObject({ code: 'firm.not_found' });
  }));
