import type { EntityManager } from 'typeorm';
import { closeAnnouncement, lastNotice, publishAnnouncement, type Announcement } from '#libs/announcement';
import type { Law } from '#libs/catalogue';
import { lawNow } from '#libs/editions';
import { checkFiling, endsTheRun, getRound, lockFiling, moveFiling, openFacts, type Filing } from '#libs/filing';
import { isBlocking, type Finding } from '#libs/findings';
import { registryDate, registryNow, SYSTEM } from '#libs/kernel';
import { record } from '#libs/platform';
import { advanceClosing } from './advance-closing.ts';
import { daysOf, editionOf, type Edition } from './closing.rules.ts';
import { type Closing } from './closing.entity.ts';
import { noticePublished } from './closing.messages.ts';
import { closedEntity, type ClosedEntity } from './closed-entity.ts';
import { beginClosing } from './move-closing.ts';
import { tellOwner } from './tell-owner.ts';

/**
 * A simplified deregistration that was handed in becomes public at once, and every department is told at the same moment; one that follows a
 * notice is decided. A filing that is no longer waiting is left alone, so that a second run changes nothing.
 */
export async function receiveClosing(tx: EntityManager, filingId: string): Promise<Closing | null> {
  const filing = await lockFiling(tx, filingId);
  if (filing.kind !== 'simplifiedDeregistration' || filing.state !== 'SUBMITTED' || filing.subject === null) return null;
  const law = await lawNow(tx);
  const { findings } = await checkFiling(tx, filing, openFacts(await getRound(tx, filing.id, filing.round)).facts);
  const blocking = findings.filter((finding) => isBlocking(finding) && !endsTheRun(finding));
  const entity = await closedEntity(tx, filing.subject);
  const today = registryDate();
  const own = editionOf(law, filing.entityType, today);
  // Between the hand-in and now a day may have ended, or something have come to stand in the way.
  if (blocking.length > 0) return sendBack(tx, filing, blocking, law);
  await moveFiling(tx, SYSTEM, filing, 'accept');
  if (filing.step === 'apply' && own?.notice !== false) return follow(tx, law, filing, entity);
  if (!own) return null;
  const announcement = await announce(tx, filing, entity, { edition: own, today });
  const closing = await beginClosing(tx, SYSTEM, closingOf(filing, own, announcement, announcement.publishedOn));
  if (own.notice) await record(tx, noticePublished, { filingId, on: today });
  if (own.notice) await tellOwner(tx, closing, entity, 'closing.notice_published');
  return closing;
}

/** By the notice that ran before this filing; it is decided at once. */
async function follow(tx: EntityManager, law: Law, filing: Filing, entity: ClosedEntity): Promise<Closing | null> {
  const notice = await lastNotice(tx, entity.id);
  const edition = notice && editionOf(law, filing.entityType, notice.announcement.publishedOn);
  if (!notice || !edition) return null;
  const closing = closingOf(filing, edition, notice.announcement, notice.announcement.publishedOn);
  await beginClosing(tx, SYSTEM, { ...closing, automatic: true });
  return advanceClosing(tx, filing.id);
}

function closingOf(filing: Filing, edition: Edition, announcement: Announcement, publishedOn: string): Closing {
  return {
    filingId: filing.id,
    entityId: announcement.entityId,
    jurisdiction: filing.jurisdiction,
    way: 'simplified',
    state: 'NOTICE',
    edition: edition.edition,
    // Where nothing is published there is nothing to wait for but the ten days.
    automatic: !edition.notice || filing.facts.simplifiedDeregistration?.automatic === true,
    announcementId: announcement.id,
    ...daysOf(edition, publishedOn),
    begunAt: registryNow(),
    decidedOn: null,
    certificateSha256: null,
  };
}

/** Of individual businesses only the departments are told. A notice whose window has passed makes room. */
async function announce(
  tx: EntityManager,
  filing: Filing,
  entity: ClosedEntity,
  { edition, today }: { edition: Edition; today: string },
): Promise<Announcement> {
  const earlier = await lastNotice(tx, entity.id);
  if (earlier?.announcement.state === 'RUNNING') await closeAnnouncement(tx, SYSTEM, earlier.announcement.id, 'LAPSED');
  return publishAnnouncement(tx, SYSTEM, {
    kind: 'simplifiedDeregistration',
    entityId: entity.id,
    causeId: filing.id,
    jurisdiction: filing.jurisdiction,
    name: entity.name,
    code: entity.code,
    entityType: filing.entityType,
    isPublic: edition.notice,
    publishedOn: today,
    endsOn: daysOf(edition, today).noticeEndsOn,
  });
}

/** What came to stand in the way is told as a request to correct. */
export async function sendBack(tx: EntityManager, filing: Filing, blocking: readonly Finding[], law: Law): Promise<null> {
  const remarks = blocking.map(({ rule, path }) => {
    const { cause, cure } = law.finding(rule).words.zh;
    return { department: 'MARKET_SUPERVISION', path, reason: cause, cure };
  });
  await moveFiling(tx, SYSTEM, filing, 'requestCorrection', { remarks });
  return null;
}
