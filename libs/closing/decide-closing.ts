import { In, Not, type EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { checkFiling, endsTheRun, Filing, findingViews, getRound, lockFiling, moveFiling, openFacts } from '#libs/filing';
import { isBlocking, type Finding } from '#libs/findings';
import { isHeld } from '#libs/hold';
import { conflict, invalid, registryDate, SYSTEM, type Actor } from '#libs/kernel';
import { Licence, voidLicences } from '#libs/licence';
import { endLiquidation } from '#libs/liquidation';
import { record } from '#libs/platform';
import { lockEntity, moveEntity } from '#libs/register';
import type { Closing } from './closing.entity.ts';
import { closedEntity } from './closed-entity.ts';
import { entityDeregistered } from './closing.messages.ts';
import { endNotice, terminate } from './end-run.ts';
import { moveClosing } from './move-closing.ts';
import { tellOwner } from './tell-owner.ts';

export interface Deciding {
  closing: Closing;
  filing: Filing;
}

/**
 * The application is decided on the spot: everything is asked once more, by the law and the register of this moment. An automatic one was made in
 * time whenever the machine comes to it; what stands in its way is told to the owner once, and it is tried again.
 */
export async function decideClosing(tx: EntityManager, actor: Actor, { closing, filing }: Deciding): Promise<Closing> {
  if (await isHeld(tx, filing.id)) {
    if (closing.automatic) return closing;
    throw conflict('filing.held');
  }
  const found = await standingInTheWay(tx, closing, filing);
  // Whoever comes too early is told so, and nothing else follows from it.
  if (found.some(endsTheRun) && !found.some(({ rule }) => rule === 'dereg.premature_application')) {
    await terminate(tx, closing, filing, 'objection');
    return closing;
  }
  const blocking = found.filter(({ rule }) => !(closing.automatic && rule === 'dereg.window_missed'));
  if (blocking.length === 0) return endEntity(tx, actor, { closing, filing });
  const law = await lawNow(tx);
  if (!closing.automatic) throw invalid('closing.cannot_be_applied_for', { findings: findingViews(blocking, law) });
  const reasons = blocking.map(({ rule }) => law.finding(rule).words.zh.cause).join('；');
  const about = [...new Set(blocking.map(({ rule }) => rule))].sort().join(' ');
  await tellOwner(tx, closing, await closedEntity(tx, closing.entityId), 'closing.cannot_apply', about, { reasons });
  return closing;
}

/** What the rules say against an application of today. A licence that was issued here is void by the register; there is no paper to hand back. */
export async function standingInTheWay(tx: EntityManager, closing: Closing | null, filing: Filing): Promise<Finding[]> {
  const { facts } = openFacts(filing.round > 0 ? await getRound(tx, filing.id, filing.round) : filing);
  const asApplied: Filing = tx.create(Filing, { ...filing, step: filing.kind === 'simplifiedDeregistration' ? 'apply' : filing.step });
  const { findings } = await checkFiling(tx, asApplied, facts);
  const electronic = closing !== null && (await tx.existsBy(Licence, { entityId: closing.entityId, originalSha256: Not('') }));
  return findings.filter((finding) => isBlocking(finding) && !(electronic && finding.rule === 'licence.not_surrendered'));
}

/**
 * The end: the register, every licence, the notice, the closing and the filing in one transaction. Other filings about the entity that are under
 * way end with it; one that is approved already is let through first.
 */
export async function endEntity(tx: EntityManager, actor: Actor, { closing, filing }: Deciding): Promise<Closing> {
  await endOtherFilings(tx, actor, filing);
  const { state } = await lockEntity(tx, closing.entityId);
  if (state === 'deregistered') throw conflict('closing.already_closed');
  const on = registryDate();
  if (filing.state === 'IN_REVIEW') await moveFiling(tx, actor, filing, 'approve');
  await moveEntity(tx, actor, closing.entityId, { to: 'deregistered', on, causeId: filing.id, reason: closing.way });
  await voidLicences(tx, actor, closing.entityId);
  await endNotice(tx, closing, 'DONE');
  await endLiquidation(tx, actor, closing.entityId);
  closing.decidedOn = on;
  await moveClosing(tx, actor, closing, 'decide');
  await moveFiling(tx, SYSTEM, filing, 'complete');
  await record(tx, entityDeregistered, { filingId: filing.id, on });
  return closing;
}

/** Filings about the entity that are under way end with it. */
export async function endOtherFilings(tx: EntityManager, actor: Actor, { id, subject }: Pick<Filing, 'id' | 'subject'>): Promise<void> {
  if (subject === null) return;
  const others = await tx.find(Filing, { where: { subject, id: Not(id), state: In(['SUBMITTED', 'IN_REVIEW', 'APPROVED']) }, order: { id: 'asc' } });
  for (const { id: otherId } of others) {
    const other = await lockFiling(tx, otherId);
    if (other.state === 'APPROVED') throw conflict('closing.change_under_way', { number: other.number });
    if (other.state === 'SUBMITTED') await moveFiling(tx, actor, other, 'decline', { closedBy: id });
    if (other.state === 'IN_REVIEW') await moveFiling(tx, actor, other, 'reject', { closedBy: id });
  }
}
