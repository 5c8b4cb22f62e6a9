import type { EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { Account } from '#libs/identity';
import { addDays, registryDate } from '#libs/kernel';
import { Notice, notify } from '#libs/notice';

const WARNED_DAYS_AHEAD = 60;

/**
 * Warns every administrator, once a year that is missing, when the calendar of a year that begins within sixty days is not loaded.
 * Until it is, promises are said in working days without a date; no date is ever guessed.
 */
export async function watchCalendar(tx: EntityManager): Promise<number> {
  const law = await lawNow(tx);
  const year = addDays(registryDate(), WARNED_DAYS_AHEAD).slice(0, 4);
  if (law.workingDays.years.includes(Number(year))) return 0;
  const administrators = await tx
    .createQueryBuilder(Account, 'a')
    .where("a.active and 'administrator' = any(a.roles)")
    .andWhere(
      (query) =>
        `not exists ${query.subQuery().select('1').from(Notice, 'n').where("n.recipientId = a.id and n.kind = 'calendar.missing' and n.params->>'year' = :year").getQuery()}`,
    )
    .setParameters({ year })
    .getMany();
  for (const { id } of administrators) await notify(tx, { to: id, kind: 'calendar.missing', filingId: null, params: { year } });
  return administrators.length;
}
