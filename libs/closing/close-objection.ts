import type { EntityManager } from 'typeorm';
import { Announcement, closeObjection, lockAnnouncement, Objection } from '#libs/announcement';
import { lockFiling, lockOwnFiling } from '#libs/filing';
import { conflict, mayStaff, notFound, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { advanceClosing } from './advance-closing.ts';
import { Closing } from './closing.entity.ts';

/** Whoever objected takes it back: the run goes on where it paused. */
export async function withdrawObjection(tx: EntityManager, actor: Actor, id: string): Promise<Objection> {
  return close(tx, actor, id, { to: 'WITHDRAWN', reason: null, isMine: true });
}

/** An officer of the registry strikes out one that is no objection in law; the reason is kept, and told. */
export async function strikeObjection(tx: EntityManager, actor: Actor, id: string, reason: string): Promise<Objection> {
  return close(tx, actor, id, { to: 'STRUCK', reason, isMine: false });
}

interface Closure {
  to: 'WITHDRAWN' | 'STRUCK';
  reason: string | null;
  isMine: boolean;
}

async function close(tx: EntityManager, actor: Actor, id: string, { to, reason, isMine }: Closure): Promise<Objection> {
  const seen = await getObjection(tx, id);
  const announcement = await tx.findOneByOrFail(Announcement, { id: seen.announcementId });
  const mine = seen.accountId === actor.userId || (seen.department !== null && seen.department === actor.department);
  const near = actor.kind !== 'staff' || mayStaff(actor, announcement.jurisdiction);
  if (!near || (isMine && !mine)) throw notFound('objection.not_found');
  const closing = await tx.findOneByOrFail(Closing, { announcementId: announcement.id });
  await lockFiling(tx, closing.filingId);
  await lockAnnouncement(tx, announcement.id);
  const objection = await closeObjection(tx, actor, await getObjection(tx, id), to, reason);
  await advanceClosing(tx, closing.filingId);
  return objection;
}

/** The owner answers, once; who objected and the registry read it. */
export async function answerObjection(tx: EntityManager, actor: Actor, { closing: filingId, id, answer }: Answer): Promise<string> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  const closing = await tx.findOneBy(Closing, { filingId: filing.id });
  const objection = await getObjection(tx, id);
  if (!closing || closing.announcementId !== objection.announcementId) throw notFound('objection.not_found');
  if (objection.state !== 'STANDING' || objection.answer !== null) throw conflict('objection.answered', { state: objection.state });
  await tx.update(Objection, { id }, { answer, answeredAt: registryNow() });
  await audit(tx, actor, 'objection.answered', id);
  return filing.id;
}

export interface Answer {
  closing: string;
  id: string;
  answer: string;
}

async function getObjection(tx: EntityManager, id: string): Promise<Objection> {
  const objection = await tx.findOneBy(Objection, { id });
  if (!objection) throw notFound('objection.not_found');
  return objection;
}
