import type { EntityManager } from 'typeorm';
import { lockFiling, moveFiling } from '#libs/filing';
import { SYSTEM } from '#libs/kernel';
import { record } from '#libs/platform';
import { Licence } from './licence.entity.ts';
import { licenceIssued } from './licence.messages.ts';

/** Names the papers that are on disk and completes the filing. The first papers kept are the licence's for ever. */
export async function keepPapers(tx: EntityManager, licenceId: string, papers: { original: string; duplicate: string }): Promise<Licence> {
  const { filingId } = await tx.findOneByOrFail(Licence, { id: licenceId });
  const filing = await lockFiling(tx, filingId);
  const licence = await tx.findOneByOrFail(Licence, { id: licenceId });
  if (licence.originalSha256) return licence;

  licence.originalSha256 = papers.original;
  licence.duplicateSha256 = papers.duplicate;
  await tx.save(licence);
  filing.result = {
    licenceId,
    unifiedSocialCreditCode: licence.code.length === 18 ? licence.code : null,
    registrationNumber: licence.code.length === 15 ? licence.code : null,
  };
  await moveFiling(tx, SYSTEM, filing, 'complete');
  await record(tx, licenceIssued, { filingId, licenceId });
  return licence;
}
