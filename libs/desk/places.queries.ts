import type { EntityManager } from 'typeorm';
import type { LostView } from '#libs/contract';

/** A filing may be on its way between two handlers for this long before it counts as lost. */
const ON_ITS_WAY = '1 hour';

/**
 * What is in no place: tasks that wait although their filing has left that round, and filings that the office has and about which nobody
 * is asked; a filing that a person's "not me" holds waits there. Both are empty, always; a night's look makes sure.
 */
export async function lostPlaces(tx: EntityManager, onItsWay = ON_ITS_WAY): Promise<LostView> {
  const tasks: { id: string }[] = await tx.query(
    `select t.id from approval_task t join filing f on f.id = t.filing_id
      where t.closed_at is null and t.asked = 'atAcceptance'
        and not (f.round = t.round and f.state = case t.kind when 'ACCEPTANCE' then 'SUBMITTED' else 'IN_REVIEW' end)
      order by t.id limit 200`,
  );
  const filings: { id: string }[] = await tx.query(
    `select f.id from filing f
      where f.state in ('SUBMITTED', 'IN_REVIEW') and f.changed_at < clock_timestamp() - $1::interval
        and not exists (select 1 from hold h where h.object_id = f.id and h.state = 'OPEN')
        and not exists (select 1 from approval_task t where t.filing_id = f.id and t.round = f.round and t.closed_at is null
          and t.asked = 'atAcceptance' and (t.gating or t.kind = 'ACCEPTANCE'))
      order by f.id limit 200`,
    [onItsWay],
  );
  return { tasks: tasks.map(({ id }) => id), filings: filings.map(({ id }) => id) };
}
