import { MoreThan, type EntityManager } from 'typeorm';
import type { OwnSessionView } from '#libs/contract';
import { registryTime, type Actor } from '#libs/kernel';
import { getAccount } from './account.queries.ts';
import { BROWSER_IDLE_HOURS, type OpenedSession } from './open-session.ts';
import { Session, type SessionKind } from './session.entity.ts';
import { tokenHash } from './session-token.ts';

/** The caller's own session. */
export async function currentSession(tx: EntityManager, accountId: string, token: string): Promise<OpenedSession> {
  const { kind, expiresAt } = await tx.findOneByOrFail(Session, { tokenHash: tokenHash(token) });
  return { account: await getAccount(tx, accountId), kind, token, expiresAt };
}

/** Where a person is signed in, the latest used first. */
export async function ownSessions(tx: EntityManager, actor: Actor, current: Buffer): Promise<OwnSessionView[]> {
  const sessions = await tx.find(Session, { where: { accountId: actor.userId, expiresAt: MoreThan(new Date()) }, order: { lastSeenAt: 'DESC' } });
  const idleSince = Date.now() - BROWSER_IDLE_HOURS * 3_600_000;
  return sessions
    .filter(({ kind, lastSeenAt }) => kind === 'program' || lastSeenAt.getTime() > idleSince)
    .map(({ id, kind, device, createdAt, lastSeenAt, tokenHash: hash }) => ({
      id,
      kind,
      device,
      createdAt: registryTime(createdAt),
      lastSeenAt: registryTime(lastSeenAt),
      current: hash.equals(current),
    }));
}

interface Row {
  id: string;
  kind: 'applicant' | 'staff';
  department: string | null;
  districts: string[];
  roles: string[];
  password_given: boolean;
  stale: boolean;
}

/** Who is signed in. */
export interface SignedIn extends Actor {
  /** The password is somebody else's choice. */
  readonly passwordGiven?: true;
}

/** Who holds this session now. A closed account has none from the moment it is closed. */
export async function findSession(db: EntityManager, kind: SessionKind, token: string): Promise<SignedIn | undefined> {
  const hash = tokenHash(token);
  const [row]: Row[] = await db.query(
    `select account.id, account.kind, account.department, account.districts, account.roles, account.password_given,
            session.last_seen_at < clock_timestamp() - interval '1 minute' as stale
       from session join account on account.id = session.account_id
      where session.token_hash = $1 and session.kind = $2 and session.expires_at > clock_timestamp() and account.active
        and (session.kind = 'program' or session.last_seen_at > clock_timestamp() - make_interval(hours => $3))`,
    [hash, kind, BROWSER_IDLE_HOURS],
  );
  if (!row) return undefined;
  // Once a minute is exact enough for a limit of hours, and spares a write a request.
  if (row.stale) await db.query('update session set last_seen_at = clock_timestamp() where token_hash = $1', [hash]);
  return {
    userId: row.id,
    kind: row.kind,
    ...(row.department === null ? {} : { department: row.department }),
    districts: row.districts,
    roles: row.roles,
    ...(row.password_given ? { passwordGiven: true as const } : {}),
  };
}
