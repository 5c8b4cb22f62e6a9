import type { EntityManager } from 'typeorm';
import type { TrailPage, TrailRow, TrailSearch } from '#libs/contract';
import { normaliseLogin } from '#libs/identity';
import { isId, mayStaff, registryTime, SYSTEM, type Actor } from '#libs/kernel';
import { config } from '#libs/platform';
import { cleanDetails } from './trail.rules.ts';

interface Row {
  id: string;
  at: Date;
  actor_id: string;
  kind: 'applicant' | 'staff' | null;
  name: string | null;
  login: string | null;
  what: string;
  object_id: string | null;
  details: object;
}

/** The newest first; `after` is the last that was shown. */
export async function trailPage(
  tx: EntityManager,
  actor: Actor,
  search: TrailSearch,
  { after, size }: { after?: string; size: number },
): Promise<TrailPage> {
  const rows = await trailRows(tx, actor, search, size + 1, after);
  const shown = rows.slice(0, size);
  return { rows: shown, next: rows.length > size ? (shown.at(-1)?.id ?? null) : null };
}

/** What an auditor of the city sees is everything; one of a district sees what the staff of the district did or tried. */
export async function trailRows(tx: EntityManager, actor: Actor, search: TrailSearch, most: number, after?: string): Promise<TrailRow[]> {
  const values: unknown[] = [];
  const parts: string[] = [];
  const and = (part: string, value: unknown): void => void parts.push(part.replaceAll('?', `$${values.push(value)}`));
  if (!mayStaff(actor, config().city)) {
    and(
      `a.kind = 'staff' and cardinality(a.districts) > 0 and not exists (select 1 from unnest(a.districts) d
        where not (d = any(?) or exists (select 1 from unnest(?::text[]) o where right(o, 2) = '00' and left(d, 4) = left(o, 4))))`,
      [...actor.districts],
    );
  }
  if (search.from) and(`u.at >= (?::date::timestamp at time zone 'Asia/Shanghai')`, search.from);
  if (search.to) and(`u.at < ((?::date + 1)::timestamp at time zone 'Asia/Shanghai')`, search.to);
  if (search.actor) and('u.actor_id = ?', await actorId(tx, search.actor));
  if (search.what)
    and(search.what.includes('.') ? 'u.what = ?' : `starts_with(u.what, ?)`, search.what.includes('.') ? search.what : `${search.what}.`);
  if (search.object) and('u.object_id = ?', search.object);
  if (after) and('u.id < ?', after);
  const rows: Row[] = await tx.query(
    `select u.id, u.at, u.actor_id, a.kind, a.name, a.login, u.what, u.object_id, u.details
       from audit u left join account a on a.id = u.actor_id
      where ${parts.join(' and ') || 'true'} order by u.id desc limit ${most}`,
    values,
  );
  return rows.map(rowOf);
}

/** Nobody of that name: an id that nobody has. */
async function actorId(tx: EntityManager, asked: string): Promise<string | null> {
  if (isId(asked)) return asked;
  const [found]: { id: string }[] = await tx.query(`select id from account where login = $1 and kind = 'staff'`, [normaliseLogin(asked)]);
  return found?.id ?? null;
}

function rowOf({ id, at, actor_id, kind, name, login, what, object_id, details }: Row): TrailRow {
  const who = { id: actor_id, kind: actor_id === SYSTEM.userId ? ('system' as const) : (kind ?? 'system'), name: name ?? '' };
  return {
    id,
    at: registryTime(at),
    actor: { ...who, login: kind === 'staff' ? login : null },
    what,
    objectId: object_id,
    // An object goes in, and one comes out.
    details: cleanDetails(details) as Record<string, unknown>,
  };
}
