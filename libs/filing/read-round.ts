import type { EntityManager } from 'typeorm';
import { entityTypeCode, type Law, type SignerAsked } from '#libs/catalogue';
import type { Facts, PostApprovalView, PreApprovalView } from '#libs/contract';
import { lawOfVersion } from '#libs/editions';
import { approvalsOf } from '#libs/findings';
import { registryDate } from '#libs/kernel';
import { statedApplication } from './application-of.ts';
import type { Filing, FilingRound } from './filing.entity.ts';
import { openFacts } from './sealed-facts.ts';
import { worldOfParties } from './world-for.ts';

export interface RoundReading {
  law: Law;
  /** The day on which the round came in: its law holds, whatever day it is now. */
  on: string;
  facts: Facts;
  signers: readonly SignerAsked[];
  documentsRequired: readonly string[];
  documentsMade: readonly string[];
  entityTypeCode: string | null;
  preApprovals: PreApprovalView[];
  postApprovals: PostApprovalView[];
}

/**
 * A frozen round as the law of its day reads it: what departments, papers and messages are made from. `onTheBooks` leaves out the permits
 * that the applicants only say they hold.
 */
export async function readRound(
  tx: EntityManager,
  filing: Filing,
  round: FilingRound,
  permits: 'asStated' | 'onTheBooks' = 'asStated',
): Promise<RoundReading> {
  const law = await lawOfVersion(tx, round.lawVersion);
  const on = registryDate(round.receivedAt);
  const { facts } = openFacts(round);
  const { application, signers, documentsRequired, documentsMade } = statedApplication(law, filing, facts, on);
  const world = await worldOfParties(tx, filing, application, permits === 'asStated' ? round.permits : []);
  return {
    law,
    on,
    facts,
    signers,
    documentsRequired,
    documentsMade,
    entityTypeCode: entityTypeCode(application, law, on, world) ?? null,
    ...approvalsOf(application, world, law, on),
  };
}
