import type { EntityManager } from 'typeorm';
import type { TrailRow, TrailSearch } from '#libs/contract';
import { invalid, type Actor } from '#libs/kernel';
import { audit, csvOf } from '#libs/platform';
import { trailRows } from './trail.queries.ts';

/** What a table for a spreadsheet may hold; a longer time is asked for in parts. */
export const MOST_EXPORTED = 20_000;

/** A part of the trail as a table to take away. That it was taken, by whom and what of, stands in the trail itself. */
export async function exportTrail(tx: EntityManager, actor: Actor, search: TrailSearch): Promise<string> {
  const rows = await trailRows(tx, actor, search, MOST_EXPORTED + 1);
  if (rows.length > MOST_EXPORTED) throw invalid('trail.too_much', { most: MOST_EXPORTED });
  await audit(tx, actor, 'trail.exported', null, { ...search, rows: rows.length });
  return csvOf(['id', 'at', 'kind', 'name', 'login', 'what', 'object', 'details'], rows.map(cells));
}

const cells = ({ id, at, actor, what, objectId, details }: TrailRow): (string | null)[] => [
  id,
  at,
  actor.kind,
  actor.name,
  actor.login,
  what,
  objectId,
  JSON.stringify(details),
];
