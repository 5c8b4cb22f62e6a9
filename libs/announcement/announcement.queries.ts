import { In, Not, type EntityManager } from 'typeorm';
import { Announcement, Objection, ObjectionEvidence } from './announcement.entity.ts';

/** A notice of simplified deregistration as the rules are asked about it. */
export interface NoticeFacts {
  announcement: Announcement;
  objections: { by: string; on: string; struck: boolean }[];
}

/** Who is named as the maker of a person's objection: never the person. */
export const INTERESTED_PARTY = 'INTERESTED_PARTY';

export const objectionsTo = (tx: EntityManager, announcementId: string): Promise<Objection[]> =>
  tx.find(Objection, { where: { announcementId }, order: { place: 'asc' } });

/** The last notice of simplified deregistration of an entity that was not taken back, with what was objected. */
export async function lastNotice(tx: EntityManager, entityId: string): Promise<NoticeFacts | null> {
  const announcement = await tx.findOne(Announcement, {
    where: { entityId, kind: 'simplifiedDeregistration', state: Not('WITHDRAWN') },
    order: { publishedOn: 'desc', publishedAt: 'desc' },
  });
  if (!announcement) return null;
  const objections = await objectionsTo(tx, announcement.id);
  return {
    announcement,
    objections: objections.map(({ department, madeOn, state }) => ({
      by: department ?? INTERESTED_PARTY,
      on: madeOn,
      struck: state !== 'STANDING',
    })),
  };
}

/** Simplified procedures of an entity that an objection ended. */
export const terminatedNotices = (tx: EntityManager, entityId: string): Promise<Announcement[]> =>
  tx.findBy(Announcement, { entityId, kind: 'simplifiedDeregistration', state: 'TERMINATED' });

/** What runs about an entity now. */
export const runningAnnouncement = (tx: EntityManager, entityId: string, kind: Announcement['kind']): Promise<Announcement | null> =>
  tx.findOneBy(Announcement, { entityId, kind, state: 'RUNNING' });

/** The files of these objections, in the order in which they came. */
export const evidenceOf = (tx: EntityManager, objectionIds: readonly string[]): Promise<ObjectionEvidence[]> =>
  tx.find(ObjectionEvidence, { where: { objectionId: In([...objectionIds]) }, order: { addedAt: 'asc', id: 'asc' } });
