import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/kernel';
import { BROWSER_IDLE_HOURS } from './open-session.ts';
import type { SessionKind } from './session.entity.ts';
import { tokenHash } from './session-token.ts';

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
