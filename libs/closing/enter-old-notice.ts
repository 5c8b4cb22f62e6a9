import type { EntityManager } from 'typeorm';
import { closeAnnouncement, enterObjection, publishAnnouncement, type Announcement } from '#libs/announcement';
import { lawNow } from '#libs/editions';
import { SYSTEM, type Actor } from '#libs/kernel';
import { seal } from '#libs/platform';
import { closedEntity } from './closed-entity.ts';
import { daysOf, editionOf } from './closing.rules.ts';

export interface OldNotice {
  entityId: string;
  publishedOn: string;
  objections: readonly { by: string; on: string; reason?: string; struck?: boolean }[];
}

/** A notice that was published elsewhere, with what was objected there, so that an application here can follow it. Nobody is told anew. */
export async function enterOldNotice(
  tx: EntityManager,
  actor: Actor,
  { entityId, publishedOn, objections }: OldNotice,
): Promise<Announcement | null> {
  const { entityType, ...entity } = await closedEntity(tx, entityId);
  const edition = entityType ? editionOf(await lawNow(tx), entityType, publishedOn) : undefined;
  if (!entityType || !edition) return null;
  const endsOn = daysOf(edition, publishedOn).noticeEndsOn;
  const at = new Date(`${publishedOn}T10:00:00+08:00`);
  const notice = await publishAnnouncement(tx, actor, {
    kind: 'simplifiedDeregistration',
    entityId,
    causeId: null,
    jurisdiction: entity.registry ?? '',
    name: entity.name,
    code: entity.code,
    entityType,
    isPublic: true,
    publishedOn,
    endsOn,
    publishedAt: at,
  });
  for (const { by, on, reason = '', struck } of objections) {
    const given = { announcementId: notice.id, voice: `${by} ${on}`, department: by, accountId: null, reason, madeOn: on };
    await enterObjection(tx, actor, {
      ...given,
      madeAt: new Date(`${on}T10:00:00+08:00`),
      state: struck ? 'STRUCK' : 'STANDING',
      seal: (id) => seal({}, id),
    });
  }
  const first = objections.find(({ on, struck }) => !struck && on <= endsOn);
  if (first && !edition.objectionPauses) await closeAnnouncement(tx, SYSTEM, notice.id, 'TERMINATED', first.on);
  return notice;
}
