import { In, type EntityManager } from 'typeorm';
import { Announcement } from '#libs/announcement';
import { addDays, registryDate, registryNow } from '#libs/kernel';
import { notify } from '#libs/notice';
import { Liquidation } from './liquidation.entity.ts';

const AT_ONCE = 50;

/** Tells filers that no creditor can come forward any more, each once; gives how many were told. Rows that another run holds are left to it. */
export async function tellWhoseNoticeIsOver(tx: EntityManager): Promise<number> {
  const rows = await tx
    .createQueryBuilder(Liquidation, 'l')
    .where("l.state = 'RUNNING' and l.toldAt is null and l.endsOn < :today", { today: registryDate() })
    .orderBy('l.id')
    .limit(AT_ONCE)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
  const notices = await tx.findBy(Announcement, { id: In(rows.map(({ announcementId }) => announcementId)) });
  for (const { id, filerId, announcementId, endsOn } of rows) {
    const name = notices.find((notice) => notice.id === announcementId)?.name ?? '';
    await notify(tx, { to: filerId, kind: 'liquidation.notice_over', filingId: null, params: { name, endsOn, applyFrom: addDays(endsOn, 1) } });
    await tx.update(Liquidation, id, { toldAt: registryNow() });
  }
  return rows.length;
}
