import { In, type EntityManager } from 'typeorm';
import { Objection } from '#libs/announcement';
import type { ClosingView, StaffClosingRow } from '#libs/contract';
import { CLOSINGS, Filing } from '#libs/filing';
import { mayStaff, notFound, type Actor } from '#libs/kernel';
import { RegisterName } from '#libs/register';
import { Closing } from './closing.entity.ts';
import { closingView } from './closing.queries.ts';

const AT_MOST = 200;

/** The ends of firms in the officer's districts, those that run first, then the last that came to an end. */
export async function staffClosings(tx: EntityManager, actor: Actor): Promise<StaffClosingRow[]> {
  const prefectures = actor.districts.filter((code) => code.endsWith('00')).map((code) => code.slice(0, 4));
  const closings = await tx
    .createQueryBuilder(Closing, 'c')
    .where('(c.jurisdiction = any(:districts) or left(c.jurisdiction, 4) = any(:prefectures))', { districts: actor.districts, prefectures })
    .orderBy("(c.state in ('NOTICE', 'PAUSED', 'WINDOW', 'REVIEW'))", 'DESC')
    .addOrderBy('c.begunAt', 'DESC')
    .addOrderBy('c.filingId')
    .limit(AT_MOST)
    .getMany();
  const filings = new Map((await tx.findBy(Filing, { id: In(closings.map(({ filingId }) => filingId)) })).map((filing) => [filing.id, filing]));
  const standing = await standingBy(tx, closings);
  const names = await namesOf(tx, closings);
  return closings.map(({ filingId, entityId, jurisdiction, way, state, noticeEndsOn, applyFrom, applyUntil, announcementId }) => ({
    filingId,
    filingNumber: filings.get(filingId)?.number ?? null,
    name: names.get(entityId) ?? '',
    registry: jurisdiction,
    way,
    state,
    noticeEndsOn,
    applyFrom,
    applyUntil,
    objections: announcementId === null ? 0 : (standing.get(announcementId) ?? 0),
  }));
}

/** One of them as its owner sees it, what the departments answered and who objected included; nothing on it is the officer's to press. */
export async function staffClosing(tx: EntityManager, actor: Actor, filingId: string): Promise<ClosingView> {
  const filing = await tx.findOneBy(Filing, { id: filingId, kind: In([...CLOSINGS]) });
  // A draft is its owner's.
  if (!filing || filing.round === 0 || !mayStaff(actor, filing.jurisdiction)) throw notFound('closing.not_found');
  return { ...(await closingView(tx, filing)), moves: [] };
}

async function standingBy(tx: EntityManager, closings: readonly Closing[]): Promise<Map<string, number>> {
  const ids = closings.flatMap(({ announcementId }) => announcementId ?? []);
  const objections = await tx.findBy(Objection, { announcementId: In(ids), state: 'STANDING' });
  const counts = new Map<string, number>();
  for (const { announcementId } of objections) counts.set(announcementId, (counts.get(announcementId) ?? 0) + 1);
  return counts;
}

async function namesOf(tx: EntityManager, closings: readonly Closing[]): Promise<Map<string, string>> {
  // The name of now comes last.
  const names = await tx.find(RegisterName, { where: { entityId: In(closings.map(({ entityId }) => entityId)) }, order: { until: 'asc' } });
  return new Map(names.map(({ entityId, full }) => [entityId, full]));
}
