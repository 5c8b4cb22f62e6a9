import type { EntityManager } from 'typeorm';
import { notFound, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Session } from './session.entity.ts';
import { endSessions } from './sign-out.ts';

/** Ends a session of one's own, wherever it is open: a phone left in a taxi is out with its next request. */
export async function endSession(tx: EntityManager, actor: Actor, sessionId: string): Promise<void> {
  const { affected } = await tx.delete(Session, { id: sessionId, accountId: actor.userId });
  if (affected !== 1) throw notFound('session.not_found');
  await audit(tx, actor, 'account.session_ended', actor.userId, { sessionId });
}

/** Ends all sessions of one's own but the one that asks. */
export async function endOtherSessions(tx: EntityManager, actor: Actor, tokenHash: Buffer): Promise<void> {
  await endSessions(tx, actor.userId, tokenHash);
  await audit(tx, actor, 'account.other_sessions_ended', actor.userId);
}
