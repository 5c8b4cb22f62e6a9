import type { EntityManager } from 'typeorm';
import type { Account } from './account.entity.ts';
import { Session, type SessionKind } from './session.entity.ts';
import { newToken, tokenHash } from './session-token.ts';

const DAY_MS = 86_400_000;

/** How long a session lives at most, and how long a browser may leave it unused. */
export const SESSION_LIFE_MS: Record<SessionKind, number> = { browser: 7 * DAY_MS, program: 30 * DAY_MS };
export const BROWSER_IDLE_HOURS = 12;

export interface OpenedSession {
  readonly account: Account;
  readonly kind: SessionKind;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Opens a session; its token is known from here on only to the caller. */
export async function openSession(tx: EntityManager, account: Account, kind: SessionKind, device = ''): Promise<OpenedSession> {
  const token = newToken();
  const now = Date.now();
  const expiresAt = new Date(now + SESSION_LIFE_MS[kind]);
  await tx.insert(Session, {
    tokenHash: tokenHash(token),
    accountId: account.id,
    kind,
    device,
    confirmedAt: new Date(now),
    expiresAt,
  });
  return { account, kind, token, expiresAt };
}
