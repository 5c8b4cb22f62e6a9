import { In, IsNull, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { Announcement } from '#libs/announcement';
import type { CreditorNoticeRow, LiquidationView } from '#libs/contract';
import { addDays, notFound, registryDate, type Actor } from '#libs/kernel';
import { RegisterEntity, RegisterName } from '#libs/register';
import { Liquidation } from './liquidation.entity.ts';

const AT_MOST = 200;

/** What the caller has filed, the latest first. */
export async function ownLiquidations(tx: EntityManager, { userId }: Actor): Promise<LiquidationView[]> {
  return viewsOf(tx, await tx.find(Liquidation, { where: { filerId: userId }, order: { filedAt: 'desc' }, take: AT_MOST }));
}

/** One of them. Another's is not there. */
export async function ownLiquidation(tx: EntityManager, { userId }: Actor, id: string): Promise<LiquidationView> {
  const row = await tx.findOneBy(Liquidation, { id, filerId: userId });
  const [view] = row ? await viewsOf(tx, [row]) : [];
  if (!view) throw notFound('liquidation.not_found');
  return view;
}

/** Creditors' notices that run today, the latest first. */
export async function creditorNotices(tx: EntityManager): Promise<CreditorNoticeRow[]> {
  const running = { state: 'RUNNING' as const, endsOn: MoreThanOrEqual(registryDate()) };
  const rows = await tx.find(Liquidation, { where: running, order: { filedAt: 'desc' }, take: AT_MOST });
  const notices = await tx.findBy(Announcement, { id: In(rows.map(({ announcementId }) => announcementId)) });
  return rows.flatMap(({ announcementId, members, claimsAddress }) => {
    const notice = notices.find(({ id }) => id === announcementId);
    if (!notice) return [];
    const { id, name, code, jurisdiction: registry, publishedOn, endsOn } = notice;
    return [{ id, name, code, registry, members, claimsAddress, publishedOn, endsOn }];
  });
}

async function viewsOf(tx: EntityManager, rows: readonly Liquidation[]): Promise<LiquidationView[]> {
  const ids = rows.map(({ entityId }) => entityId);
  const entities = await tx.findBy(RegisterEntity, { id: In(ids) });
  const names = await tx.findBy(RegisterName, { entityId: In(ids), until: IsNull() });
  return rows.map((row) => {
    const entity = entities.find(({ id }) => id === row.entityId);
    const code = entity?.unifiedSocialCreditCode ?? entity?.registrationNumber ?? '';
    const name = names.find(({ entityId }) => entityId === row.entityId)?.full ?? '';
    return viewOf(row, { id: row.entityId, name, code });
  });
}

function viewOf(row: Liquidation, entity: LiquidationView['entity']): LiquidationView {
  const { id, state, ground, dissolvedOn, members, claimsAddress, fileBy, publishedOn, endsOn } = row;
  const applyFrom = addDays(endsOn, 1);
  const runs = state === 'RUNNING';
  return {
    ...{ id, entity, state, ground, dissolvedOn, members, claimsAddress, fileBy, publishedOn, endsOn, applyFrom },
    late: publishedOn > fileBy,
    moves: [...(runs ? (['withdraw'] as const) : []), ...(runs && registryDate() >= applyFrom ? (['deregister'] as const) : [])],
  };
}
