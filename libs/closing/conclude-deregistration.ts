import type { EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { lockFiling, moveFiling } from '#libs/filing';
import { registryNow, SYSTEM } from '#libs/kernel';
import { type Closing } from './closing.entity.ts';
import { endEntity, standingInTheWay } from './decide-closing.ts';
import { beginClosing } from './move-closing.ts';
import { sendBack } from './receive-closing.ts';

/** An ordinary deregistration that the registry has approved takes effect. What came to stand in its way meanwhile sends it back. */
export async function concludeDeregistration(tx: EntityManager, filingId: string): Promise<Closing | null> {
  const filing = await lockFiling(tx, filingId);
  if (filing.kind !== 'deregistration' || filing.state !== 'APPROVED' || filing.subject === null) return null;
  const blocking = await standingInTheWay(tx, null, filing);
  if (blocking.length > 0) {
    await moveFiling(tx, SYSTEM, filing, 'reopen');
    return sendBack(tx, filing, blocking, await lawNow(tx));
  }
  const closing = await beginClosing(tx, SYSTEM, {
    filingId,
    entityId: filing.subject,
    jurisdiction: filing.jurisdiction,
    way: 'ordinary',
    state: 'REVIEW',
    edition: null,
    automatic: false,
    announcementId: null,
    noticeEndsOn: null,
    applyFrom: null,
    applyUntil: null,
    begunAt: registryNow(),
    decidedOn: null,
    certificateSha256: null,
  });
  return endEntity(tx, SYSTEM, { closing, filing });
}
