import type { EntityManager } from 'typeorm';
import { Filing } from '#libs/filing';
import { registryNow } from '#libs/kernel';
import { notify, type NoticeKind } from '#libs/notice';
import { ClosingReminder, type Closing } from './closing.entity.ts';
import type { ClosedEntity } from './closed-entity.ts';

/** Tells the filer something about the closing, once for ever however often it is said. `about` tells one event of a kind from another. */
export async function tellOwner(
  tx: EntityManager,
  closing: Closing,
  entity: Pick<ClosedEntity, 'name'>,
  kind: NoticeKind,
  about = '',
  more: Record<string, string> = {},
): Promise<void> {
  const what = about ? `${kind} ${about}` : kind;
  const row = { filingId: closing.filingId, what, at: registryNow() };
  const inserted = await tx.createQueryBuilder().insert().into(ClosingReminder).values(row).orIgnore().returning('what').execute();
  if ((inserted.raw as unknown[]).length === 0) return; // rows that were inserted: none, when it was said already
  const filing = await tx.findOneByOrFail(Filing, { id: closing.filingId });
  const params = {
    name: entity.name,
    number: filing.number ?? '',
    noticeEndsOn: closing.noticeEndsOn ?? '',
    applyFrom: closing.applyFrom ?? '',
    applyUntil: closing.applyUntil ?? '',
    ...more,
  };
  await notify(tx, { to: filing.filerId, kind, filingId: filing.id, params });
}
