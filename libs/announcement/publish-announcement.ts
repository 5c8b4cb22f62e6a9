import type { EntityManager } from 'typeorm';
import { conflict, newId, notFound, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Announcement, Objection } from './announcement.entity.ts';
import { ANNOUNCEMENT_MOVES, mustLead, OBJECTION_MOVES, type AnnouncementState } from './announcement.state.ts';

export type NewAnnouncement = Omit<Announcement, 'id' | 'state' | 'publishedAt' | 'closedOn'> & Partial<Pick<Announcement, 'publishedAt'>>;

/** Tells everyone. One of a kind runs about an entity at a time; the database sees to it. */
export async function publishAnnouncement(tx: EntityManager, actor: Actor, given: NewAnnouncement): Promise<Announcement> {
  const row = tx.create(Announcement, { publishedAt: registryNow(), ...given, id: newId(), state: 'RUNNING' as const, closedOn: null });
  const { raw }: { raw: unknown[] } = await tx.createQueryBuilder().insert().into(Announcement).values(row).orIgnore().returning('id').execute();
  if (raw.length === 0) throw conflict('announcement.already_running', { kind: given.kind });
  await audit(tx, actor, 'announcement.published', row.id, { kind: row.kind, entityId: row.entityId, publishedOn: row.publishedOn });
  return row;
}

export async function lockAnnouncement(tx: EntityManager, id: string): Promise<Announcement> {
  const row = await tx.findOne(Announcement, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row) throw notFound('announcement.not_found');
  return row;
}

export async function closeAnnouncement(
  tx: EntityManager,
  actor: Actor,
  id: string,
  to: AnnouncementState,
  on = registryDate(),
): Promise<Announcement> {
  const row = await lockAnnouncement(tx, id);
  mustLead(ANNOUNCEMENT_MOVES, row.state, to);
  Object.assign(row, { state: to, closedOn: on });
  await audit(tx, actor, 'announcement.closed', id, { to });
  return tx.save(row);
}

export type NewObjection = Pick<Objection, 'announcementId' | 'voice' | 'department' | 'accountId' | 'reason'> &
  Partial<Pick<Objection, 'madeOn' | 'madeAt' | 'state'>> & { seal: (id: string) => string };

/** Enters an objection. A voice that has one standing gets that one back. The caller holds the announcement. */
export async function enterObjection(
  tx: EntityManager,
  actor: Actor,
  { seal, ...given }: NewObjection,
): Promise<{ objection: Objection; isNew: boolean }> {
  const standing = await tx.findOneBy(Objection, { announcementId: given.announcementId, voice: given.voice, state: 'STANDING' });
  if (standing) return { objection: standing, isNew: false };
  const id = newId();
  const objection = tx.create(Objection, {
    madeOn: registryDate(),
    madeAt: registryNow(),
    state: 'STANDING',
    answer: null,
    answeredAt: null,
    closedAt: null,
    closedBy: null,
    closeReason: null,
    ...given,
    id,
    place: await tx.countBy(Objection, { announcementId: given.announcementId }),
    sealed: seal(id),
  });
  await tx.insert(Objection, objection);
  await audit(tx, actor, 'objection.made', id, { announcementId: given.announcementId, department: given.department });
  return { objection, isNew: true };
}

/** Taken back by whoever made it, or struck out with a reason. The caller holds the announcement. */
export async function closeObjection(
  tx: EntityManager,
  actor: Actor,
  objection: Objection,
  to: 'WITHDRAWN' | 'STRUCK',
  reason: string | null,
): Promise<Objection> {
  mustLead(OBJECTION_MOVES, objection.state, to);
  Object.assign(objection, { state: to, closedAt: registryNow(), closedBy: actor.userId, closeReason: reason });
  await audit(tx, actor, to === 'STRUCK' ? 'objection.struck' : 'objection.withdrawn', objection.id);
  return tx.save(objection);
}
